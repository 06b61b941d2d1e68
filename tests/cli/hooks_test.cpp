// The hooks that pre-commit reads, run as it runs them: the entry's words, then the files.
#include <map>
#include <sstream>

#include "program.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

namespace {

/// Each hook's entry without the program's name, by id. The file has one "key: value" a line.
std::map<std::string, std::vector<std::string>> hook_entries() {
    std::map<std::string, std::vector<std::string>> entries;
    std::istringstream lines(
        test::read_file(std::filesystem::path(GMAT_COPILOT_SOURCE_DIR) / ".pre-commit-hooks.yaml"));
    std::string id;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("- id: ")) {
            id = line.substr(6);
        } else if (line.starts_with("  entry: gmat-copilot ")) {
            std::istringstream words(line.substr(22));
            for (std::string word; words >> word;) {
                entries[id].push_back(word);
            }
        }
    }
    return entries;
}

}  // namespace

TEST_CASE("the pre-commit hooks gate and format") {
    const auto entries = hook_entries();
    REQUIRE(entries.size() == 2);
    test::Program program;
    const std::string untidy = "Create   Spacecraft Sat\nBeginMissionSequence\nSave Sat\n";
    program.write("untidy.script", untidy);
    program.write("bad.script", "Create Spacecraft Sat\nSat.SMAA = 1\nBeginMissionSequence\nSave Sat\n");
    const auto run = [&](const std::string& id, const std::string& file) {
        std::vector<std::string> arguments = entries.at(id);
        arguments.push_back(file);
        return program.run(arguments).exit_code;
    };
    CHECK(run("gmat-copilot-check", "bad.script") == 1);
    CHECK(run("gmat-copilot-check", "untidy.script") == 0);
    CHECK(program.read("untidy.script") == untidy);
    CHECK(run("gmat-copilot-format", "untidy.script") == 0);  // pre-commit fails when a hook changed a file
    CHECK(program.read("untidy.script") == "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n");
}
