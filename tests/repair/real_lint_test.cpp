// The loop with the real linter on missions that GMAT was measured on.
#include "lint/lint.hpp"
#include "scripted.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using repair::Outcome;
using repair::StopReason;

namespace {

std::string mission(const std::string& name) { return test::read_file(test::data("gmat/scripts/" + name + ".script")); }

repair::LintOutcome real_lint(std::string_view script) {
    lint::FixResult fixed = lint::fix(script::parse(std::string(script)));
    return {std::move(fixed.text), std::move(fixed.applied), std::move(fixed.diagnostics)};
}

Outcome run(test::Bench& bench) {
    repair::Services services = bench.services();
    services.lint = real_lint;
    return repair::run(bench.options, services);
}

}  // namespace

TEST_CASE("a misspelling with one likely meaning is fixed safely, without another model call") {
    test::Bench bench({mission("b16_translunar_target__misspelt_field")});
    bench.options.policy.max_attempts = 4;
    const Outcome outcome = run(bench);
    CHECK(outcome.stop_reason == StopReason::clean);
    REQUIRE(outcome.attempts.size() == 1);
    CHECK(outcome.attempts[0].fixes.size() == 1);
    CHECK(outcome.attempts[0].script == mission("b16_translunar_target"));
    CHECK(outcome.attempts[0].script_from_model == mission("b16_translunar_target__misspelt_field"));
}

TEST_CASE("a reference to something never created is rejected by lint, told to the model, and mended") {
    test::Bench bench({mission("b01_leo_hour__undeclared_ref_in_field"), mission("b01_leo_hour")});
    bench.options.request = "Fly a low orbit for two hours";
    bench.options.policy.max_attempts = 2;
    const Outcome outcome = run(bench);
    CHECK(outcome.stop_reason == StopReason::clean);
    REQUIRE(outcome.attempts.size() == 2);
    CHECK(outcome.attempts[0].feedback_tier == "lint");
    REQUIRE(outcome.attempts[0].failure);
    CHECK(outcome.attempts[0].failure->kind == "missing_context");
    CHECK_THAT(outcome.attempts[0].failure->signature, ContainsSubstring("undeclared-reference["));
    REQUIRE_FALSE(outcome.attempts[0].feedback.empty());
    CHECK_THAT(bench.model.requests.at(1).prompt, ContainsSubstring(outcome.attempts[0].feedback[0]));
}

TEST_CASE("a mission that GMAT flies passes as a starting script without a model") {
    for (const char* name :
         {"b01_leo_hour", "b13_chem_finite_burn", "b16_translunar_target", "b23_while_stationkeep"}) {
        INFO(name);
        test::Bench bench(std::vector<std::string>{});
        bench.options.starting_script = mission(name);
        bench.options.dry_run = true;
        const Outcome outcome = run(bench);
        CHECK(outcome.stop_reason == StopReason::clean);
        CHECK(bench.flown.size() == 1);
        CHECK(bench.model.requests.empty());
    }
}
