#include "dryrun/goals.hpp"

#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::dryrun;

TEST_CASE("the last iteration's goals are read out of GMAT's log") {
    const auto goals = last_goals(test::read_file(test::data("gmat/logs/solver_nonconvergence_SaveAndContinue.out")));
    REQUIRE(goals.size() == 1);
    CHECK(goals[0] == GoalMiss{"DC", 3, "Sat.Earth.RMAG", "42165", "9230.13657084", "32934.86343"});
}

TEST_CASE("the last iteration's goals are read out of the built-in engine's log") {
    const auto goals = last_goals(
        "Target DC (line 12): iteration 1: B.Element1 = 0.1; Sat.RMAG achieved 7000 desired 8000; Sat.ECC achieved 0.5 "
        "desired 0\n"
        "Target DC (line 12): iteration 2: B.Element1 = 0.2; Sat.RMAG achieved 7900.5 desired 8000; Sat.ECC achieved "
        "0.25 desired 0\n"
        "Target DC (line 12): did not converge\n"
        "Target Other (line 30): iteration 1: V = 1; A achieved 1 desired 3\n");
    REQUIRE(goals.size() == 3);
    CHECK(goals[0] == GoalMiss{"DC", 2, "Sat.RMAG", "8000", "7900.5", "99.5"});
    CHECK(goals[1] == GoalMiss{"DC", 2, "Sat.ECC", "0", "0.25", "-0.25"});
    CHECK(goals[2] == GoalMiss{"Other", 1, "A", "3", "1", "2"});
}

TEST_CASE("any bytes give a list of goals, and a bounded one") {
    CHECK(last_goals("").empty());
    CHECK(last_goals("Target DC (line \nTarget\nX Iteration \n  Desired: \nachieved desired").empty());
    CHECK(last_goals(std::string(1'000'000, 'T')).empty());
    std::string many = "DC Iteration 1; Nominal Pass\n";
    for (int i = 0; i < 10'000; ++i) {
        many += "   G  Desired: nan  Achieved: x\x1b[31my  Variance: 1\n";
    }
    const auto goals = last_goals(many);
    CHECK(goals.size() == most_goal_misses);
    CHECK(goals[0].miss == "?");
    CHECK(goals[0].achieved.find('\x1b') == std::string::npos);
}
