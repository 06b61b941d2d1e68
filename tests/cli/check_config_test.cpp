// Which rules count and how much: options, environment, gmat-copilot.toml.
#include <nlohmann/json.hpp>

#include "cli/arguments.hpp"
#include "program.hpp"
#include "support/catch.hpp"

using Words = std::vector<std::string>;

namespace {

const std::string script =
    "Create Spacecraft Sat\nSat.Qqqqqq = 7000\nCreate ImpulsiveBurn Idle\nBeginMissionSequence\nSave Sat\n";

/// "rule:severity rule:severity"
std::string found(test::Program& program, Words arguments = {}) {
    program.write("a.script", script);
    arguments.insert(arguments.begin(), {"check", "--format", "json"});
    arguments.emplace_back("a.script");
    const auto result = program.run(arguments);
    INFO(result.err);
    REQUIRE_FALSE(result.out.empty());
    std::string all;
    const auto document = nlohmann::json::parse(result.out);
    for (const auto& finding : document["files"][0]["diagnostics"]) {
        all += (all.empty() ? "" : " ") + finding["rule"].get<std::string>() + ":" +
               finding["severity"].get<std::string>();
    }
    return all;
}

}  // namespace

TEST_CASE("severities are overridden on the command line, the later one counts") {
    test::Program program;
    CHECK(found(program) == "unknown-field:error unused-resource:info");
    CHECK(found(program, {"--severity", "unknown-field=info"}) == "unknown-field:info unused-resource:info");
    CHECK(found(program, {"--severity", "unknown-field=info", "--severity", "unused-resource=warning"}) ==
          "unknown-field:info unused-resource:warning");
    CHECK(found(program, {"--severity", "unknown-field=off,unused-resource=error",
                          "--severity=unused-resource=info"}) == "unused-resource:info");
    CHECK(program.run({"check", "a.script", "--severity", "unknown-field=info"}).exit_code == 0);
    CHECK(program.run({"check", "a.script", "--severity", "unknown-field=off", "--severity", "unused-resource=warning"})
              .exit_code == 1);
}

TEST_CASE("a rule or level nobody knows is an error with a suggestion") {
    test::Program program;
    program.write("a.script", script);
    const auto fails = [&](const std::string& value, const std::string& message) {
        const auto result = program.run({"check", "a.script", "--severity", value});
        INFO(result.err);
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        CHECK_THAT(result.err, ContainsSubstring(message));
    };
    fails("unknown-feild=error", "no rule is called \"unknown-feild\"; did you mean \"unknown-field\"?");
    fails("unknown-field=eror", "no severity is called \"eror\"; did you mean \"error\"?");
    fails("unknown-field=fatal", "no severity is called \"fatal\": error, warning, info or off");
    fails("unknown-field", "--severity wants RULE=LEVEL, not \"unknown-field\"");
}

TEST_CASE("the file sets rules and severities, and the command line wins") {
    test::Program program;
    program.write("gmat-copilot.toml",
                  "[check]\nignore = [\"unused-resource\", \"syntax-error\"]\n\n"
                  "[check.severity]\nunknown-field = \"warning\"\n\"out-of-range\" = \"off\"\n");
    CHECK(found(program) == "unknown-field:warning");
    CHECK(found(program, {"--severity", "unknown-field=info"}) == "unknown-field:info");
    CHECK(found(program, {"--ignore", "out-of-range"}) == "unknown-field:warning unused-resource:info");
    program.environment["GMAT_COPILOT_SEVERITY"] = "unknown-field=off";
    CHECK(found(program).empty());
    CHECK(found(program, {"--severity", "unknown-field=error"}) == "unknown-field:error");
}

TEST_CASE("a list in the file is replaced by one that is typed, and swallows no file name") {
    test::Program program;
    program.write("gmat-copilot.toml", "[check]\nselect = [\"unused-resource\", \"syntax-error\"]\n");
    CHECK(found(program) == "unused-resource:info");
    CHECK(found(program, {"--select", "unknown-field"}) == "unknown-field:error");
    CHECK(found(program, {"--select=unknown-field,unused-resource"}) == "unknown-field:error unused-resource:info");
    program.environment["GMAT_COPILOT_SELECT"] = "unknown-field";
    CHECK(found(program) == "unknown-field:error");
}

TEST_CASE("mistakes in the file are errors that name it") {
    test::Program program;
    program.write("a.script", script);
    const auto fails = [&](const std::string& config, const std::string& message) {
        program.write("gmat-copilot.toml", config);
        const auto result = program.run({"check", "a.script"});
        INFO(config << result.err);
        CHECK(result.exit_code == 2);
        CHECK_THAT(result.err, ContainsSubstring(message));
    };
    fails("[check.severity]\nunknown-feild = \"off\"\n", "did you mean \"unknown-field\"?");
    fails("[check.severity]\nunknown-field = \"loud\"\n", "no severity is called \"loud\"");
    fails("[check.severties]\nunknown-field = \"off\"\n", "there is no table [check.severties]");
    fails("[check]\nselcet = [\"unknown-field\"]\n", "[check] has no key \"selcet\"");
    program.write("gmat-copilot.toml", "[format]\nquiet = true\n");
    CHECK(program.run({"check", "a.script"}).exit_code == 1);
}

TEST_CASE("defaults stand in front and give way to what is said again") {
    using gmat_copilot::cli::in_front;
    CHECK(in_front({"--select=a", "--quiet"}, {"f", "--select", "b"}) == Words{"--quiet", "f", "--select", "b"});
    CHECK(in_front({"--select=a"}, {"--", "--select"}) == Words{"--select=a", "--", "--select"});
    CHECK(in_front({"--severity=a=off"}, {"--severity=b=off"}) == Words{"--severity=a=off", "--severity=b=off"});
}
