#include "cli/diagnostics_text.hpp"

#include "support/catch.hpp"

using namespace gmat_copilot;

namespace {

text::Diagnostic finding(text::Span span) {
    text::Diagnostic diagnostic;
    diagnostic.rule = "unknown-field";
    diagnostic.span = span;
    diagnostic.message = "\"SMAA\" is not a field of Spacecraft; did you mean \"SMA\"?";
    diagnostic.fix = text::Fix{"replace with \"SMA\"", true, {{span, "SMA"}}};
    return diagnostic;
}

}  // namespace

TEST_CASE("a finding for grep is one line") {
    const text::SourceText source("Create Spacecraft Sat\nSat.SMAA = 7000\n");
    CHECK(cli::plain_line(finding({26, 30}), source, "m.script") ==
          "m.script:2:5: error: unknown-field: \"SMAA\" is not a field of Spacecraft; did you mean \"SMA\"?\n");
}

TEST_CASE("a finding for people shows the line and a caret under the offending bytes") {
    const text::SourceText source("Create Spacecraft Sat\n\tSat.SMAA = 7000\n");
    CHECK(cli::with_source(finding({27, 31}), source, "m.script", false) ==
          "error[unknown-field]: \"SMAA\" is not a field of Spacecraft; did you mean \"SMA\"?\n"
          " --> m.script:2:6\n"
          "  |\n"
          "2 | \tSat.SMAA = 7000\n"
          "  | \t    ^^^^\n"
          "  = help: replace with \"SMA\" (safe fix: check --fix applies it)\n");
}

TEST_CASE("a finding on a very long line shows a window of it") {
    const text::SourceText source(std::string(100'000, 'x') + "Y" + std::string(100'000, 'z'));
    const std::string shown = cli::with_source(finding({100'000, 100'001}), source, "m.script", false);
    CHECK(shown.size() < 1'000);
    CHECK_THAT(shown, ContainsSubstring("xYz"));
}

TEST_CASE("control characters from a script never reach the terminal") {
    const text::SourceText source(
        "Sat.SMAA = \x1b"
        "[31m7\n");
    CHECK(cli::with_source(finding({4, 8}), source, "m.script", false).find('\x1b') == std::string::npos);
}
