// Who wants to know what the loop does while it does it: a record on the disk, a folder of artifacts, a progress line.
#pragma once

#include <optional>
#include <string_view>

#include "repair/attempt.hpp"
#include "repair/retry.hpp"

namespace gmat_copilot::repair {

struct Outcome;

/// The steps of a turn, in their order; a turn has those that it comes to.
enum class Stage {
    prompt,     ///< the model is about to be asked
    reply,      ///< it answered
    draft,      ///< a script was taken out of the reply, or given
    lint,       ///< linted, after safe fixes
    preflight,  ///< what it needs was looked up
    dry_run,    ///< flown
    judged,     ///< the attempt is complete, its failure and feedback included
};

/// A turn as far as it has come. Everything pointed at lives only during the call.
struct Turn {
    int number = 1;                           ///< 1-based
    const model::Request* request = nullptr;  ///< null for a script that was given
    std::string_view reply;                   ///< from Stage::reply on
    const Attempt* attempt = nullptr;         ///< from Stage::draft on
    const Attempt* previous = nullptr;        ///< the latest earlier attempt with a script, or null
    const RetryMemory* memory = nullptr;      ///< what failed before this turn
};

class Observer {
  public:
    Observer() = default;
    Observer(const Observer&) = delete;
    Observer& operator=(const Observer&) = delete;
    virtual ~Observer() = default;
    /// `so_far` holds the attempts that are complete. What this throws ends the loop and goes to its caller.
    virtual void on_stage(Stage stage, const Turn& turn, const Outcome& so_far) = 0;
};

}  // namespace gmat_copilot::repair
