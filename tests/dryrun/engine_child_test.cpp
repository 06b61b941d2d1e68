#include "dryrun/engine_child.hpp"

#include <cmath>
#include <limits>
#include <sstream>

#include "support/catch.hpp"

using namespace gmat_copilot::dryrun;
namespace engine = gmat_copilot::engine;

TEST_CASE("everything of a flight survives the pipe") {
    engine::FlightResult flight;
    flight.ending = engine::Ending::run_error;
    flight.message = "the burn \"B\" has\nno thruster";
    flight.line = 42;
    flight.converged = {{"DC", true}, {"DC2", false}};
    flight.has_solver = true;
    engine::FinalState state;
    state.epoch_a1mjd = 21545.123456789012;
    state.position_km[0] = 1.0 / 3.0;
    state.velocity_km_s[2] = -7.5e-300;
    state.total_mass_kg = std::numeric_limits<double>::quiet_NaN();
    flight.final_states["Sat"] = state;
    flight.reports = {{"r.txt", "a\tb\n"}};
    flight.log = {"one", ""};

    const auto back = flight_result_from_json(to_json(flight));
    REQUIRE(back);
    CHECK(back->ending == flight.ending);
    CHECK(back->message == flight.message);
    CHECK(back->line == flight.line);
    CHECK(back->converged == flight.converged);
    CHECK(back->has_solver);
    CHECK(back->reports == flight.reports);
    CHECK(back->log == flight.log);
    const engine::FinalState& got = back->final_states.at("Sat");
    CHECK(got.epoch_a1mjd == state.epoch_a1mjd);
    CHECK(got.position_km[0] == state.position_km[0]);
    CHECK(got.velocity_km_s[2] == state.velocity_km_s[2]);
    CHECK(std::isnan(got.total_mass_kg));
}

TEST_CASE("bytes that are not UTF-8 do not break the answer") {
    engine::FlightResult flight;
    flight.message = "\xff\xfe";
    flight.reports = {{"r\xff", "\x80"}};
    CHECK(flight_result_from_json(to_json(flight)));
}

TEST_CASE("what is no answer is told as none") {
    engine::FlightResult flight;
    const std::string whole = to_json(flight);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(flight_result_from_json(std::string_view(whole).substr(0, size)));
    }
    CHECK_FALSE(
        flight_result_from_json(R"({"ending":"landed","message":"","line":null,"converged":{},"has_solver":false,)"
                                R"("final_states":{},"reports":{},"log":[]})"));
    CHECK_FALSE(flight_result_from_json(std::string(100'000, '[')));
}

TEST_CASE("the child flies what it reads and answers in JSON") {
    std::istringstream in(to_engine_input("Create Spacecraft Sat;\nBeginMissionSequence;\n", false));
    std::ostringstream out;
    CHECK(engine_child_main(in, out) == 0);
    CHECK(flight_result_from_json(out.str()));
}

TEST_CASE("the child answers nothing to input that is not its parent's") {
    for (const char* input : {"", "Create Spacecraft Sat;\n", "[1]\nscript", "{\n"}) {
        std::istringstream in(input);
        std::ostringstream out;
        CHECK(engine_child_main(in, out) != 0);
        CHECK(out.str().empty());
    }
}
