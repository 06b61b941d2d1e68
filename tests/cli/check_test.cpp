// check, explain, models, doctor and trace, run as a user runs them.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {
const std::string good =
    "Create Spacecraft Sat\nSat.SMA = 7000\nCreate Propagator Prop\nBeginMissionSequence\n"
    "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}\n";
const std::string bad = "Create Spacecraft Sat\nSat.SMAA = 7000\nBeginMissionSequence\n";
}  // namespace

TEST_CASE("check passes a good script and rejects a bad one with a line per finding") {
    test::Program program;
    program.write("good.script", good);
    program.write("bad.script", bad);
    CHECK(program.run({"check", "good.script"}).exit_code == 0);
    const auto result = program.run({"check", "bad.script"});
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.out, ContainsSubstring("bad.script:2:5: error: unknown-field: "));
    CHECK(result.out.find('\x1b') == std::string::npos);
    CHECK(program.run({"validate", "bad.script"}).exit_code == 1);
    CHECK(program.run({"lint", "bad.script"}).exit_code == 1);
}

TEST_CASE("check prints the JSON shape that pipelines read") {
    test::Program program;
    program.write("bad.script", bad);
    const auto result = program.run({"check", "bad.script", "--format", "json", "--dry-run=builtin"});
    CHECK(result.exit_code == 1);
    const auto json = nlohmann::json::parse(result.out);
    CHECK(json["schema_version"] == 1);
    CHECK(json["tool"]["name"] == "gmat-copilot");
    CHECK(json["tool"]["catalogue"] == "R2026a");
    const auto file = json["files"][0];
    CHECK(file["path"] == "bad.script");
    CHECK(file["clean"] == false);
    CHECK(file["blocking"] == 1);
    CHECK(file["dry_run"].is_null());
    const auto diagnostics = file["diagnostics"];
    const auto found = std::find_if(diagnostics.begin(), diagnostics.end(),
                                    [](const auto& each) { return each["rule"] == "unknown-field"; });
    REQUIRE(found != diagnostics.end());
    const auto& diagnostic = *found;
    CHECK(diagnostic["severity"] == "error");
    CHECK(diagnostic["line"] == 2);
    CHECK(diagnostic["column"] == 5);
    CHECK(diagnostic["end_line"] == 2);
    CHECK(diagnostic["end_column"] == 9);
    CHECK(diagnostic["utf16_column"] == 5);
    CHECK(diagnostic["notes"].is_array());
    CHECK(diagnostic["fix"]["edits"][0]["text"] == "SMA");
}

TEST_CASE("check flies a clean script when asked, and says what the engine said") {
    test::Program program;
    program.write("good.script", good);
    const auto result = program.run({"check", "good.script", "--dry-run=builtin", "--format", "json"});
    CHECK(result.exit_code == 0);
    const auto verdict = nlohmann::json::parse(result.out)["files"][0]["dry_run"];
    CHECK(verdict["ok"] == true);
    CHECK(verdict["tier"] == "run");
    CHECK(verdict["converged"].is_null());
}

