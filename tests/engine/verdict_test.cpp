// The engine's verdict against GMAT's, over every script whose outcome with the real GMAT is known.
//
// `unsupported` is always honest. What must not happen: "completed" where GMAT rejects or fails, an error where GMAT
// runs, a load error where GMAT only fails at run time or the other way round.
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "flown.hpp"

using namespace gmat_copilot::engine;

namespace {

constexpr double steps = 30000.0;  // enough for every mission here; what never stops is given up sooner

enum class Gmat { rejects, fails, runs, never_ends };

Gmat outcome(const nlohmann::json& loaded, const nlohmann::json& ran) {
    if (!loaded.get<bool>()) {
        return Gmat::rejects;
    }
    if (ran.is_null()) {
        return Gmat::never_ends;
    }
    return ran.get<bool>() ? Gmat::runs : Gmat::fails;
}

bool is_honest(Gmat gmat, Ending ending) {
    if (ending == Ending::unsupported) {
        return true;
    }
    switch (gmat) {
        case Gmat::rejects: return ending == Ending::load_error;
        case Gmat::fails:
        case Gmat::never_ends: return ending == Ending::run_error;
        case Gmat::runs: return ending == Ending::completed;
    }
    return false;
}

const char* name_of(Ending ending) {
    switch (ending) {
        case Ending::completed: return "completed";
        case Ending::load_error: return "load error";
        case Ending::run_error: return "run error";
        case Ending::unsupported: return "unsupported";
    }
    return "";
}

}  // namespace

TEST_CASE("calibration scripts: the verdict is GMAT's, or unsupported") {
    std::istringstream lines(test::read_file(test::data("gmat/labels.jsonl")));
    std::map<Ending, int> endings;
    for (std::string line; std::getline(lines, line);) {
        const auto label = nlohmann::json::parse(line);
        const std::string file = label.at("file");
        const FlightResult result =
            fly(gmat_copilot::script::parse(test::read_file(test::data("gmat/scripts/" + file))), {false, steps});
        ++endings[result.ending];
        INFO(file << ": " << name_of(result.ending) << ": " << result.message);
        CHECK(is_honest(outcome(label.at("loaded"), label.at("ran")), result.ending));
        if (result.ending != Ending::completed || !label.at("final").is_object()) {
            continue;
        }
        for (const auto& [craft, gmat] : label.at("final").items()) {
            if (!gmat.is_object() || !gmat.contains("EarthMJ2000Eq.X") || !result.final_states.contains(craft)) {
                continue;
            }
            const FinalState& state = result.final_states.at(craft);
            CHECK(std::hypot(state.position_km[0] - gmat.at("EarthMJ2000Eq.X").get<double>(),
                             state.position_km[1] - gmat.at("EarthMJ2000Eq.Y").get<double>(),
                             state.position_km[2] - gmat.at("EarthMJ2000Eq.Z").get<double>()) < 1e-3);
        }
    }
    CHECK(endings[Ending::completed] >= 60);
}

TEST_CASE("one-question scripts: the verdict is GMAT's, or unsupported") {
    const auto probes = nlohmann::json::parse(test::read_file(test::data("gmat/probes.json")));
    std::map<Ending, int> endings;
    for (const auto& probe : probes) {
        const FlightResult result = fly(gmat_copilot::script::parse(probe.at("script")), {false, steps});
        ++endings[result.ending];
        INFO(probe.at("id") << ": " << name_of(result.ending) << ": " << result.message);
        CHECK(is_honest(outcome(probe.at("loads"), probe.at("runs")), result.ending));
    }
    CHECK(endings[Ending::completed] >= 320);
}
