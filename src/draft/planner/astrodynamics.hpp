// The few formulas the planner needs. Lengths in km, times in s, speeds in km/s, angles in radians unless a name says
// deg.
//
// Earth constants as GMAT R2026a has them: radius and gravitational parameter of its Earth body, J2 of its JGM-2 file.
#pragma once

#include "draft/planner/epoch.hpp"

namespace gmat_copilot::drafting::planner {

inline constexpr double earth_radius_km = 6378.1363;
inline constexpr double earth_mu_km3_s2 = 398600.4415;
inline constexpr double earth_j2 = 1.082626925638815e-3;
/// One revolution a sidereal day (86164.0905 s), rounded as the field writes it.
inline constexpr double geostationary_radius_km = 42164.17;
inline constexpr double sidereal_day_s = 86164.0905;

/// Kepler's third law.
[[nodiscard]] double period_s(double sma_km);
[[nodiscard]] double sma_of_period_km(double period_s);

/// The inclination at which J2 turns the node by 360 deg in a tropical year of 365.2421897 days:
/// cos i = -2/3 * (node rate) * a^(7/2) * (1 - e^2)^2 / (J2 R^2 sqrt(mu)).
/// Vallado, Fundamentals of Astrodynamics and Applications, 4th ed., eq. 9-41. A value above 1 in magnitude: there is
/// none.
[[nodiscard]] double sun_synchronous_cos_inc(double sma_km, double ecc);

/// Right ascension (EarthMJ2000Eq, degrees, 0 to 360) of a node that the mean Sun trails by `ltan_s` - 12 h.
/// Mean longitude of the Sun from the Astronomical Almanac's low-precision formula (280.460 + 0.9856474 d), precession
/// in right ascension 1.2812323 deg a century (Lieske 1977).
[[nodiscard]] double raan_of_ltan_deg(double ltan_s, const Epoch& epoch);

/// True anomaly of a mean anomaly, both in radians, for 0 <= ecc < 1: Kepler's equation by Newton's method.
[[nodiscard]] double true_anomaly(double mean_anomaly, double ecc);

/// Hohmann's two burns along the velocity, negative when going down (Vallado, 4th ed., algorithm 36).
struct HohmannBurns {
    double first_km_s = 0.0;
    double second_km_s = 0.0;
    double transfer_time_s = 0.0;
};
[[nodiscard]] HohmannBurns hohmann_burns(double from_radius_km, double to_radius_km);

}  // namespace gmat_copilot::drafting::planner
