// The repair loop: generate, lint, fix what is safe, lint again, dry-run; decide pass, retry or stop; keep everything.
//
// The loop knows neither rules nor HTTP: it is given a model, a way to check and a way to dry-run. It never throws for
// what a model, a draft or an engine can do; what ended it is its stop reason. It throws what an observer throws.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "repair/attempt.hpp"
#include "repair/observer.hpp"
#include "repair/retry.hpp"

namespace gmat_copilot::repair {

enum class StopReason {
    clean,        ///< a draft passed
    budget,       ///< the retries are spent
    no_progress,  ///< byte-identical to the draft before
    oscillation,  ///< byte-identical to an earlier draft
    model_timeout,
    model_error,
    unavailable,  ///< no engine could judge
    refused,      ///< the safety policy does not run it, or the retry policy leaves this failure to a person
    cancelled,
    repeated_failure,  ///< asked for with Options::stop_on: the same failure too often
    off_target,        ///< asked for with Options::stop_on: a repair that left every diagnosed statement as it was
};
[[nodiscard]] std::string_view to_string(StopReason reason);  ///< "clean", "no-progress", "model-timeout", ...

struct Options {
    std::string request;
    RetryPolicy policy;
    bool dry_run = false;
    std::optional<double> temperature;
    std::optional<int> max_tokens;
    double model_timeout_s = 120.0;
    std::optional<std::string> starting_script;  ///< repair FILE: judged as attempt 1 without a model call
    const std::atomic<bool>* cancelled = nullptr;
};

/// What lint gives the loop: the script after safe fixes, what they changed, and the diagnostics of the result.
struct LintOutcome {
    std::string script;
    std::vector<std::string> fixes;
    std::vector<text::Diagnostic> diagnostics;
};

struct Services {
    model::Model* model = nullptr;
    std::function<LintOutcome(std::string_view script)> lint;
    std::function<dryrun::Preflight(std::string_view script)> preflight;  ///< before each flight; may be empty
    std::function<dryrun::Verdict(std::string_view script)> dry_run;
    drafting::FindRuleWords rule_words;  ///< what GMAT says about a rule's findings; may be empty
    std::function<double()> now_s;       ///< monotonic seconds
    std::function<void(const Attempt&, int number)> on_attempt;  ///< after each attempt; may be empty
    std::vector<Observer*> observers;                            ///< told of every stage, in this order; not owned
    std::function<void(std::string_view what)> on_progress;      ///< "drafting", "checking", ...; may be empty
};

struct Outcome {
    std::vector<Attempt> attempts;
    std::vector<drafting::GroundingChunk> retrieval;  ///< of the first turn
    StopReason stop_reason = StopReason::model_error;
    bool passed = false;
    std::optional<std::size_t> winner;  ///< index of the attempt that passed, else of the best one, else null
    std::string error;                  ///< for model-error, model-timeout, unavailable, refused: one line; also when
                                        ///< the best draft could not be judged
    std::vector<std::string> not_understood;  ///< the built-in planner's words
    model::Usage usage;                       ///< summed over attempts
    /// Model calls beyond the first that gave a draft.
    [[nodiscard]] int retries_used() const { return attempts.empty() ? 0 : static_cast<int>(attempts.size()) - 1; }
};

[[nodiscard]] Outcome run(const Options& options, const Services& services);

}  // namespace gmat_copilot::repair