TEST_CASE("what the built-in engine cannot fly is unsupported, never ok") {
    test::Program program;
    program.write("mars.script",
                  "Create Spacecraft Sat\nCreate ForceModel FM\nFM.CentralBody = Mars\nFM.PointMasses = {Mars}\n"
                  "Create Propagator Prop\nProp.FM = FM\nBeginMissionSequence\n"
                  "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}\n");
    const auto result = program.run({"check", "mars.script", "--dry-run=builtin"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.out, ContainsSubstring("unsupported"));
}

TEST_CASE("check --fix applies safe fixes and writes the file back") {
    test::Program program;
    program.write("bad.script", bad);
    CHECK(program.run({"check", "bad.script", "--fix"}).exit_code == 0);
    CHECK(program.read("bad.script") == "Create Spacecraft Sat\nSat.SMA = 7000\nBeginMissionSequence\n");
}

TEST_CASE("rules can be selected and ignored, and a misspelt rule is an error") {
    test::Program program;
    program.write("bad.script", bad);
    CHECK(program.run({"check", "bad.script", "--ignore", "unknown-field"}).exit_code == 0);
    CHECK(program.run({"check", "bad.script", "--select", "syntax-error"}).exit_code == 0);
    const auto result = program.run({"check", "bad.script", "--ignore", "unknown-feild"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("unknown-field"));
}

TEST_CASE("unusable input is one line and exit 2") {
    test::Program program;
    std::filesystem::create_directory(program.file("folder"));
    program.write("binary", std::string("\x7f"
                                        "ELF\0\0\0\0\1\2\3\4\0\0\0\0\5\6",
                                        18));
    program.write("latin1.script", "% \xE9t\xE9\nCreate Spacecraft Sat\n");
    program.write("huge.script", {});
    std::filesystem::resize_file(program.file("huge.script"), std::uintmax_t{100} << 20U);
    const auto before = program.listing();
    for (const std::string name : {"missing.script", "folder", "binary", "latin1.script", "huge.script"}) {
        for (const std::string command : {"check", "trace"}) {
            const auto result = program.run({command, name});
            INFO(name << ": " << result.err);
            CHECK(result.exit_code == 2);
            CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
            CHECK(result.out.empty());
        }
    }
    CHECK(program.listing() == before);
}

TEST_CASE("one unreadable file does not hide the others") {
    test::Program program;
    program.write("bad.script", bad);
    const auto result = program.run({"check", "missing.script", "bad.script"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.out, ContainsSubstring("unknown-field"));
}

TEST_CASE("explain prints a rule's page and the table of rules") {
    test::Program program;
    const auto page = program.run({"explain", "unknown-field"});
    CHECK(page.exit_code == 0);
    CHECK_THAT(page.out, ContainsSubstring("# unknown-field"));
    const auto table = nlohmann::json::parse(program.run({"explain", "--format", "json"}).out);
    CHECK(table.size() >= 12);
    const auto unknown = program.run({"explain", "unknown-feild"});
    CHECK(unknown.exit_code == 2);
    CHECK_THAT(unknown.err, ContainsSubstring("did you mean \"unknown-field\"?"));
}

TEST_CASE("models and doctor tell what there is, and never a credential") {
    test::Program program;
    program.environment["GMAT_COPILOT_API_KEY"] = "secret-key-0123456789";
    const auto models = program.run({"models"});
    CHECK(models.exit_code == 0);
    CHECK_THAT(models.out, ContainsSubstring("builtin"));
    const auto doctor = program.run({"doctor"});
    CHECK(doctor.exit_code == 0);
    CHECK_THAT(doctor.out, ContainsSubstring("GMAT_COPILOT_API_KEY is set"));
    CHECK((models.out + models.err + doctor.out + doctor.err).find("secret-key") == std::string::npos);
}

TEST_CASE("a damaged record is a clear error") {
    test::Program program;
    program.write("record.copilot.json", "{\"schema_version\": 1, \"request\": ");
    const auto result = program.run({"trace", "record.copilot.json"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("record.copilot.json"));
}

TEST_CASE("version and help answer without a command") {
    test::Program program;
    CHECK(program.run({"--version"}).out == "gmat-copilot 0.1.0 (catalogue R2026a)\n");
    const auto help = program.run({"--help"});
    CHECK(help.exit_code == 0);
    for (const std::string word : {"draft", "check", "trace", "explain", "models", "doctor", "Exit codes"}) {
        CHECK_THAT(help.out, ContainsSubstring(word));
    }
    CHECK(help.out.find("engine-child") == std::string::npos);
}

TEST_CASE("check looks beside the script for the files that it names") {
    test::Program program;
    program.write("F.gmf", "function [y] = F(x)\nCreate Variable y\nBeginMissionSequence\ny = x\n");
    program.write("uses.script",
                  "Create Variable a b\nCreate ForceModel FM\nFM.GravityField.Earth.PotentialFile = 'own.cof'\n"
                  "BeginMissionSequence\n[a] = F(b)\n");
    const auto without = program.run({"check", "uses.script"});
    CHECK(without.exit_code == 0);
    CHECK_THAT(without.out, ContainsSubstring("missing-file: there is no file \"own.cof\" beside the script"));
    program.write("own.cof", "a gravity field");
    CHECK(program.run({"check", "uses.script"}).out.find("missing-file") == std::string::npos);
    program.write("lost.script", "Create Variable a b\nBeginMissionSequence\n[a] = G(b)\n");
    CHECK_THAT(program.run({"check", "lost.script"}).out, ContainsSubstring("\"G\" is not created anywhere"));
}

TEST_CASE("a file that a located GMAT lacks as well is an error") {
    test::Program program;
    namespace fs = std::filesystem;
    fs::create_directories(program.file("gmat/bin"));
    fs::create_directories(program.file("gmat/data/gravity/earth"));
    program.write("gmat/bin/GmatConsole", "#!/bin/sh\n");
    fs::permissions(program.file("gmat/bin/GmatConsole"), fs::perms::owner_all);
    program.write("gmat/data/gravity/earth/JGM2.cof", "a gravity field");
    program.environment["GMAT_ROOT"] = program.file("gmat").string();
    const std::string head = "Create ForceModel FM\nFM.GravityField.Earth.PotentialFile = ";
    program.write("there.script", head + "'JGM2.cof'\nBeginMissionSequence\n");
    program.write("nowhere.script", head + "'GGM05.cof'\nBeginMissionSequence\n");
    CHECK(program.run({"check", "there.script"}).exit_code == 0);
    const auto result = program.run({"check", "nowhere.script"});
    CHECK(result.exit_code == 1);
    CHECK_THAT(result.out, ContainsSubstring("error: missing-file: there is no file \"GGM05.cof\""));
}
