// Comments that silence findings, and what is said of those that silence nothing.
#include "linting.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;

namespace {

const std::string head = "Create Spacecraft Sat\n";
const std::string tail = "BeginMissionSequence\nSave Sat\n";

/// "rule@line rule@line"
std::string found(const std::string& body, const lint::Options& options = {}) {
    const std::string script = head + body + tail;
    const text::SourceText source(script);
    std::string all;
    for (const auto& finding : lint::check(script::parse(script), options)) {
        all += (all.empty() ? "" : " ") + finding.rule + "@" + std::to_string(source.position(finding.span.begin).line);
    }
    return all;
}

std::string message(const std::string& body) {
    const auto findings = lint::check(script::parse(head + body + tail));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].rule == "unused-suppression");
    CHECK(findings[0].severity == text::Severity::info);
    return findings[0].message;
}

}  // namespace

TEST_CASE("disable-line silences the named rules on its line, and no others") {
    CHECK(found("Sat.A1 = 1\nSat.A2 = 1\n") == "unknown-field@2 unknown-field@3");
    CHECK(found("Sat.A1 = 1 % gmat-copilot: disable-line=unknown-field\nSat.A2 = 1\n") == "unknown-field@3");
    CHECK(found("Sat.A1 = 1 % gmat-copilot: disable-line\n").empty());
    CHECK(found("Sat.A1 = 1 %gmat-script:disable-line=syntax-error,unknown-field\n") == "unused-suppression@2");
    CHECK(found("Sat.A1 = 1 % km % gmat-copilot: disable-line = unknown-field  as the manual has it\n").empty());
}

TEST_CASE("disable-next-line silences the next line") {
    CHECK(found("% gmat-copilot: disable-next-line=unknown-field\nSat.A1 = 1\nSat.A2 = 1\n") == "unknown-field@4");
    CHECK(found("% gmat-copilot: disable-next-line\nSat.A1 = 1\n").empty());
    CHECK(found("% gmat-copilot: disable-next-line=unknown-field\n\nSat.A1 = 1\n") ==
          "unused-suppression@2 unknown-field@4");
}

TEST_CASE("a line stands for all lines of its statement") {
    const std::string split = "Sat.SMA = ...\n 1 + ...\n 2 ";
    const std::string plain = found(split + "\n");
    REQUIRE_FALSE(plain.empty());
    CHECK(found(split + "% gmat-copilot: disable-line\n").empty());
    CHECK(found("% gmat-copilot: disable-next-line\n" + split + "\n").empty());
    CHECK(found("Sat.A1 = 1\n% gmat-copilot: disable-line\n") == "unknown-field@2 unused-suppression@3");
}

TEST_CASE("disable holds until enable, or to the end") {
    CHECK(found("% gmat-copilot: disable=unknown-field\nSat.A1 = 1\nSat.A2 = 1\n").empty());
    CHECK(found("% gmat-copilot: disable=unknown-field\nSat.A1 = 1\n% gmat-copilot: enable=unknown-field\n"
                "Sat.A2 = 1\n") == "unknown-field@5");
    CHECK(found("Sat.A0 = 1\n% gmat-copilot: disable\nSat.A1 = 1\n% gmat-copilot: enable=unknown-field\n"
                "Sat.A2 = 1\nfoo bar = = 1\n% gmat-copilot: enable\nfoo bar = = 2\n") ==
          "unknown-field@2 unknown-field@6 syntax-error@9");
}

TEST_CASE("only a comment is one") {
    CHECK(found("Sat.Id = 'x % gmat-copilot: disable'\nSat.A1 = 1\n") == "unknown-field@3");
    CHECK(found("Sat.Id = 'x'; Sat.A1 = 1\n").find("unused") == std::string::npos);
    CHECK(found("% see gmat-copilot: disable\nSat.A1 = 1\n") == "unknown-field@3");
    CHECK(found("% gmat-copilot: drafted from a request\n").empty());
}

TEST_CASE("syntax errors can be silenced as well") {
    CHECK(found("foo bar = = 1 % gmat-copilot: disable-line=syntax-error\n").empty());
    CHECK(found("foo bar = = 1\n") == "syntax-error@2");
}

