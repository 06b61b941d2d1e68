#include <string>

#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

bool is_set(const Context& context, const Symbol& symbol, std::string_view field) {
    return context.settings.last(symbol, field) != nullptr || !context.settings.fixed(symbol, field);
}

void check_ephemeris_file(const Context& context, const Symbol& file, Sink& sink) {
    if (!is_set(context, file, "Spacecraft")) {
        sink.error(file.node.span(), quoted(file.name) + " has no spacecraft to write about; set " +
                                         quoted(std::string(file.name) + ".Spacecraft"));
    }
}

/// Attitudes that are read from files; GMAT looks for the names before it runs.
void check_attitude(const Context& context, const Symbol& craft, Sink& sink) {
    const FieldAssignment* chosen = context.settings.last(craft, "Attitude");
    const std::string_view attitude = chosen == nullptr ? std::string_view{} : without_quotes(chosen->value_text);
    const bool spice = attitude == "SpiceAttitude";
    const bool named =
        spice ? is_set(context, craft, "AttitudeKernelName") || is_set(context, craft, "AttitudeSpiceKernelName")
              : attitude != "CCSDS-AEM" || is_set(context, craft, "AttitudeFileName");
    if (!named && context.settings.fixed(craft, {})) {
        sink.error(chosen->value.span(),
                   std::string(attitude) + " is read from a file; set " +
                       quoted(std::string(craft.name) + (spice ? ".AttitudeKernelName" : ".AttitudeFileName")));
    }
}

/// GMAT looks for the target of a locator before it runs, whether events are sought or not.
void check_locator(const Context& context, const Symbol& locator, Sink& sink) {
    const bool eclipses = locator.surely("EclipseLocator");
    const FieldAssignment* target = context.settings.last(locator, "Target");
    const Symbol* aim = target == nullptr ? nullptr : context.symbols.find(without_quotes(target->value_text));
    if (aim != nullptr && !aim->ambiguous && !aim->may_be("Spacecraft") && !aim->may_be("PlanetographicRegion")) {
        sink.error(target->value.span(), quoted(aim->name) + " is a " + std::string(aim->type_name) +
                                             "; a locator looks at a Spacecraft or a PlanetographicRegion");
        return;
    }
    if (eclipses ? !is_set(context, locator, "Spacecraft") : !is_set(context, locator, "Target")) {
        sink.error(locator.node.span(), quoted(locator.name) + " has no spacecraft to look at; set " +
                                            quoted(std::string(locator.name) + (eclipses ? ".Spacecraft" : ".Target")));
    }
}

}  // namespace

void incomplete_resource(const Context& context, Sink& sink) {
    if (context.symbols.open_world()) {
        return;
    }
    for (const Symbol& symbol : context.symbols.created()) {
        if (symbol.ambiguous) {
            continue;
        }
        if (symbol.surely("Spacecraft")) {
            check_attitude(context, symbol, sink);
        } else if (symbol.surely("EphemerisFile")) {
            check_ephemeris_file(context, symbol, sink);
        } else if (symbol.surely("EclipseLocator") || symbol.surely("ContactLocator")) {
            check_locator(context, symbol, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
