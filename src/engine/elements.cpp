#include "engine/elements.hpp"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace gmat_copilot::engine {
namespace {

using Eigen::Vector3d;
constexpr double pi = std::numbers::pi;
constexpr double two_pi = 2.0 * pi;
constexpr double circular_limit = 1e-11;
constexpr double parabolic_limit = 1e-7;
constexpr double least_periapsis_km = 0.001;

constexpr std::array<StateTypeInfo, 5> infos = {{
    {StateType::cartesian, "Cartesian", {"X", "Y", "Z", "VX", "VY", "VZ"}, {false, false, false, false, false, false}},
    {StateType::keplerian,
     "Keplerian",
     {"SMA", "ECC", "INC", "RAAN", "AOP", "TA"},
     {false, false, true, true, true, true}},
    {StateType::modified_keplerian,
     "ModifiedKeplerian",
     {"RadPer", "RadApo", "INC", "RAAN", "AOP", "TA"},
     {false, false, true, true, true, true}},
    {StateType::spherical_azfpa,
     "SphericalAZFPA",
     {"RMAG", "RA", "DEC", "VMAG", "AZI", "FPA"},
     {false, true, true, false, true, true}},
    {StateType::spherical_radec,
     "SphericalRADEC",
     {"RMAG", "RA", "DEC", "VMAG", "RAV", "DECV"},
     {false, true, true, false, true, true}},
}};

double acos_clamped(double x) { return std::acos(std::clamp(x, -1.0, 1.0)); }
double asin_clamped(double x) { return std::asin(std::clamp(x, -1.0, 1.0)); }

Vector3d direction(double ra, double dec) {
    return {std::cos(dec) * std::cos(ra), std::cos(dec) * std::sin(ra), std::sin(dec)};
}

/// The angle whose cosine is known, in the upper half circle or (when `beyond`) the lower one.
double angle_of(double cosine, bool beyond) {
    const double angle = acos_clamped(cosine);
    return beyond ? two_pi - angle : angle;
}

Elements keplerian_array(const Keplerian& k) {
    return {k.sma_km, k.ecc, k.inc_rad, k.raan_rad, k.aop_rad, k.true_anomaly_rad};
}

Elements spherical_radec(const State& s) {
    const double r = s.position_km.norm();
    const double v = s.velocity_km_s.norm();
    return {r, std::atan2(s.position_km.y(), s.position_km.x()),     asin_clamped(s.position_km.z() / r),
            v, std::atan2(s.velocity_km_s.y(), s.velocity_km_s.x()), asin_clamped(s.velocity_km_s.z() / v)};
}

/// Azimuth from north and flight-path angle from the outward vertical.
Elements spherical_azfpa(const State& s) {
    Elements e = spherical_radec(s);
    const double r = e[0];
    const double v = e[3];
    const Vector3d up = s.position_km / r;
    const Vector3d east(-std::sin(e[1]), std::cos(e[1]), 0.0);
    const Vector3d north = up.cross(east);
    e[4] = std::atan2(s.velocity_km_s.dot(east), s.velocity_km_s.dot(north));
    e[5] = acos_clamped(s.velocity_km_s.dot(up) / v);
    return e;
}

State from_spherical_azfpa(const Elements& e) {
    const Vector3d up = direction(e[1], e[2]);
    const Vector3d east(-std::sin(e[1]), std::cos(e[1]), 0.0);
    const Vector3d north = up.cross(east);
    const Vector3d velocity =
        e[3] * (std::cos(e[5]) * up + std::sin(e[5]) * (std::sin(e[4]) * east + std::cos(e[4]) * north));
    return {e[0] * up, velocity};
}

}  // namespace

const StateTypeInfo& state_type_info(StateType type) { return infos.at(static_cast<std::size_t>(type)); }

std::optional<StateType> state_type(std::string_view name) {
    for (const StateTypeInfo& info : infos) {
        if (info.name == name) {
            return info.type;
        }
    }
    return std::nullopt;
}

