// The main job, run as a user runs it.
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

const std::string leo_request =
    "A 500 km circular orbit at 51.6 degrees inclination; propagate one day and report altitude and semi-major axis";
const std::string hohmann_request =
    "a Hohmann transfer from 400 km to GEO; report the semi-major axis before and after";
const std::string clean_summary =
    "lint: clean; dry-run: ok (builtin); retries: 0 -> wrote mission.script (+ mission.script.copilot.json)";

std::string last_line(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    std::string last;
    while (std::getline(lines, line)) {
        last = line;
    }
    return last;
}

/// The last number of the last line of `text` that holds one.
double last_number(const std::string& text) {
    std::istringstream words(text);
    std::string word;
    double value = NAN;
    while (words >> word) {
        char* end = nullptr;
        const double number = std::strtod(word.c_str(), &end);
        if (end != word.c_str() && *end == '\0') {
            value = number;
        }
    }
    return value;
}

}  // namespace

TEST_CASE("a circular orbit is drafted, checked, flown and recorded") {
    test::Program program;
    const auto result = program.run({leo_request, "--repair", "2", "--dry-run", "--provenance"});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK(last_line(result.err) == clean_summary);
    CHECK(result.out.empty());
    CHECK(program.listing() == std::vector<std::string>{"mission.script", "mission.script.copilot.json"});
    const auto record = nlohmann::json::parse(program.read("mission.script.copilot.json"));
    CHECK(record["request"] == leo_request);
    CHECK(record["outcome"]["stop_reason"] == "clean");
    CHECK(record["drafts"][0]["script"] == program.read("mission.script"));
    CHECK(record["drafts"][0]["dry_run"]["ok"] == true);
}

TEST_CASE("a Hohmann transfer to GEO converges and ends at the geostationary semi-major axis") {
    test::Program program;
    const auto result = program.run({hohmann_request, "--repair", "2", "--dry-run", "--provenance"});
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK(last_line(result.err) == clean_summary);
    const auto record = nlohmann::json::parse(program.read("mission.script.copilot.json"));
    const auto verdict = record["drafts"][0]["dry_run"];
    REQUIRE(verdict["converged"].is_object());
    REQUIRE_FALSE(verdict["converged"].empty());
    for (const auto& [solver, converged] : verdict["converged"].items()) {
        INFO(solver);
        CHECK(converged == true);
    }
    const std::string log = verdict["raw_log"];
    const auto report = log.find(".txt");
    REQUIRE(report != std::string::npos);
    INFO(log);
    CHECK(std::abs(last_number(log.substr(report)) - 42164.0) < 10.0);
}

TEST_CASE("the headline form and draft are the same, wherever the options stand") {
    test::Program headline;
    test::Program command;
    REQUIRE(headline.run({"--dry-run", leo_request, "-o", "a.script"}).exit_code == 0);
    REQUIRE(command.run({"draft", leo_request, "--dry-run=builtin", "--output=a.script"}).exit_code == 0);
    CHECK(headline.read("a.script") == command.read("a.script"));
}

TEST_CASE("the same request gives the same script, byte for byte") {
    test::Program first;
    test::Program second;
    REQUIRE(first.run({hohmann_request}).exit_code == 0);
    REQUIRE(second.run({hohmann_request}).exit_code == 0);
    CHECK(first.read("mission.script") == second.read("mission.script"));
}

TEST_CASE("a request can come from standard input and a script go to standard output") {
    test::Program program;
    const auto result = program.run({"-", "-o", "-"}, leo_request + "\n");
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    CHECK_THAT(result.out, ContainsSubstring("BeginMissionSequence"));
    CHECK(program.listing().empty());
}

