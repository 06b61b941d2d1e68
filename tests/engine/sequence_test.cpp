// The mission sequence: expressions, branches, loops, copies, stop conditions, solvers; and its limits.
#include "flown.hpp"

using namespace gmat_copilot::engine;

namespace {

double value_of_v(const std::string& commands) {
    const FlightResult result = test::flown(test::two_body(commands + "Report R v\n"));
    INFO(commands << result.message);
    REQUIRE(result.ending == Ending::completed);
    return test::last_numbers(result).at(0);
}

void check_ending(const std::string& commands, Ending ending, const std::string& part) {
    const FlightResult result = test::flown(test::two_body(commands));
    INFO(commands << "-> " << result.message);
    CHECK(result.ending == ending);
    CHECK_THAT(result.message, ContainsSubstring(part));
    CHECK(result.line.has_value());
}

}  // namespace

TEST_CASE("expressions follow the usual rules") {
    CHECK(value_of_v("v = 2 + 3*4^2/8 - -1\n") == 9.0);
    CHECK(value_of_v("w = 3\nv = (w + 1)*sqrt(16)\n") == 16.0);
    CHECK(value_of_v("b(1,1) = 3\nb(2,1) = 4\nv = norm(b)\n") == 5.0);
    CHECK(value_of_v("A(1,1) = 2\nA(2,2) = 4\nA(3,3) = 5\nA(1,3) = -1\nv = det(A)\n") == 40.0);
    CHECK(value_of_v("A(1,1) = 2\nA(2,2) = 4\nA(3,3) = 5\nA = inv(A)\nv = A(2,2)\n") == 0.25);
    CHECK(value_of_v("v = mod(17, 5) + floor(2.7) + ceil(2.1) + abs(-3)\n") == 10.0);
    CHECK(value_of_v("v = RadToDeg(acos(0))\n") == Approx(90.0));
}

TEST_CASE("one index counts along the first row, as GMAT R2026a was measured to do") {
    CHECK(value_of_v("A(2) = 7\nv = A(1,2)\n") == 7.0);
    CHECK(value_of_v("b(1,1) = 3\nv = b(1)\n") == 3.0);
    check_ending("v = b(2)\n", Ending::run_error, "outside the array");
    check_ending("b(2) = 1\n", Ending::run_error, "outside the array");
}

TEST_CASE("If, Else, While and For do what they say") {
    CHECK(value_of_v("w = 2\nIf w == 1\nv = 10\nElse\nIf w == 2\nv = 20\nElse\nv = 30\nEndIf\nEndIf\n") == 20.0);
    CHECK(value_of_v("While v < 5\nv = v + 2\nEndWhile\n") == 6.0);
    CHECK(value_of_v("For i = 10:-2:0\nv = v + i\nEndFor\n") == 30.0);
    CHECK(value_of_v("For i = 5:1\nv = 1\nEndFor\n") == 0.0);
    CHECK(value_of_v("w = 1\nIf w > 2 | w > 0\nv = 1\nEndIf\n") == 1.0);
}

TEST_CASE("a copied spacecraft flies on its own") {
    CHECK(value_of_v("Sat2 = Sat\nPropagate Prop(Sat2) {Sat2.ElapsedSecs = 500}\nv = Sat.ElapsedSecs\n") == 0.0);
    // GMAT too goes on counting from the epoch the copied-to spacecraft began the mission with
    CHECK(value_of_v("Sat2 = Sat\nPropagate Prop(Sat2) {Sat2.ElapsedSecs = 500}\nv = Sat2.ElapsedSecs\n") ==
          Approx(669235152.25).margin(1e-4));
}

