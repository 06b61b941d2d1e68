// Quantities: numbers with units, as people write them.
//
// "1,000 km", "7e3 km", "half a day", "twenty-four hours", "90 min", "50 m/s". Values come out in kilometres, degrees,
// seconds, km/s, kilograms, square metres and revolutions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

enum class Dimension { none, length_km, angle_deg, time_s, speed_km_s, mass_kg, area_m2, revolutions };

/// "a length", "an angle", ...: for messages.
[[nodiscard]] std::string_view dimension_name(Dimension dimension);

struct Quantity {
    double value = 0.0;
    Dimension dimension = Dimension::none;
    std::size_t next = 0;  ///< the first token after it
};

/// A number in digits or words at `at`, with "about" before it passed over; no unit.
[[nodiscard]] std::optional<Quantity> read_number(const std::vector<Token>& tokens, std::size_t at);

/// A unit at `at`: `value` is its factor.
[[nodiscard]] std::optional<Quantity> read_unit(const std::vector<Token>& tokens, std::size_t at);

/// A number with a unit; "a day" is one day. Null when the number has no unit, or one that goes on ("km/h").
[[nodiscard]] std::optional<Quantity> read_quantity(const std::vector<Token>& tokens, std::size_t at);

/// A quantity whose unit may stand behind the next number: the 400 of "400 x 800 km" or "from 400 to 800 km".
[[nodiscard]] std::optional<Quantity> read_sharing_quantity(const std::vector<Token>& tokens, std::size_t at);

/// Numbers in brackets or parentheses, or bare ones ("7000, 0, 0"): exactly `count` of them, without a unit.
struct Vector {
    std::vector<double> values;
    std::size_t next = 0;
};
[[nodiscard]] std::optional<Vector> read_vector(const std::vector<Token>& tokens, std::size_t at, std::size_t count);

}  // namespace gmat_copilot::drafting::planner
