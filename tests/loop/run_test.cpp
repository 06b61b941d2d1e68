// A run of the program against a real HTTP server on loopback, and what is said about it.
#include "looping.hpp"
#include "support/catch.hpp"

using test::bad_script;
using test::draft_reply;
using test::fenced;
using test::good_script;
using test::HttpServer;
using test::Program;
using test::Run;
using test::run_loop;

TEST_CASE("a rejected draft is repaired and the loop ends clean") {
    const HttpServer server({draft_reply(bad_script()), draft_reply(good_script)});
    Program program;
    const Run done = run_loop(program, server, {"--repair", "2", "--dry-run"});
    INFO(done.result.err);
    CHECK(done.result.exit_code == 0);
    CHECK_THAT(
        done.result.err,
        ContainsSubstring(
            "lint: clean; dry-run: ok (builtin); retries: 1 -> wrote mission.script (+ mission.script.copilot.json)"));
    CHECK(done.record["outcome"]["stop_reason"] == "clean");
    REQUIRE(done.record["drafts"].size() == 2);
    CHECK(done.record["drafts"][0]["feedback_tier"] == "lint");
    CHECK(program.read("mission.script") == good_script);
    REQUIRE(server.requests().size() == 2);
    // The repair turn sees the failing line and the rule that rejected it.
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("Frobnication"));
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("unknown-field"));
}

TEST_CASE("permissive writes the best draft with its findings attached") {
    const HttpServer server({draft_reply(bad_script())});
    Program program;
    const Run done = run_loop(program, server, {"--permissive", "--dry-run"});
    CHECK(done.result.exit_code == 0);
    CHECK_THAT(program.read("mission.script"), ContainsSubstring("Sat.Frobnication = 7000"));
    CHECK_THAT(program.read("mission.script"), ContainsSubstring("% gmat-copilot: line:2:"));
}

TEST_CASE("trace tells the story of a repaired run") {
    const HttpServer server({draft_reply(bad_script()), draft_reply(good_script)});
    Program program;
    (void)run_loop(program, server, {"--repair", "2", "--dry-run"});
    const auto trace = program.run({"trace", "mission.script.copilot.json"});
    REQUIRE(trace.exit_code == 0);
    for (const std::string part :
         {"fly a satellite for ten minutes", "unknown-field", "-Sat.Frobnication = 7000", "clean"}) {
        CHECK_THAT(trace.out, ContainsSubstring(part));
    }
    const auto again = program.run({"trace", "mission.script.copilot.json", "--format", "json"});
    CHECK(again.out == program.read("mission.script.copilot.json"));
}

TEST_CASE("a recorded reply and an external program draft as well") {
    Program program;
    program.write("reply.txt", fenced(good_script));
    CHECK(program.run({"anything", "--model", "recorded:reply.txt", "--dry-run"}).exit_code == 0);
    CHECK(program.read("mission.script") == good_script);
    program.write("model.sh", "#!/bin/sh\ncat > /dev/null\ncat reply.txt\n");
    std::filesystem::permissions(program.file("model.sh"), std::filesystem::perms::owner_all);
    CHECK(program.run({"anything", "--model", "command:./model.sh", "--dry-run", "-o", "two.script"}).exit_code == 0);
    CHECK(program.read("two.script") == good_script);
}

TEST_CASE("a draft cannot silence the linter that judges it") {
    const HttpServer server({test::draft_reply(("% gmat-copilot: disable\n" + bad_script("Frobnication")))});
    Program program;
    const Run done = run_loop(program, server, {"--repair", "0", "--dry-run"});
    CHECK(done.result.exit_code == 1);
    CHECK_FALSE(program.exists("mission.script"));
    CHECK_THAT(done.record["drafts"][0]["lint"]["diagnostics"].dump(), ContainsSubstring("unknown-field"));
}
