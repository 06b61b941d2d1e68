// The output formats of check, read as the programs read them that they are for.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "cli/input.hpp"
#include "program.hpp"
#include "support/catch.hpp"
#include "support/xml.hpp"

using nlohmann::json;

namespace {

const std::string bad =
    "Create Spacecraft Sat\nSat.SMAA = 7000\nCreate ImpulsiveBurn Idle\nBeginMissionSequence\nSave Sat\n";
const std::string good = "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n";
/// Loads, but cannot be flown: the target is out of reach.
const std::string unflyable =
    "Create Spacecraft Sat\nCreate ForceModel FM\nFM.CentralBody = Mars\nFM.PointMasses = {Mars}\n"
    "Create Propagator Prop\nProp.FM = FM\nBeginMissionSequence\nPropagate Prop(Sat) {Sat.ElapsedSecs = 60}\n";
const std::string hostile =
    "Create Spacecraft ]]><x>&amp;\"'%0A::error::[a](b)\nfoo \x01\x1b[31m \xEF\xBF\xBF \xC3\xA9 = = <&> \x7f\nSat.X = "
    "'\xF0\x9F\x9B\xB0 never closed\n";

json sarif(test::Program& program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"check", "--format", "sarif"});
    return json::parse(program.run(arguments).out);
}

/// What the 2.1.0 schema asks of a region, and what its section 3.30 says in words.
void check_region(const json& region) {
    const int line = region.at("startLine").get<int>();
    CHECK(line >= 1);
    if (region.contains("startColumn")) {
        const int column = region.at("startColumn").get<int>();
        CHECK(column >= 1);
        CHECK(region.at("endLine").get<int>() >= line);
        CHECK((region.at("endLine").get<int>() > line || region.at("endColumn").get<int>() >= column));
    }
}

void check_uri(const json& location) {
    const auto uri = location.at("uri").get<std::string>();
    CHECK_FALSE(uri.empty());
    CHECK(uri.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/%:") ==
          std::string::npos);
}

void check_location(const json& location) {
    const json& physical = location.at("physicalLocation");
    check_uri(physical.at("artifactLocation"));
    if (physical.contains("region")) {
        check_region(physical.at("region"));
    }
}

void check_fix(const json& fix) {
    CHECK(fix.at("description").at("text").is_string());
    REQUIRE_FALSE(fix.at("artifactChanges").empty());
    for (const json& change : fix.at("artifactChanges")) {
        check_uri(change.at("artifactLocation"));
        REQUIRE_FALSE(change.at("replacements").empty());
        for (const json& replacement : change.at("replacements")) {
            check_region(replacement.at("deletedRegion"));
            CHECK(replacement.at("insertedContent").at("text").is_string());
        }
    }
}

const std::set<std::string> levels = {"none", "note", "warning", "error"};

void check_rules(const json& rules) {
    std::set<std::string> ids;
    for (const json& rule : rules) {
        CHECK(ids.insert(rule.at("id").get<std::string>()).second);
        for (const char* text : {"shortDescription", "fullDescription", "help"}) {
            CHECK_FALSE(rule.at(text).at("text").get<std::string>().empty());
        }
        CHECK(levels.contains(rule.at("defaultConfiguration").at("level").get<std::string>()));
    }
}

/// The structure that the 2.1.0 schema requires of all that we write.
void check_structure(const json& document) {
    CHECK(document.at("$schema").get<std::string>().ends_with("sarif-schema-2.1.0.json"));
    CHECK(document.at("version") == "2.1.0");
    REQUIRE(document.at("runs").size() == 1);
    const json& run = document["runs"][0];
    CHECK(run.at("columnKind") == "utf16CodeUnits");
    const json& driver = run.at("tool").at("driver");
    CHECK(driver.at("name") == "gmat-copilot");
    CHECK_FALSE(driver.at("version").get<std::string>().empty());
    const json& rules = driver.at("rules");
    check_rules(rules);
    std::set<std::string> fingerprints;
    for (const json& result : run.at("results")) {
        const auto index = result.at("ruleIndex").get<std::size_t>();
        REQUIRE(index < rules.size());
        CHECK(rules[index].at("id") == result.at("ruleId"));
        CHECK(levels.contains(result.at("level").get<std::string>()));
        CHECK_FALSE(result.at("message").at("text").get<std::string>().empty());
        REQUIRE(result.at("locations").size() == 1);
        check_location(result["locations"][0]);
        const auto& place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        CHECK(fingerprints.insert(place.get<std::string>() + result.at("partialFingerprints").dump()).second);
        for (const json& fix : result.value("fixes", json::array())) {
            check_fix(fix);
        }
    }
    REQUIRE(run.at("invocations").size() == 1);
    const json& invocation = run["invocations"][0];
    const json& notifications = invocation.at("toolExecutionNotifications");
    CHECK(invocation.at("executionSuccessful").get<bool>() == notifications.empty());
    for (const json& notification : notifications) {
        CHECK(levels.contains(notification.at("level").get<std::string>()));
        CHECK_FALSE(notification.at("message").at("text").get<std::string>().empty());
        check_location(notification.at("locations")[0]);
    }
}

