// trace end to end: records of real runs of the program, told, rendered, gone over again and compared.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

using Json = nlohmann::json;

const std::string good = "Create Spacecraft Sat\nBeginMissionSequence\n";
std::string bad(const std::string& field) {
    return "Create Spacecraft Sat\nSat." + field + " = 7000\nBeginMissionSequence\n";
}

/// Runs the program on these replies and leaves the record NAME.copilot.json.
void draft(test::Program& program, const std::string& name, const std::vector<std::string>& scripts,
           const std::string& repairs) {
    Json replies = Json::array();
    for (const std::string& script : scripts) {
        replies.push_back(
            {{"text", "```gmat\n" + script + "```\n"}, {"usage", {{"input_tokens", 200}, {"output_tokens", 20}}}});
    }
    program.write("replies.json", Json{{"replies", replies}}.dump());
    (void)program.run(
        {"fly a satellite", "--model", "recorded:replies.json", "--repair", repairs, "--provenance", "-o", name});
    REQUIRE(program.exists(name + ".copilot.json"));
}

void change(const test::Program& program, const std::string& name, const std::string& pointer, const Json& value) {
    Json record = Json::parse(program.read(name));
    record[Json::json_pointer(pointer)] = value;
    program.write(name, record.dump());
}

std::size_t lines_in(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("trace --verify agrees with what the program itself recorded") {
    test::Program program;
    draft(program, "one", {bad("Alpha1"), "% gmat-copilot: disable\n" + bad("Bravo2"), good}, "4");
    const auto verified = program.run({"trace", "one.copilot.json", "--verify"});
    INFO(verified.out);
    CHECK(verified.exit_code == 0);
    CHECK_THAT(verified.out, ContainsSubstring("the record agrees\n"));
    // A comment in a draft silences nothing, neither in the loop nor here.
    CHECK_THAT(verified.out, ContainsSubstring("agrees     attempt 2, lint: the linter finds the same"));

    draft(program, "two", {bad("Alpha1"), bad("Bravo2"), bad("Alpha1")}, "4");
    CHECK(program.run({"trace", "two.copilot.json", "--verify"}).exit_code == 0);
    draft(program, "three", {bad("Alpha1"), bad("Alpha1")}, "4");
    CHECK(program.run({"trace", "three.copilot.json", "--verify"}).exit_code == 0);
    draft(program, "four", {bad("Alpha1"), "no script here"}, "1");
    CHECK(program.run({"trace", "four.copilot.json", "--verify"}).exit_code == 0);
}

TEST_CASE("trace --verify is exit 1 when something differs, and says what") {
    test::Program program;
    draft(program, "one", {bad("Alpha1"), good}, "4");
    change(program, "one.copilot.json", "/drafts/0/script", bad("Alpha2"));
    auto verified = program.run({"trace", "one.copilot.json", "--verify"});
    CHECK(verified.exit_code == 1);
    CHECK_THAT(verified.out,
               ContainsSubstring("attempt 1, script-hash: the script does not have the recorded SHA-256"));

    draft(program, "one", {bad("Alpha1"), good}, "4");
    change(program, "one.copilot.json", "/drafts/0/lint/diagnostics/0/line", 3);
    verified = program.run({"trace", "one.copilot.json", "--verify", "--format", "json"});
    CHECK(verified.exit_code == 1);
    CHECK(Json::parse(verified.out)["differences"] == 1);
}

TEST_CASE("trace --format html prints one page") {
    test::Program program;
    draft(program, "one", {bad("Alpha1"), good}, "4");
    const auto page = program.run({"trace", "one.copilot.json", "--format", "html"});
    CHECK(page.exit_code == 0);
    CHECK(page.err.empty());
    CHECK(page.out.substr(0, 16) == "<!DOCTYPE html>\n");
    CHECK_THAT(page.out, ContainsSubstring("<del>Sat.Alpha1 = 7000</del>"));
    const auto second = program.run({"trace", "one.copilot.json", "--format", "html", "--attempt", "2"});
    CHECK_THAT(second.out, ContainsSubstring("id=\"attempt-2\""));
    CHECK(second.out.find("id=\"attempt-1\"") == std::string::npos);
}

TEST_CASE("trace of two records compares them") {
    test::Program program;
    draft(program, "one", {bad("Alpha1"), good}, "4");
    draft(program, "two", {bad("Bravo2")}, "0");
    const auto text = program.run({"trace", "one.copilot.json", "two.copilot.json"});
    CHECK(text.exit_code == 0);
    CHECK_THAT(text.out, ContainsSubstring("A: one.copilot.json\nB: two.copilot.json\n"));
    CHECK_THAT(text.out, ContainsSubstring("* setting repair\n      A: 4\n      B: 0\n"));
    CHECK_THAT(text.out, ContainsSubstring("\n+Sat.Bravo2 = 7000\n"));
    const auto json = program.run({"trace", "one.copilot.json", "two.copilot.json", "--format", "json"});
    CHECK(json.exit_code == 0);
    CHECK(Json::parse(json.out)["same"] == false);
    CHECK(program.run({"trace", "one.copilot.json", "-"}, program.read("two.copilot.json")).exit_code == 0);
}

TEST_CASE("a record of the Python program is told, rendered, checked and compared") {
    test::Program program;
    program.write("python.json", test::read_file(test::data("provenance/python-sidecar.json")));
    CHECK(program.run({"trace", "python.json"}).exit_code == 0);
    CHECK(program.run({"trace", "python.json", "--format", "json"}).exit_code == 0);
    CHECK(program.run({"trace", "python.json", "--format", "html"}).exit_code == 0);
    CHECK(program.run({"trace", "python.json", "python.json"}).exit_code == 0);
    const auto verified = program.run({"trace", "python.json", "--verify"});
    CHECK(verified.exit_code == 1);  // its linter found other things than ours does
    CHECK_THAT(verified.out, ContainsSubstring("made by another program; differences may come from that"));
}

TEST_CASE("an unreadable record is exit 2 with one line, whatever was asked") {
    test::Program program;
    draft(program, "one", {good}, "0");
    const std::string record = program.read("one.copilot.json");
    program.write("newer.json", record);
    change(program, "newer.json", "/schema_version", 2);
    program.write("damaged.json", record.substr(0, record.size() / 2));
    program.write("other.json", "[]");
    for (const std::string file : {"newer.json", "damaged.json", "other.json", "missing.json"}) {
        for (const std::vector<std::string>& asked : std::vector<std::vector<std::string>>{
                 {}, {"--format", "json"}, {"--format", "html"}, {"--verify"}, {"one.copilot.json"}}) {
            std::vector<std::string> arguments = {"trace", file};
            arguments.insert(arguments.end(), asked.begin(), asked.end());
            const auto result = program.run(arguments);
            INFO(file << ": " << result.err);
            CHECK(result.exit_code == 2);
            CHECK(result.out.empty());
            CHECK(lines_in(result.err) == 1);
            CHECK_THAT(result.err, ContainsSubstring("error: " + file + ": "));
        }
    }
    CHECK_THAT(program.run({"trace", "one.copilot.json", "newer.json"}).err,
               ContainsSubstring("newer.json: written by a newer version"));
}

TEST_CASE("options of trace that do not go together are refused with a reason") {
    test::Program program;
    draft(program, "one", {good}, "0");
    const std::string file = "one.copilot.json";
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"trace", file, file, "--verify"},
                                               {"trace", file, "--verify", "--diff"},
                                               {"trace", file, "--verify", "--attempt", "1"},
                                               {"trace", file, "--verify", "--format", "html"},
                                               {"trace", file, file, "--format", "html"},
                                               {"trace", file, file, "--diff"},
                                               {"trace", file, "--diff", "--format", "html"},
                                               {"trace", "-", "-"}}) {
        const auto result = program.run(arguments, "{}");
        CHECK(result.exit_code == 2);
        CHECK(result.out.empty());
        CHECK(lines_in(result.err) == 1);
    }
}

TEST_CASE("a record that a killed run left is told as one") {
    test::Program program;
    draft(program, "one", {bad("Alpha1"), good}, "4");
    change(program, "one.copilot.json", "/finished_at", nullptr);
    const auto told = program.run({"trace", "one.copilot.json"});
    CHECK(told.exit_code == 0);
    CHECK_THAT(told.out, ContainsSubstring("stopped:  killed: the run was killed before it ended\n"));
    CHECK(program.run({"trace", "one.copilot.json", "--verify"}).exit_code == 0);
}
