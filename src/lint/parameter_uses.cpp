#include "lint/parameter_uses.hpp"

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
bool is_plain_field(const Context& context, const std::vector<Item>& parts) {
    const Symbol* owner = context.symbols.find(parts.front().text);
    return owner != nullptr && catalogue::find_parameter(parts.back().text) == nullptr;
}

}  // namespace

void for_each_parameter(const Context& context, const std::function<void(const ParameterMention&)>& visit) {
    const auto consider = [&](ParameterUse use, text::Span span, std::string_view text) {
        ParameterMention mention{use, span, text, dotted_parts(span, text), {}};
        if (mention.parts.size() > 1) {
            mention.check = check_parameter(mention.parts, context.symbols);
            visit(mention);
        }
    };
    for (const FieldAssignment& assignment : context.fields) {
        if (!is_parameter_list(assignment)) {
            continue;
        }
        const bool plotted = assignment.type->name == "XYPlot";
        for (Item item : items_of(assignment.value)) {
            if (is_quoted(item.text)) {
                item = {{item.span.begin + 1, item.span.end - 1}, without_quotes(item.text)};
            }
            if (!is_real(item.text) && is_name(dotted_parts(item.span, item.text).front().text)) {
                consider(plotted ? ParameterUse::plotted : ParameterUse::reported, item.span, item.text);
            }
        }
    }
    for (const Mention& mention : context.mentions) {
        const std::optional<ParameterUse> use = use_of(mention);
        const script::NodeRef path = mention.path();
        if (!use || !mention.node.is(script::NodeKind::path) || path.child_count() < 2) {
            continue;
        }
        if (use == ParameterUse::assigned && is_plain_field(context, dotted_parts(path.span(), path.text()))) {
            continue;  // unknown-field and read-only-field judge it
        }
        consider(*use, path.span(), path.text());
    }
}

}  // namespace gmat_copilot::lint