TEST_CASE("what is not understood is said word by word, and nothing is guessed") {
    test::Program program;
    const auto result = program.run({"A 500 km circular orbit around Mars with a solar sail", "--dry-run"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("Mars"));
    CHECK_THAT(result.err, ContainsSubstring("solar sail"));
    CHECK(program.listing().empty());
}

TEST_CASE("a request that cannot be used is one line and exit 2, and nothing is written") {
    for (const std::string& request :
         {std::string(), std::string("  \t "), std::string("orbit \xFF\xFE"), std::string(100'000, 'x')}) {
        test::Program program;
        const auto result = program.run({"draft", "--dry-run", "--provenance", "--", request});
        INFO(result.err);
        CHECK(result.exit_code == 2);
        CHECK(std::count(result.err.begin(), result.err.end(), '\n') == 1);
        CHECK(program.listing().empty());
    }
}

TEST_CASE("an output that cannot be written is found before a model is asked") {
    test::Program program;
    std::filesystem::create_directory(program.file("taken"));
    for (const std::string output : {"taken", "no/such/folder/mission.script"}) {
        const auto result = program.run({leo_request, "-o", output});
        CHECK(result.exit_code == 2);
        CHECK_THAT(result.err, ContainsSubstring(output.substr(0, 5)));
    }
    CHECK(program.run({leo_request, "-o", "-", "--provenance"}).exit_code == 2);
}

TEST_CASE("usage errors exit 2 and say what to do") {
    test::Program program;
    CHECK(program.run({leo_request, "--no-such-option"}).exit_code == 2);
    CHECK(program.run({leo_request, "--repair", "minus one"}).exit_code == 2);
    CHECK(program.run({leo_request, "--dry-run=matlab"}).exit_code == 2);
    CHECK(program.run({}).exit_code == 2);
    const auto unknown = program.run({leo_request, "--model", "bultin"});
    CHECK(unknown.exit_code == 2);
    CHECK_THAT(unknown.err, ContainsSubstring("builtin"));
    CHECK(program.listing().empty());
}

TEST_CASE("a dry-run by GMAT without GMAT cannot judge: exit 2, the record is kept") {
    test::Program program;
    const auto result =
        program.run({leo_request, "--dry-run=gmat", "--provenance", "--gmat-root", program.file("none").string()});
    INFO(result.err);
    CHECK(result.exit_code == 2);
    CHECK_FALSE(program.exists("mission.script"));
    const auto record = nlohmann::json::parse(program.read("mission.script.copilot.json"));
    CHECK(record["outcome"]["stop_reason"] == "unavailable");
}

TEST_CASE("the plan option prints the plan as JSON and writes nothing") {
    test::Program program;
    const auto result = program.run({leo_request, "--plan"});
    REQUIRE(result.exit_code == 0);
    CHECK(nlohmann::json::parse(result.out).is_object());
    CHECK(program.listing().empty());
}

TEST_CASE("a configuration file that was found cannot make a run write outside the working folder") {
    test::Program program;
    for (const std::string place : {"/tmp/planted.script", "../planted.script", "~/planted.script"}) {
        for (const std::string key : {"output", "artifacts"}) {
            program.write("gmat-copilot.toml", "[draft]\n" + key + " = \"" + place + "\"\n");
            const auto result = program.run({leo_request});
            CHECK(result.exit_code == 2);
            CHECK_THAT(result.err, ContainsSubstring(key));
            CHECK(program.listing() == std::vector<std::string>{"gmat-copilot.toml"});
        }
    }
}

TEST_CASE("the command line wins over the environment, the environment over the file") {
    test::Program program;
    program.write("gmat-copilot.toml", "[draft]\noutput = \"from-file.script\"\n");
    REQUIRE(program.run({leo_request}).exit_code == 0);
    CHECK(program.exists("from-file.script"));
    program.environment["GMAT_COPILOT_OUTPUT"] = "from-environment.script";
    REQUIRE(program.run({leo_request}).exit_code == 0);
    CHECK(program.exists("from-environment.script"));
    REQUIRE(program.run({leo_request, "-o", "typed.script"}).exit_code == 0);
    CHECK(program.exists("typed.script"));
}

TEST_CASE("a configuration file that was found cannot make a program run") {
    test::Program program;
    program.write("gmat-copilot.toml", "model = \"command:touch ran\"\n");
    const auto result = program.run({leo_request});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("model"));
    CHECK(program.listing() == std::vector<std::string>{"gmat-copilot.toml"});
}
