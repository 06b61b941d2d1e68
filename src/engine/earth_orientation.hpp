// UT1 and polar motion of the Earth, 1962 to September 2026, from a compiled-in table.
//
// Values of the IERS EOP 20 C04 series (Paris Observatory, https://hpiers.obspm.fr/eoppc/eop/eopc04/), every fifth day,
// rounded to 10 microseconds and 0.1 milliarcsecond, as UT1 - TAI (which has no leap-second jumps). Between the rows a
// cubic through four of them; against the daily series that is within 0.1 ms (5 cm on the equator). Before the first
// and after the last day the nearest values are held, as GMAT does with its copy of the same series.
#pragma once

namespace gmat_copilot::engine {

struct EarthOrientation {
    double ut1_minus_tai_s = 0.0;
    double pole_x_rad = 0.0;
    double pole_y_rad = 0.0;
    double day_length_excess_s = 0.0;  ///< LOD: minus the daily change of UT1 - TAI
};

/// `utc_mjd`: GMAT modified Julian date (JD - 2430000), UTC.
[[nodiscard]] EarthOrientation earth_orientation(double utc_mjd);

}  // namespace gmat_copilot::engine
