#include "engine/frames.hpp"

#include <erfa.h>

#include <cmath>
#include <numbers>

#include "engine/earth_orientation.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr double jd_1997 = 2450449.5;
/// Sidereal rotation rate at a day of exactly 86400 s (IERS; Vallado eq. 3-40), rad/s.
constexpr double earth_rate_rad_s = 7.29211514670698e-05;

/// Cosine and sine of the mean obliquity at J2000 (23.439291 degrees), as GMAT has them.
constexpr double obliquity_cos = 0.917482062076895741;
constexpr double obliquity_sin = 0.397777155914121383;

struct JulianDate {
    double whole;
    double part;
};
JulianDate julian(TwoPartDate date) { return {mjd_reference_jd + date.day, date.second / seconds_per_day}; }

JulianDate ut1_date(const Epoch& epoch, const EarthOrientation& orientation) {
    TwoPartDate tai = from_epoch(epoch, TimeScale::tai);
    tai.second += orientation.ut1_minus_tai_s;
    return julian(tai);
}

Eigen::Matrix3d matrix(const double m[3][3]) {
    Eigen::Matrix3d result;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 3; ++column) {
            result(row, column) = m[row][column];
        }
    }
    return result;
}

Eigen::Matrix3d ecliptic_from_equator() {
    Eigen::Matrix3d m;
    m << 1, 0, 0, 0, obliquity_cos, obliquity_sin, 0, -obliquity_sin, obliquity_cos;
    return m;
}

/// Rotation to body-fixed axes and its time derivative.
struct FixedRotation {
    Eigen::Matrix3d rotation;
    Eigen::Matrix3d derivative;
};
FixedRotation fixed_rotation(const Epoch& epoch) {
    const EarthRotation earth = earth_rotation(epoch);
    const double c = std::cos(earth.sidereal_angle_rad);
    const double s = std::sin(earth.sidereal_angle_rad);
    Eigen::Matrix3d spin;
    spin << c, s, 0, -s, c, 0, 0, 0, 1;
    Eigen::Matrix3d spin_rate;
    spin_rate << -s, c, 0, -c, -s, 0, 0, 0, 0;
    spin_rate *= earth.rate_rad_s;
    return {earth.polar_motion * spin * earth.nutation_precession,
            earth.polar_motion * spin_rate * earth.nutation_precession};
}

}  // namespace

EarthRotation earth_rotation(const Epoch& epoch) {
    const EarthOrientation orientation = earth_orientation(from_epoch(epoch, TimeScale::utc).days());
    const JulianDate tt = julian(from_epoch(epoch, TimeScale::tt));
    const JulianDate ut1 = ut1_date(epoch, orientation);

    double precession[3][3];
    double nutation[3][3];
    double polar[3][3];
    double dpsi = 0.0;
    double deps = 0.0;
    eraPmat76(tt.whole, tt.part, precession);
    eraNut80(tt.whole, tt.part, &dpsi, &deps);
    const double obliquity = eraObl80(tt.whole, tt.part);
    eraNumat(obliquity, dpsi, deps, nutation);
    eraPom00(orientation.pole_x_rad, orientation.pole_y_rad, 0.0, polar);

    const bool small_terms = tt.whole + tt.part > jd_1997;
    const double equinoxes = small_terms ? eraEqeq94(tt.whole, tt.part) : dpsi * std::cos(obliquity);

    EarthRotation result;
    result.nutation_precession = matrix(nutation) * matrix(precession);
    result.sidereal_angle_rad = eraAnp(eraGmst82(ut1.whole, ut1.part) + equinoxes);
    result.rate_rad_s = earth_rate_rad_s * (1.0 - orientation.day_length_excess_s / seconds_per_day);
    result.polar_motion = matrix(polar);
    return result;
}

double greenwich_mean_sidereal_rad(const Epoch& epoch) {
    const EarthOrientation orientation = earth_orientation(from_epoch(epoch, TimeScale::utc).days());
    const JulianDate ut1 = ut1_date(epoch, orientation);
    return eraAnp(eraGmst82(ut1.whole, ut1.part));
}

State from_mj2000_eq(const State& state, Axes axes, const Epoch& epoch) {
    switch (axes) {
        case Axes::mj2000_eq: return state;
        case Axes::mj2000_ec: {
            const Eigen::Matrix3d m = ecliptic_from_equator();
            return {m * state.position_km, m * state.velocity_km_s};
        }
        case Axes::body_fixed: {
            const FixedRotation f = fixed_rotation(epoch);
            return {f.rotation * state.position_km,
                    f.rotation * state.velocity_km_s + f.derivative * state.position_km};
        }
    }
    return state;
}

State to_mj2000_eq(const State& state, Axes axes, const Epoch& epoch) {
    switch (axes) {
        case Axes::mj2000_eq: return state;
        case Axes::mj2000_ec: {
            const Eigen::Matrix3d m = ecliptic_from_equator().transpose();
            return {m * state.position_km, m * state.velocity_km_s};
        }
        case Axes::body_fixed: {
            const FixedRotation f = fixed_rotation(epoch);
            const Eigen::Vector3d position = f.rotation.transpose() * state.position_km;
            return {position, f.rotation.transpose() * (state.velocity_km_s - f.derivative * position)};
        }
    }
    return state;
}

}  // namespace gmat_copilot::engine