double wrapped(double angle_rad, double low_rad) {
    double x = std::fmod(angle_rad - low_rad, two_pi);
    if (x < 0.0) {
        x += two_pi;
    }
    return x + low_rad;
}

std::optional<Keplerian> to_keplerian(const State& state) {
    const Vector3d& r = state.position_km;
    const Vector3d& v = state.velocity_km_s;
    const Vector3d h = r.cross(v);
    const double radius = r.norm();
    const double momentum = h.norm();
    if (!(radius > 0.0) || !(momentum > 0.0)) {
        return std::nullopt;
    }
    const Vector3d node(-h.y(), h.x(), 0.0);
    const double node_length = node.norm();
    const Vector3d e = ((v.squaredNorm() - earth_mu_km3_s2 / radius) * r - r.dot(v) * v) / earth_mu_km3_s2;
    Keplerian k;
    k.ecc = e.norm();
    const double energy = 0.5 * v.squaredNorm() - earth_mu_km3_s2 / radius;
    if (energy == 0.0 || std::abs(1.0 - k.ecc) <= parabolic_limit) {
        return std::nullopt;
    }
    k.sma_km = -earth_mu_km3_s2 / (2.0 * energy);
    if (std::abs(k.sma_km * (1.0 - k.ecc)) < least_periapsis_km) {
        return std::nullopt;
    }
    k.inc_rad = acos_clamped(h.z() / momentum);
    const bool retrograde = k.inc_rad > pi - circular_limit;
    const bool equatorial = k.inc_rad < circular_limit || retrograde;
    const bool circular = k.ecc < circular_limit;
    if (!equatorial) {
        k.raan_rad = angle_of(node.x() / node_length, node.y() < 0.0);
    }
    if (!circular) {
        k.true_anomaly_rad = angle_of(e.dot(r) / (k.ecc * radius), r.dot(v) < 0.0);
        if (equatorial) {
            const double angle = angle_of(e.x() / k.ecc, e.y() < 0.0);
            k.aop_rad = retrograde ? wrapped(-angle, 0.0) : angle;
        } else {
            k.aop_rad = angle_of(node.dot(e) / (node_length * k.ecc), e.z() < 0.0);
        }
    } else if (equatorial) {
        const double angle = angle_of(r.x() / radius, r.y() < 0.0);
        k.true_anomaly_rad = retrograde ? wrapped(-angle, 0.0) : angle;
    } else {
        k.true_anomaly_rad = angle_of(node.dot(r) / (node_length * radius), r.z() < 0.0);
    }
    return k;
}

std::optional<State> from_keplerian(const Keplerian& k) {
    const double semilatus = k.sma_km * (1.0 - k.ecc * k.ecc);
    const double conic = 1.0 + k.ecc * std::cos(k.true_anomaly_rad);
    if (!(semilatus > 0.0) || !(conic > 1e-10) || k.ecc < 0.0 || std::abs(1.0 - k.ecc) <= parabolic_limit) {
        return std::nullopt;
    }
    const double radius = semilatus / conic;
    const double speed = std::sqrt(earth_mu_km3_s2 / semilatus);
    const double latitude = k.aop_rad + k.true_anomaly_rad;
    const double co = std::cos(k.raan_rad);
    const double so = std::sin(k.raan_rad);
    const double ci = std::cos(k.inc_rad);
    const double si = std::sin(k.inc_rad);
    const double cu = std::cos(latitude);
    const double su = std::sin(latitude);
    const double a = std::cos(latitude) + k.ecc * std::cos(k.aop_rad);
    const double b = std::sin(latitude) + k.ecc * std::sin(k.aop_rad);
    State s;
    s.position_km = radius * Vector3d(cu * co - ci * su * so, cu * so + ci * su * co, si * su);
    s.velocity_km_s = speed * Vector3d(-b * co - a * ci * so, -b * so + a * ci * co, a * si);
    return s;
}

