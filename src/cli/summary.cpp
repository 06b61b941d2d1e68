#include "cli/summary.hpp"

#include <algorithm>

namespace gmat_copilot::cli {

namespace {

using repair::StopReason;

std::string lint_words(const std::vector<text::Diagnostic>& diagnostics) {
    const auto blocking = std::count_if(diagnostics.begin(), diagnostics.end(), text::is_blocking);
    if (blocking == 0) {
        return "clean";
    }
    return std::to_string(blocking) + (blocking == 1 ? " error" : " errors");
}

/// The built-in engine is named without its version: there is only the one in this binary.
std::string engine_words(const std::string& engine) { return engine.rfind("builtin", 0) == 0 ? "builtin" : engine; }

/// False when the engine had no say about the best draft.
bool was_judged(const repair::Outcome& outcome) {
    if (!outcome.winner || !outcome.attempts.at(*outcome.winner).dry_run) {
        return true;
    }
    const dryrun::Tier tier = outcome.attempts.at(*outcome.winner).dry_run->tier;
    return tier != dryrun::Tier::unavailable && tier != dryrun::Tier::unsupported;
}

bool could_judge(const repair::Outcome& outcome) {
    const StopReason reason = outcome.stop_reason;
    return was_judged(outcome) && (reason == StopReason::clean || reason == StopReason::budget ||
                                   reason == StopReason::no_progress || reason == StopReason::oscillation ||
                                   reason == StopReason::repeated_failure || reason == StopReason::off_target);
}

}  // namespace

std::string verdict_words(const dryrun::Verdict& verdict) {
    std::string words;
    if (verdict.ok) {
        words = "ok";
    } else if (verdict.tier == dryrun::Tier::load || verdict.tier == dryrun::Tier::run) {
        words = "failed at " + std::string(dryrun::to_string(verdict.tier));
    } else {
        words = std::string(dryrun::to_string(verdict.tier));
    }
    const std::string engine = engine_words(verdict.engine);
    return engine.empty() ? words : words + " (" + engine + ")";
}

std::string summary_line(const Result& result, bool dry_run_wanted, const Written& written) {
    const repair::Outcome& outcome = result.outcome;
    std::string line = "lint: ";
    const repair::Attempt* best = outcome.winner ? &outcome.attempts.at(*outcome.winner) : nullptr;
    line += best == nullptr ? "no draft" : lint_words(best->diagnostics);
    line += "; dry-run: ";
    if (best != nullptr && best->dry_run) {
        line += verdict_words(*best->dry_run);
    } else {
        line += dry_run_wanted ? "not reached" : "not asked for";
    }
    line += "; retries: " + std::to_string(outcome.retries_used());
    if (outcome.stop_reason != StopReason::clean) {
        line += "; stopped: " + std::string(repair::to_string(outcome.stop_reason));
    }
    line += " -> ";
    if (written.script.empty()) {
        line += "wrote no script";
    } else {
        line += "wrote " + written.script;
    }
    if (!written.record.empty()) {
        line += " (+ " + written.record + ")";
    }
    if (!written.artifacts.empty()) {
        line += "; artifacts in " + written.artifacts;
    }
    return line;
}

ExitCode exit_code_of(const repair::Outcome& outcome, bool permissive) {
    if (outcome.stop_reason == StopReason::cancelled) {
        return interrupted;
    }
    if (!could_judge(outcome)) {
        return not_judged;
    }
    const bool kept = permissive && outcome.winner;  // without a usable script there is nothing to keep
    return outcome.stop_reason == StopReason::clean || kept ? passed : rejected;
}

ExitCode exit_code_of(const dryrun::Verdict& verdict) {
    if (verdict.ok) {
        return passed;
    }
    switch (verdict.tier) {
        case dryrun::Tier::load:
        case dryrun::Tier::run:
        case dryrun::Tier::crash:
        case dryrun::Tier::timeout: return rejected;
        case dryrun::Tier::unsupported:
        case dryrun::Tier::unavailable:
        case dryrun::Tier::refused: return not_judged;
    }
    return not_judged;
}

namespace {

/// What the last failure asks of a person.
std::string failure_step(const repair::Outcome& outcome) {
    const bool told = !outcome.attempts.empty() && outcome.attempts.back().failure;
    return told ? outcome.attempts.back().failure->instruction.minimal_next_step : std::string();
}

/// Fixes that were not made because they may change the meaning.
std::string unsafe_hint(const Result& result) {
    const auto is_left = [](const text::Diagnostic& finding) {
        return text::is_blocking(finding) && finding.fix && !finding.fix->safe;
    };
    const auto left = std::count_if(result.diagnostics.begin(), result.diagnostics.end(), is_left);
    return left == 0 ? std::string()
                     : "; --unsafe-fixes would mend " + std::to_string(left) + (left == 1 ? " finding" : " findings") +
                           ", and may change what the script means";
}

std::string repetition_step(const Result& result) {
    if (result.record.provider == "builtin") {
        return "the built-in planner has no further idea: mend the findings by hand, or choose a model with --model";
    }
    return "the model repeats itself: say more in the request, or try another --model; --permissive keeps the last "
           "draft";
}

}  // namespace

std::string next_step(const Result& result) {
    switch (result.outcome.stop_reason) {
        case StopReason::clean: return {};
        case StopReason::budget:
            return "allow more repairs with --repair N, or keep the last draft with --permissive" + unsafe_hint(result);
        case StopReason::no_progress:
        case StopReason::oscillation: return repetition_step(result) + unsafe_hint(result);
        case StopReason::repeated_failure:
        case StopReason::off_target:
            return "the model does not mend what it is told about: say more in the request, or try another --model; "
                   "--permissive keeps the last draft";
        case StopReason::model_timeout: return "allow more time with --model-timeout SECONDS, or try another --model";
        case StopReason::model_error: return "`gmat-copilot models` lists the providers and what they need";
        case StopReason::unavailable:
            return "leave out --dry-run or use --permissive to keep the script without a verdict, or point --gmat-root "
                   "at a GMAT";
        case StopReason::refused: return failure_step(result.outcome);
        case StopReason::cancelled: return {};
    }
    return {};
}

}  // namespace gmat_copilot::cli
