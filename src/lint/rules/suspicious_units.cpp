#include <array>
#include <cmath>
#include <optional>
#include <string>

#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

// No orbit about the Earth is that large, and nothing there that fast; what is, was meant in metres.
constexpr double largest_length_km = 2e6;
constexpr double largest_speed_km_s = 500;
constexpr double turn_rad = 6.2832;

struct Quantity {
    std::string_view field;
    double largest;
    std::string_view unit;
    std::string_view meant;
};
constexpr std::array quantities = {
    Quantity{"SMA", largest_length_km, "km", "metres"},    Quantity{"RadPer", largest_length_km, "km", "metres"},
    Quantity{"RadApo", largest_length_km, "km", "metres"}, Quantity{"RMAG", largest_length_km, "km", "metres"},
    Quantity{"X", largest_length_km, "km", "metres"},      Quantity{"Y", largest_length_km, "km", "metres"},
    Quantity{"Z", largest_length_km, "km", "metres"},      Quantity{"VX", largest_speed_km_s, "km/s", "m/s"},
    Quantity{"VY", largest_speed_km_s, "km/s", "m/s"},     Quantity{"VZ", largest_speed_km_s, "km/s", "m/s"},
    Quantity{"VMAG", largest_speed_km_s, "km/s", "m/s"},
};

bool about_earth(const Context& context, const Symbol& craft) {
    const std::string_view frame = context.settings.word(craft, "CoordinateSystem");
    if (frame.starts_with("Earth") || frame.empty()) {
        return true;
    }
    const Symbol* system = context.symbols.find(frame);
    return system != nullptr && !system->ambiguous && system->surely("CoordinateSystem") &&
           context.settings.word(*system, "Origin") == "Earth";
}

void check_quantities(const Context& context, const Symbol& craft, Sink& sink) {
    for (const Quantity& quantity : quantities) {
        const FieldAssignment* set = context.settings.last(craft, quantity.field);
        const std::optional<double> value = set == nullptr ? std::nullopt : number_of(set->value_text);
        if (value && std::abs(*value) >= quantity.largest && about_earth(context, craft)) {
            sink.info(set->value.span(), std::string(set->path()) + " is in " + std::string(quantity.unit) +
                                             "; this value looks like " + std::string(quantity.meant));
        }
    }
}

/// Four angles that all lie within one turn of radians, none of them a round number.
void check_angles(const Context& context, const Symbol& craft, Sink& sink) {
    const FieldAssignment* first = nullptr;
    for (const std::string_view field : {"INC", "RAAN", "AOP", "TA"}) {
        const FieldAssignment* set = context.settings.last(craft, field);
        const std::optional<double> value = set == nullptr ? std::nullopt : number_of(set->value_text);
        if (!value || *value <= 0 || *value > turn_rad || std::abs(*value * 2 - std::round(*value * 2)) < 1e-9) {
            return;
        }
        first = first == nullptr ? set : first;
    }
    sink.info(first->value.span(), "the angles of " + quoted(craft.name) +
                                       " are in degrees; all of them look like "
                                       "radians");
}

}  // namespace

void suspicious_units(const Context& context, Sink& sink) {
    for (const Symbol& symbol : context.symbols.created()) {
        if (!symbol.ambiguous && symbol.surely("Spacecraft")) {
            check_quantities(context, symbol, sink);
            check_angles(context, symbol, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
