#include "engine/propagation.hpp"

#include <cmath>
#include <numbers>

#include "engine/elements.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::engine;

namespace {

const Epoch start = *parse_epoch("01 Jun 2025 00:00:00.000", *date_format("UTCGregorian"));

Cartesian fly_for(const State& state, Gravity gravity, double seconds) {
    Propagation propagation(start, {{to_cartesian(state), gravity}}, seconds < 0.0 ? -1.0 : 1.0);
    while (std::abs(propagation.time_s()) < std::abs(seconds)) {
        REQUIRE(propagation.step(std::abs(seconds) - std::abs(propagation.time_s())));
    }
    return propagation.state(0);
}

double distance_km(const Cartesian& a, const Cartesian& b) { return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]); }

}  // namespace

TEST_CASE("a two-body orbit closes after ten periods to a centimetre") {
    const Keplerian k{26562.0, 0.74, 1.1, 0.3, 4.7, 0.5};
    const State state = *from_keplerian(k);
    const double period = 2.0 * std::numbers::pi * std::sqrt(std::pow(k.sma_km, 3) / earth_mu_km3_s2);
    CHECK(distance_km(fly_for(state, {0, 0}, 10.0 * period), to_cartesian(state)) < 1e-5);
}

TEST_CASE("flying forwards and back ends where it began") {
    const State state = *from_keplerian({6878.0, 0.001, 1.7, 0.3, 0.7, 0.5});
    const Cartesian there = fly_for(state, {4, 4}, 86400.0);
    Propagation back(start.plus(86400.0), {{there, {4, 4}}}, -1.0);
    while (back.time_s() > -86400.0) {
        REQUIRE(back.step(86400.0 + back.time_s()));
    }
    CHECK(distance_km(back.state(0), to_cartesian(state)) < 1e-5);
}

TEST_CASE("energy in zonal gravity stays constant") {
    const State state = *from_keplerian({7200.0, 0.05, 1.0, 0.3, 0.7, 0.5});
    const Cartesian end = fly_for(state, {0, 0}, 50000.0);
    const State last = to_state(end);
    const double before = 0.5 * state.velocity_km_s.squaredNorm() - earth_mu_km3_s2 / state.position_km.norm();
    const double after = 0.5 * last.velocity_km_s.squaredNorm() - earth_mu_km3_s2 / last.position_km.norm();
    CHECK(std::abs(after / before - 1.0) < 1e-12);
}

TEST_CASE("several bodies fly as each would alone") {
    const State one = *from_keplerian({7200.0, 0.05, 1.0, 0.3, 0.7, 0.5});
    const State two = *from_keplerian({42164.0, 0.001, 0.1, 0.3, 0.7, 0.5});
    Propagation both(start, {{to_cartesian(one), {4, 4}}, {to_cartesian(two), {0, 0}}}, 1.0);
    while (both.time_s() < 7000.0) {
        REQUIRE(both.step(7000.0 - both.time_s()));
    }
    CHECK(distance_km(both.state(0), fly_for(one, {4, 4}, 7000.0)) < 1e-7);
    CHECK(distance_km(both.state(1), fly_for(two, {0, 0}, 7000.0)) < 1e-7);
}

TEST_CASE("a state within a step lies on the trajectory") {
    const State state = *from_keplerian({7200.0, 0.05, 1.0, 0.3, 0.7, 0.5});
    Propagation propagation(start, {{to_cartesian(state), {2, 0}}}, 1.0);
    REQUIRE(propagation.step(1000.0));
    const double half = 0.5 * propagation.time_s();
    const Cartesian within = propagation.state_within_step(0, half);
    CHECK(distance_km(within, fly_for(state, {2, 0}, half)) < 1e-9);
}

TEST_CASE("a fall into the centre is refused, not followed") {
    Propagation propagation(start, {{{7000.0, 0.0, 0.0, 0.0, 0.0, 0.0}, {0, 0}}}, 1.0);
    bool good = true;
    for (int i = 0; i < 100000 && good; ++i) {
        good = propagation.step(60.0);
    }
    CHECK_FALSE(good);
}

TEST_CASE("the interpolated Earth rotation is that of the full theory") {
    RotationTrack track(start);
    for (const double time : {0.0, 5000.0, 21599.0, 40000.0, -30000.0, 500000.0}) {
        const EarthRotation earth = earth_rotation(start.plus(time));
        const double c = std::cos(earth.sidereal_angle_rad);
        const double s = std::sin(earth.sidereal_angle_rad);
        Eigen::Matrix3d spin;
        spin << c, s, 0, -s, c, 0, 0, 0, 1;
        CHECK((track.at(time) - earth.polar_motion * spin * earth.nutation_precession).norm() < 2e-8);
    }
}
