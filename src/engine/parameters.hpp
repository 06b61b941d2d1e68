// The parameters of a spacecraft this engine can compute: what Sat.SMA, Sat.EarthFixed.X or Sat.Earth.Altitude mean.
//
// Values come in the units a script sees: km, km/s, degrees, seconds, days, kg.
#pragma once

#include <string>
#include <string_view>

#include "engine/world.hpp"

namespace gmat_copilot::engine {

/// What stands between the spacecraft and the parameter's name.
enum class Dependency { none, frame, earth, tank };

struct ParameterInfo {
    std::string_view name;
    Dependency dependency = Dependency::none;
    double cycle = 0.0;     ///< for angles: after how many degrees a stop condition repeats; 0: not an angle
    bool is_time = false;   ///< an epoch or elapsed time
    bool is_text = false;   ///< a Gregorian date
    bool is_apsis = false;  ///< Periapsis, Apoapsis: only as stop conditions
};

/// Null when the engine does not compute this parameter.
[[nodiscard]] const ParameterInfo* parameter_info(std::string_view name);

/// A parameter of one spacecraft, resolved.
struct ParameterRef {
    const ParameterInfo* info = nullptr;
    std::string craft;
    Axes axes = Axes::mj2000_eq;
    std::string tank;
};

/// NaN where the orbit has no such number (elements of a parabola).
[[nodiscard]] double evaluate_parameter(const ParameterRef& ref, const Spacecraft& craft);
[[nodiscard]] std::string evaluate_text_parameter(const ParameterRef& ref, const Spacecraft& craft);

/// How a spacecraft's number is set in the mission sequence, in the given axes; false when the value describes no orbit
/// or the parameter cannot be set.
[[nodiscard]] bool set_parameter(std::string_view name, Axes axes, double value, Spacecraft& craft);
[[nodiscard]] bool is_settable_element(std::string_view name);

}  // namespace gmat_copilot::engine
