// The one line that ends a run, and the exit code that goes with it.
#pragma once

#include <optional>
#include <string>

#include "cli/exit_code.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

/// What was written where; empty strings: not written.
struct Written {
    std::string script;
    std::string record;
    std::string artifacts;  ///< the folder
};

/// lint: clean; dry-run: ok (builtin); retries: 0 -> wrote mission.script (+ mission.script.copilot.json)
[[nodiscard]] std::string summary_line(const Result& result, bool dry_run_wanted, const Written& written);

/// "ok (builtin)", "failed at load (gmat R2026a)", "unsupported (builtin)", ...
[[nodiscard]] std::string verdict_words(const dryrun::Verdict& verdict);

/// 0, 1, 2 or 130 for a loop. A run whose best draft no engine could judge is 2, however it stopped.
[[nodiscard]] ExitCode exit_code_of(const repair::Outcome& outcome, bool permissive);

/// The exit code of one verdict on a script.
[[nodiscard]] ExitCode exit_code_of(const dryrun::Verdict& verdict);

/// What to do next after a run that did not pass, one sentence; empty after one that did.
[[nodiscard]] std::string next_step(const Result& result);

}  // namespace gmat_copilot::cli
