#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// The stop conditions that are events, not values.
bool is_event(std::string_view parameter) { return parameter == "Apoapsis" || parameter == "Periapsis"; }

}  // namespace

void stop_value(const Context& context, Sink& sink) {
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.kind() != script::NodeKind::command || statement.keyword != "Propagate") {
            continue;
        }
        for (const script::NodeRef condition : script::read_propagate(statement).conditions) {
            const bool has_value = condition.is(script::NodeKind::option);
            const script::NodeRef path = has_value ? condition.child(0) : condition;
            if (!path.is(script::NodeKind::path) || path.child_count() < 2) {
                continue;
            }
            const std::string_view parameter = path.child(path.child_count() - 1).text();
            if (catalogue::find_parameter(parameter) == nullptr) {
                continue;
            }
            if (has_value && is_event(parameter)) {
                sink.error(condition.span(), quoted(path.text()) + " takes no value; write it alone",
                           text::Fix{"remove the value", true, {{condition.span(), std::string(path.text())}}});
            } else if (!has_value && !is_event(parameter)) {
                sink.error(condition.span(), quoted(path.text()) + " needs a value to stop at, as in " +
                                                 quoted(std::string(path.text()) + " = 60"));
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
