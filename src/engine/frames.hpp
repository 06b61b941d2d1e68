// Rotations between the Earth-centred axes a script can name.
//
// Vectors are in km and km/s. MJ2000Eq is the mean equator and equinox of J2000 by FK5, as in GMAT; MJ2000Ec turns it
// about x by the mean obliquity at J2000. BodyFixed follows FK5: precession IAU 1976, nutation IAU 1980, sidereal time
// GMST 1982 with the equation of the equinoxes of 1994 (its two small terms only after 1 January 1997), UT1 and polar
// motion from earth_orientation.hpp; all by ERFA. (Vallado, Fundamentals of Astrodynamics, section 3.7.)
#pragma once

#include <Eigen/Core>

#include "engine/time_scales.hpp"

namespace gmat_copilot::engine {

enum class Axes { mj2000_eq, mj2000_ec, body_fixed };

/// A position and velocity.
struct State {
    Eigen::Vector3d position_km = Eigen::Vector3d::Zero();
    Eigen::Vector3d velocity_km_s = Eigen::Vector3d::Zero();
};

/// The pieces of the rotation from MJ2000Eq to the Earth's body-fixed axes at an epoch.
struct EarthRotation {
    Eigen::Matrix3d nutation_precession;  ///< MJ2000Eq to true equator and equinox of date
    double sidereal_angle_rad = 0.0;      ///< apparent, in [0, 2 pi)
    double rate_rad_s = 0.0;
    Eigen::Matrix3d polar_motion;
};
[[nodiscard]] EarthRotation earth_rotation(const Epoch& epoch);

/// Greenwich mean sidereal time, radians in [0, 2 pi).
[[nodiscard]] double greenwich_mean_sidereal_rad(const Epoch& epoch);

/// A state given in MJ2000Eq, expressed in other axes of the same origin; and back.
[[nodiscard]] State from_mj2000_eq(const State& state, Axes axes, const Epoch& epoch);
[[nodiscard]] State to_mj2000_eq(const State& state, Axes axes, const Epoch& epoch);

}  // namespace gmat_copilot::engine