double eccentric_from_true(double true_anomaly_rad, double ecc) {
    const double c = std::cos(true_anomaly_rad);
    const double s = std::sin(true_anomaly_rad);
    return wrapped(std::atan2(std::sqrt(std::max(0.0, 1.0 - ecc * ecc)) * s, ecc + c), 0.0);
}

double mean_from_true(double true_anomaly_rad, double ecc) {
    if (ecc < 1.0) {
        const double eccentric = eccentric_from_true(true_anomaly_rad, ecc);
        return wrapped(eccentric - ecc * std::sin(eccentric), 0.0);
    }
    const double half = std::sqrt((ecc - 1.0) / (ecc + 1.0)) * std::tan(true_anomaly_rad / 2.0);
    const double hyperbolic = 2.0 * std::atanh(half);
    return ecc * std::sinh(hyperbolic) - hyperbolic;
}

std::optional<Elements> to_elements(const State& s, StateType type) {
    const Vector3d& r = s.position_km;
    const Vector3d& v = s.velocity_km_s;
    switch (type) {
        case StateType::cartesian: return Elements{r.x(), r.y(), r.z(), v.x(), v.y(), v.z()};
        case StateType::keplerian:
        case StateType::modified_keplerian: {
            const auto k = to_keplerian(s);
            if (!k) {
                return std::nullopt;
            }
            Elements e = keplerian_array(*k);
            if (type == StateType::modified_keplerian) {
                e[0] = k->sma_km * (1.0 - k->ecc);
                e[1] = k->sma_km * (1.0 + k->ecc);
            }
            return e;
        }
        case StateType::spherical_azfpa:
        case StateType::spherical_radec:
            if (!(r.norm() > 0.0) || !(v.norm() > 0.0)) {
                return std::nullopt;
            }
            return type == StateType::spherical_azfpa ? spherical_azfpa(s) : spherical_radec(s);
    }
    return std::nullopt;
}

std::optional<State> from_elements(const Elements& e, StateType type) {
    switch (type) {
        case StateType::cartesian: return State{{e[0], e[1], e[2]}, {e[3], e[4], e[5]}};
        case StateType::keplerian: return from_keplerian({e[0], e[1], e[2], e[3], e[4], e[5]});
        case StateType::modified_keplerian: {
            const double sum = e[0] + e[1];
            if (sum == 0.0 || e[1] == 0.0) {
                return std::nullopt;
            }
            const double ratio = e[0] / e[1];
            const double ecc = (1.0 - ratio) / (1.0 + ratio);
            return from_keplerian({e[0] / (1.0 - ecc), ecc, e[2], e[3], e[4], e[5]});
        }
        case StateType::spherical_azfpa: return from_spherical_azfpa(e);
        case StateType::spherical_radec: return State{e[0] * direction(e[1], e[2]), e[3] * direction(e[4], e[5])};
    }
    return std::nullopt;
}

Geodetic geodetic(const Vector3d& p) {
    const double across = std::hypot(p.x(), p.y());
    const double ecc2 = 2.0 * earth_flattening - earth_flattening * earth_flattening;
    Geodetic g;
    g.latitude_rad = std::atan2(p.z(), across);
    double prime_vertical = earth_radius_km;
    for (int i = 0; i < 50; ++i) {
        const double s = std::sin(g.latitude_rad);
        prime_vertical = earth_radius_km / std::sqrt(1.0 - ecc2 * s * s);
        const double next = std::atan2(p.z() + prime_vertical * ecc2 * s, across);
        const double change = std::abs(next - g.latitude_rad);
        g.latitude_rad = next;
        if (change < 1e-14) {
            break;
        }
    }
    const double s = std::sin(g.latitude_rad);
    const double c = std::cos(g.latitude_rad);
    prime_vertical = earth_radius_km / std::sqrt(1.0 - ecc2 * s * s);
    // The form without a division by a small number, away from and near the poles.
    g.altitude_km = std::abs(c) > 0.01 ? across / c - prime_vertical : p.z() / s - prime_vertical * (1.0 - ecc2);
    return g;
}

}  // namespace gmat_copilot::engine
