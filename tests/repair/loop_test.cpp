#include "repair/loop.hpp"

#include "scripted.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using repair::Outcome;
using repair::StopReason;
using test::Bench;

namespace {

const std::string clean_draft = "Create Spacecraft Sat\n";
std::string script_with(const std::string& tail) { return clean_draft + tail + "\n"; }
bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a first draft that lints clean stops the run as clean") {
    Bench bench({clean_draft});
    bench.options.policy.max_attempts = 4;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::clean);
    CHECK(outcome.passed);
    CHECK(outcome.winner == 0U);
    CHECK(outcome.retries_used() == 0);
    REQUIRE(outcome.attempts.size() == 1);
    CHECK(outcome.attempts[0].passed);
    CHECK_FALSE(outcome.attempts[0].dry_run);
    CHECK_FALSE(outcome.attempts[0].failure);
    CHECK(bench.flown.empty());
    CHECK(bench.announced == std::vector<int>{1});
}

TEST_CASE("info findings do not block, errors and warnings do") {
    CHECK(Bench({script_with("NOTE")}).run().stop_reason == StopReason::clean);
    CHECK(Bench({script_with("WARN")}).run().stop_reason == StopReason::budget);
    CHECK(Bench({script_with("BAD")}).run().stop_reason == StopReason::budget);
}

TEST_CASE("retries = N allows N + 1 model drafts and not one more") {
    for (const int retries : {0, 1, 3}) {
        Bench bench({script_with("BAD 1"), script_with("BAD 2"), script_with("BAD 3"), script_with("BAD 4"),
                     script_with("BAD 5")});
        bench.options.policy.max_attempts = retries + 1;
        const Outcome outcome = bench.run();
        CHECK(outcome.stop_reason == StopReason::budget);
        CHECK_FALSE(outcome.passed);
        CHECK(bench.model.requests.size() == static_cast<std::size_t>(retries) + 1);
        CHECK(outcome.attempts.size() == static_cast<std::size_t>(retries) + 1);
        CHECK(outcome.retries_used() == retries);
    }
}

TEST_CASE("a negative number of retries is taken as none") {
    Bench bench({script_with("BAD"), clean_draft});
    bench.options.policy.max_attempts = -4;
    CHECK(bench.run().stop_reason == StopReason::budget);
    CHECK(bench.model.requests.size() == 1);
}

TEST_CASE("a repair turn is told the failing draft and the findings of the failing tier only") {
    Bench bench({script_with("BAD NOTE"), script_with("MISSES"), clean_draft});
    bench.options.request = "fly somewhere";
    bench.options.policy.max_attempts = 6;
    bench.options.dry_run = true;
    bench.verdicts = {{"MISSES", test::verdict(dryrun::Tier::run, "the orbit decays")}};
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::clean);
    REQUIRE(bench.model.requests.size() == 3);
    CHECK(outcome.attempts[0].feedback == std::vector<std::string>{"no-BAD (line 2): BAD is not allowed [BAD]"});
    CHECK(outcome.attempts[0].feedback_tier == "lint");
    CHECK_FALSE(outcome.attempts[0].dry_run);
    CHECK(outcome.attempts[1].feedback == std::vector<std::string>{"run: the orbit decays"});
    CHECK(outcome.attempts[1].feedback_tier == "run");

    const std::string& second = bench.model.requests[1].prompt;
    CHECK(contains(second, "no-BAD (line 2): BAD is not allowed [BAD]"));
    CHECK(contains(second, ">    2 | BAD NOTE"));
    CHECK_FALSE(contains(second, "no-NOTE"));
    const std::string& third = bench.model.requests[2].prompt;
    CHECK(contains(third, "run: the orbit decays"));
    CHECK_FALSE(contains(third, "BAD"));
    for (const model::Request& request : bench.model.requests) {
        CHECK(request.user_request == "fly somewhere");
        CHECK(contains(request.prompt, "fly somewhere"));
    }
    CHECK(bench.model.requests[2].attempt == 3);
}

