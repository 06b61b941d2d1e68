// Drafts that come again: no progress and oscillation, judged on what the model gave.
#include "repair/loop.hpp"
#include "scripted.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using repair::Outcome;
using repair::StopReason;
using test::Bench;

namespace {
std::string script_with(const std::string& tail) { return "Create Spacecraft Sat\n" + tail + "\n"; }
}  // namespace

TEST_CASE("no-progress stops on a byte-identical draft") {
    Bench bench({script_with("BAD"), script_with("BAD"), script_with("")});
    bench.options.policy.max_attempts = 6;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::no_progress);
    CHECK(bench.model.requests.size() == 2);
    REQUIRE(outcome.attempts.size() == 2);
    CHECK(outcome.attempts[1].diagnostics.size() == outcome.attempts[0].diagnostics.size());
    CHECK(outcome.attempts[1].feedback == outcome.attempts[0].feedback);
    CHECK(outcome.attempts[1].failure->kind == "repeated_failure");
    CHECK(outcome.attempts[1].failure->signature == outcome.attempts[0].failure->signature);
    CHECK(outcome.winner == 1U);
}

TEST_CASE("no-progress comes before the budget, on the last retry too") {
    Bench bench({script_with("BAD"), script_with("BAD")});
    bench.options.policy.max_attempts = 2;
    CHECK(bench.run().stop_reason == StopReason::no_progress);
}

TEST_CASE("oscillation stops on a draft identical to an earlier one, before the budget") {
    Bench bench({script_with("BAD 1"), script_with("BAD 2"), script_with("BAD 1")});
    bench.options.policy.max_attempts = 3;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::oscillation);
    CHECK(outcome.attempts.size() == 3);
}

TEST_CASE("a draft that failed its flight is not flown again when it comes back") {
    Bench bench({script_with("MISSES"), script_with("MISSES")});
    bench.options.policy.max_attempts = 6;
    bench.options.dry_run = true;
    bench.verdicts = {{"MISSES", test::verdict(dryrun::Tier::run, "no")}};
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::no_progress);
    CHECK(bench.flown.size() == 1);
    CHECK(bench.linted.size() == 2);
    CHECK_FALSE(outcome.attempts[1].dry_run);
    CHECK_FALSE(outcome.attempts[1].passed);
    CHECK(outcome.attempts[1].feedback == outcome.attempts[0].feedback);
    CHECK(outcome.attempts[1].feedback_tier == "run");
    CHECK(outcome.attempts[1].failure->kind == "repeated_failure");
}

TEST_CASE("identity is judged on the text the model gave, not on the fixed text") {
    // Both become the same script by a safe fix; the model's texts differ, so this is progress.
    Bench different({script_with("TYPO BAD"), script_with("FIXED BAD"), script_with("")});
    different.options.policy.max_attempts = 3;
    const Outcome outcome = different.run();
    CHECK(outcome.attempts.at(0).script == outcome.attempts.at(1).script);
    CHECK(outcome.stop_reason == StopReason::clean);

    Bench same({script_with("TYPO BAD"), script_with("TYPO BAD")});
    same.options.policy.max_attempts = 3;
    CHECK(same.run().stop_reason == StopReason::no_progress);
}

TEST_CASE("a draft that differs in one byte is another draft") {
    Bench bench({script_with("BAD"), script_with("BAD "), script_with("BAD")});
    bench.options.policy.max_attempts = 10;
    CHECK(bench.run().stop_reason == StopReason::oscillation);
}

TEST_CASE("a starting script that the model gives back unchanged is no progress") {
    Bench bench({script_with("BAD")});
    bench.options.starting_script = script_with("BAD");
    bench.options.policy.max_attempts = 4;
    CHECK(bench.run().stop_reason == StopReason::no_progress);
}

TEST_CASE("replies without a script are not compared, but the drafts around them are") {
    const std::string refusal = "I cannot do that.";
    test::ReplyBench refusals(std::vector<test::ScriptedModel::Step>(3, model::Reply{refusal, {}, false}));
    refusals.options.policy.max_attempts = 3;
    const Outcome refused = refusals.run();
    CHECK(refused.stop_reason == StopReason::budget);
    CHECK(refused.attempts.size() == 3);
    CHECK_FALSE(refused.winner);

    const model::Reply bad{test::fenced(script_with("BAD")), {}, false};
    test::ReplyBench bench({bad, model::Reply{refusal, {}, false}, bad});
    bench.options.policy.max_attempts = 10;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::no_progress);
    CHECK(outcome.winner == 2U);
}
