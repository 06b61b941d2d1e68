#include <string>
#include <unordered_map>

#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// An integrator is chosen once.
void check_types(const Context& context, Sink& sink) {
    std::unordered_map<const Symbol*, std::string_view> chosen;
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.type == nullptr || !catalogue::is_a(*assignment.type, "PropSetup") ||
            assignment.parts.size() != 2 || assignment.last_part() != "Type") {
            continue;
        }
        const std::string_view type = without_quotes(assignment.value_text);
        const auto [place, first] = chosen.emplace(assignment.owner, type);
        if (!first && place->second != type) {
            sink.error(assignment.value.span(), quoted(assignment.owner->name) + " is a " + std::string(place->second) +
                                                    " already; GMAT takes one Type for a propagator");
        }
    }
}

/// An SPK kernel is written in an inertial frame; a file with steps is interpolated with Lagrange.
void check_spk(const Context& context, const Symbol& file, Sink& sink) {
    const FieldAssignment* interpolator = context.settings.last(file, "Interpolator");
    if (context.settings.word(file, "FileFormat") != "SPK") {
        const FieldAssignment* step = context.settings.last(file, "StepSize");
        if (interpolator != nullptr && without_quotes(interpolator->value_text) == "Hermite" && step != nullptr &&
            number_of(step->value_text)) {
            sink.error(interpolator->value.span(), "an ephemeris with a step size is interpolated with Lagrange");
        }
        return;
    }
    const FieldAssignment* frame = context.settings.last(file, "CoordinateSystem");
    const Symbol* system = frame == nullptr ? nullptr : context.symbols.find(without_quotes(frame->value_text));
    if (system == nullptr || system->ambiguous || !system->surely("CoordinateSystem")) {
        return;
    }
    const bool inertial =
        system->builtin() ? system->name == "EarthMJ2000Eq" : context.settings.word(*system, "Axes") == "MJ2000Eq";
    if (!inertial) {
        sink.error(frame->value.span(),
                   "an SPK ephemeris is written with MJ2000Eq axes, and " + quoted(system->name) + " has others");
    }
}

void check_libration_point(const Context& context, const Symbol& point, Sink& sink) {
    const FieldAssignment* primary = context.settings.last(point, "Primary");
    const FieldAssignment* secondary = context.settings.last(point, "Secondary");
    const FieldAssignment* last = secondary != nullptr ? secondary : primary;
    if (last != nullptr && context.settings.word(point, "Primary") == context.settings.word(point, "Secondary")) {
        sink.error(last->value.span(), "Primary and Secondary of " + quoted(point.name) + " are one body");
    }
}

}  // namespace

void inconsistent_settings(const Context& context, Sink& sink) {
    check_types(context, sink);
    for (const Symbol& symbol : context.symbols.created()) {
        if (!symbol.ambiguous && symbol.surely("EphemerisFile")) {
            check_spk(context, symbol, sink);
        } else if (!symbol.ambiguous && symbol.surely("LibrationPoint")) {
            check_libration_point(context, symbol, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