TEST_CASE("a draft with blocking findings is never flown") {
    Bench bench({script_with("WARN")});
    bench.options.dry_run = true;
    CHECK(bench.run().attempts.at(0).feedback_tier == "lint");
    CHECK(bench.flown.empty());
}

TEST_CASE("safe fixes are made before judging, and the fixed script is flown and kept") {
    Bench bench({script_with("TYPO")});
    bench.options.dry_run = true;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::clean);
    CHECK(outcome.attempts.at(0).script == script_with("FIXED"));
    CHECK(outcome.attempts.at(0).script_from_model == script_with("TYPO"));
    CHECK(outcome.attempts.at(0).fixes == std::vector<std::string>{"no-TYPO: write FIXED"});
    CHECK(bench.flown == std::vector<std::string>{script_with("FIXED")});
}

TEST_CASE("dry-run feedback names the tier, the line with its text, and solvers that did not converge") {
    Bench bench({script_with("MISSES")});
    bench.options.dry_run = true;
    dryrun::Verdict failed = test::verdict(dryrun::Tier::run, "targeting failed");
    failed.line = 2;
    failed.converged = {{"DC1", false}, {"DC2", true}};
    bench.verdicts = {{"MISSES", failed}};
    const Outcome outcome = bench.run();
    CHECK(outcome.attempts.at(0).feedback ==
          std::vector<std::string>{"run (line 2): targeting failed [MISSES]", "run: solver DC1 did not converge"});
    CHECK(outcome.attempts.at(0).failure->kind == "test_failed");
}

TEST_CASE("load failures, crashes and timeouts of the engine are mended like any other finding") {
    for (const dryrun::Tier tier : {dryrun::Tier::load, dryrun::Tier::crash, dryrun::Tier::timeout}) {
        Bench bench({script_with("MISSES"), clean_draft});
        bench.options.dry_run = true;
        bench.options.policy.max_attempts = 2;
        bench.verdicts = {{"MISSES", test::verdict(tier, "what happened")}};
        const Outcome outcome = bench.run();
        CHECK(outcome.stop_reason == StopReason::clean);
        CHECK(outcome.winner == 1U);
        CHECK(outcome.attempts.at(0).feedback_tier == std::string(dryrun::to_string(tier)));
    }
}

TEST_CASE("an engine that cannot judge ends the run as unavailable and keeps the draft, unpassed") {
    for (const dryrun::Tier tier : {dryrun::Tier::unavailable, dryrun::Tier::unsupported}) {
        Bench bench({script_with("EXOTIC"), clean_draft});
        bench.options.dry_run = true;
        bench.options.policy.max_attempts = 5;
        dryrun::Verdict result = test::verdict(tier, "FormationX is not modelled");
        result.ok = tier == dryrun::Tier::unsupported;  // whatever an engine claims, unsupported is never ok
        bench.verdicts = {{"EXOTIC", result}};
        const Outcome outcome = bench.run();
        CHECK(outcome.stop_reason == StopReason::unavailable);
        CHECK(outcome.error == "FormationX is not modelled");
        CHECK_FALSE(outcome.passed);
        CHECK_FALSE(outcome.attempts.at(0).passed);
        CHECK(outcome.winner == 0U);
        CHECK(outcome.attempts.at(0).failure->kind == "tool_error");
        CHECK(bench.model.requests.size() == 1);
    }
}

TEST_CASE("a draft that the policy refuses ends the run as refused") {
    Bench bench({script_with("EVIL"), clean_draft});
    bench.options.dry_run = true;
    bench.options.policy.max_attempts = 5;
    bench.verdicts = {{"EVIL", test::verdict(dryrun::Tier::refused, "writes outside its folder")}};
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::refused);
    CHECK(outcome.error == "writes outside its folder");
    CHECK(outcome.attempts.at(0).failure->kind == "unsafe_request");
    CHECK(outcome.attempts.at(0).failure->source == "policy");
}

