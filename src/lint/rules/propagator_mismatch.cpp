#include <algorithm>
#include <array>
#include <string>

#include "lint/propagators.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// What a propagator that reads an ephemeris needs of each spacecraft.
struct Source {
    std::string_view type;
    std::string_view field;
    std::string_view what;
};
constexpr std::array sources = {
    Source{"SPK", "OrbitSpiceKernelName", "an SPK kernel"},
    Source{"Code500", "EphemerisName", "an ephemeris file"},
    Source{"STK", "EphemerisName", "an ephemeris file"},
    Source{"CCSDS-OEM", "EphemerisName", "an ephemeris file"},
    Source{"SPICESGP4", "EphemerisName", "a file of two-line elements"},
};

bool propagates_covariance(const Propagation& use) {
    return std::ranges::any_of(use.along, [](script::NodeRef node) { return script::unquoted(node) == "Covariance"; });
}

void check_covariance(const Context& context, const Propagation& use, Sink& sink) {
    const bool fixed_step = use.force_model != nullptr && context.settings.fixed(*use.force_model, "ErrorControl") &&
                            context.settings.word(*use.force_model, "ErrorControl") == "None";
    const bool unknown = use.force_model != nullptr && !context.settings.fixed(*use.force_model, "ErrorControl");
    if (use.integrates && !fixed_step && !unknown && propagates_covariance(use)) {
        sink.error(use.span, "a covariance is propagated with fixed steps only, and " + quoted(use.propagator->name) +
                                 " controls its steps; set ErrorControl = None on its force model");
    }
}

void check_source(const Context& context, const Propagation& use, Sink& sink) {
    const auto* source = std::ranges::find_if(sources, [&](const Source& row) { return row.type == use.type; });
    if (source == sources.end()) {
        return;
    }
    for (const script::NodeRef node : use.craft) {
        const Symbol* craft = context.symbols.find(script::unquoted(node));
        if (craft == nullptr || craft->ambiguous || !craft->surely("Spacecraft") ||
            !context.settings.fixed(*craft, source->field)) {
            continue;
        }
        const FieldAssignment* set = context.settings.last(*craft, source->field);
        if (set == nullptr || without_quotes(set->value_text).empty() || set->value_text == "{}") {
            sink.error(node.span(), quoted(use.propagator->name) + " (" + std::string(use.type) + ") reads " +
                                        std::string(source->what) + ", and " + quoted(craft->name) +
                                        " names none; set " +
                                        quoted(std::string(craft->name) + "." + std::string(source->field)));
        }
    }
}

}  // namespace

void propagator_mismatch(const Context& context, Sink& sink) {
    for (const Propagation& use : context.propagations) {
        check_covariance(context, use, sink);
        check_source(context, use, sink);
    }
}

}  // namespace gmat_copilot::lint::rule
