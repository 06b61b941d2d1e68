// What the next turn is told about a flight that failed: a line each, the first the most telling.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dryrun/preflight.hpp"
#include "dryrun/verdict.hpp"

namespace gmat_copilot::repair {

/// "run (line 40): MESSAGE [Propagate Prop(Sat)]". GMAT lists all load errors, so all are told, in its own words; of
/// solvers that did not converge the goals of the last iteration with what was achieved and missed.
[[nodiscard]] std::vector<std::string> dry_run_feedback(std::string_view script, const dryrun::Verdict& verdict);

/// "unsupported (line 3): the built-in engine does not call GMAT functions [Create GmatFunction f]", one for each thing
/// that is missing.
[[nodiscard]] std::vector<std::string> preflight_feedback(std::string_view script, const dryrun::Preflight& preflight);

}  // namespace gmat_copilot::repair
