#include "lint/names.hpp"
#include "lint/parameter_uses.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// "Sat.Earth.X" -> "Sat.X"; for a parameter of a coordinate system also "Sat.EarthMJ2000Eq.X" where that exists.
std::optional<text::Fix> repaired(const ParameterMention& mention, const Context& context) {
    const Item middle = mention.name.dependency();
    if (mention.check.parameter->dependency == catalogue::Dependency::coordinate_system) {
        const std::string system = std::string(middle.text) + "MJ2000Eq";
        if (context.symbols.find(system) != nullptr) {
            return text::Fix{
                "replace " + quoted(middle.text) + " by " + quoted(system), false, {{middle.span, system}}};
        }
    }
    if (mention.check.verdict == ParameterVerdict::needless_dependency) {
        return text::Fix{"remove " + quoted(middle.text), false, {{{middle.span.begin, middle.span.end + 1}, ""}}};
    }
    return std::nullopt;
}

/// GMAT loads Sat.Acceleration and finds no force model when it begins to run.
bool needs_force_model(const Context& context, const ParameterMention& mention) {
    if (mention.name.dots() == 2) {
        const Symbol* middle = context.symbols.find(mention.name.dependency().text);
        if (middle == nullptr ? context.symbols.open_world() : middle->may_be("ODEModel")) {
            return false;
        }
    }
    return mention.name.dots() <= 2 && mention.check.parameter != nullptr &&
           mention.check.parameter->dependency == catalogue::Dependency::force_model &&
           mention.use != ParameterUse::assigned && mention.use != ParameterUse::varied;
}

}  // namespace

void parameter_dependency(const Context& context, Sink& sink) {
    for (const ParameterMention& mention : context.parameters) {
        if (mention.check.verdict == ParameterVerdict::needless_dependency) {
            sink.error(mention.at().span,
                       quoted(mention.name.parameter().text) + " depends on nothing; " + quoted(mention.at().text) +
                           " may not stand before it",
                       repaired(mention, context));
        } else if (mention.check.verdict == ParameterVerdict::ignored_dependency) {
            sink.info(mention.at().span, quoted(mention.name.parameter().text) + " depends on nothing; GMAT ignores " +
                                             quoted(mention.at().text) + " before it");
        } else if (mention.check.verdict == ParameterVerdict::several_dependencies) {
            sink.error(mention.at().span, quoted(mention.name.parameter().text) +
                                              " depends on one thing at most; one name may stand before it");
        } else if (mention.check.verdict == ParameterVerdict::fine && needs_force_model(context, mention)) {
            sink.error(mention.name.span(), quoted(mention.name.text()) +
                                                " depends on a force model, which must be named, as in " +
                                                quoted(std::string(mention.name.owner().text) + ".FM." +
                                                       std::string(mention.name.parameter().text)));
        } else if (mention.check.verdict == ParameterVerdict::wrong_dependency) {
            sink.error(mention.at().span,
                       quoted(mention.name.parameter().text) + " depends on " +
                           std::string(dependency_noun(*mention.check.parameter)) + ", which " +
                           quoted(mention.at().text) + " is not",
                       repaired(mention, context));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
