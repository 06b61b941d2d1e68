// The repair loop: generate, lint, fix what is safe, lint again, dry-run; decide pass, retry or stop; keep everything.
//
// The loop knows neither rules nor HTTP: it is given a model, a way to check and a way to dry-run. It never throws for
// what a model, a draft or an engine can do; what ended it is its stop reason.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft/prompt.hpp"
#include "dryrun/preflight.hpp"
#include "dryrun/verdict.hpp"
#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::repair {

enum class StopReason {
    clean,        ///< a draft passed
    budget,       ///< the retries are spent
    no_progress,  ///< byte-identical to the draft before
    oscillation,  ///< byte-identical to an earlier draft
    model_timeout,
    model_error,
    unavailable,  ///< no engine could judge
    refused,
    cancelled,
    repeated_failure,  ///< asked for with Options::stop_on: the same failure too often
    off_target,        ///< asked for with Options::stop_on: a repair that left every diagnosed statement as it was
};
[[nodiscard]] std::string_view to_string(StopReason reason);  ///< "clean", "no-progress", "model-timeout", ...

/// Why an attempt failed, classified without a model. `kind` is one of design's ten; see failure.hpp.
struct Failure {
    std::string kind;
    std::string signature;  ///< stable across line numbers and figures
    std::string source;     ///< "lint", "dry-run", "model" or "policy"
    int attempt = 0;
    std::string message;
};

/// The reply that an attempt came from.
struct ReplyFacts {
    drafting::ReplyShape shape = drafting::ReplyShape::fenced;
    std::size_t bytes = 0;
    bool truncated = false;  ///< the provider said so
};

/// One round.
struct Attempt {
    std::string script;                          ///< as judged: after safe fixes
    std::string script_from_model;               ///< as the model gave it; byte identity is judged on this
    std::vector<std::string> fixes;              ///< what the safe fixes changed
    std::vector<text::Diagnostic> diagnostics;   ///< of `script`
    std::optional<ReplyFacts> reply;             ///< null for a script that was given, not asked for
    std::optional<dryrun::Preflight> preflight;  ///< null when nothing was to be flown
    std::optional<dryrun::Verdict> dry_run;      ///< null when it was not run
    /// Whether this repair changed a statement that the draft before was blamed for; null for a first draft, and when
    /// no statement was blamed.
    std::optional<bool> on_target;
    bool passed = false;
    std::vector<std::string> feedback;         ///< lines handed to the next turn
    std::optional<std::string> feedback_tier;  ///< "lint", "load", "run", ... or "reply"
    std::optional<Failure> failure;
    model::Usage usage;
    double model_wall_s = 0.0;
    double lint_wall_s = 0.0;
    double dry_run_wall_s = 0.0;
};

struct Options {
    std::string request;
    int retries = 0;  ///< --repair N
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
    std::function<dryrun::Verdict(std::string_view script)> dry_run;
    std::function<double()> now_s;                               ///< monotonic seconds
    std::function<void(const Attempt&, int number)> on_attempt;  ///< after each attempt; may be empty
    std::function<void(std::string_view what)> on_progress;      ///< "drafting", "checking", ...; may be empty
};

struct Outcome {
    std::vector<Attempt> attempts;
    std::vector<drafting::GroundingChunk> retrieval;  ///< of the first turn
    StopReason stop_reason = StopReason::model_error;
    bool passed = false;
    std::optional<std::size_t> winner;        ///< index of the attempt that passed, else of the best one, else null
    std::string error;                        ///< for model-error, model-timeout, unavailable, refused: one line
    std::vector<std::string> not_understood;  ///< the built-in planner's words
    model::Usage usage;                       ///< summed over attempts
    /// Model calls beyond the first that gave a draft.
    [[nodiscard]] int retries_used() const { return attempts.empty() ? 0 : static_cast<int>(attempts.size()) - 1; }
};

[[nodiscard]] Outcome run(const Options& options, const Services& services);

}  // namespace gmat_copilot::repair
