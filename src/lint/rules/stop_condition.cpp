#include <algorithm>
#include <vector>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using script::NodeKind;
using script::NodeRef;

/// The stop conditions that are events, not values.
bool is_event(std::string_view parameter) { return parameter == "Apoapsis" || parameter == "Periapsis"; }

void check_value(NodeRef condition, NodeRef path, Sink& sink) {
    const bool has_value = condition.is(NodeKind::option);
    const std::string_view name = script::last_part(path);
    const catalogue::Parameter* parameter = catalogue::find_parameter(name);
    if (parameter == nullptr) {
        return;
    }
    if (has_value && is_event(name)) {
        sink.error(condition.span(), quoted(path.text()) + " takes no value; write it alone",
                   text::Fix{"remove the value", true, {{condition.span(), std::string(path.text())}}});
    } else if (!has_value && !is_event(name)) {
        sink.error(condition.span(), quoted(path.text()) + " needs a value to stop at, as in " +
                                         quoted(std::string(path.text()) + " = 60"));
    } else if (parameter->is_string || parameter->is_array) {
        sink.error(path.span(), quoted(path.text()) + " is " + (parameter->is_string ? "text" : "a list") +
                                    "; GMAT stops at a value of one number");
    }
}

/// What a Propagate moves, and the members of its formations.
class Moved {
  public:
    Moved(const Context& context, const script::PropagateView& propagate) {
        for (const script::PropagateView::Group& group : propagate.groups) {
            for (const NodeRef craft : group.craft) {
                add(context, script::unquoted(craft));
            }
        }
    }
    [[nodiscard]] bool surely_not(std::string_view name) const {
        return known_ && !names_.empty() && std::ranges::find(names_, name) == names_.end();
    }

  private:
    void add(const Context& context, std::string_view name) {
        names_.push_back(name);
        const Symbol* symbol = context.symbols.find(name);
        if (symbol != nullptr && !symbol->ambiguous && symbol->surely("Spacecraft")) {
            return;
        }
        known_ = known_ && symbol != nullptr && !symbol->ambiguous && symbol->surely("Formation") &&
                 context.settings.fixed(*symbol, "Add");
        if (symbol == nullptr) {
            return;
        }
        for (const FieldAssignment* assignment : context.settings.all(*symbol)) {
            if (assignment->last_part() == "Add") {
                for (const Item& item : items_of(assignment->value)) {
                    names_.push_back(without_quotes(item.text));
                }
            }
        }
    }
    std::vector<std::string_view> names_;
    bool known_ = true;
};

void check_owner(const Context& context, const Moved& moved, NodeRef path, Sink& sink) {
    const std::string_view owner = script::first_part(path);
    const Symbol* symbol = context.symbols.find(owner);
    if (symbol != nullptr && !symbol->ambiguous && symbol->surely("Spacecraft") && moved.surely_not(owner)) {
        sink.error(path.span(), quoted(owner) +
                                    " is not propagated by this command; GMAT stops at a parameter of a "
                                    "spacecraft that is");
    }
}

/// A variable may not stand where a spacecraft's parameter is wanted.
void check_plain(const Context& context, NodeRef path, Sink& sink) {
    const Symbol* symbol = context.symbols.find(path.text());
    if (symbol != nullptr && !symbol->ambiguous && symbol->type != nullptr && !symbol->type->plugin) {
        sink.error(path.span(), quoted(path.text()) + " is a " + std::string(symbol->type_name) +
                                    "; GMAT stops at a parameter of a propagated spacecraft");
    }
}

}  // namespace

void stop_condition(const Context& context, Sink& sink) {
    for (const script::Statement* statement : context.commands.of("Propagate")) {
        const script::PropagateView propagate = script::read_propagate(*statement);
        if (propagate.conditions.empty()) {
            continue;
        }
        const Moved moved(context, propagate);
        for (const NodeRef condition : propagate.conditions) {
            const NodeRef path = condition.is(NodeKind::option) ? condition.child(0) : condition;
            if (!path.is(NodeKind::path)) {
                continue;
            }
            if (path.child_count() < 2) {
                check_plain(context, path, sink);
                continue;
            }
            check_value(condition, path, sink);
            check_owner(context, moved, path, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
