#include "draft/planner/astrodynamics.hpp"

#include <cmath>
#include <numbers>

namespace gmat_copilot::drafting::planner {

namespace {
constexpr double two_pi = 2.0 * std::numbers::pi;
}

double period_s(double sma_km) { return two_pi * std::sqrt(sma_km * sma_km * sma_km / earth_mu_km3_s2); }

double sma_of_period_km(double period_s) {
    const double mean_motion = two_pi / period_s;
    return std::cbrt(earth_mu_km3_s2 / (mean_motion * mean_motion));
}

double sun_synchronous_cos_inc(double sma_km, double ecc) {
    constexpr double node_rate = two_pi / (365.2421897 * 86400.0);
    const double q = 1.0 - ecc * ecc;
    return -2.0 / 3.0 * node_rate * std::pow(sma_km, 3.5) * q * q /
           (earth_j2 * earth_radius_km * earth_radius_km * std::sqrt(earth_mu_km3_s2));
}

double raan_of_ltan_deg(double ltan_s, const Epoch& epoch) {
    const double days = gmat_mjd(epoch) - 21545.0;  // from 1 January 2000, 12:00
    const double sun_deg = 280.460 + 0.9856474 * days;
    const double precession_deg = 1.2812323 * days / 36525.0;
    const double raan = std::fmod(sun_deg - precession_deg + (ltan_s - 43200.0) / 240.0, 360.0);
    return raan < 0.0 ? raan + 360.0 : raan;
}

double true_anomaly(double mean_anomaly, double ecc) {
    const double mean = std::remainder(mean_anomaly, two_pi);
    double eccentric = ecc < 0.8 ? mean : std::copysign(std::numbers::pi, mean);
    for (int i = 0; i < 60; ++i) {
        const double step = (eccentric - ecc * std::sin(eccentric) - mean) / (1.0 - ecc * std::cos(eccentric));
        eccentric -= step;
        if (std::abs(step) < 1e-14) {
            break;
        }
    }
    return 2.0 * std::atan2(std::sqrt(1.0 + ecc) * std::sin(eccentric / 2.0),
                            std::sqrt(1.0 - ecc) * std::cos(eccentric / 2.0));
}

HohmannBurns hohmann_burns(double from_radius_km, double to_radius_km) {
    const double sma = (from_radius_km + to_radius_km) / 2.0;
    const double start = std::sqrt(earth_mu_km3_s2 / from_radius_km);
    const double finish = std::sqrt(earth_mu_km3_s2 / to_radius_km);
    return {start * (std::sqrt(to_radius_km / sma) - 1.0), finish * (1.0 - std::sqrt(from_radius_km / sma)),
            period_s(sma) / 2.0};
}

}  // namespace gmat_copilot::drafting::planner
