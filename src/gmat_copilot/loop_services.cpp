#include "gmat_copilot/loop_services.hpp"

#include <algorithm>
#include <chrono>

#include "draft/planner/second_thoughts.hpp"
#include "dryrun/preflight.hpp"
#include "gmat_copilot/file_finder.hpp"
#include "lint/page.hpp"

namespace gmat_copilot {

namespace {

double monotonic_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// What the rule's page has to say to whoever is to mend a finding.
drafting::RuleWords rule_words(std::string_view rule) {
    const lint::RuleInfo* info = lint::find_rule(rule);
    if (info == nullptr) {
        return {};
    }
    const std::string accepted = lint::page_line(info->page, "Fix");
    return {lint::page_line(info->page, "What GMAT says"), accepted.substr(0, accepted.find(". "))};
}

/// What the planner can answer on its own evidence is left to it: an unsafe fix comes after that.
bool has_second_thoughts(const lint::FixResult& fixed) {
    return std::any_of(fixed.diagnostics.begin(), fixed.diagnostics.end(), text::is_blocking) &&
           drafting::planner::second_thoughts({fixed.text, fixed.diagnostics}) != fixed.text;
}

}  // namespace

model::Reply DiscreetModel::complete(const model::Request& request) {
    try {
        model::Reply reply = model_->complete(request);
        reply.text = redact_.without_secrets(reply.text);
        return reply;
    } catch (const model::Error& error) {
        throw model::Error(error.kind(), redact_.without_secrets(error.what()), error.details());
    }
}

repair::Services loop_services(model::Model& model, const DraftOptions& options, const provenance::Redactor& redact) {
    repair::Services services;
    services.model = &model;
    lint::Options judge = options.lint;
    judge.suppressions = false;  // a draft does not say which of its faults count
    if (!judge.find_file && !options.starting_path.empty() && options.starting_path != "-") {
        judge.find_file =
            file_finder(options.starting_path, options.dry_run ? options.dry_run->gmat_root : std::nullopt);
    }
    const int planner_turns = options.model == "builtin" ? options.retries : 0;
    services.lint = [judge, turns_left = planner_turns,
                     unsafe = options.unsafe_fixes](std::string_view script) mutable {
        lint::FixResult fixed = lint::fix(script::parse(std::string(script)), judge);
        if (unsafe && !(turns_left-- > 0 && has_second_thoughts(fixed))) {
            fixed = lint::fix(script::parse(std::string(script)), judge, true);
        }
        return repair::LintOutcome{std::move(fixed.text), std::move(fixed.applied), std::move(fixed.diagnostics)};
    };
    services.rule_words = rule_words;
    services.preflight = [&options](std::string_view script) { return dryrun::preflight(script, *options.dry_run); };
    services.dry_run = [&options, &redact](std::string_view script) {
        dryrun::Options dry_run_options = *options.dry_run;
        dry_run_options.cancelled = options.cancelled;
        dryrun::Verdict verdict = dryrun::run(script, dry_run_options);
        verdict.one_line = redact.without_secrets(verdict.one_line);
        verdict.raw_log = redact.without_secrets(verdict.raw_log);
        return verdict;
    };
    services.now_s = monotonic_seconds;
    services.on_attempt = options.on_attempt;
    services.on_progress = options.on_progress;
    return services;
}

}  // namespace gmat_copilot
