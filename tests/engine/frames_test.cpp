#include "engine/frames.hpp"

#include <erfa.h>

#include <cmath>

#include "engine/earth_orientation.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::engine;

namespace {

const State inertial{{-6171.423996896986, -4194.842302282465, 1485.188723350205},
                     {0.4556229332652518, -3.662115443622465, -6.106909388018284}};
Epoch instant() { return *parse_epoch("17 Mar 2021 06:46:55.250", *date_format("UTCGregorian")); }

}  // namespace

TEST_CASE("body-fixed states agree with GMAT's") {
    const State fixed = from_mj2000_eq(inertial, Axes::body_fixed, instant());
    const Eigen::Vector3d position(3465.627947243472, -6611.339653460074, 1472.607399252243);
    const Eigen::Vector3d velocity(3.209409849970464, -0.204100594677551, -6.10601122363979);
    CHECK((fixed.position_km - position).norm() < 1e-4);
    CHECK((fixed.velocity_km_s - velocity).norm() < 1e-6);
}

TEST_CASE("ecliptic states agree with GMAT's") {
    const State ecliptic = from_mj2000_eq(inertial, Axes::mj2000_ec, instant());
    const Eigen::Vector3d position(-6171.423996896986, -3257.91841921554, 3031.246452982862);
    CHECK((ecliptic.position_km - position).norm() < 1e-9);
}

TEST_CASE("going to other axes and back changes nothing") {
    for (const Axes axes : {Axes::mj2000_eq, Axes::mj2000_ec, Axes::body_fixed}) {
        const State back = to_mj2000_eq(from_mj2000_eq(inertial, axes, instant()), axes, instant());
        CHECK((back.position_km - inertial.position_km).norm() < 1e-9);
        CHECK((back.velocity_km_s - inertial.velocity_km_s).norm() < 1e-12);
    }
}

TEST_CASE("a point that stands on the ground moves in inertial axes as its derivative says") {
    const State ground{{6378.0, 100.0, 50.0}, {0.0, 0.0, 0.0}};
    const State now = to_mj2000_eq(ground, Axes::body_fixed, instant());
    const State before = to_mj2000_eq(ground, Axes::body_fixed, instant().plus(-1.0));
    const State after = to_mj2000_eq(ground, Axes::body_fixed, instant().plus(1.0));
    CHECK((0.5 * (after.position_km - before.position_km) - now.velocity_km_s).norm() <
          1e-7);  // precession is left out of the rate
}

TEST_CASE("the whole rotation to body-fixed axes agrees with ERFA's own chain") {
    // IAU 2006 differs from FK5 (1976/1980) by less than 0.1 arcsecond these years: the check is on signs and order.
    const EarthOrientation orientation = earth_orientation(from_epoch(instant(), TimeScale::utc).days());
    const TwoPartDate tt = from_epoch(instant(), TimeScale::tt);
    TwoPartDate ut1 = from_epoch(instant(), TimeScale::tai);
    ut1.second += orientation.ut1_minus_tai_s;
    double m[3][3];
    eraC2t06a(2430000.0 + tt.day, tt.second / 86400.0, 2430000.0 + ut1.day, ut1.second / 86400.0,
              orientation.pole_x_rad, orientation.pole_y_rad, m);
    const State fixed = from_mj2000_eq(inertial, Axes::body_fixed, instant());
    for (int row = 0; row < 3; ++row) {
        const double sum = m[row][0] * inertial.position_km.x() + m[row][1] * inertial.position_km.y() +
                           m[row][2] * inertial.position_km.z();
        CHECK(std::abs(sum - fixed.position_km(row)) < 0.01);
    }
}

TEST_CASE("earth orientation follows the published daily series between the table's rows") {
    // IERS EOP 20 C04, MJD 37669 (1962 Jan 5) and 37672: UT1-UTC and TAI-UTC of the day, pole in arcseconds.
    const auto day = [](double mjd) { return earth_orientation(mjd - 29999.5); };
    const double arcsec = 4.84813681109536e-6;
    const double tai_minus_utc_37669 = 1.8458580 + (37669 - 37665) * 0.0011232;
    CHECK(std::abs(day(37669).ut1_minus_tai_s - (0.0308154 - tai_minus_utc_37669)) < 2e-4);
    CHECK(std::abs(day(37669).pole_x_rad - -0.024799 * arcsec) < 1e-8);
    CHECK(std::abs(day(61296).ut1_minus_tai_s - (0.0915605 - 37.0)) < 2e-4);
}

TEST_CASE("earth orientation holds its last value after the series, as GMAT does") {
    CHECK(earth_orientation(35000.0).ut1_minus_tai_s == Approx(0.0915262 - 37.0).margin(1e-5));
    CHECK(earth_orientation(40000.0).ut1_minus_tai_s == earth_orientation(35000.0).ut1_minus_tai_s);
    CHECK(earth_orientation(35000.0).day_length_excess_s == 0.0);
}
