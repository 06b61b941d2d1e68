// Why an attempt failed, told from structured data first (the shape of the reply, rule names, tier, what the solvers
// did, whether the engine named a line) and from message text last: the same attempt always gets the same kind and
// signature, and no model is asked. docs/repair.md has the table of kinds.
#pragma once

#include <string_view>
#include <vector>

#include "repair/attempt.hpp"

namespace gmat_copilot::repair {

/// A reply without a usable script: json_invalid.
[[nodiscard]] Failure reply_failure(drafting::ReplyShape shape, std::string_view problem, int attempt);

/// The signature of a reply that was cut off, whatever it held.
inline constexpr std::string_view truncated_signature = "reply: truncated";

/// Blocking diagnostics of `script`, of which there must be one: schema_invalid or missing_context.
[[nodiscard]] Failure lint_failure(std::string_view script, const std::vector<text::Diagnostic>& blocking, int attempt);

/// A preflight that is not ok: missing_context.
[[nodiscard]] Failure preflight_failure(const dryrun::Preflight& preflight, int attempt);

/// A verdict that is not ok.
[[nodiscard]] Failure dry_run_failure(const dryrun::Verdict& verdict, int attempt);

/// The same draft as in an earlier attempt, or the same failure too often: repeated_failure, with the earlier
/// signature.
[[nodiscard]] Failure repeated_failure(const Failure& earlier, int attempt);

/// A repair that deleted what was to be flown: reasoning_error.
[[nodiscard]] Failure mission_lost_failure(int attempt);

}  // namespace gmat_copilot::repair
