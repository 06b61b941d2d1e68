#include "engine/stop_condition.hpp"

#include "support/catch.hpp"

using namespace gmat_copilot::engine;

TEST_CASE("a plain condition counts in both directions") {
    const StopRule rule{StopKind::crossing, 0.0, false};
    CHECK(stop_crossed(rule, -1.0, 1.0));
    CHECK(stop_crossed(rule, 1.0, -1.0));
    CHECK_FALSE(stop_crossed(rule, 1.0, 2.0));
    CHECK_FALSE(stop_crossed(rule, 0.0, 0.0));
}

TEST_CASE("periapsis counts from falling to rising, apoapsis the other way, reversed in time") {
    CHECK(stop_crossed({StopKind::periapsis, 0.0, false}, -1.0, 1.0));
    CHECK_FALSE(stop_crossed({StopKind::periapsis, 0.0, false}, 1.0, -1.0));
    CHECK(stop_crossed({StopKind::apoapsis, 0.0, false}, 1.0, -1.0));
    CHECK_FALSE(stop_crossed({StopKind::apoapsis, 0.0, false}, -1.0, 1.0));
    CHECK(stop_crossed({StopKind::periapsis, 0.0, true}, 1.0, -1.0));
    CHECK(stop_crossed({StopKind::apoapsis, 0.0, true}, -1.0, 1.0));
}

TEST_CASE("angles are compared the short way round, and only near their goal") {
    const StopRule rule{StopKind::crossing, 360.0, false};
    CHECK(stop_difference(rule, 359.0, 1.0) == Approx(-2.0));
    CHECK(stop_difference(rule, 5.0, 355.0) == Approx(10.0));
    CHECK(stop_crossed(rule, stop_difference(rule, 359.0, 0.0), stop_difference(rule, 1.0, 0.0)));
    // from 179 to 181 degrees away from the goal the difference changes sign, but nothing is crossed
    CHECK_FALSE(stop_crossed(rule, stop_difference(rule, 179.0, 0.0), stop_difference(rule, 181.0, 0.0)));
}
