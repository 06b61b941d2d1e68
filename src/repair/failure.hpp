// Why an attempt failed, told from structured data alone (rule names, tier, what the solver did): the same attempt
// always gets the same kind and signature, and no model is asked. docs/repair.md has the table of kinds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dryrun/verdict.hpp"
#include "repair/loop.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::repair {

/// A reply without a usable script: json_invalid.
[[nodiscard]] Failure reply_failure(std::string_view problem, int attempt);

/// Blocking diagnostics of `script`, of which there must be one: schema_invalid or missing_context.
[[nodiscard]] Failure lint_failure(std::string_view script, const std::vector<text::Diagnostic>& blocking, int attempt);

/// A verdict that is not ok.
[[nodiscard]] Failure dry_run_failure(const dryrun::Verdict& verdict, int attempt);

/// The same draft as in an earlier attempt: repeated_failure, with the earlier signature.
[[nodiscard]] Failure repeated_failure(const Failure& earlier, int attempt);

/// What to do about a failure.
struct RepairInstruction {
    std::string action;         ///< "mend", "resend", "rethink" or "stop"
    std::string prompt_suffix;  ///< what the next turn is told; empty when there is no next turn or the tier's usual
                                ///< instruction says it all
    std::string minimal_next_step;  ///< what a person can do, one sentence
};
[[nodiscard]] RepairInstruction instruction_for(const Failure& failure);

/// What the next turn is told when two attempts in a row failed with the same signature; empty otherwise.
[[nodiscard]] std::string_view same_failure_instruction(const Failure* before, const Failure& now);

/// `message` without what changes between runs that fail for the same reason: figures become '#', absolute paths their
/// last part, blanks single; at most 160 bytes.
[[nodiscard]] std::string stable_text(std::string_view message);

}  // namespace gmat_copilot::repair
