#include "repair/judge.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "text/source.hpp"

namespace gmat_copilot::repair {

namespace {

/// Tiers after which another draft would not help.
struct EndingTier {
    dryrun::Tier tier;
    StopReason stop;
    std::string_view error;  ///< when the verdict says nothing itself
};
constexpr std::array ending_tiers = {
    EndingTier{dryrun::Tier::unavailable, StopReason::unavailable, "no engine could judge the draft"},
    EndingTier{dryrun::Tier::unsupported, StopReason::unavailable, "the engine cannot fly this script"},
    EndingTier{dryrun::Tier::refused, StopReason::refused, "the safety policy does not run this script"},
};

const EndingTier* ending(dryrun::Tier tier) {
    const auto* found = std::find_if(ending_tiers.begin(), ending_tiers.end(),
                                     [tier](const EndingTier& row) { return row.tier == tier; });
    return found == ending_tiers.end() ? nullptr : found;
}

std::vector<text::Diagnostic> blocking_of(const std::vector<text::Diagnostic>& diagnostics) {
    std::vector<text::Diagnostic> blocking;
    std::copy_if(diagnostics.begin(), diagnostics.end(), std::back_inserter(blocking), text::is_blocking);
    return blocking;
}

/// "run (line 40): message [Propagate Prop(Sat)]", then the solvers that did not converge.
std::vector<std::string> dry_run_feedback(std::string_view script, const dryrun::Verdict& verdict) {
    const std::string tier(dryrun::to_string(verdict.tier));
    std::string line = tier;
    if (verdict.line) {
        line += " (line " + std::to_string(*verdict.line) + ")";
    }
    line += ": " + (verdict.one_line.empty() ? std::string("the engine gave no reason") : verdict.one_line);
    if (verdict.line && *verdict.line > 0) {
        const text::SourceText source{std::string(script)};
        const std::string_view quoted = source.line(static_cast<std::uint32_t>(*verdict.line)).substr(0, 200);
        line += quoted.empty() ? "" : " [" + std::string(quoted) + "]";
    }
    std::vector<std::string> feedback{std::move(line)};
    if (verdict.converged) {
        for (const auto& [solver, converged] : *verdict.converged) {
            if (!converged) {
                feedback.push_back(tier + ": solver " + solver + " did not converge");
            }
        }
    }
    return feedback;
}

void lint(Attempt& attempt, const Services& services) {
    tell_progress(services, "checking");
    const double before = now_s(services);
    LintOutcome outcome = services.lint(attempt.script_from_model);
    attempt.lint_wall_s = now_s(services) - before;
    attempt.script = std::move(outcome.script);
    attempt.fixes = std::move(outcome.fixes);
    attempt.diagnostics = std::move(outcome.diagnostics);
}

dryrun::Verdict fly(Attempt& attempt, const Services& services) {
    if (!services.dry_run) {
        dryrun::Verdict none;
        none.one_line = "no engine could judge the draft";
        return none;
    }
    tell_progress(services, "dry-running");
    const double before = now_s(services);
    dryrun::Verdict verdict = services.dry_run(attempt.script);
    attempt.dry_run_wall_s = now_s(services) - before;
    return verdict;
}

void take_over(Attempt& attempt, int number, const Attempt& twin) {
    attempt.feedback = twin.feedback;
    attempt.feedback_tier = twin.feedback_tier;
    if (twin.failure) {
        attempt.failure = repeated_failure(*twin.failure, number);
    }
}

}  // namespace

Judgement judge(Attempt& attempt, int number, const Attempt* twin, const Options& options, const Services& services) {
    lint(attempt, services);
    if (const auto blocking = blocking_of(attempt.diagnostics); !blocking.empty()) {
        attempt.feedback = drafting::feedback_lines(attempt.script, blocking);
        attempt.feedback_tier = "lint";
        const Failure failure = lint_failure(attempt.script, blocking, number);
        attempt.failure = twin != nullptr && twin->failure ? repeated_failure(*twin->failure, number) : failure;
        return {};
    }
    if (!options.dry_run) {
        attempt.passed = true;
        return {};
    }
    if (twin != nullptr) {
        take_over(attempt, number, *twin);
        return {};
    }
    if (is_cancelled(options)) {
        return {StopReason::cancelled, {}};
    }
    const dryrun::Verdict& verdict = attempt.dry_run.emplace(fly(attempt, services));
    const EndingTier* end = ending(verdict.tier);
    attempt.passed = verdict.ok && end == nullptr;
    if (attempt.passed) {
        return {};
    }
    if (is_cancelled(options)) {
        return {StopReason::cancelled, {}};  // the child was ended by us; that says nothing about the script
    }
    attempt.failure = dry_run_failure(verdict, number);
    if (end != nullptr) {
        return {end->stop, verdict.one_line.empty() ? std::string(end->error) : verdict.one_line};
    }
    attempt.feedback = dry_run_feedback(attempt.script, verdict);
    attempt.feedback_tier = dryrun::to_string(verdict.tier);
    return {};
}

bool is_cancelled(const Options& options) { return options.cancelled != nullptr && options.cancelled->load(); }

double now_s(const Services& services) { return services.now_s ? services.now_s() : 0.0; }

void tell_progress(const Services& services, std::string_view what) {
    if (services.on_progress) {
        services.on_progress(what);
    }
}

}  // namespace gmat_copilot::repair
