#include "sample.hpp"

#include <cstdlib>

#include "repair/failure.hpp"
#include "support/files.hpp"

namespace test {

using namespace gmat_copilot;

namespace {

const std::string first_script =
    "% Target an apogee\n"
    "Create Spacecraft Sat\n"
    "Sat.SMAA = 7000\n"
    "Create Propagator Prop\n"
    "BeginMissionSequence\n"
    "Propagate Prop(Sat) {Sat.Apoapsis}\n";
const std::string second_script =
    "% Target an apogee\n"
    "Create Spacecraft Sat\n"
    "Sat.SMA = 7000\n"
    "Create Propagator Prop\n"
    "Create DifferentialCorrector DC\n"
    "BeginMissionSequence\n"
    "Propagate Prop(Sat) {Sat.Apoapsis}\n";
const std::string third_script =
    "% Target an apogee\n"
    "Create Spacecraft Sat\n"
    "Sat.SMA = 7100\n"
    "Create Propagator Prop\n"
    "Create DifferentialCorrector DC\n"
    "BeginMissionSequence\n"
    "Propagate Prop(Sat) {Sat.Apoapsis}\n";

repair::Attempt lint_attempt() {
    repair::Attempt attempt;
    attempt.script = attempt.script_from_model = first_script;
    text::Diagnostic field{"unknown-field",
                           text::Severity::error,
                           {45, 49},
                           "Spacecraft has no field \"SMAA\"",
                           {"did you mean SMA?"},
                           {}};
    field.fix = text::Fix{"write SMA", false, {{{45, 49}, "SMA"}}};
    const text::Diagnostic note{
        "default-force-model", text::Severity::info, {57, 79}, "Prop has no force model", {}, {}};
    attempt.diagnostics = {field, note};
    attempt.feedback = drafting::feedback_lines(first_script, {field});
    attempt.feedback_tier = "lint";
    attempt.failure = repair::lint_failure(first_script, {field}, 1);
    attempt.failure->instruction = repair::reduce_failure_to_repair(*attempt.failure);
    attempt.usage = {1200, 310};
    attempt.model_wall_s = 2.5;
    attempt.lint_wall_s = 0.004;
    return attempt;
}

repair::Attempt run_attempt() {
    repair::Attempt attempt;
    attempt.script = second_script;
    attempt.script_from_model = second_script + ";";
    attempt.fixes = {"stray-semicolon: remove it (line 8)"};
    dryrun::Verdict verdict;
    verdict.engine = "builtin 0.1.0";
    verdict.tier = dryrun::Tier::run;
    verdict.converged = {{"DC", false}};
    verdict.one_line = "targeting did not converge in 25 iterations";
    verdict.raw_log = "loading\nflying\n*** Targeting did not converge in 25 iterations\n";
    verdict.line = 7;
    verdict.wall_s = 0.75;
    attempt.dry_run = verdict;
    attempt.feedback = {"run (line 7): targeting did not converge in 25 iterations"};
    attempt.feedback_tier = "run";
    attempt.failure = repair::dry_run_failure(verdict, 2);
    attempt.failure->instruction = repair::reduce_failure_to_repair(*attempt.failure);
    attempt.usage = {1300, std::nullopt};
    attempt.model_wall_s = 12.25;
    attempt.dry_run_wall_s = 0.8;
    return attempt;
}

repair::Attempt passing_attempt() {
    repair::Attempt attempt;
    attempt.script = attempt.script_from_model = third_script;
    dryrun::Verdict verdict;
    verdict.engine = "builtin 0.1.0";
    verdict.tier = dryrun::Tier::run;
    verdict.ok = true;
    verdict.converged = {{"DC", true}};
    attempt.dry_run = verdict;
    attempt.passed = true;
    attempt.usage = {1310, 300};
    return attempt;
}

}  // namespace

SampleRun sample_run() {
    SampleRun run;
    run.options.request = "Raise the apogee \xE2\x86\x92 42164 km\nand report it";
    run.outcome.attempts = {lint_attempt(), run_attempt(), passing_attempt()};
    run.outcome.retrieval = {{"catalogue:Spacecraft", 3.5, "Create Spacecraft NAME"}};
    run.outcome.stop_reason = repair::StopReason::clean;
    run.outcome.passed = true;
    run.outcome.winner = 2;
    run.outcome.usage = {3810, 610};
    run.facts.provider = "compat";
    run.facts.model = "llama3";
    run.facts.engine = "builtin 0.1.0";
    run.facts.settings = {{"repair", "2"}, {"strict", "true"}, {"dry_run", "\"auto\""}, {"temperature", "null"}};
    run.facts.started_at = "2026-11-20T19:00:00.250Z";
    run.facts.finished_at = "2026-11-20T19:00:20.000Z";
    return run;
}

provenance::Record without_version(provenance::Record record) {
    record.tool_version = "X.Y.Z";
    return record;
}

provenance::Record sample_record() {
    const SampleRun run = sample_run();
    return without_version(provenance::make_record(run.options, run.outcome, run.facts, {}));
}

bool approved(const std::string& name, const std::string& text) {
    const auto path = data("provenance/" + name);
    if (std::getenv("GMAT_COPILOT_APPROVE") != nullptr) {
        write_file(path, text);
    }
    return read_file(path) == text;
}

}  // namespace test