TEST_CASE("the first stop condition wins, and elapsed time counts from the start of the propagation") {
    CHECK(value_of_v("Propagate Prop(Sat) {Sat.ElapsedSecs = 100, Sat.Apoapsis}\nv = Sat.ElapsedSecs\n") ==
          Approx(100.0));
    CHECK(value_of_v("Propagate Prop(Sat) {Sat.ElapsedSecs = 100}\nPropagate Prop(Sat) {Sat.ElapsedSecs = 50}\n"
                     "v = Sat.ElapsedSecs\n") == Approx(150.0));
    CHECK(value_of_v("Propagate Prop(Sat) {Sat.Apoapsis, Sat.ElapsedDays = 1}\nv = Sat.TA\n") ==
          Approx(180.0).margin(1e-6));
    CHECK(value_of_v("Propagate BackProp Prop(Sat) {Sat.ElapsedSecs = -100}\nv = Sat.ElapsedSecs\n") == Approx(-100.0));
    CHECK(value_of_v("Propagate Prop(Sat) {Sat.ElapsedSecs = 0}\nv = Sat.ElapsedSecs\n") == 0.0);
}

TEST_CASE("a stop condition that ended the last propagation waits for the next revolution") {
    // 6335.174 s is the period, as GMAT flies it
    CHECK(value_of_v("Propagate Prop(Sat) {Sat.Periapsis}\nw = Sat.ElapsedSecs\nPropagate Prop(Sat) {Sat.Periapsis}\n"
                     "v = Sat.ElapsedSecs - w\n") == Approx(6335.174185).margin(1e-5));
    CHECK(value_of_v("Propagate Prop(Sat) {Sat.TA = 180}\nw = Sat.ElapsedSecs\nPropagate Prop(Sat) {Sat.TA = 180}\n"
                     "v = Sat.ElapsedSecs - w\n") == Approx(6335.174185).margin(1e-5));
}

TEST_CASE("a spacecraft that starts on an apsis stops as measured") {
    CHECK(value_of_v("Sat.TA = 0\nPropagate Prop(Sat) {Sat.Periapsis}\nv = Sat.ElapsedSecs\n") ==
          Approx(6335.174185).margin(1e-5));
    CHECK(value_of_v("Sat.TA = 180\nPropagate Prop(Sat) {Sat.Apoapsis}\nv = Sat.ElapsedSecs\n") == 0.0);
}

TEST_CASE("a Propagate without stop conditions takes GMAT's first step once") {
    CHECK(value_of_v("Propagate Prop(Sat)\nPropagate Prop(Sat)\nv = Sat.ElapsedSecs\n") == Approx(120.0));
    check_ending("For i = 1:3\nPropagate Prop(Sat)\nEndFor\n", Ending::unsupported, "error control");
}

TEST_CASE("a targeter restores spacecraft but not variables, and reports every pass") {
    const FlightResult result = test::flown(test::two_body(
        "v = 0\nTarget DC {SolveMode = Solve, ExitMode = DiscardAndContinue}\n"
        "Vary DC(Burn.Element1 = 0.05, {Perturbation = 1e-4, MaxStep = 0.1})\nv = v + 1\nManeuver Burn(Sat)\n"
        "Propagate Prop(Sat) {Sat.Apoapsis}\nAchieve DC(Sat.RMAG = 9500, {Tolerance = 0.1})\nEndTarget\n"
        "Report R v Sat.RMAG\n"));
    INFO(result.message);
    REQUIRE(result.ending == Ending::completed);
    CHECK(result.has_solver);
    CHECK(result.converged.at("DC"));
    const std::vector<double> numbers = test::last_numbers(result);
    CHECK(numbers.at(0) > 5.0);
    CHECK(std::abs(numbers.at(1) - 9500.0) < 0.1);
}

TEST_CASE("a target that cannot be met is not an error") {
    const FlightResult result =
        test::flown(test::two_body("Target DC {SolveMode = Solve, ExitMode = SaveAndContinue}\nVary DC(Burn.Element1 = "
                                   "0.05, {Upper = 0.1, Lower = 0})\n"
                                   "Maneuver Burn(Sat)\nPropagate Prop(Sat) {Sat.Apoapsis}\nAchieve DC(Sat.RMAG = "
                                   "95000, {Tolerance = 0.1})\nEndTarget\n"));
    INFO(result.message);
    CHECK(result.ending == Ending::completed);
    CHECK_FALSE(result.converged.at("DC"));
}