TEST_CASE("a dry-run without a service is unavailable, not a crash") {
    Bench bench({clean_draft});
    bench.options.dry_run = true;
    repair::Services services = bench.services();
    services.dry_run = nullptr;
    CHECK(repair::run(bench.options, services).stop_reason == StopReason::unavailable);
}

TEST_CASE("the winner is the passing attempt, else the fewest blocking findings, the latest of equals") {
    Bench bench({script_with("BAD BAD"), script_with("BAD 1"), script_with("BAD 2"), script_with("BAD BAD BAD")});
    bench.options.policy.max_attempts = 4;
    CHECK(bench.run().winner == 2U);

    Bench flown({script_with("MISSES"), script_with("BAD")});
    flown.options.policy.max_attempts = 2;
    flown.options.dry_run = true;
    flown.verdicts = {{"MISSES", test::verdict(dryrun::Tier::run, "no")}};
    CHECK(flown.run().winner == 0U);
}

TEST_CASE("a starting script is attempt 1 without a model call, and counts as the draft") {
    Bench passing(std::vector<std::string>{});
    passing.options.starting_script = clean_draft;
    CHECK(passing.run().stop_reason == StopReason::clean);
    CHECK(passing.model.requests.empty());

    Bench bench({script_with("BAD 2"), clean_draft});
    bench.options.starting_script = script_with("BAD 1");
    bench.options.policy.max_attempts = 3;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::clean);
    CHECK(outcome.attempts.size() == 3);
    CHECK(bench.model.requests.size() == 2);
    CHECK(contains(bench.model.requests[0].prompt, "BAD 1"));
    CHECK_FALSE(outcome.attempts[0].usage.input_tokens);

    Bench none({clean_draft});
    none.options.starting_script = script_with("BAD");
    CHECK(none.run().stop_reason == StopReason::budget);
    CHECK(none.model.requests.empty());
}

TEST_CASE("usage is summed over attempts and times are taken from the clock given") {
    Bench bench({script_with("BAD"), clean_draft});
    bench.options.policy.max_attempts = 2;
    bench.options.dry_run = true;
    const Outcome outcome = bench.run();
    CHECK(outcome.usage.input_tokens == 200);
    CHECK(outcome.usage.output_tokens == 20);
    CHECK(outcome.attempts.at(0).model_wall_s == 1.0);
    CHECK(outcome.attempts.at(0).lint_wall_s == 1.0);
    CHECK(outcome.attempts.at(0).dry_run_wall_s == 0.0);
    CHECK(outcome.attempts.at(1).dry_run_wall_s == 1.0);
    CHECK(bench.progress == std::vector<std::string>{"drafting", "checking", "repairing", "checking", "dry-running"});
}

TEST_CASE("the facts of the first turn are kept as the retrieval") {
    Bench bench({script_with("BAD"), clean_draft});
    bench.options.request = "an eclipse search";
    bench.options.policy.max_attempts = 2;
    const Outcome outcome = bench.run();
    REQUIRE_FALSE(outcome.retrieval.empty());
    for (const gmat_copilot::drafting::GroundingChunk& chunk : outcome.retrieval) {
        CHECK(contains(bench.model.requests[0].prompt, chunk.text));
    }
}

TEST_CASE("a second failure for the same reason is told to the model") {
    Bench bench({script_with("BAD 1"), script_with("BAD 2"), script_with("BAD 3")});
    bench.options.policy.max_attempts = 3;
    const Outcome outcome = bench.run();
    CHECK(outcome.attempts[0].failure->signature == outcome.attempts[1].failure->signature);
    CHECK_FALSE(contains(bench.model.requests[1].prompt, "failed for the same reason"));
    CHECK(contains(bench.model.requests[2].prompt, "failed for the same reason"));
}
