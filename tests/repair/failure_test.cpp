#include "repair/failure.hpp"

#include "repair/retry.hpp"
#include "repair/signature.hpp"

#include "scripted.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using repair::Failure;
using repair::stable_text;

namespace {

text::Diagnostic finding(const std::string& rule, std::uint32_t begin, std::uint32_t end) {
    return {rule, text::Severity::error, {begin, end}, "message", {}, std::nullopt};
}

}  // namespace

TEST_CASE("a stable text has no figures, no folders and single blanks, but keeps names") {
    CHECK(stable_text("line 33: value -1.5e-3 of  Sat1.J2\n(after 12 s)") == "line #: value -# of Sat1.J2 (after # s)");
    CHECK(stable_text("cannot open /home/ann/missions/x.script now") == "cannot open x.script now");
    CHECK(stable_text("in /tmp/gmat-copilot-Ab12Cd/draft.script: no") ==
          stable_text("in /tmp/gmat-copilot-Zz98Yy/draft.script: no"));
    CHECK(stable_text("made /tmp/run-Ab12Cd") == stable_text("made /tmp/run-Zz98Yy"));
    CHECK(stable_text("a / b, m/s, /") == "a / b, m/s, /");
    CHECK(stable_text("") == "");
    CHECK(stable_text(std::string(1'000'000, '7') + "x").size() <= 160);
    CHECK(stable_text(std::string(1'000'000, '/')).size() <= 160);
}

TEST_CASE("lint signatures do not change with lines, order or figures, and do with what is wrong") {
    const std::string one = "Sat.SMAA = 7000\nCreate Foo X\n";
    const std::string two = "% moved\n\nCreate Foo X\nSat.SMAA = 8000\n";
    const auto a = repair::lint_failure(one, {finding("unknown-field", 4, 8), finding("unknown-type", 23, 26)}, 1);
    const auto b = repair::lint_failure(two, {finding("unknown-type", 16, 19), finding("unknown-field", 26, 30)}, 2);
    CHECK(a.signature == "lint: unknown-field[SMAA] unknown-type[Foo]");
    CHECK(a.signature == b.signature);
    CHECK(a.attempt == 1);
    CHECK(a.source == "lint");
    const auto c = repair::lint_failure("Sat.SMB = 7000\n", {finding("unknown-field", 4, 7)}, 1);
    CHECK(c.signature != a.signature);
}

TEST_CASE("a lint signature is bounded, and spans past the end do no harm") {
    std::string script;
    std::vector<text::Diagnostic> findings;
    for (std::uint32_t i = 0; i < 500; ++i) {
        script += static_cast<char>('a' + i % 26);
        findings.push_back(finding("rule-" + std::to_string(i), i, i + 5'000));
    }
    const Failure failure = repair::lint_failure(script, findings, 1);
    CHECK(failure.signature.size() < 1'000);
    CHECK_THAT(failure.signature, ContainsSubstring("and 492 more"));
}

TEST_CASE("the kind of a lint failure follows its rule") {
    CHECK(repair::lint_failure("x", {finding("unknown-field", 0, 1)}, 1).kind == "schema_invalid");
    CHECK(repair::lint_failure("x", {finding("syntax-error", 0, 1)}, 1).kind == "schema_invalid");
    CHECK(repair::lint_failure("x", {finding("undeclared-reference", 0, 1)}, 1).kind == "missing_context");
}

TEST_CASE("the kind of a dry-run failure follows its tier and what the solvers did") {
    using dryrun::Tier;
    struct Row {
        Tier tier;
        const char* kind;
    };
    for (const Row row :
         {Row{Tier::load, "schema_invalid"}, Row{Tier::run, "test_failed"}, Row{Tier::crash, "command_failed"},
          Row{Tier::timeout, "command_failed"}, Row{Tier::unsupported, "tool_error"},
          Row{Tier::unavailable, "tool_error"}, Row{Tier::refused, "unsafe_request"}}) {
        CHECK(repair::dry_run_failure(test::verdict(row.tier, "because"), 1).kind == row.kind);
    }
    dryrun::Verdict stuck = test::verdict(Tier::run, "did not converge in 25 iterations");
    stuck.converged = {{"DC", false}};
    CHECK(repair::dry_run_failure(stuck, 1).kind == "test_failed");
    CHECK(repair::dry_run_failure(stuck, 1).signature == "run: did not converge in # iterations");
    CHECK(repair::dry_run_failure(test::verdict(Tier::run, ""), 1).kind == "unknown");
}

TEST_CASE("a repeated failure keeps the signature of the one it repeats") {
    const Failure first = repair::dry_run_failure(test::verdict(dryrun::Tier::load, "no"), 1);
    const Failure again = repair::repeated_failure(first, 3);
    CHECK(again.kind == "repeated_failure");
    CHECK(again.signature == first.signature);
    CHECK(again.attempt == 3);
    CHECK_THAT(again.message, ContainsSubstring("attempt 1"));
}

TEST_CASE("every kind has an action and a next step for a person") {
    for (const char* kind : {"schema_invalid", "json_invalid", "test_failed", "command_failed", "missing_context",
                             "reasoning_error", "repeated_failure", "unsafe_request", "tool_error", "unknown"}) {
        INFO(kind);
        const auto instruction = repair::reduce_failure_to_repair({kind, "", "", 1, ""});
        CHECK_FALSE(instruction.action.empty());
        CHECK_FALSE(instruction.minimal_next_step.empty());
    }
    CHECK(repair::reduce_failure_to_repair({"json_invalid", "", "", 1, ""}).action == "resend");
    CHECK(repair::reduce_failure_to_repair({"unsafe_request", "", "", 1, ""}).action == "stop");
}

TEST_CASE("stop reasons have the names of the record") {
    using repair::StopReason;
    CHECK(repair::to_string(StopReason::clean) == "clean");
    CHECK(repair::to_string(StopReason::no_progress) == "no-progress");
    CHECK(repair::to_string(StopReason::model_timeout) == "model-timeout");
    CHECK(repair::to_string(StopReason::model_error) == "model-error");
    CHECK(repair::to_string(StopReason::oscillation) == "oscillation");
    CHECK(repair::to_string(StopReason::budget) == "budget");
    CHECK(repair::to_string(StopReason::unavailable) == "unavailable");
    CHECK(repair::to_string(StopReason::refused) == "refused");
    CHECK(repair::to_string(StopReason::cancelled) == "cancelled");
}
