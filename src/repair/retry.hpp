// When to try again, when to stop, and what to say: plain data and pure functions, no model asked.
//
// docs/repair.md has the table of kinds with what causes each and what the loop does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "repair/attempt.hpp"

namespace gmat_copilot::repair {

/// What the loop may do.
struct RetryPolicy {
    int max_attempts = 1;        ///< the first draft included: --repair N gives N + 1
    int same_failure_limit = 2;  ///< how often the same failure may be seen, for stop_on_repeated_failure
    bool stop_on_repeated_failure = false;
    bool stop_on_off_target = false;
    /// Kinds of failure after which nobody but a person should go on: the run ends at once, as `refused`.
    std::vector<std::string> escalate_on = {"unsafe_request", "reasoning_error"};

    [[nodiscard]] bool escalates(std::string_view kind) const;
};

/// The failures of a run so far, in order.
class RetryMemory {
  public:
    RetryMemory() = default;
    explicit RetryMemory(std::vector<Failure> failures) : failures_(std::move(failures)) {}

    void remember(Failure failure) { failures_.push_back(std::move(failure)); }
    /// How often a failure with this signature was seen.
    [[nodiscard]] std::size_t seen(std::string_view signature) const;
    /// The latest failure, or null.
    [[nodiscard]] const Failure* last() const { return failures_.empty() ? nullptr : &failures_.back(); }
    [[nodiscard]] const std::vector<Failure>& failures() const { return failures_; }

  private:
    std::vector<Failure> failures_;
};

/// True when the same failure was seen as often as the policy allows.
[[nodiscard]] bool limit_reached(const RetryPolicy& policy, const RetryMemory& memory, const Failure& failure);

/// What follows from a failure: the instruction of its kind; another wording when the attempt before failed in the same
/// way; "stop" for a kind that the policy escalates. `memory` holds what failed before `failure`.
[[nodiscard]] RepairInstruction reduce_failure_to_repair(const Failure& failure, const RetryMemory& memory = {},
                                                         const RetryPolicy& policy = {});

/// The ten kinds, in the order of docs/repair.md.
[[nodiscard]] const std::vector<std::string_view>& failure_kinds();

}  // namespace gmat_copilot::repair
