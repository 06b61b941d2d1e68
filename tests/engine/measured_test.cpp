// More missions measured with the real GMAT (tests/data/engine/README.md): LEO, GEO, Molniya, hyperbola, stop
// conditions of many kinds, burn axes and mass, body-fixed and ecliptic states, transfers and targets.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "flown.hpp"

using namespace gmat_copilot::engine;

TEST_CASE("measured missions end where GMAT ends them, to a metre") {
    const auto all = nlohmann::json::parse(test::read_file(test::data("engine/measured.json")));
    REQUIRE(all.size() >= 9);
    for (const auto& [name, gmat] : all.items()) {
        const FlightResult result = test::flown(test::read_file(test::data("engine/" + name + ".script")));
        INFO(name << ": " << result.message);
        REQUIRE(result.ending == Ending::completed);
        for (const auto& [craft, values] : gmat.at("final").items()) {
            const FinalState& state = result.final_states.at(craft);
            const auto numbers = values.get<std::vector<double>>();
            double position2 = 0.0;
            double velocity2 = 0.0;
            for (std::size_t i = 0; i < 3; ++i) {
                position2 += std::pow(state.position_km[i] - numbers.at(1 + i), 2);
                velocity2 += std::pow(state.velocity_km_s[i] - numbers.at(4 + i), 2);
            }
            std::printf("%-28s %-8s differs by %.4f m, %.4f mm/s\n", name.c_str(), craft.c_str(),
                        std::sqrt(position2) * 1e3, std::sqrt(velocity2) * 1e6);
            CHECK(std::sqrt(position2) * 1e3 < 1.0);
            CHECK(std::sqrt(velocity2) * 1e6 < 1.0);
            CHECK(std::abs(state.epoch_a1mjd - numbers.at(0)) < 1e-10);
            CHECK(state.total_mass_kg == Approx(numbers.at(7)).margin(1e-6));
        }
        for (const auto& [solver, converged] : gmat.at("converged").items()) {
            CHECK(result.converged.at(solver) == converged.get<bool>());
        }
    }
}
