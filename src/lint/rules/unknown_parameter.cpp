#include "lint/names.hpp"
#include "lint/parameter_uses.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// The parameters an object of this type has.
std::vector<std::string_view> parameters_of(const Symbol& owner) {
    std::vector<std::string_view> names;
    for (const catalogue::Parameter& parameter : catalogue::parameters()) {
        if (!parameter.owner_type.empty() && owner.may_be(parameter.owner_type)) {
            names.push_back(parameter.name);
        }
    }
    return names;
}

void report_unknown(const ParameterMention& mention, Sink& sink) {
    const Symbol& owner = *mention.check.owner;
    const std::string_view name = mention.at().text;
    std::string message = quoted(name) + " is not a parameter of a " + std::string(owner.type_name);
    const bool is_field = owner.type != nullptr && catalogue::find_field(*owner.type, name) != nullptr;
    if (is_field) {
        message += " (it is a field, which the mission sequence cannot read)";
    }
    Suggestion suggestion = is_field ? Suggestion{} : suggest(name, mention.at().span, parameters_of(owner));
    sink.error(mention.at().span, message + suggestion.clause, std::move(suggestion.fix));
}

/// A parameter that exists, but not for this use.
void check_use(const ParameterMention& mention, Sink& sink) {
    const catalogue::Parameter* parameter = mention.check.parameter;
    if (parameter == nullptr || mention.check.verdict != ParameterVerdict::fine) {
        return;
    }
    const std::string name = quoted(mention.name.text());
    if (mention.use == ParameterUse::plotted && !parameter->plottable) {
        sink.error(mention.name.span(), name + " cannot be plotted; GMAT plots parameters that are one number");
    } else if (mention.use == ParameterUse::reported && !parameter->reportable) {
        sink.error(mention.name.span(), name + " cannot be reported; it only serves as a stop condition");
    }
}

}  // namespace

void unknown_parameter(const Context& context, Sink& sink) {
    for (const ParameterMention& mention : context.parameters) {
        switch (mention.check.verdict) {
            case ParameterVerdict::unknown: report_unknown(mention, sink); break;
            case ParameterVerdict::wrong_owner:
                sink.error(mention.at().span, quoted(mention.at().text) + " is a parameter of a " +
                                                  std::string(mention.check.parameter->owner_type) + ", and " +
                                                  quoted(mention.name.owner().text) + " is a " +
                                                  std::string(mention.check.owner->type_name));
                break;
            default: check_use(mention, sink); break;
        }
    }
}

}  // namespace gmat_copilot::lint::rule
