#include "repair/judge.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "repair/feedback.hpp"
#include "repair/target.hpp"

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

/// Looks up what the draft needs. False when something is missing: then it is not flown.
bool look_up(Attempt& attempt, int number, const Services& services) {
    if (!services.preflight) {
        return true;
    }
    const dryrun::Preflight& preflight = attempt.preflight.emplace(services.preflight(attempt.script));
    if (preflight.ok) {
        return true;
    }
    attempt.dry_run = dryrun::verdict_of(preflight);
    attempt.failure = preflight_failure(preflight, number);
    attempt.feedback = preflight_feedback(attempt.script, preflight);
    attempt.feedback_tier = dryrun::to_string(preflight.tier);
    return false;
}

/// The dry-run of a draft that lacks nothing.
Judgement judge_flight(Attempt& attempt, int number, const Options& options, const Services& services) {
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

Judgement judge_lint(Attempt& attempt, int number, const Attempt* twin, const Services& services) {
    const auto blocking = blocking_of(attempt.diagnostics);
    attempt.feedback = drafting::feedback_lines(attempt.script, blocking, services.rule_words);
    attempt.feedback_tier = "lint";
    const Failure failure = lint_failure(attempt.script, blocking, number);
    attempt.failure = twin != nullptr && twin->failure ? repeated_failure(*twin->failure, number) : failure;
    return {};
}

/// A draft in which nothing blocks.
Judgement judge_clean(Attempt& attempt, int number, const Earlier& earlier, const Options& options,
                      const Services& services, const std::function<void(Stage)>& reached) {
    if (earlier.previous != nullptr && loses_mission(earlier.previous->script, attempt.script)) {
        attempt.failure = mission_lost_failure(number);
        attempt.feedback = {attempt.failure->message};
        attempt.feedback_tier = "mission";
        return {};
    }
    if (!options.dry_run) {
        attempt.passed = true;
        return {};
    }
    if (earlier.twin != nullptr) {
        take_over(attempt, number, *earlier.twin);
        return {};
    }
    if (is_cancelled(options)) {
        return {StopReason::cancelled, {}};
    }
    const bool lacks_nothing = look_up(attempt, number, services);
    reached(Stage::preflight);
    if (!lacks_nothing) {
        return {};
    }
    Judgement judgement = judge_flight(attempt, number, options, services);
    reached(Stage::dry_run);
    return judgement;
}

}  // namespace

Judgement judge(Attempt& attempt, int number, const Earlier& earlier, const Options& options, const Services& services,
                const std::function<void(Stage)>& reached) {
    lint(attempt, services);
    reached(Stage::lint);
    const bool blocked = std::any_of(attempt.diagnostics.begin(), attempt.diagnostics.end(), text::is_blocking);
    Judgement judgement = blocked ? judge_lint(attempt, number, earlier.twin, services)
                                  : judge_clean(attempt, number, earlier, options, services, reached);
    if (earlier.previous != nullptr) {
        attempt.on_target = is_on_target(*earlier.previous, attempt);
    }
    return judgement;
}

bool is_cancelled(const Options& options) { return options.cancelled != nullptr && options.cancelled->load(); }

double now_s(const Services& services) { return services.now_s ? services.now_s() : 0.0; }

void tell_progress(const Services& services, std::string_view what) {
    if (services.on_progress) {
        services.on_progress(what);
    }
}

}  // namespace gmat_copilot::repair