TEST_CASE("what GMAT stops at while running is a run error with its line") {
    check_ending("Stop\n", Ending::run_error, "Stop");
    check_ending("w = 0\nv = 1/w\n", Ending::run_error, "zero");
    check_ending("i = 4\nv = A(i,1)\n", Ending::run_error, "outside the array");
    check_ending("Propagate Prop(Sat) {Sat2.ElapsedSecs = 10}\n", Ending::run_error, "not propagated");
    check_ending("Sat.DryMass = 0\nPropagate Prop(Sat) {Sat.ElapsedSecs = 10}\n", Ending::run_error, "no mass");
    check_ending("Propagate Prop(Sat) {Sat.ElapsedSecs = 10}\nPropagate Prop(Sat, Sat2) {Sat.ElapsedSecs = 10}\n",
                 Ending::run_error, "different epochs");
    check_ending("Propagate Prop(Sat) {Sat.ElapsedSecs = -10}\n", Ending::run_error, "without end");
    check_ending("Vary DC(v = 1)\n", Ending::run_error, "outside a Target");
}

TEST_CASE("what GMAT refuses to load is a load error with its line") {
    check_ending("Propagate Prop(Nobody) {Nobody.ElapsedSecs = 10}\n", Ending::load_error, "Nobody");
    check_ending("v = undeclared + 1\n", Ending::load_error, "undeclared");
    check_ending("v = Sat.SAM\n", Ending::load_error, "Sat.SAM");
    check_ending("Maneuver Prop(Sat)\n", Ending::load_error, "ImpulsiveBurn");
    check_ending("Propagate Prop(Sat) {Sat.Earth.X = 7000}\n", Ending::load_error, "Earth");
}

TEST_CASE("what is not modelled is said to be unsupported") {
    check_ending("Propagate Prop(Sat) {Sat.Luna.RMAG = 7000}\n", Ending::unsupported, "only Earth");
    check_ending("Propagate Prop(Sat, 'STM') {Sat.ElapsedSecs = 10}\n", Ending::unsupported, "STM");
    check_ending("Propagate Prop(Sat) Prop(Sat2) {Sat.ElapsedSecs = 10}\n", Ending::unsupported, "Synchronized");
    check_ending("BeginFileThrust x(Sat)\n", Ending::unsupported, "BeginFileThrust");
}

TEST_CASE("endless scripts come to an end") {
    check_ending("While v < 1\nw = w + 1\nEndWhile\n", Ending::run_error, "two million");
    check_ending("While v < 1\nEndWhile\n", Ending::run_error, "two million");
    const gmat_copilot::script::Tree tree =
        gmat_copilot::script::parse(test::two_body("Propagate Prop(Sat) {Sat.RMAG = 90000}\n"));
    const FlightResult result = fly(tree, {false, 1000.0});
    CHECK(result.ending == Ending::run_error);
    CHECK_THAT(result.message, ContainsSubstring("1000 integration steps"));
}

TEST_CASE("deeply nested input is refused, not followed") {
    std::string blocks;
    std::string ends;
    for (int i = 0; i < 500; ++i) {
        blocks += "If v < 1\n";
        ends += "EndIf\n";
    }
    check_ending(blocks + ends, Ending::unsupported, "64 deep");
    const FlightResult deep =
        test::flown(test::two_body("v = " + std::string(300, '(') + "1" + std::string(300, ')') + "\n"));
    CHECK(deep.ending != Ending::run_error);
}

TEST_CASE("loading alone flies nothing") {
    const FlightResult result = fly(gmat_copilot::script::parse(test::two_body("Stop\n")), {true, 5e7});
    CHECK(result.ending == Ending::completed);
    CHECK(result.final_states.empty());
}

TEST_CASE("the same script gives the same bytes") {
    const std::string script =
        test::two_body("Propagate Prop(Sat) {Sat.ElapsedDays = 0.3}\nReport R Sat.X Sat.VY Sat.TA\n");
    const FlightResult one = test::flown(script);
    const FlightResult two = test::flown(script);
    CHECK(one.reports == two.reports);
    CHECK(one.log == two.log);
}
