#include "repair/retry.hpp"

#include "repair/failure.hpp"
#include "repair/target.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using repair::Failure;
using repair::RetryMemory;
using repair::RetryPolicy;

namespace {

Failure failure(const std::string& kind, const std::string& signature = "s", const std::string& source = "lint") {
    return {kind, signature, source, 1, "m"};
}

repair::Attempt attempt(const std::string& script, std::vector<std::pair<std::string, std::string>> findings) {
    repair::Attempt attempt;
    attempt.script = script;
    for (const auto& [rule, text] : findings) {
        const auto at = static_cast<std::uint32_t>(script.find(text));
        attempt.diagnostics.push_back(
            {rule, text::Severity::error, {at, at + static_cast<std::uint32_t>(text.size())}, "m", {}, {}});
    }
    return attempt;
}

}  // namespace

TEST_CASE("by default unsafe requests and lost missions are left to a person, nothing else is") {
    const RetryPolicy policy;
    for (const std::string_view kind : repair::failure_kinds()) {
        INFO(kind);
        CHECK(policy.escalates(kind) == (kind == "unsafe_request" || kind == "reasoning_error"));
    }
    CHECK(repair::failure_kinds().size() == 10);
}

TEST_CASE("the limit of same failures counts only when it was asked for") {
    RetryMemory memory;
    memory.remember(failure("schema_invalid", "one"));
    memory.remember(failure("schema_invalid", "two"));
    RetryPolicy policy;
    CHECK_FALSE(repair::limit_reached(policy, memory, failure("schema_invalid", "one")));
    policy.stop_on_repeated_failure = true;
    CHECK(repair::limit_reached(policy, memory, failure("schema_invalid", "one")));
    CHECK_FALSE(repair::limit_reached(policy, memory, failure("schema_invalid", "three")));
    policy.same_failure_limit = 3;
    CHECK_FALSE(repair::limit_reached(policy, memory, failure("schema_invalid", "one")));
    memory.remember(failure("schema_invalid", "one"));
    CHECK(repair::limit_reached(policy, memory, failure("schema_invalid", "one")));
}

TEST_CASE("the same failure as the one before asks for another way; a different one does not") {
    RetryMemory memory;
    memory.remember(failure("schema_invalid", "same"));
    CHECK(repair::reduce_failure_to_repair(failure("schema_invalid", "same"), memory).action == "rethink");
    CHECK(repair::reduce_failure_to_repair(failure("schema_invalid", "other"), memory).action == "mend");
}

TEST_CASE("a kind that the policy escalates stops, one that it does not goes on") {
    RetryPolicy lenient;
    lenient.escalate_on = {"schema_invalid"};
    CHECK(repair::reduce_failure_to_repair(failure("schema_invalid"), {}, lenient).action == "stop");
    CHECK(repair::reduce_failure_to_repair(failure("reasoning_error"), {}, lenient).action == "rethink");
    CHECK(repair::reduce_failure_to_repair(failure("reasoning_error")).action == "stop");
}

TEST_CASE("a repair is on target when a blamed statement changed, or is no longer blamed") {
    const std::string script = "Create Spacecraft Sat\nSat.X1 = 1\nSat.Y1 = 2\n";
    const auto before = attempt(script, {{"unknown-field", "X1"}, {"unknown-field", "Y1"}});
    const auto judged = [&](const std::string& now, std::vector<std::pair<std::string, std::string>> findings) {
        return repair::is_on_target(before, attempt(now, std::move(findings)));
    };
    CHECK(judged(script, {{"unknown-field", "X1"}, {"unknown-field", "Y1"}}) == false);
    CHECK(judged("% c\n" + script, {{"unknown-field", "X1"}, {"unknown-field", "Y1"}}) == false);
    CHECK(judged("Create Spacecraft Sat\nSat.X1  =  1;\nSat.Y1 = 2\n", {{"unknown-field", "Y1"}}) == true);
    CHECK(judged("Create Spacecraft Sat\n  Sat.X1=1\nSat.Y1 = 2\n",
                 {{"unknown-field", "X1"}, {"unknown-field", "Y1"}}) == false);
    CHECK(judged("Create Spacecraft Sat\nSat.Y1 = 2\n", {{"unknown-field", "Y1"}}) == true);
    CHECK(judged(script, {}) == true);
    CHECK_FALSE(repair::is_on_target(attempt(script, {}), before).has_value());
}

TEST_CASE("a statement that a flight blamed counts as looked at only by another flight") {
    const std::string script = "BeginMissionSequence\nPropagate P(Sat) {Sat.X = 1}\n";
    repair::Attempt before = attempt(script, {});
    before.dry_run.emplace();
    before.dry_run->tier = dryrun::Tier::run;
    before.dry_run->line = 2;
    const repair::Attempt not_flown = attempt("Create Foo F\n" + script, {{"unknown-resource-type", "Foo"}});
    CHECK(repair::is_on_target(before, not_flown) == false);
    repair::Attempt flown = attempt("Create Spacecraft F\n" + script, {});
    flown.dry_run.emplace();
    flown.dry_run->ok = true;
    CHECK(repair::is_on_target(before, flown) == true);
}

TEST_CASE("a mission is lost when nothing is flown any more") {
    const std::string mission =
        "Create Spacecraft Sat\nBeginMissionSequence\nPropagate P(Sat) {Sat.X = 1}\nReport R Sat.X\n";
    CHECK(repair::loses_mission(mission, "Create Spacecraft Sat\nBeginMissionSequence\n"));
    CHECK(repair::loses_mission(mission, "Create Spacecraft Sat\n"));
    CHECK(repair::loses_mission(mission, ""));
    CHECK(repair::loses_mission(mission, "Create Spacecraft Sat\nBeginMissionSequence\nReport R Sat.X\n"));
    CHECK_FALSE(repair::loses_mission(mission, mission));
    CHECK_FALSE(repair::loses_mission(mission, "BeginMissionSequence\nPropagate Q(S) {S.Y = 2}\n"));
    CHECK_FALSE(repair::loses_mission("BeginMissionSequence\n", "BeginMissionSequence\n"));
    CHECK_FALSE(
        repair::loses_mission("BeginMissionSequence\nReport R Sat.X\n", "BeginMissionSequence\nReport R Sat.X;\n"));
    CHECK(
        repair::loses_mission("BeginMissionSequence\nPropagate P(Sat) {\n", "BeginMissionSequence\nReport R Sat.X\n"));
}