json fingerprint_of(const json& document, const std::string& rule) {
    for (const json& result : document["runs"][0]["results"]) {
        if (result["ruleId"] == rule) {
            return result["partialFingerprints"];
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE("SARIF holds each finding with its place, level and fix") {
    test::Program program;
    program.write("bad.script", bad);
    program.write("good.script", good);
    const json document = sarif(program, {"bad.script", "good.script"});
    check_structure(document);
    const json& results = document["runs"][0]["results"];
    REQUIRE(results.size() == 2);
    CHECK(results[0]["ruleId"] == "unknown-field");
    CHECK(results[0]["level"] == "error");
    const json region = {{"startLine", 2}, {"startColumn", 5}, {"endLine", 2}, {"endColumn", 9}};
    CHECK(results[0]["locations"][0]["physicalLocation"]["region"] == region);
    const json& replacement = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
    CHECK(replacement["deletedRegion"] == region);
    CHECK(replacement["insertedContent"]["text"] == "SMA");
    CHECK(results[1]["ruleId"] == "unused-resource");
    CHECK(results[1]["level"] == "note");
    CHECK(document["runs"][0]["invocations"][0]["exitCode"] == 1);
}

TEST_CASE("SARIF counts columns in UTF-16 code units") {
    test::Program program;
    program.write("bad.script", "Create ImpulsiveBurn S\xF0\x9F\x9B\xB0\xC3\xA9 Idle\nBeginMissionSequence\n");
    const json shape = json::parse(program.run({"check", "bad.script", "--format", "json"}).out);
    const json document = sarif(program, {"bad.script"});
    check_structure(document);
    const json& results = document["runs"][0]["results"];
    const json& diagnostics = shape["files"][0]["diagnostics"];
    REQUIRE(results.size() == diagnostics.size());
    bool differ = false;
    for (std::size_t i = 0; i < results.size(); ++i) {
        CHECK(results[i]["locations"][0]["physicalLocation"]["region"]["startColumn"] ==
              diagnostics[i]["utf16_column"]);
        differ = differ || diagnostics[i]["utf16_column"] != diagnostics[i]["column"];
    }
    CHECK(differ);
}

TEST_CASE("SARIF's fingerprints stay when lines move, and tell equal lines apart") {
    test::Program program;
    program.write("bad.script", bad);
    const json before = fingerprint_of(sarif(program, {"bad.script"}), "unknown-field");
    program.write("bad.script", "% a new line\n\n" + bad);
    CHECK(fingerprint_of(sarif(program, {"bad.script"}), "unknown-field") == before);
    program.write("bad.script", "Create Spacecraft Sat\nSat.A = 1\nSat.A = 1\nBeginMissionSequence\nSave Sat\n");
    const json twice = sarif(program, {"bad.script"});
    REQUIRE(twice["runs"][0]["results"].size() == 2);
    check_structure(twice);
}

TEST_CASE("SARIF tells what could not be read or judged as notifications") {
    test::Program program;
    program.write("mars.script", unflyable);
    const json document = sarif(program, {"none.script", "mars.script", "--dry-run=builtin"});
    check_structure(document);
    const json& invocation = document["runs"][0]["invocations"][0];
    CHECK(invocation["executionSuccessful"] == false);
    CHECK(invocation["exitCode"] == 2);
    REQUIRE(invocation["toolExecutionNotifications"].size() == 2);
    CHECK_THAT(invocation["toolExecutionNotifications"][0]["message"]["text"].get<std::string>(),
               ContainsSubstring("no such file"));
    CHECK_THAT(invocation["toolExecutionNotifications"][1]["message"]["text"].get<std::string>(),
               ContainsSubstring("unsupported"));
}

TEST_CASE("a dry-run that failed is a finding in every format") {
    test::Program program;
    program.write("down.script",
                  "Create Spacecraft Sat\nSat.SMA = 6400\nSat.ECC = 0\nCreate Propagator Prop\nCreate Variable x\n"
                  "BeginMissionSequence\nx = 0\nWhile x < 1\n  Propagate Prop(Sat) {Sat.ElapsedSecs = 60}\nEndWhile\n");
    const std::vector<std::string> flown = {"down.script", "--dry-run=builtin", "--timeout", "0.5"};
    const auto with = [&](const std::string& format) {
        std::vector<std::string> arguments = {"check", "--format", format};
        arguments.insert(arguments.end(), flown.begin(), flown.end());
        return program.run(arguments);
    };
    const auto result = with("sarif");
    INFO(result.out);
    REQUIRE(result.exit_code == 1);
    const json document = json::parse(result.out);
    check_structure(document);
    const json& results = document["runs"][0]["results"];
    REQUIRE_FALSE(results.empty());
    CHECK(results.back()["ruleId"] == "dry-run");
    CHECK(results.back()["level"] == "error");
    CHECK_THAT(with("github").out, ContainsSubstring("title=dry-run::dry-run: "));
    CHECK_THAT(with("junit").out, ContainsSubstring("<failure type=\"dry-run\" message=\"dry-run: "));
}

TEST_CASE("GitHub gets a workflow command a finding") {
    test::Program program;
    program.write("bad.script", bad);
    const auto result = program.run({"check", "--format", "github", "bad.script", "none.script"});
    CHECK(result.exit_code == 2);
    CHECK(
        result.out ==
        "::error file=bad.script,line=2,endLine=2,col=5,endColumn=9,title=unknown-field::\"SMAA\" is not a field of "
        "Spacecraft; did you mean \"SMA\"?\n"
        "::notice file=bad.script,line=3,endLine=3,col=22,endColumn=26,title=unused-resource::\"Idle\" is created but "
        "never used\n"
        "::error file=none.script,title=gmat-copilot::none.script: no such file\n");
    CHECK_THAT(result.err, ContainsSubstring("1 file checked: 1 blocking in 1 file; 1 could not be read"));
}

TEST_CASE("JUnit has a suite a file, blocking findings as failures and the others as output") {
    test::Program program;
    program.write("bad.script", bad);
    program.write("good.script", good);
    const auto result = program.run({"check", "--format", "junit", "bad.script", "good.script", "none.script"});
    CHECK(result.exit_code == 2);
    const test::Xml root = test::parse_xml(result.out);
    CHECK(root.name == "testsuites");
    CHECK(root.attributes.at("tests") == "5");
    CHECK(root.attributes.at("failures") == "1");
    CHECK(root.attributes.at("errors") == "1");
    REQUIRE(root.children.size() == 3);
    const test::Xml& suite = root.children[0];
    CHECK(suite.attributes.at("name") == "bad.script");
    REQUIRE(suite.children.size() == 3);
    CHECK(suite.children[0].children.empty());
    CHECK(suite.children[1].attributes.at("line") == "2");
    CHECK(suite.children[1].children.at(0).name == "failure");
    CHECK(suite.children[1].children.at(0).text == "\"SMAA\" is not a field of Spacecraft; did you mean \"SMA\"?");
    CHECK(suite.children[2].children.at(0).name == "system-out");
    CHECK(root.children[1].attributes.at("failures") == "0");
    CHECK(root.children[2].children.at(0).children.at(0).name == "error");
}

TEST_CASE("nothing that a script or a path says breaks a format") {
    test::Program program;
    for (const std::string name : {"plain.script", "a,b:c%0A d(1).script", "\xFF\x01\n::error::x.script"}) {
        program.write(name, hostile);
        INFO(name);
        const json document = sarif(program, {name, "missing " + name});
        check_structure(document);
        CHECK(document["runs"][0]["results"].size() >= 3);
        for (const json& result : document["runs"][0]["results"]) {
            const auto text = result["message"]["text"].get<std::string>();
            CHECK((text.find("](") == std::string::npos || text.find("\\](") != std::string::npos));
        }
        const auto junit = program.run({"check", "--format", "junit", name, "missing " + name});
        CHECK_NOTHROW(test::parse_xml(junit.out));
        CHECK(gmat_copilot::cli::first_invalid_utf8(junit.out) == std::string::npos);
        const auto github = program.run({"check", "--format", "github", name, "missing " + name});
        CHECK(gmat_copilot::cli::first_invalid_utf8(github.out) == std::string::npos);
        CHECK(github.out.find('\x1b') == std::string::npos);
        const auto text = program.run({"check", name, "missing " + name});
        CHECK(("\n" + text.out + "\n" + text.err).find("\n::") == std::string::npos);
        CHECK(std::count(text.err.begin(), text.err.end(), '\n') == 2);
        std::istringstream lines(github.out);
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK((line.starts_with("::error file=") || line.starts_with("::notice file=")));
            CHECK(line.find('\r') == std::string::npos);
        }
    }
}

TEST_CASE("an absolute path below the working folder is told as a relative one") {
    test::Program program;
    program.write("bad.script", bad);
    const auto document = sarif(program, {program.file("bad.script").string()});
    CHECK(document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
          "bad.script");
    program.write("a b#1.script", bad);
    CHECK(sarif(program, {"./a b#1.script"})["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
                                            ["artifactLocation"]["uri"] == "a%20b%231.script");
}
