#include "engine/earth_orientation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace gmat_copilot::engine {
namespace {

struct Row {
    std::int32_t ut1_minus_tai_10us;
    std::int16_t pole_x_tenth_mas;
    std::int16_t pole_y_tenth_mas;
};

constexpr Row rows[] = {
#include "engine/earth_orientation_rows.inc"
};

constexpr double first_mjd = 37665.0;  // JD - 2400000.5, 0h UTC
constexpr double row_days = 5.0;
constexpr double gmat_to_modified_jd = 29999.5;
// The series ends two days after the last row, with these values on its last day (MJD 61297).
constexpr double last_mjd = 61297.0;
constexpr Row last_day = {-3690847, 2298, 3265};

constexpr double arcsec_rad = 4.848136811095359935899141e-6;

/// The values that are interpolated: UT1 - TAI in s, poles in rad, and the rate of UT1 - TAI in s per day.
using Values = std::array<double, 3>;
Values values_of(const Row& row) {
    return {row.ut1_minus_tai_10us * 1e-5, row.pole_x_tenth_mas * 1e-4 * arcsec_rad,
            row.pole_y_tenth_mas * 1e-4 * arcsec_rad};
}

EarthOrientation held(const Row& row) {
    const Values v = values_of(row);
    return {v[0], v[1], v[2], 0.0};
}

EarthOrientation cubic(std::size_t first, double t) {
    // Lagrange through rows first..first+3 at t = 0, 1, 2, 3.
    const std::array<double, 4> weight = {-(t - 1) * (t - 2) * (t - 3) / 6, t * (t - 2) * (t - 3) / 2,
                                          -t * (t - 1) * (t - 3) / 2, t * (t - 1) * (t - 2) / 6};
    const std::array<double, 4> slope = {-(3 * t * t - 12 * t + 11) / 6, (3 * t * t - 10 * t + 6) / 2,
                                         -(3 * t * t - 8 * t + 3) / 2, (3 * t * t - 6 * t + 2) / 6};
    EarthOrientation result;
    double rate = 0.0;
    for (std::size_t i = 0; i < 4; ++i) {
        const Values v = values_of(rows[first + i]);
        result.ut1_minus_tai_s += weight.at(i) * v[0];
        result.pole_x_rad += weight.at(i) * v[1];
        result.pole_y_rad += weight.at(i) * v[2];
        rate += slope.at(i) * v[0] / row_days;
    }
    result.day_length_excess_s = -rate;
    return result;
}

}  // namespace

EarthOrientation earth_orientation(double utc_mjd) {
    const std::size_t count = std::size(rows);
    const double mjd = utc_mjd + gmat_to_modified_jd;
    const double position = (mjd - first_mjd) / row_days;
    if (position <= 0.0) {
        return held(rows[0]);
    }
    if (mjd >= last_mjd) {
        return held(last_day);
    }
    const auto whole = static_cast<std::size_t>(position);
    if (whole + 1 >= count) {  // between the last row and the last day
        const double last_row_mjd = first_mjd + row_days * static_cast<double>(count - 1);
        const double part = (mjd - last_row_mjd) / (last_mjd - last_row_mjd);
        const Values a = values_of(rows[count - 1]);
        const Values b = values_of(last_day);
        return {a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1]), a[2] + part * (b[2] - a[2]),
                -(b[0] - a[0]) / (last_mjd - last_row_mjd)};
    }
    const std::size_t first = std::clamp<std::size_t>(whole, 1, count - 3) - 1;
    return cubic(first, position - static_cast<double>(first));
}

}  // namespace gmat_copilot::engine
