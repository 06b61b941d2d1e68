// One draft judged: linted, looked up, and flown when nothing blocks.
#pragma once

#include <functional>
#include <optional>

#include "repair/failure.hpp"
#include "repair/loop.hpp"

namespace gmat_copilot::repair {

/// How judging a draft went on with the run.
struct Judgement {
    std::optional<StopReason> stop;  ///< unavailable, refused or cancelled: this run cannot go on
    std::string error;               ///< one line, for unavailable and refused
};

/// What a draft is compared with.
struct Earlier {
    const Attempt* twin = nullptr;      ///< an earlier attempt with the same draft: it is not flown again
    const Attempt* previous = nullptr;  ///< the latest earlier attempt with a script
};

/// Fills everything of `attempt` that follows from attempt.script_from_model: script, fixes, diagnostics, preflight,
/// dry_run, passed, on_target, feedback, failure (but for its instruction), times. `reached` is called after each
/// stage.
[[nodiscard]] Judgement judge(Attempt& attempt, int number, const Earlier& earlier, const Options& options,
                              const Services& services, const std::function<void(Stage)>& reached);

[[nodiscard]] bool is_cancelled(const Options& options);
[[nodiscard]] double now_s(const Services& services);
void tell_progress(const Services& services, std::string_view what);

}  // namespace gmat_copilot::repair
