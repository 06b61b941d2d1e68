// Gravity of the Earth: a point mass, or the JGM-2 field up to degree and order 4.
//
// Coefficients (fully normalised) of JGM-2, Nerem et al., Gravity model development for TOPEX/POSEIDON, J. Geophys.
// Res. 99 (1994), with mu = 398600.4415 km^3/s^2 and radius 6378.1363 km as distributed with GMAT (JGM2.cof).
// Acceleration by Cunningham's recursions (Montenbruck and Gill, Satellite Orbits, section 3.2).
#pragma once

#include <Eigen/Core>

namespace gmat_copilot::engine {

inline constexpr int largest_degree = 4;

/// Acceleration in km/s^2 in body-fixed axes at a body-fixed position in km. 0 <= order <= degree <= largest_degree;
/// degree 0 is the point mass.
[[nodiscard]] Eigen::Vector3d gravity_acceleration(const Eigen::Vector3d& position_fixed_km, int degree, int order);

/// The potential (km^2/s^2, positive) by direct summation of Legendre functions: the independent form tests check with.
[[nodiscard]] double gravity_potential(const Eigen::Vector3d& position_fixed_km, int degree, int order);

}  // namespace gmat_copilot::engine
