// Orbital elements about the Earth: the state types of Spacecraft.DisplayStateType that this engine knows.
//
// Angles are in radians, lengths in km, speeds in km/s. Formulas: Vallado, Fundamentals of Astrodynamics, chapter 2;
// the choices for circular and equatorial orbits (which angle becomes zero) are GMAT's, with its limit of 1e-11.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "engine/frames.hpp"

namespace gmat_copilot::engine {

/// Earth's gravitational parameter, km^3/s^2, and its spheroid, as GMAT has them.
inline constexpr double earth_mu_km3_s2 = 398600.4415;
inline constexpr double earth_radius_km = 6378.1363;
inline constexpr double earth_flattening = 0.0033527;

enum class StateType { cartesian, keplerian, modified_keplerian, spherical_azfpa, spherical_radec };

/// The six numbers of a state type, in the order of its labels.
using Elements = std::array<double, 6>;

struct StateTypeInfo {
    StateType type;
    std::string_view name;                   ///< as in DisplayStateType
    std::array<std::string_view, 6> labels;  ///< field names: X..VZ, SMA..TA, ...
    std::array<bool, 6> is_angle;
};
[[nodiscard]] const StateTypeInfo& state_type_info(StateType type);
[[nodiscard]] std::optional<StateType> state_type(std::string_view name);

/// Classical elements; true anomaly. Null for what GMAT refuses too: no angular momentum, a parabola (|1 - e| <= 1e-7),
/// or a periapsis below 1 m.
struct Keplerian {
    double sma_km = 0.0;
    double ecc = 0.0;
    double inc_rad = 0.0;
    double raan_rad = 0.0;
    double aop_rad = 0.0;
    double true_anomaly_rad = 0.0;
};
[[nodiscard]] std::optional<Keplerian> to_keplerian(const State& state);
[[nodiscard]] std::optional<State> from_keplerian(const Keplerian& elements);

[[nodiscard]] double eccentric_from_true(double true_anomaly_rad, double ecc);
/// Mean anomaly in [0, 2 pi) of an ellipse; hyperbolic mean anomaly when ecc > 1.
[[nodiscard]] double mean_from_true(double true_anomaly_rad, double ecc);

/// Null where the elements do not describe an orbit (or, for `to_elements`, where the type cannot express the state).
[[nodiscard]] std::optional<Elements> to_elements(const State& state, StateType type);
[[nodiscard]] std::optional<State> from_elements(const Elements& elements, StateType type);

/// Geodetic latitude (rad) and height (km) over the spheroid of a body-fixed position.
struct Geodetic {
    double latitude_rad = 0.0;
    double altitude_km = 0.0;
};
[[nodiscard]] Geodetic geodetic(const Eigen::Vector3d& position_fixed_km);

/// `angle` moved by whole turns into [low, low + 2 pi).
[[nodiscard]] double wrapped(double angle_rad, double low_rad);

}  // namespace gmat_copilot::engine
