#include "engine/elements.hpp"

#include <cmath>
#include <numbers>

#include "support/catch.hpp"

using namespace gmat_copilot::engine;

namespace {
constexpr double degree = std::numbers::pi / 180.0;
}

TEST_CASE("every state type gives the state back") {
    const State states[] = {
        {{-6171.4, -4194.8, 1485.2}, {0.4556, -3.662, -6.1069}},
        {{7100.0, 0.0, 1300.0}, {0.0, 7.35, 1.0}},
        {{-40000.0, 12000.0, -300.0}, {-0.9, -2.9, 0.02}},
        {{6700.0, 0.0, 0.0}, {0.3, 11.9, 1.0}},
    };
    for (const State& state : states) {
        for (const StateType type : {StateType::cartesian, StateType::keplerian, StateType::modified_keplerian,
                                     StateType::spherical_azfpa, StateType::spherical_radec}) {
            const auto elements = to_elements(state, type);
            REQUIRE(elements);
            const auto back = from_elements(*elements, type);
            REQUIRE(back);
            CHECK((back->position_km - state.position_km).norm() < 1e-6);
            CHECK((back->velocity_km_s - state.velocity_km_s).norm() < 1e-9);
        }
    }
}

TEST_CASE("elements agree with those GMAT reports") {
    const State state{{-6171.423996896986, -4194.842302282465, 1485.188723350205},
                      {0.4556229332652518, -3.662115443622465, -6.106909388018284}};
    const auto k = to_keplerian(state);
    REQUIRE(k);
    CHECK(k->sma_km == Approx(7400.0).margin(1e-7));
    CHECK(k->ecc == Approx(0.07).margin(1e-11));
    CHECK(k->inc_rad / degree == Approx(63.1).margin(1e-10));
    CHECK(k->raan_rad / degree == Approx(40.0).margin(1e-10));
    CHECK(k->aop_rad / degree == Approx(50.0).margin(1e-8));
    CHECK(k->true_anomaly_rad / degree == Approx(117.356403551471).margin(1e-8));
    CHECK(mean_from_true(k->true_anomaly_rad, k->ecc) / degree == Approx(110.0611650188932).margin(1e-8));
    CHECK(eccentric_from_true(k->true_anomaly_rad, k->ecc) / degree == Approx(113.7326966020487).margin(1e-8));
    const auto azfpa = to_elements(state, StateType::spherical_azfpa);
    CHECK(wrapped(azfpa->at(4), 0.0) / degree == Approx(152.5284018755768).margin(1e-8));
    CHECK(azfpa->at(5) / degree == Approx(86.32449009205439).margin(1e-8));
}

TEST_CASE("circular and equatorial orbits have the angles GMAT gives them") {
    const double speed = std::sqrt(earth_mu_km3_s2 / 7000.0);
    const auto circular = to_keplerian({{0.0, 7000.0, 0.0}, {-speed, 0.0, 0.0}});
    REQUIRE(circular);
    CHECK(circular->raan_rad == 0.0);
    CHECK(circular->inc_rad == 0.0);
    const auto eccentric = to_keplerian({{0.0, 7000.0, 0.0}, {-1.1 * speed, 0.0, 0.0}});
    REQUIRE(eccentric);
    CHECK(eccentric->raan_rad == 0.0);
    CHECK(eccentric->aop_rad / degree == Approx(90.0));
    CHECK(eccentric->true_anomaly_rad == Approx(0.0).margin(1e-7));
}

TEST_CASE("what is no orbit has no elements") {
    CHECK_FALSE(to_keplerian({{7000.0, 0.0, 0.0}, {1.0, 0.0, 0.0}}));
    CHECK_FALSE(to_keplerian({{0.0, 0.0, 0.0}, {1.0, 0.0, 0.0}}));
    CHECK_FALSE(to_keplerian({{7000.0, 0.0, 0.0}, {0.0, std::sqrt(2.0 * earth_mu_km3_s2 / 7000.0), 0.0}}));
    CHECK_FALSE(from_keplerian({-7000.0, 0.1, 0.0, 0.0, 0.0, 0.0}));
    CHECK_FALSE(from_keplerian({7000.0, 1.0, 0.0, 0.0, 0.0, 0.0}));
    CHECK_FALSE(from_keplerian({-20000.0, 1.4, 0.0, 0.0, 0.0, std::numbers::pi}));
}

TEST_CASE("altitude and latitude are geodetic, also over the poles") {
    const Geodetic equator = geodetic({earth_radius_km + 500.0, 0.0, 0.0});
    CHECK(equator.altitude_km == Approx(500.0).margin(1e-9));
    const double polar_radius = earth_radius_km * (1.0 - earth_flattening);
    const Geodetic pole = geodetic({0.0, 0.0, -(polar_radius + 700.0)});
    CHECK(pole.altitude_km == Approx(700.0).margin(1e-9));
    CHECK(pole.latitude_rad / degree == Approx(-90.0));
    const Geodetic gmat = geodetic({3465.627947243472, -6611.339653460074, 1472.607399252243});
    CHECK(gmat.altitude_km == Approx(1231.147400904852).margin(1e-5));
    CHECK(gmat.latitude_rad / degree == Approx(11.22130505734389).margin(1e-7));
}
