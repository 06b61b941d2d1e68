// One round of the loop: what was asked for, what came, how it was judged, and why it failed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draft/prompt.hpp"
#include "dryrun/preflight.hpp"
#include "dryrun/verdict.hpp"
#include "model/model.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::repair {

/// What to do about a failure; retry.hpp says how it is found.
struct RepairInstruction {
    std::string action;         ///< "mend", "resend", "rethink" or "stop"
    std::string prompt_suffix;  ///< what the next turn is told; empty when there is no next turn or the tier's usual
                                ///< instruction says it all
    std::string minimal_next_step;  ///< what a person can do, one sentence
};

/// Why an attempt failed, classified without a model. `kind` is one of design's ten; see failure.hpp.
struct Failure {
    std::string kind;
    std::string signature;  ///< stable across line numbers and figures
    std::string source;     ///< "lint", "dry-run", "model" or "policy"
    int attempt = 0;
    std::string message;
    RepairInstruction instruction = {};
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

}  // namespace gmat_copilot::repair
