// Records that are gone over again: with the real linter, after the real loop's rules.
#include "provenance/verify.hpp"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "lint/lint.hpp"
#include "provenance/json_shapes.hpp"
#include "sample.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using provenance::Agreement;
using provenance::Check;
using provenance::Record;
using provenance::Verification;

namespace {

std::vector<provenance::RecordedDiagnostic> lint_of(std::string_view script) {
    const script::Tree tree = script::parse(std::string(script));
    std::vector<provenance::RecordedDiagnostic> findings;
    for (const text::Diagnostic& diagnostic : lint::check(tree)) {
        findings.push_back(provenance::recorded(diagnostic, tree.source()));
    }
    return findings;
}

const std::string good = "Create Spacecraft Sat\nBeginMissionSequence\n";
const std::string bad = "Create Spacecraft Sat\nSat.Frobnication = 1\nBeginMissionSequence\n";
const std::string worse = "Create Spacecraft Sat\nSat.Frobnication = 2\nSat.Thingamy = 1\nBeginMissionSequence\n";

repair::Attempt attempt_of(const std::string& script) {
    const lint::FixResult fixed = lint::fix(script::parse(script));
    repair::Attempt attempt;
    attempt.script = fixed.text;
    attempt.script_from_model = script;
    attempt.fixes = fixed.applied;
    attempt.diagnostics = fixed.diagnostics;
    attempt.passed = std::none_of(fixed.diagnostics.begin(), fixed.diagnostics.end(), text::is_blocking);
    return attempt;
}

/// The record of a run with these drafts, as the real make_record() makes it.
Record run_of(const std::vector<std::string>& scripts, repair::StopReason reason, std::size_t winner,
              const std::string& repairs, const std::vector<std::string>& secrets = {}) {
    repair::Options options;
    options.request = "Fly";
    repair::Outcome outcome;
    for (const std::string& script : scripts) {
        outcome.attempts.push_back(attempt_of(script));
    }
    outcome.stop_reason = reason;
    outcome.passed = reason == repair::StopReason::clean;
    outcome.winner = winner;
    provenance::RunFacts facts;
    facts.settings = {{"repair", repairs}};
    facts.started_at = facts.finished_at = "2026-11-20T19:00:00.250Z";
    return provenance::from_json(provenance::to_json(provenance::make_record(options, outcome, facts, secrets)));
}

Record clean_run() { return run_of({worse, bad, good}, repair::StopReason::clean, 2, "2"); }

Verification verified(const Record& record) {
    return provenance::verify(record, {lint_of, record.tool_version, record.catalogue});
}

/// The one difference of a record that was clean_run() before `change`.
Check difference_after(const std::function<void(Record&)>& change) {
    Record record = clean_run();
    change(record);
    const Verification verification = verified(record);
    INFO(provenance::verification_text(verification));
    REQUIRE(verification.count(Agreement::differs) == 1);
    return *std::find_if(verification.checks.begin(), verification.checks.end(),
                         [](const Check& check) { return check.agreement == Agreement::differs; });
}

std::string text_of(const Record& record) { return provenance::verification_text(verified(record)); }

}  // namespace

TEST_CASE("an honest record agrees in everything") {
    const Verification verification = verified(clean_run());
    INFO(provenance::verification_text(verification));
    CHECK(verification.agrees());
    CHECK(verification.count(Agreement::unchecked) == 0);
    CHECK(verification.count(Agreement::agrees) == 3 * 2 + 4);
    CHECK_THAT(provenance::verification_text(verification), ContainsSubstring("the record agrees\n"));
}

TEST_CASE("a script that was changed afterwards no longer has its hash, and its findings move") {
    Record record = clean_run();
    record.drafts[1].attempt.script.insert(0, "% a comment\n");
    record.drafts[1].attempt.script_from_model = record.drafts[1].attempt.script;
    const std::string text = text_of(record);
    CHECK_THAT(text,
               ContainsSubstring("differs    attempt 2, script-hash: the script does not have the recorded SHA-256"));
    CHECK_THAT(text, ContainsSubstring("attempt 2, lint: 2 only in the record, 2 only now"));
    CHECK_THAT(text, ContainsSubstring("only in the record: line 2 error unknown-field"));
    CHECK_THAT(text, ContainsSubstring("only now: line 3 error unknown-field"));
    CHECK_THAT(text, ContainsSubstring("2 differences"));
}

