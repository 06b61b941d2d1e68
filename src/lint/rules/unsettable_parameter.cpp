#include <algorithm>

#include "lint/parameter_uses.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// A field of the same name that the sequence may set, such as OrbitErrorCovariance.
bool settable_field(const ParameterMention& mention) {
    const catalogue::ResourceType* type = mention.check.owner != nullptr ? mention.check.owner->type : nullptr;
    const catalogue::Field* field =
        type != nullptr ? catalogue::find_field(*type, mention.name.parameter().text) : nullptr;
    return mention.name.dots() == 1 && field != nullptr && field->in_sequence;
}

/// Computed parameters that GMAT lets a solver vary all the same: it changes nothing.
constexpr std::string_view tolerated[] = {"Altitude",    "BVectorAngle", "BVectorMag", "BdotR",    "BdotT",
                                          "ElapsedDays", "ElapsedSecs",  "LST",        "Latitude", "Longitude",
                                          "MHA",         "Q1",           "Q2",         "Q3",       "Q4"};

}  // namespace

void unsettable_parameter(const Context& context, Sink& sink) {
    for (const ParameterMention& mention : context.parameters) {
        const catalogue::Parameter* parameter = mention.check.parameter;
        if (parameter == nullptr || mention.check.verdict != ParameterVerdict::fine || parameter->settable ||
            settable_field(mention)) {
            continue;
        }
        if (mention.use == ParameterUse::assigned) {
            sink.error(mention.name.span(), quoted(mention.name.text()) + " cannot be set; GMAT computes it");
        } else if (mention.use == ParameterUse::varied) {
            const bool harmless = std::ranges::find(tolerated, parameter->name) != std::end(tolerated);
            sink.add(harmless ? text::Severity::info : text::Severity::error, mention.name.span(),
                     quoted(mention.name.text()) + (harmless ? " is computed: varying it changes nothing"
                                                             : " cannot be varied; GMAT computes it"));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
