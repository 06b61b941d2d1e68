// One draft judged: linted, and flown when nothing blocks.
#pragma once

#include <optional>

#include "repair/failure.hpp"
#include "repair/loop.hpp"

namespace gmat_copilot::repair {

/// How judging a draft went on with the run.
struct Judgement {
    std::optional<StopReason> stop;  ///< unavailable, refused or cancelled: this run cannot go on
    std::string error;               ///< one line, for unavailable and refused
};

/// Fills everything of `attempt` that follows from attempt.script_from_model: script, fixes, diagnostics, dry_run,
/// passed, feedback, failure, times. `twin` is an earlier attempt with the same draft, or null: a twin is not flown
/// again.
[[nodiscard]] Judgement judge(Attempt& attempt, int number, const Attempt* twin, const Options& options,
                              const Services& services);

[[nodiscard]] bool is_cancelled(const Options& options);
[[nodiscard]] double now_s(const Services& services);
void tell_progress(const Services& services, std::string_view what);

}  // namespace gmat_copilot::repair
