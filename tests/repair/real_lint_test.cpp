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

TEST_CASE("a misspelt field is rejected by lint, told to the model, and mended") {
    test::Bench bench({mission("b16_translunar_target__misspelt_field"), mission("b16_translunar_target")});
    bench.options.request = "Fly to the Moon";
    bench.options.retries = 1;
    const Outcome outcome = run(bench);
    CHECK(outcome.stop_reason == StopReason::clean);
    REQUIRE(outcome.attempts.size() == 2);
    CHECK(outcome.attempts[0].feedback_tier == "lint");
    REQUIRE(outcome.attempts[0].failure);
    CHECK(outcome.attempts[0].failure->kind == "schema_invalid");
    CHECK_THAT(outcome.attempts[0].failure->signature, ContainsSubstring("unknown-field["));
    REQUIRE_FALSE(outcome.attempts[0].feedback.empty());
    CHECK_THAT(bench.model.requests.at(1).prompt, ContainsSubstring(outcome.attempts[0].feedback[0]));
}

TEST_CASE("a reference to something never created lacks context") {
    test::Bench bench({mission("b01_leo_hour__undeclared_ref_in_field")});
    const Outcome outcome = run(bench);
    CHECK(outcome.stop_reason == StopReason::budget);
    REQUIRE(outcome.attempts.at(0).failure);
    CHECK(outcome.attempts[0].failure->kind == "missing_context");
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
