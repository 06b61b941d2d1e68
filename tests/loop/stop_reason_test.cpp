// Every reason for which a run can stop, end to end.
#include <chrono>
#include <thread>

#include "looping.hpp"
#include "support/catch.hpp"

using test::bad_script;
using test::draft_replies;
using test::good_script;
using test::HttpServer;
using test::Program;
using test::Run;
using test::run_loop;

TEST_CASE("clean: a draft passed") {
    const HttpServer server(draft_replies({bad_script(), good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "2", "--dry-run"});
    CHECK(run.result.exit_code == 0);
    CHECK(run.stop_reason() == "clean");
    CHECK(run.record["outcome"]["winner"] == 1);
    CHECK(program.read("mission.script") == good_script);
}

TEST_CASE("budget: the repairs are spent") {
    const HttpServer server(draft_replies({bad_script("Alpha1"), bad_script("Bravo2"), bad_script("Charlie3")}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "2"});
    CHECK(run.result.exit_code == 1);
    CHECK(run.stop_reason() == "budget");
    CHECK(server.requests().size() == 3);
}

TEST_CASE("one repair is one repair: there is never a second one, whatever the model says") {
    // Each draft is another one and comes nearer; still the first repair is the last.
    const HttpServer server(
        draft_replies({bad_script("Alpha1") + "Propogatte X\n", bad_script("Bravo2"), good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1", "--dry-run"});
    CHECK(run.stop_reason() == "budget");
    CHECK(server.requests().size() == 2);
    CHECK(run.record["drafts"].size() == 2);
    CHECK_FALSE(program.exists("mission.script"));
}

TEST_CASE("one repair is one repair, also when a reply holds no script") {
    const HttpServer server(
        {test::chat_reply("I'm sorry, I can't do that."), test::chat_reply(""), test::draft_reply(good_script)});
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1"});
    CHECK(run.stop_reason() == "budget");
    CHECK(server.requests().size() == 2);
}

TEST_CASE("no-progress: byte-identical to the draft before") {
    const HttpServer server(draft_replies({bad_script()}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "5"});
    CHECK(run.result.exit_code == 1);
    CHECK(run.stop_reason() == "no-progress");
    CHECK(run.kind(1) == "repeated_failure");
    CHECK(server.requests().size() == 2);
}

TEST_CASE("oscillation: byte-identical to an earlier draft") {
    const HttpServer server(draft_replies({bad_script("Alpha1"), bad_script("Bravo2"), bad_script("Alpha1")}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "5"});
    CHECK(run.result.exit_code == 1);
    CHECK(run.stop_reason() == "oscillation");
    CHECK(server.requests().size() == 3);
}

TEST_CASE("model-timeout: the call took too long, and what came before is kept") {
    const HttpServer server({test::draft_reply(bad_script()), test::Response{.hang = true}});
    Program program;
    const Run run = run_loop(program, server, {"--repair", "3", "--model-timeout", "0.5"});
    CHECK(run.result.exit_code == 2);
    CHECK(run.stop_reason() == "model-timeout");
    REQUIRE(run.record["drafts"].size() == 1);
    CHECK(run.draft(0)["script"] == bad_script());
    CHECK(run.record["outcome"]["winner"] == 0);
}

TEST_CASE("model-error: the server's errors are retried within the attempt, then end the run") {
    const HttpServer server({test::draft_reply(bad_script()), test::Response{.status = 500, .body = "internal"}});
    Program program;
    const Run run = run_loop(program, server, {"--repair", "3", "--model-timeout", "20"});
    CHECK(run.result.exit_code == 2);
    CHECK(run.stop_reason() == "model-error");
    CHECK_THAT(std::string(run.record["outcome"]["error"]), ContainsSubstring("500"));
    CHECK(run.record["drafts"].size() == 1);
    CHECK(server.requests().size() == 4);  // a draft, then three tries of one repair
}

TEST_CASE("a server that is busy is asked again after its Retry-After, and that is no repair") {
    test::Response busy{.status = 429, .body = "{\"error\":\"slow down\"}"};
    busy.headers = {{"Retry-After", "1"}};
    const HttpServer server({busy, test::Response{.status = 503}, test::draft_reply(good_script)});
    Program program;
    const auto begin = std::chrono::steady_clock::now();
    const Run run = run_loop(program, server, {"--repair", "0", "--dry-run"});
    CHECK(run.stop_reason() == "clean");
    CHECK(run.record["drafts"].size() == 1);
    CHECK(server.requests().size() == 3);
    CHECK(std::chrono::steady_clock::now() - begin >= std::chrono::seconds(1));
    CHECK_THAT(run.result.err, ContainsSubstring("retries: 0"));
}

TEST_CASE("unavailable: no engine can judge the draft") {
    const HttpServer server(draft_replies({good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "2", "--dry-run=gmat", "--gmat-root", "nowhere"});
    CHECK(run.result.exit_code == 2);
    CHECK(run.stop_reason() == "unavailable");
    CHECK(run.kind(0) == "tool_error");
    CHECK(run.draft(0)["dry_run"]["tier"] == "unavailable");
    CHECK(server.requests().size() == 1);
}

TEST_CASE("refused: the safety policy does not run the script, and nobody is asked to try again") {
    const std::string escaping = good_script.substr(0, good_script.find("BeginMission")) +
                                 "Create ReportFile R\nR.Filename = '../../escaped.txt'\nR.Add = {Sat.SMA}\n" +
                                 good_script.substr(good_script.find("BeginMission"));
    const HttpServer server(draft_replies({escaping, good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "3", "--dry-run"});
    CHECK(run.result.exit_code == 2);
    CHECK(run.stop_reason() == "refused");
    CHECK(run.kind(0) == "unsafe_request");
    CHECK(run.draft(0)["failure"]["instruction"]["action"] == "stop");
    CHECK(server.requests().size() == 1);
    CHECK_FALSE(program.exists("mission.script"));
}

TEST_CASE("cancelled: Ctrl-C ends the run with what was done so far") {
    const HttpServer server({test::draft_reply(bad_script()), test::Response{.hang = true}});
    Program program;
    std::atomic<bool> cancelled{false};
    program.cancelled = &cancelled;
    std::thread impatient([&] {
        for (int i = 0; i < 200 && server.requests().size() < 2; ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(25));
        }
        cancelled = true;
    });
    const Run run = run_loop(program, server, {"--repair", "3"});
    impatient.join();
    CHECK(run.result.exit_code == 130);
    CHECK(run.stop_reason() == "cancelled");
    REQUIRE(run.record["drafts"].size() == 1);
    CHECK(run.draft(0)["script"] == bad_script());
    CHECK(run.record["finished_at"].is_string());
    CHECK(program.listing() == std::vector<std::string>{"mission.script.copilot.json"});
}

TEST_CASE("repeated-failure: the same failure as often as allowed, when that was asked for") {
    // Three different drafts with one and the same fault.
    const std::vector<std::string> drafts = {bad_script(), "% again\n" + bad_script(), "% and again\n" + bad_script(),
                                             good_script};
    SECTION("twice by default") {
        const HttpServer server(draft_replies(drafts));
        Program program;
        const Run run = run_loop(program, server, {"--repair", "5", "--stop-on", "repeated-failure"});
        CHECK(run.result.exit_code == 1);
        CHECK(run.stop_reason() == "repeated-failure");
        CHECK(server.requests().size() == 2);
    }
    SECTION("as often as --same-failure-limit says") {
        const HttpServer server(draft_replies(drafts));
        Program program;
        const Run run =
            run_loop(program, server, {"--repair", "5", "--stop-on", "repeated-failure", "--same-failure-limit", "3"});
        CHECK(run.stop_reason() == "repeated-failure");
        CHECK(server.requests().size() == 3);
    }
    SECTION("not unless asked for") {
        const HttpServer server(draft_replies(drafts));
        Program program;
        const Run run = run_loop(program, server, {"--repair", "5"});
        CHECK(run.stop_reason() == "clean");
        CHECK_THAT(server.requests()[2].body, ContainsSubstring("failed for the same reason"));
    }
}

TEST_CASE("off-target: a repair that leaves every statement it was told about, when that was asked for") {
    const std::string moved =
        "% another comment\nCreate Spacecraft Sat, Other\n" + bad_script().substr(bad_script().find("Sat.Frob"));
    SECTION("stops") {
        const HttpServer server(draft_replies({bad_script(), moved, good_script}));
        Program program;
        const Run run = run_loop(program, server, {"--repair", "5", "--stop-on", "off-target"});
        CHECK(run.result.exit_code == 1);
        CHECK(run.stop_reason() == "off-target");
        CHECK(run.draft(0)["on_target"].is_null());
        CHECK(run.draft(1)["on_target"] == false);
        CHECK(server.requests().size() == 2);
    }
    SECTION("goes on unless asked for, and says so in the record") {
        const HttpServer server(draft_replies({bad_script(), moved, good_script}));
        Program program;
        const Run run =
            run_loop(program, server, {"--repair", "5", "--stop-on", "repeated-failure", "--same-failure-limit", "9"});
        CHECK(run.stop_reason() == "clean");
        CHECK(run.draft(1)["on_target"] == false);
        CHECK(run.draft(2)["on_target"] == true);
    }
    SECTION("a repair that mends the cause elsewhere is on target") {
        const std::string undeclared =
            "Create Spacecraft Sat\nBeginMissionSequence\nPropagate Zyx(Sat) {Sat.ElapsedSecs = 60}\n";
        const std::string declared = "Create Propagator Zyx\n" + undeclared + "Quux 7\n";
        const HttpServer server(draft_replies({undeclared, declared, good_script}));
        Program program;
        const Run run = run_loop(program, server, {"--repair", "5", "--stop-on", "off-target"});
        CHECK(run.stop_reason() == "clean");
        CHECK(run.draft(1)["on_target"] == true);
    }
}
