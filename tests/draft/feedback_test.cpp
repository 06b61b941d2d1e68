#include "draft/prompt.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;

TEST_CASE("a feedback line names rule, line, message and the offending text") {
    const std::string script = "Create Spacecraft Sat\nSat.SMAA = 7000\n";
    text::Diagnostic diagnostic;
    diagnostic.rule = "unknown-field";
    diagnostic.span = {26, 30};
    diagnostic.message = "Spacecraft has no field \"SMAA\"";
    CHECK(drafting::feedback_lines(script, {diagnostic}) ==
          std::vector<std::string>{"unknown-field (line 2): Spacecraft has no field \"SMAA\" [SMAA]"});
}

TEST_CASE("feedback keeps the order of the diagnostics and stays one line each") {
    const std::string script = "a\nb" + std::string(500, 'x') + "\n";
    const text::Diagnostic first{"r1", text::Severity::error, {0, 3}, "two\nlines", {}, std::nullopt};
    const text::Diagnostic second{"r2", text::Severity::warning, {2, 400}, "long", {}, std::nullopt};
    const text::Diagnostic third{"r3", text::Severity::warning, {9'999, 10'000}, "past the end", {}, std::nullopt};
    const text::Diagnostic fourth{"r4", text::Severity::warning, {1, 1}, "nothing there", {}, std::nullopt};
    const auto lines = drafting::feedback_lines(script, {first, second, third, fourth});
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "r1 (line 1): two lines [a b]");
    CHECK(lines[1].size() < 120);
    CHECK_THAT(lines[1], ContainsSubstring("...]"));
    CHECK(lines[2] == "r3 (line 3): past the end");
    CHECK(lines[3] == "r4 (line 1): nothing there");
}
