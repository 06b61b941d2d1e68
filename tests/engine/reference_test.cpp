// Final states against those the real GMAT computed for the same missions.
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>

#include "flown.hpp"

using namespace gmat_copilot::engine;

namespace {

constexpr double position_limit_m = 1.0;
constexpr double velocity_limit_mm_s = 1.0;

/// The missions that use nothing but what the engine models.
const std::vector<std::string> modelled = {
    "b01_leo_hour",       "b24_for_sweep_array",       "b26_math_builtins",    "b36_plots_toggle_script",
    "b46_integrator_zoo", "b48_set_state_in_sequence", "b50_minimal_defaults", "b53_initial_guess_and_stop"};

/// All the others, with what keeps them from being flown.
const std::map<std::string, std::string> not_modelled = {
    {"b03_cart_jacchia", "SRP"},
    {"b04_msise_alt", "drag"},
    {"b05_nrlmsise_cssi", "drag"},
    {"b06_azfpa_ecliptic", "Luna"},
    {"b07_radec_bodyfixed", "degree 6"},
    {"b13_chem_finite_burn", "not modelled"},
    {"b14_electric_spiral", "not modelled"},
    {"b15_burn_duration_target", "BeginFiniteBurn"},
    {"b16_translunar_target", "Luna"},
    {"b17_heliocentric_cruise", "Sun"},
    {"b19_lunar_orbiter", "Luna"},
    {"b20_mars_exponential", "Mars"},
    {"b22_em_l1_lyapunov", "Luna"},
    {"b23_while_stationkeep", "drag"},
    {"b28_backward_prop", "Luna"},
    {"b29_two_craft_sync", "degree 8"},
    {"b30_formation", "Luna"},
    {"b34_yukon_algebra", "Optimize"},
    {"b35_yukon_transfer", "Optimize"},
    {"b38_continuation_lines", "Sun"},
    {"b39_labels_gmat_prefix", "RelativisticCorrection"},
    {"b41_stm_covariance", "STM"},
    {"b43_lunar_flyby_bplane", "Luna"},
    {"b49_topocentric_range", "Dish"},
    {"b51_nuclear_ep_poly", "not modelled"},
    {"b57_constellation_pair", "drag"},
};

nlohmann::json reference() { return nlohmann::json::parse(test::read_file(test::data("gmat/reference.json"))); }

FlightResult flown_base(const std::string& name) {
    return test::flown(test::read_file(test::data("gmat/scripts/" + name + ".script")));
}

void compare(const std::string& mission, const std::string& craft, const FinalState& state,
             const nlohmann::json& gmat) {
    const char* axes[] = {"X", "Y", "Z"};
    double position2 = 0.0;
    double velocity2 = 0.0;
    for (int i = 0; i < 3; ++i) {
        position2 += std::pow(state.position_km[i] - gmat.at(std::string("EarthMJ2000Eq.") + axes[i]).get<double>(), 2);
        velocity2 +=
            std::pow(state.velocity_km_s[i] - gmat.at(std::string("EarthMJ2000Eq.V") + axes[i]).get<double>(), 2);
    }
    const double position_m = std::sqrt(position2) * 1e3;
    const double velocity_mm_s = std::sqrt(velocity2) * 1e6;
    std::printf("%-28s %-8s differs by %.4f m, %.4f mm/s\n", mission.c_str(), craft.c_str(), position_m, velocity_mm_s);
    INFO(mission << " " << craft);
    CHECK(position_m < position_limit_m);
    CHECK(velocity_mm_s < velocity_limit_mm_s);
    CHECK(std::abs(state.epoch_a1mjd - gmat.at("A1ModJulian").get<double>()) < 1e-10);
    CHECK(state.total_mass_kg == Approx(gmat.at("TotalMass").get<double>()).margin(1e-9));
}

}  // namespace

TEST_CASE("base missions within the engine's reach end where GMAT ends them, to a metre") {
    const nlohmann::json all = reference();
    for (const std::string& name : modelled) {
        const FlightResult result = flown_base(name);
        INFO(name << ": " << result.message);
        REQUIRE(result.ending == Ending::completed);
        for (const auto& [craft, gmat] : all.at(name).at("final").items()) {
            REQUIRE(result.final_states.contains(craft));
            compare(name, craft, result.final_states.at(craft), gmat);
        }
        for (const auto& [solver, converged] : all.at(name).at("converged").items()) {
            if (converged.is_boolean()) {
                CHECK(result.converged.at(solver) == converged.get<bool>());
            }
        }
    }
}

TEST_CASE("base missions beyond the engine's reach are said to be unsupported, naming the construct and its line") {
    for (const auto& [name, construct] : not_modelled) {
        const FlightResult result = flown_base(name);
        INFO(name << ": " << result.message);
        CHECK(result.ending == Ending::unsupported);
        CHECK_THAT(result.message, ContainsSubstring(construct));
        CHECK(result.line.has_value());
    }
}

TEST_CASE("every base mission is in one of the two lists") {
    const nlohmann::json all = reference();
    for (const auto& [name, unused] : all.items()) {
        const bool first = std::find(modelled.begin(), modelled.end(), name) != modelled.end();
        INFO(name);
        CHECK(first != not_modelled.contains(name));
    }
}
