// What the next turn is told.
#include "looping.hpp"
#include "support/catch.hpp"

using test::bad_script;
using test::draft_replies;
using test::good_script;
using test::HttpServer;
using test::Program;
using test::Run;
using test::run_loop;

namespace {

/// The user's message of a request that arrived.
std::string prompt_of(const HttpServer& server, std::size_t request) {
    const auto body = nlohmann::json::parse(server.requests().at(request).body);
    return body["messages"].back()["content"];
}

}  // namespace

TEST_CASE("a lint finding names rule, line, offending text, what GMAT says and what would be accepted") {
    const HttpServer server(draft_replies(
        {"Create Spacecraft Sat\nSat.DragArea = 3\nSat.Frobnication = 7000\nBeginMissionSequence\n", good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1"});
    const std::string line = run.draft(0)["feedback"].at(0);
    INFO(line);
    for (const char* part :
         {"unknown-field", "(line 3)", "Frobnication", "Spacecraft", "GMAT says", "is not permitted", "accepted:"}) {
        CHECK_THAT(line, ContainsSubstring(part));
    }
    const std::string prompt = prompt_of(server, 1);
    CHECK_THAT(prompt, ContainsSubstring(line));
    CHECK_THAT(prompt, ContainsSubstring(">    3 | Sat.Frobnication = 7000"));
    CHECK_THAT(prompt, ContainsSubstring("     2 | Sat.DragArea = 3"));
    CHECK_THAT(prompt, ContainsSubstring("fly a satellite for ten minutes"));
    CHECK_THAT(prompt, ContainsSubstring("[catalogue:Spacecraft]"));
}

TEST_CASE("facts of a repair turn are about what the findings involve, and about nothing else") {
    const std::string two =
        "Create Spacecraft Sat\nCreate ReportFile Rep\nCreate GroundStation Sta\nSat.Frobnication = 1\n"
        "BeginMissionSequence\n";
    const HttpServer server(draft_replies({two, good_script}));
    Program program;
    (void)run_loop(program, server, {"--repair", "1"});
    const std::string prompt = prompt_of(server, 1);
    CHECK_THAT(prompt, ContainsSubstring("[catalogue:Spacecraft]"));
    CHECK(prompt.find("[catalogue:ReportFile]") == std::string::npos);
    CHECK(prompt.find("[catalogue:GroundStation]") == std::string::npos);
    CHECK(prompt.find("[catalogue:Propagator]") == std::string::npos);
}

TEST_CASE("each turn starts afresh: the current draft and its findings, nothing of earlier ones") {
    const HttpServer server(draft_replies({bad_script("Alpha1"), bad_script("Bravo2"), good_script}));
    Program program;
    (void)run_loop(program, server, {"--repair", "2"});
    const std::string third = prompt_of(server, 2);
    CHECK_THAT(third, ContainsSubstring("Bravo2"));
    CHECK(third.find("Alpha1") == std::string::npos);
    CHECK(nlohmann::json::parse(server.requests()[2].body)["messages"].size() == 2);
}

TEST_CASE("of a solver that did not converge the last iteration's goals and misses are told") {
    const HttpServer server(draft_replies({test::targeting_script(2), test::targeting_script(50)}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1", "--dry-run"});
    const std::string prompt = prompt_of(server, 1);
    INFO(prompt);
    CHECK_THAT(prompt, ContainsSubstring("solver DC did not converge"));
    CHECK_THAT(prompt, ContainsSubstring("DC, iteration 2: Sat.RMAG is to be 20000, was "));
    CHECK_THAT(prompt, ContainsSubstring("missed by"));
    CHECK_THAT(prompt, ContainsSubstring("initial guesses"));
}

TEST_CASE("the same is read out of GMAT's log") {
    const HttpServer server(draft_replies(
        {test::fake_script("log solver_nonconvergence_SaveAndContinue"), test::fake_script("log ok_minimal")}));
    Program program;
    const Run run =
        run_loop(program, server, {"--repair", "1", "--dry-run=gmat", "--gmat-root", test::install_fake_gmat(program)});
    const std::string feedback = run.draft(0)["feedback"].dump();
    CHECK_THAT(
        feedback,
        ContainsSubstring("DC, iteration 3: Sat.Earth.RMAG is to be 42165, was 9230.13657084, missed by 32934.86343"));
}

TEST_CASE("of a load error GMAT's own sentence is told, and of several all") {
    const HttpServer server(
        draft_replies({test::fake_script("log unknown_resource_type_then_used"), test::fake_script("log ok_minimal")}));
    Program program;
    const Run run =
        run_loop(program, server, {"--repair", "1", "--dry-run=gmat", "--gmat-root", test::install_fake_gmat(program)});
    REQUIRE(run.draft(0)["feedback"].size() >= 2);
    for (const std::string line : run.draft(0)["feedback"]) {
        INFO(line);
        CHECK_THAT(line, ContainsSubstring("load"));
        CHECK_THAT(line, ContainsSubstring("GMAT says: "));
    }
}

TEST_CASE("a prompt stays within its bound however large the draft is, and what the findings name is kept") {
    std::string large = "Create Spacecraft Sat\n";
    for (int i = 0; i < 20'000; ++i) {
        large += "Create Variable v" + std::to_string(i) + "\n";
    }
    large += "Sat.Frobnication = 7000\nBeginMissionSequence\n";
    const HttpServer server(draft_replies({large, good_script}));
    Program program;
    (void)run_loop(program, server, {"--repair", "1"});
    const std::string prompt = prompt_of(server, 1);
    CHECK(prompt.size() < 100'000);
    CHECK_THAT(prompt, ContainsSubstring("> 20002 | Sat.Frobnication = 7000"));
}
