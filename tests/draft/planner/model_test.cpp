#include "draft/planner/astrodynamics.hpp"
#include "draft/planner/planner.hpp"
#include "support/catch.hpp"

#include <cmath>
#include <numbers>

using namespace gmat_copilot;

TEST_CASE("the planner answers as the model builtin:planner with one fenced script") {
    const auto planner = drafting::planner::make_builtin_model();
    CHECK(planner->provider() == "builtin");
    CHECK(planner->name() == "planner");
    model::Request request;
    request.prompt = "this is not what the planner reads";
    request.user_request = "A 500 km circular orbit at 51.6 degrees inclination; propagate one day and report altitude";
    const model::Reply reply = planner->complete(request);
    const std::string script = drafting::planner::draft(request.user_request).script;
    REQUIRE(!script.empty());
    CHECK_THAT(reply.text, ContainsSubstring("```gmat\n" + script + "```\n"));
    CHECK(!reply.truncated);
    CHECK(!reply.usage.input_tokens);
    CHECK(!reply.usage.output_tokens);
}

TEST_CASE("the planner says what it does not understand as an error with details") {
    const auto planner = drafting::planner::make_builtin_model();
    model::Request request;
    request.user_request = "500 km circular orbit, propagate one day, avoid debris, land on the Moon";
    try {
        (void)planner->complete(request);
        FAIL("not understood, yet answered");
    } catch (const model::Error& error) {
        CHECK(error.kind() == model::Error::Kind::not_understood);
        CHECK(error.details() == std::vector<std::string>{"avoid debris", "land on the Moon"});
    }
}

TEST_CASE("an empty request is not understood") {
    CHECK(drafting::planner::draft("").not_understood == std::vector<std::string>{"the request is empty"});
    CHECK(drafting::planner::draft(" \n\t ").not_understood == std::vector<std::string>{"the request is empty"});
}

TEST_CASE("a Sun-synchronous circular orbit at 700 km is inclined 98.19 deg") {
    const double inc =
        std::acos(drafting::planner::sun_synchronous_cos_inc(drafting::planner::earth_radius_km + 700.0, 0.0));
    CHECK(inc * 180.0 / std::numbers::pi == Approx(98.19).margin(0.01));
}

TEST_CASE("Hohmann's burns from 191.34411 km to 35781.34857 km (Vallado, example 6-1)") {
    const auto burns = drafting::planner::hohmann_burns(6378.137 + 191.34411, 6378.137 + 35781.34857);
    CHECK(burns.first_km_s + burns.second_km_s == Approx(3.935224).margin(1e-4));
    CHECK(burns.transfer_time_s / 60.0 == Approx(315.403).margin(0.01));
}

TEST_CASE("Kepler's equation: M = 235.4 deg at ecc 0.4 is E = 220.512074 deg (Vallado, example 2-1)") {
    const double deg = std::numbers::pi / 180.0;
    const double ta = drafting::planner::true_anomaly(235.4 * deg, 0.4);
    const double ecc_anomaly = 2.0 * std::atan(std::sqrt(0.6 / 1.4) * std::tan(ta / 2.0));
    CHECK(std::remainder(ecc_anomaly / deg - 220.512074, 360.0) == Approx(0.0).margin(1e-5));
}

TEST_CASE("one geostationary revolution takes a sidereal day") {
    CHECK(drafting::planner::period_s(drafting::planner::geostationary_radius_km) ==
          Approx(drafting::planner::sidereal_day_s).margin(0.1));
    CHECK(drafting::planner::sma_of_period_km(drafting::planner::sidereal_day_s) ==
          Approx(drafting::planner::geostationary_radius_km).margin(0.1));
}