TEST_CASE("a finding taken out, put in, or given another severity is a difference") {
    const auto lint_difference = [](const std::function<void(std::vector<provenance::RecordedDiagnostic>&)>& change) {
        return difference_after([&change](Record& record) { change(record.drafts[0].diagnostics); });
    };
    CHECK(lint_difference([](auto& findings) { findings.pop_back(); }).message == "0 only in the record, 1 only now");
    CHECK(lint_difference([](auto& findings) { findings.push_back(findings[0]); }).message ==
          "1 only in the record, 0 only now");
    CHECK(lint_difference([](auto& findings) { findings[0].severity = text::Severity::warning; }).attempt == 1);
    CHECK(lint_difference([](auto& findings) { findings[0].rule = "no-such-rule"; }).what == "lint");
}

TEST_CASE("a record of another version says that differences may come from that") {
    Record record = clean_run();
    record.tool_version = "9.9.9";
    CHECK(provenance::verify(record, {lint_of, "0.1.0", "R2026a"}).agrees());
    record.drafts[0].diagnostics.clear();
    record.drafts[0].attempt.passed = false;
    const Verification verification = provenance::verify(record, {lint_of, "0.1.0", "R2026a"});
    CHECK_FALSE(verification.same_tool);
    CHECK_THAT(provenance::verification_text(verification),
               ContainsSubstring("(made by gmat-copilot 9.9.9, catalogue R2026a; differences may come from that)"));
}

TEST_CASE("a redacted draft and a draft without a hash cannot be checked, which is no difference") {
    const std::string secret = "sk-0123456789abcdef";
    const Record record = run_of({"% " + secret + "\n" + good}, repair::StopReason::clean, 0, "0", {secret});
    REQUIRE(record.drafts[0].redacted);
    const Verification verification = verified(record);
    INFO(provenance::verification_text(verification));
    CHECK(verification.agrees());
    CHECK(verification.count(Agreement::unchecked) == 2);

    Record without = clean_run();
    without.drafts[0].script_sha256.clear();
    CHECK(verified(without).agrees());
    CHECK_THAT(text_of(without), ContainsSubstring("unchecked  attempt 1, script-hash: no hash is recorded"));
}

TEST_CASE("an outcome that does not follow from the drafts is a difference") {
    CHECK(difference_after([](Record& record) { record.winner = 1; }).what == "winner");
    CHECK(difference_after([](Record& record) { record.winner.reset(); }).what == "winner");
    CHECK(difference_after([](Record& record) { record.stop_reason = "budget"; }).what == "stop-reason");
    CHECK(difference_after([](Record& record) { record.passed = false; }).what == "stop-reason");
    CHECK(difference_after([](Record& record) { record.settings["repair"] = "1"; }).message ==
          "2 repairs used, 1 allowed");
    CHECK(difference_after([](Record& record) { record.drafts[2].attempt.dry_run.emplace(); }).message ==
          "passed, although the dry-run failed");
}

TEST_CASE("the best draft is one that kept its mission, however little blocks another") {
    Record record = run_of({bad, worse, "Create Spacecraft Sat\n"}, repair::StopReason::refused, 0, "4");
    record.drafts[2].attempt.passed = false;
    INFO(text_of(record));
    CHECK_THAT(text_of(record),
               ContainsSubstring("differs    winner: attempt 1 is named, although less blocks attempt 3"));
    record.drafts[2].attempt.failure = repair::Failure{"reasoning_error", "mission: lost", "model", 3, "lost", {}};
    CHECK_THAT(text_of(record), ContainsSubstring("agrees     winner: attempt 1"));
}

TEST_CASE("a draft that passed with something blocking, or before the end, is a difference") {
    Record record = clean_run();
    record.drafts[1].attempt.passed = true;
    const std::string text = text_of(record);
    CHECK_THAT(text, ContainsSubstring("attempt 2, verdict: passed, although something blocks"));
    CHECK_THAT(text, ContainsSubstring("attempt 2, verdict: passed, but the run went on"));
}

TEST_CASE("clean needs a draft that passed") {
    Record record = run_of({worse, bad}, repair::StopReason::budget, 1, "1");
    CHECK(verified(record).agrees());
    record.stop_reason = "clean";
    CHECK_THAT(text_of(record), ContainsSubstring("stop-reason: clean, but no draft passed"));
}

