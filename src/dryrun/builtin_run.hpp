// Flying a script in the built-in engine, in a child process of this program.
#pragma once

#include <string_view>

#include "dryrun/dryrun.hpp"
#include "engine/engine.hpp"

namespace gmat_copilot::dryrun {

/// Runs `options.self engine-child` under the limits of `options`. Never throws for what a script or the engine can
/// cause.
[[nodiscard]] Verdict run_builtin(std::string_view script, const Options& options);

/// What a flight says about the script. A solver that did not converge makes `ok` false, although GMAT would go on: who
/// asked for a target wants to know. raw_log: the engine's log, then each report under a heading.
[[nodiscard]] Verdict verdict_of_flight(const engine::FlightResult& flight, const Options& options);

}  // namespace gmat_copilot::dryrun
