// Baselines: what is known passes, what is new does not.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"
#include "support/xml.hpp"

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

namespace {

/// Two findings that block and one that does not.
const std::string old =
    "Create Spacecraft Sat\nSat.Frob = 7000\nSat.Frob = 7000\nCreate ImpulsiveBurn Idle\nBeginMissionSequence\nSave "
    "Sat\n";
const std::string good = "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n";

void write_baseline(test::Program& program, const Words& files, const std::string& name = "known.json") {
    Words arguments = {"check", "--write-baseline", name};
    arguments.insert(arguments.end(), files.begin(), files.end());
    const auto result = program.run(arguments);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
}

auto check(test::Program& program, const Words& more, const std::string& stdin_text = {}) {
    Words arguments = {"check", "--baseline", "known.json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return program.run(arguments, stdin_text);
}

/// The exit code for a script that took the place of the old one.
int code_for(test::Program& program, const std::string& script) {
    program.write("a.script", script);
    return check(program, {"a.script"}).exit_code.value_or(-1);
}

}  // namespace

TEST_CASE("a baseline is written with what was found, and then nothing of it is told") {
    test::Program program;
    program.write("a.script", old);
    program.write("good.script", good);
    const auto written = program.run({"check", "a.script", "good.script", "--write-baseline", "known.json"});
    CHECK(written.exit_code == 0);
    CHECK(written.out.empty());
    CHECK(written.err == "2 files checked: clean; 3 known findings in the baseline\nwrote 3 findings to known.json\n");
    const std::string text = program.read("known.json");
    CHECK(text.ends_with("}\n"));
    CHECK(text.find('\r') == std::string::npos);
    const json document = json::parse(text);
    CHECK(document["schema_version"] == 1);
    CHECK(document["tool"]["name"] == "gmat-copilot");
    REQUIRE(document["files"].size() == 1);
    const json& entries = document["files"]["a.script"];
    REQUIRE(entries.size() == 2);
    CHECK(entries[0]["rule"] == "unknown-field");
    CHECK(entries[0]["count"] == 2);
    CHECK(entries[0]["fingerprint"].get<std::string>().size() == 32);
    CHECK_THAT(entries[0]["message"].get<std::string>(), ContainsSubstring("\"Frob\""));
    CHECK(entries[1]["rule"] == "unused-resource");
    CHECK(entries[1]["count"] == 1);

    const auto known = check(program, {"a.script", "good.script"});
    CHECK(known.exit_code == 0);
    CHECK(known.out.empty());
    CHECK(known.err == "2 files checked: clean; 3 known findings in the baseline\n");
    CHECK(program.run({"check", "a.script"}).exit_code == 1);
    write_baseline(program, {"good.script", "a.script"});
    CHECK(program.read("known.json") == text);
}

TEST_CASE("known findings stay known when lines move and are laid out anew") {
    test::Program program;
    program.write("a.script", old);
    write_baseline(program, {"a.script"});
    CHECK(code_for(program, "% a comment\n\n" + old) == 0);
    CHECK(code_for(program, "Create Spacecraft Sat Sat2\nSat2.SMA = 7000\n" + old.substr(22) + "Save Sat2\n") == 0);
    CHECK(code_for(program,
                   "Create Spacecraft Sat;\n\tSat.Frob=7000;  % why\nSat.Frob = ...\n   7000\r\n"
                   "Create   ImpulsiveBurn Idle\nBeginMissionSequence\nSave Sat\n") == 0);
    CHECK(program.run({"format", "a.script"}).exit_code == 0);
    CHECK(check(program, {"a.script"}).exit_code == 0);
}

TEST_CASE("new findings block: another statement, another value, once more, another rule, another file") {
    test::Program program;
    program.write("a.script", old);
    write_baseline(program, {"a.script"});
    const std::string begin = "BeginMissionSequence";
    const auto with = [&](const std::string& line) { return std::string(old).insert(old.find(begin), line + "\n"); };
    CHECK(code_for(program, with("Sat.Frub = 7000")) == 1);
    CHECK(code_for(program, with("Sat.Frob = 7001")) == 1);
    CHECK(code_for(program, with("Sat.Frob = 7000")) == 1);
    CHECK(code_for(program, with("Sat.SMA = 'far'")) == 1);
    CHECK(code_for(program, with("% Sat.Frob = 7000")) == 0);
    program.write("b.script", old);
    CHECK(check(program, {"b.script"}).exit_code == 1);
    program.write("a.script", with("Sat.Frob = 7000"));
    const auto result = check(program, {"a.script"});
    CHECK(result.out.starts_with("a.script:5:5: error: unknown-field: "));
    CHECK(result.err == "1 file checked: 1 blocking in 1 file; 3 known findings in the baseline\n");
}

TEST_CASE("what is gone is told, and is no failure") {
    test::Program program;
    program.write("a.script", old);
    program.write("b.script", old);
    write_baseline(program, {"a.script", "b.script"});
    program.write("a.script", good);
    const auto result = check(program, {"a.script"});
    CHECK(result.exit_code == 0);
    CHECK(result.err ==
          "1 file checked: clean\n"
          "3 findings of the baseline are gone; write it anew with --write-baseline known.json\n");
    CHECK(check(program, {"a.script", "--quiet"}).err.empty());
    CHECK(check(program, {"b.script"}).err == "1 file checked: clean; 3 known findings in the baseline\n");
    fs::remove(program.file("b.script"));
    CHECK_THAT(check(program, {"a.script"}).err, ContainsSubstring("6 findings of the baseline are gone"));
    CHECK_THAT(check(program, {"a.script", "--select", "unused-resource"}).err,
               ContainsSubstring("2 findings of the baseline are gone"));
    CHECK_THAT(check(program, {"a.script", "none.script"}).err, ContainsSubstring("none.script: no such file"));
}

TEST_CASE("each format tells what is new, and knows what is not") {
    test::Program program;
    program.write("a.script", old);
    write_baseline(program, {"a.script"});
    program.write("a.script", old + "Save Nothing\n");
    const auto in = [&](const std::string& format) { return check(program, {"a.script", "--format", format}).out; };

    const json document = json::parse(in("json"));
    CHECK(document["files"][0]["blocking"] == 1);
    CHECK(document["baseline"] == json{{"known", 3}, {"gone", 0}});
    for (const json& each : document["files"][0]["diagnostics"]) {
        CHECK(each["baseline"] == (each["rule"] != "undeclared-reference"));
    }
    const json plain = json::parse(program.run({"check", "a.script", "--format", "json"}).out);
    CHECK_FALSE(plain.contains("baseline"));
    CHECK_FALSE(plain["files"][0]["diagnostics"][0].contains("baseline"));

    const json sarif = json::parse(in("sarif"));
    REQUIRE(sarif["runs"][0]["results"].size() == 4);
    for (const json& each : sarif["runs"][0]["results"]) {
        const bool is_new = each["ruleId"] == "undeclared-reference";
        CHECK(each["baselineState"] == (is_new ? "new" : "unchanged"));
        CHECK(each["suppressions"].size() == (is_new ? 0 : 1));
    }
    const std::string github = in("github");
    CHECK(std::count(github.begin(), github.end(), '\n') == 1);
    CHECK_THAT(github, ContainsSubstring("title=undeclared-reference::"));

    const test::Xml junit = test::parse_xml(in("junit"));
    CHECK(junit.attributes.at("tests") == "5");
    CHECK(junit.attributes.at("failures") == "1");
    CHECK(junit.attributes.at("skipped") == "3");
    CHECK(junit.children[0].children[1].children[0].name == "skipped");
}

TEST_CASE("a script is flown when nothing new blocks") {
    test::Program program;
    const auto with = [](const std::string& idle) {
        return "Create Spacecraft Sat\nCreate Variable " + idle +
               "\nCreate Propagator Prop\nBeginMissionSequence\nPropagate Prop(Sat) {Sat.ElapsedSecs = 60}\n";
    };
    program.write("a.script", with("Idle"));
    const Words strict = {"--severity", "unused-resource=error", "--dry-run=builtin", "--format", "json"};
    const auto flown = [&](Words arguments) {
        arguments.insert(arguments.end(), strict.begin(), strict.end());
        return json::parse(program.run(arguments).out)["files"][0]["dry_run"];
    };
    CHECK(flown({"check", "a.script"}).is_null());
    CHECK(flown({"check", "a.script", "--write-baseline", "known.json"})["ok"] == true);
    CHECK(flown({"check", "a.script", "--baseline", "known.json"})["ok"] == true);
    program.write("a.script", with("Idle Idler"));
    CHECK(flown({"check", "a.script", "--baseline", "known.json"}).is_null());
}

TEST_CASE("fixes come first, then the baseline") {
    test::Program program;
    program.write("a.script",
                  "Create Spacecraft Sat\nSat.SMAA = 7000\nSat.Frobs = 1\nBeginMissionSequence\nSave Sat\n");
    const auto result = program.run({"check", "a.script", "--fix", "--write-baseline", "known.json"});
    CHECK(result.exit_code == 0);
    CHECK_THAT(program.read("a.script"), ContainsSubstring("Sat.SMA = 7000"));
    CHECK(json::parse(program.read("known.json"))["files"]["a.script"].size() == 1);
    CHECK(check(program, {"a.script", "--fix"}).exit_code == 0);
    CHECK(program.run({"check", "a.script", "--diff", "--write-baseline", "other.json"}).exit_code == 2);
}

TEST_CASE("the baseline is the same from every folder, for folders, many jobs and standard input") {
    test::Program program;
    fs::create_directories(program.file("missions/deep"));
    fs::create_directories(program.file("ci"));
    for (int i = 0; i < 20; ++i) {
        program.write("missions/deep/" + std::to_string(i) + ".script", old);
    }
    write_baseline(program, {"missions", "--jobs", "8"}, "ci/known.json");
    const json document = json::parse(program.read("ci/known.json"));
    CHECK(document["files"].size() == 20);
    CHECK(document["files"].contains("../missions/deep/7.script"));
    const std::string absolute = program.file("missions/deep").string();
    CHECK(program.run({"check", absolute, "--baseline", "ci/known.json", "--jobs", "1"}).exit_code == 0);
    CHECK(program.run({"check", "missions", "--baseline", program.file("ci/known.json").string()}).exit_code == 0);
    CHECK(program.run({"check", "ci/../missions/./deep/7.script", "--baseline", "ci/known.json"}).exit_code == 0);

    CHECK(program.run({"check", "-", "--write-baseline", "known.json"}, old).exit_code == 0);
    CHECK(check(program, {"-"}, old).exit_code == 0);
    CHECK(check(program, {"-"}, old + "Save Nothing\n").exit_code == 1);
}

TEST_CASE("gmat-copilot.toml names the baseline from its own folder, and the command line wins") {
    test::Program program;
    fs::create_directories(program.file("missions"));
    program.write("missions/a.script", old);
    write_baseline(program, {"missions"});
    program.write("gmat-copilot.toml", "[check]\nbaseline = \"known.json\"\n");
    CHECK(program.run({"check", "missions"}).exit_code == 0);
    program.write("missions/gmat-copilot.toml", "[check]\nbaseline = \"../known.json\"\n");
    CHECK(program.run({"check", "missions"}).exit_code == 0);
    program.write("none.json", R"({"schema_version":1,"tool":{"name":"gmat-copilot"},"files":{}})");
    CHECK(program.run({"check", "missions", "--baseline", "none.json"}).exit_code == 1);
    program.environment["GMAT_COPILOT_BASELINE"] = "none.json";
    CHECK(program.run({"check", "missions"}).exit_code == 1);
    program.environment.clear();
    program.write("gmat-copilot.toml", "[check]\nbaseline = \"lost.json\"\n");
    const auto lost = program.run({"check", "missions"});
    CHECK(lost.exit_code == 2);
    CHECK(lost.err == "gmat-copilot: error: lost.json: no such file\n");
    CHECK(program.run({"check", "missions", "--write-baseline", "lost.json"}).exit_code == 0);
    CHECK(program.run({"check", "missions"}).exit_code == 0);
    program.write("gmat-copilot.toml", "[check]\nwrite-baseline = \"known.json\"\n");
    CHECK_THAT(program.run({"check", "missions"}).err, ContainsSubstring("\"write-baseline\" is for the command line"));
}

TEST_CASE("a baseline that cannot be used is one clear line, and nothing is checked") {
    test::Program program;
    program.write("a.script", old);
    fs::create_directory(program.file("folder"));
    const auto refused = [&](const std::string& name, const std::string& message) {
        const auto result = program.run({"check", "a.script", "--fix", "--baseline", name});
        INFO(result.err);
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        CHECK(result.err.starts_with("gmat-copilot: error: "));
        CHECK_THAT(result.err, ContainsSubstring(message));
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
    };
    const auto damaged = [&](const std::string& content, const std::string& message) {
        program.write("known.json", content);
        refused("known.json", "known.json: " + message);
    };
    refused("none.json", "none.json: no such file");
    refused("folder", "is a folder");
    refused("/dev/zero", "is not a regular file");
    refused("-", "not standard input");
    refused("a.script", "damaged JSON near byte 1");
    const std::string head = R"({"schema_version":1,"tool":{"name":"gmat-copilot"},"files":)";
    damaged("", "is no baseline: damaged JSON");
    damaged(head + "{}", "is no baseline: damaged JSON");
    damaged("[]", "is no baseline: \"schema_version\" is missing or wrong");
    damaged(R"({"schema_version":2,"files":{}})", "was written by a newer gmat-copilot (version 2");
    damaged(R"({"schema_version":1e999})", "is no baseline");
    damaged(R"({"schema_version":1,"tool":{"name":"other"},"files":{}})", "is no baseline of gmat-copilot");
    damaged(program.run({"check", "a.script", "--format", "json"}).out, "is no baseline: \"files\"");
    damaged(head + R"({"a.script":[{"rule":"x","fingerprint":"y","count":-1}]}})", "is no baseline: \"count\"");
    damaged(head + R"({"a.script":[{"rule":"x","fingerprint":7,"count":1}]}})", "is no baseline: \"fingerprint\"");
    damaged(head + R"({"a.script":["x"]}})", "is no baseline: \"rule\"");
    damaged(head + "{\"a\xFF\":[]}}", "is no baseline: damaged JSON");
    damaged(std::string(1000000, '['), "is no baseline: it is nested too deeply");
    fs::resize_file(program.file("known.json"), (std::size_t{16} << 20U) + 1);
    refused("known.json", "larger than 16 MiB");
    CHECK(program.read("a.script") == old);
}

TEST_CASE("a baseline is written whole or not at all, and over nothing else") {
    test::Program program;
    program.write("a.script", old);
    program.write("b.script", good);
    const auto fails = [&](const Words& more, const std::string& message) {
        Words arguments = {"check", "--write-baseline"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const auto result = program.run(arguments);
        INFO(result.err);
        CHECK(result.exit_code == 2);
        CHECK_THAT(result.err, ContainsSubstring(message));
    };
    fails({"b.script", "a.script"}, "b.script: is no baseline: damaged JSON near byte 1; it is not overwritten");
    CHECK(program.read("b.script") == good);
    fails({"known.json", "a.script", "none.script"}, "known.json: not written, since not every file was checked");
    CHECK_FALSE(program.exists("known.json"));
    fails({"none/known.json", "a.script"}, "known.json");
    fails({"-", "a.script"}, "needs a file, not -");
    program.write("known.json", "");
    write_baseline(program, {"a.script"});
    CHECK(check(program, {"a.script"}).exit_code == 0);
}
