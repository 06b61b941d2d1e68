// The pipelines in samples/ci: every command of ours in them is run as the pipeline's shell would run it.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "support/xml.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path source = GMAT_COPILOT_SOURCE_DIR;

std::string without(std::string line, const std::string& prefix) {
    return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

/// The lines that run gmat-copilot, those in comments included.
std::vector<std::string> commands_in(const std::string& pipeline) {
    std::vector<std::string> commands;
    std::istringstream lines(pipeline);
    for (std::string line; std::getline(lines, line);) {
        line.erase(0, std::min(line.find_first_not_of("# "), line.size()));
        line = without(without(line, "- "), "run: ");
        if (line.starts_with("gmat-copilot ")) {
            commands.push_back(line);
        }
    }
    return commands;
}

bool has(const std::string& command, const std::string& word) { return command.find(word) != std::string::npos; }

void check_pipeline(const std::string& name) {
    INFO(name);
    const std::string text = test::read_file(source / "samples/ci" / name);
    CHECK(text.find('\t') == std::string::npos);
    const std::vector<std::string> commands = commands_in(text);
    test::Program program;
    program.environment["REQUEST"] = "A 500 km circular orbit; propagate one day and report altitude";
    fs::create_directory(program.file("missions"));
    program.write("missions/good.script", "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n");
    program.write("missions/old.script", "Create Spacecraft Sat\nSat.Frob = 1\nBeginMissionSequence\nSave Sat\n");
    int gates = 0;
    int drafts = 0;
    for (const bool broken : {false, true}) {
        if (broken) {
            program.write("missions/new.script", "Create Spacecraft Sat\nSat.Frob = 1\nBeginMissionSequence\n");
        }
        for (const std::string& command : commands) {
            const bool writes = has(command, "--write-baseline");
            if (broken && writes) {
                continue;  // done once
            }
            const bool is_gate = has(command, " check ") && !writes;
            const auto result = program.shell(command);
            INFO(command << '\n' << result.out << result.err);
            CHECK(result.exit_code == (broken && is_gate ? 1 : 0));
            gates += is_gate ? 1 : 0;
            drafts += has(command, "--provenance") ? 1 : 0;
        }
    }
    CHECK(gates >= 2);
    CHECK(drafts == 2);
    CHECK(nlohmann::json::parse(program.read("mission.script.copilot.json"))["outcome"]["passed"] == true);
    for (const char* artifact : {"gmat-copilot.sarif", "gmat-copilot.xml", "mission.script.copilot.json"}) {
        CHECK(has(text, artifact) == program.exists(artifact));
    }
    if (program.exists("gmat-copilot.xml")) {
        CHECK(test::parse_xml(program.read("gmat-copilot.xml")).attributes.at("failures") == "1");
    } else {
        CHECK(nlohmann::json::parse(program.read("gmat-copilot.sarif"))["version"] == "2.1.0");
    }
}

}  // namespace

TEST_CASE("the GitHub workflow's commands gate and draft") { check_pipeline("github-actions.yml"); }

TEST_CASE("the GitLab pipeline's commands gate and draft") { check_pipeline("gitlab-ci.yml"); }

TEST_CASE("the pipelines build the program where they look for it") {
    const std::string quickstart = test::read_file(source / "cmake/quickstart.sh");
    CHECK(has(quickstart, "build/release/gmat-copilot"));
    for (const char* name : {"github-actions.yml", "gitlab-ci.yml"}) {
        const std::string text = test::read_file(source / "samples/ci" / name);
        CHECK(has(text, "gmat-copilot/cmake/quickstart.sh\n"));
        CHECK(has(text, "gmat-copilot/build/release"));
    }
}

TEST_CASE("the pipelines in the manual run as they stand there") {
    test::Program program;
    fs::create_directory(program.file("missions"));
    program.write("missions/a.script", "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n");
    std::istringstream lines(test::read_file(source / "docs/check.md"));
    int run = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string word = line.substr(std::min(line.find_first_not_of(' '), line.size()));
        if (!word.starts_with("- run: gmat-copilot ") && !word.starts_with("- gmat-copilot ")) {
            continue;
        }
        for (const std::string& command : commands_in(word)) {
            const auto result = program.shell(command);
            INFO(command << '\n' << result.err);
            CHECK(result.exit_code == 0);
            ++run;
        }
    }
    CHECK(run >= 3);
}