TEST_CASE("no-progress and oscillation are checked byte for byte on what the model gave") {
    using repair::StopReason;
    CHECK(verified(run_of({bad, bad}, StopReason::no_progress, 1, "4")).agrees());
    CHECK(verified(run_of({bad, worse, bad}, StopReason::oscillation, 2, "4")).agrees());
    for (const auto& [scripts, reason] :
         std::vector<std::pair<std::vector<std::string>, StopReason>>{{{bad, bad + "\n"}, StopReason::no_progress},
                                                                      {{bad, worse, bad}, StopReason::no_progress},
                                                                      {{bad, bad}, StopReason::oscillation},
                                                                      {{worse, bad}, StopReason::oscillation}}) {
        const Record record = run_of(scripts, reason, scripts.size() - 1, "4");
        INFO(text_of(record));
        CHECK(verified(record).count(Agreement::differs) == 1);
        CHECK_THAT(text_of(record), ContainsSubstring("differs    stop-reason: "));
    }
    // Two texts of the model that safe fixes make equal are no repetition.
    const std::string misspelt = "Create Spacecraft Sat\nSat.sma = 7000\nSat.Frobnication = 1\nBeginMissionSequence\n";
    const std::string spelt = "Create Spacecraft Sat\nSat.SMA = 7000\nSat.Frobnication = 1\nBeginMissionSequence\n";
    const Record fixed = run_of({misspelt, spelt}, StopReason::no_progress, 1, "4");
    REQUIRE(fixed.drafts[0].attempt.script == fixed.drafts[1].attempt.script);
    CHECK_THAT(text_of(fixed), ContainsSubstring("differs    stop-reason: "));
}

TEST_CASE("a run that went on after a repetition, or stopped before its budget was spent, is told") {
    CHECK_THAT(text_of(run_of({bad, bad, good}, repair::StopReason::clean, 2, "4")),
               ContainsSubstring("the run went on after attempt 2, which is byte for byte attempt 1"));
    CHECK_THAT(
        text_of(run_of({bad}, repair::StopReason::budget, 0, "4")),
        ContainsSubstring("budget: the run stopped because the budget was spent, but: 0 repairs used, 4 allowed"));
}

TEST_CASE("of a killed run the drafts are checked, and the outcome is not") {
    Record record = clean_run();
    record.finished_at.clear();
    record.stop_reason = "cancelled";
    record.winner.reset();
    record.drafts.resize(2);
    const Verification verification = verified(record);
    INFO(provenance::verification_text(verification));
    CHECK(verification.agrees());
    CHECK_THAT(provenance::verification_text(verification), ContainsSubstring("the run was killed before it ended"));
}

TEST_CASE("a fix that is not listed is a difference") {
    Record record = clean_run();
    record.drafts[0].attempt.script_from_model += "% more\n";
    CHECK_THAT(text_of(record),
               ContainsSubstring("attempt 1, fixes: the script is not the model's, but no fix is listed"));
}

TEST_CASE("a record of the Python program is checked as far as it goes") {
    const Record record = provenance::from_json(test::read_file(test::data("provenance/python-sidecar.json")));
    const Verification verification = provenance::verify(record, {lint_of, "0.1.0", "R2026a"});
    const std::string text = provenance::verification_text(verification);
    INFO(text);
    CHECK_THAT(text, ContainsSubstring("made by another program"));
    CHECK_THAT(text, ContainsSubstring("unchecked  attempt 1, script-hash: no hash is recorded"));
    CHECK_THAT(text, ContainsSubstring("unchecked  budget: "));
    CHECK_THAT(text, ContainsSubstring("agrees     stop-reason: clean"));
}

TEST_CASE("the result as JSON has every check") {
    Record record = clean_run();
    record.winner = 0;
    const auto json = nlohmann::json::parse(provenance::verification_json(verified(record)));
    CHECK(json["agrees"] == false);
    CHECK(json["differences"] == 1);
    CHECK(json["same_tool"] == true);
    REQUIRE(json["checks"].size() == 10);
    CHECK(json["checks"][0]["what"] == "script-hash");
    CHECK(json["checks"][0]["attempt"] == 1);
    CHECK(json["checks"][8]["what"] == "winner");
    CHECK(json["checks"][8]["attempt"] == nullptr);
    CHECK(json["checks"][8]["result"] == "differs");
}
