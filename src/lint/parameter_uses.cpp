#include "lint/parameter_uses.hpp"

#include <optional>

#include "script/view.hpp"

namespace gmat_copilot::lint {
namespace {

bool is_parameter_list(const FieldAssignment& assignment) {
    return assignment.field != nullptr && assignment.field->object_type == "Parameter" && assignment.field->must_exist;
}

std::optional<ParameterUse> use_of(const Mention& mention) {
    switch (mention.role) {
        case Role::stop_condition: return ParameterUse::stop_condition;
        case Role::assigned: return ParameterUse::assigned;
        case Role::report_item: return ParameterUse::reported;
        case Role::number:
        case Role::plain_number:
        case Role::term:
        case Role::text: return ParameterUse::value;
        case Role::control: return ParameterUse::varied;
        default: return std::nullopt;
    }
}

/// A field that may be set in the sequence though no parameter has its name: Sat.DateFormat.
bool is_plain_field(const Mention& mention) {
    return mention.symbol != nullptr && catalogue::find_parameter(script::last_part(mention.path())) == nullptr;
}

class Reader {
  public:
    Reader(const SymbolTable& symbols, std::vector<ParameterMention>& found) : symbols_(symbols), found_(found) {}

    void add(ParameterUse use, text::Span span, std::string_view text, const Symbol* owner) {
        const DottedName name(span, text);
        if (name.dots() > 0) {
            found_.push_back({use, name, check_parameter(name, owner, symbols_)});
        }
    }

    void add_list(const FieldAssignment& assignment) {
        const bool plotted = assignment.type->name == "XYPlot";
        for (Item item : items_of(assignment.value)) {
            if (is_quoted(item.text)) {
                item = {{item.span.begin + 1, item.span.end - 1}, without_quotes(item.text)};
            }
            const std::string_view owner = item.text.substr(0, item.text.find('.'));
            if (!is_real(item.text) && is_name(owner)) {
                add(plotted ? ParameterUse::plotted : ParameterUse::reported, item.span, item.text,
                    symbols_.find(owner));
            }
        }
    }

  private:
    const SymbolTable& symbols_;
    std::vector<ParameterMention>& found_;
};

}  // namespace

Item ParameterMention::at() const {
    switch (check.at) {
        case ParameterCheck::Part::owner: return name.owner();
        case ParameterCheck::Part::dependency: return name.dependency();
        default: return name.parameter();
    }
}

std::vector<ParameterMention> read_parameters(const SymbolTable& symbols, const std::vector<FieldAssignment>& fields,
                                              const std::vector<Mention>& mentions) {
    std::vector<ParameterMention> found;
    found.reserve(mentions.size() / 2);
    Reader reader(symbols, found);
    for (const FieldAssignment& assignment : fields) {
        if (is_parameter_list(assignment)) {
            reader.add_list(assignment);
        }
    }
    for (const Mention& mention : mentions) {
        if (!mention.node.is(script::NodeKind::path) || mention.node.child_count() < 2) {
            continue;
        }
        const std::optional<ParameterUse> use = use_of(mention);
        if (use && !(use == ParameterUse::assigned && is_plain_field(mention))) {
            reader.add(*use, mention.node.span(), mention.node.text(), mention.symbol);
        }
    }
    return found;
}

}  // namespace gmat_copilot::lint