TEST_CASE("a comment that silences nothing is told, with what is wrong with it") {
    CHECK(message("Sat.SMA = 7000 % gmat-copilot: disable-line=unknown-field\n") ==
          "no unknown-field is found on this line: the comment silences nothing");
    CHECK(message("Sat.SMA = 7000 % gmat-copilot: disable-line\n") ==
          "nothing is found on this line: the comment silences nothing");
    CHECK(message("% gmat-copilot: disable=unknown-field\n") ==
          "no unknown-field is found from here on that is not silenced already");
    CHECK(message("% gmat-copilot: enable=unknown-field\n") == "\"unknown-field\" is not disabled here");
    CHECK(message("% gmat-copilot: enable\n") == "nothing is disabled here");
    CHECK(message("% gmat-copilot: disable-line=unknown-feild\n") ==
          "no rule is called \"unknown-feild\"; did you mean \"unknown-field\"?");
    CHECK(message("% gmat-copilot: disable-lines=unknown-field\n") ==
          "no instruction is called \"disable-lines\"; did you mean \"disable-line\"?");
    CHECK(message("% gmat-copilot: disable-line=\n") == "no rule is named behind the \"=\"");
    CHECK(found("% gmat-copilot: disable=unknown-field\n% gmat-copilot: disable=unknown-field\nSat.A = 1\n") ==
          "unused-suppression@3");
}

TEST_CASE("a comment about rules that were not checked is not called unused") {
    const std::string body = "Sat.SMA = 7000 % gmat-copilot: disable-line=unknown-field\n% gmat-copilot: disable\n";
    CHECK(found(body) == "unused-suppression@2 unused-suppression@3");
    CHECK(found(body, {{"syntax-error", "unused-suppression"}, {}}).empty());
    CHECK(found(body, {{}, {"unknown-field"}}).empty());
    CHECK(found(body, {{}, {"unused-suppression"}}).empty());
}

TEST_CASE("complaints are silenced by name only") {
    CHECK(found("% gmat-copilot: disable=unused-suppression\n% gmat-copilot: disable-line\n").empty());
    CHECK(found("% gmat-copilot: disable\n% gmat-copilot: disable-line=nonsense-of-a-kind\nSat.A = 1\n") ==
          "unused-suppression@3");
}

TEST_CASE("a silenced finding is not fixed") {
    const std::string script = head + "Sat.SMAA = 1 % gmat-copilot: disable-line=unknown-field\nSat.SMAA = 2\n" + tail;
    const auto fixed = lint::fix(script::parse(script));
    CHECK(fixed.text == head + "Sat.SMAA = 1 % gmat-copilot: disable-line=unknown-field\nSat.SMA = 2\n" + tail);
    CHECK(fixed.applied.size() == 1);
}

TEST_CASE("a misspelt rule in a comment is mended, and silences then") {
    const std::string script = head + "Sat.SMAA = 1 % gmat-copilot: disable-line=unknown-feild\n" + tail;
    lint::Options only_comments;
    only_comments.select = {"unused-suppression"};
    const auto fixed = lint::fix(script::parse(script), only_comments);
    CHECK(fixed.text == head + "Sat.SMAA = 1 % gmat-copilot: disable-line=unknown-field\n" + tail);
}

TEST_CASE("suppressions can be switched off") {
    lint::Options options;
    options.suppressions = false;
    CHECK(found("Sat.A1 = 1 % gmat-copilot: disable-line\n", options) == "unknown-field@2");
}

TEST_CASE("severities can be overridden, and rules turned off") {
    lint::Options options;
    options.severity["unknown-field"] = text::Severity::warning;
    const auto findings = lint::check(script::parse(head + "Sat.A1 = 1\n" + tail), options);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == text::Severity::warning);
    options.severity["unknown-field"] = std::nullopt;
    CHECK(found("Sat.A1 = 1\n", options).empty());
}

TEST_CASE("many comments and many findings take linear time") {
    std::string body;
    for (int i = 0; i < 20000; ++i) {
        body += "Sat.A" + std::to_string(i) + " = 1 % gmat-copilot: disable-line=unknown-field\n";
        body += "% gmat-copilot: disable=out-of-range\n";
    }
    std::string names = "% gmat-copilot: disable=";
    for (int i = 0; i < 20000; ++i) {
        names += "unknown-field,unknown-feeld" + std::to_string(i % 50) + ",";
    }
    const auto findings = lint::check(script::parse(head + body + names + "\n" + tail));
    CHECK(findings.size() == 20000 + 1 + 50);
}
