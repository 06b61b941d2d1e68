// The built-in mission engine: loads a script and flies it by numerical integration, without GMAT.
//
// Pure with respect to the process: it opens files only below `output_directory` and prints nothing. It runs in a child
// process (dryrun::run starts it through the hidden command `gmat-copilot engine-child`), so that a hostile script
// can at worst end that child.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::engine {

enum class Ending {
    completed,    ///< the whole mission sequence was flown
    load_error,   ///< GMAT would not load this either
    run_error,    ///< GMAT would stop while running this
    unsupported,  ///< uses something this engine does not model; nothing is said about whether GMAT would accept it
};

/// Cartesian state at the end of the mission, per spacecraft, in EarthMJ2000Eq.
struct FinalState {
    double epoch_a1mjd = 0.0;  ///< GMAT modified Julian date (JD - 2430000), A.1 time scale, days
    double position_km[3] = {};
    double velocity_km_s[3] = {};
    double total_mass_kg = 0.0;
};

struct FlightResult {
    Ending ending = Ending::completed;
    std::string message;                    ///< one sentence; empty when completed
    std::optional<int> line;                ///< 1-based script line the message is about
    std::map<std::string, bool> converged;  ///< per solver that was run
    bool has_solver = false;                ///< the mission has a Target (or Optimize) block
    std::map<std::string, FinalState> final_states;
    std::map<std::string, std::string> reports;  ///< file name as the script gives it -> its content
    std::vector<std::string> log;  ///< what happened, a line each (propagations, burns, solver iterations)
};

struct FlyOptions {
    bool load_only = false;    ///< check that everything can be built, fly nothing
    double step_budget = 5e7;  ///< integrator steps before the run is given up as a run error
};

/// Flies the mission. Never throws; deterministic: the same script gives the same bytes in every field.
[[nodiscard]] FlightResult fly(const script::Tree& tree, const FlyOptions& options = {});

/// Version text for verdicts: "builtin 0.1.0".
[[nodiscard]] std::string engine_name();

}  // namespace gmat_copilot::engine
