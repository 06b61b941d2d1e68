// Every kind of failure, each from what really causes it.
#include "looping.hpp"
#include "support/catch.hpp"

using test::bad_script;
using test::draft_replies;
using test::fake_script;
using test::good_script;
using test::HttpServer;
using test::Program;
using test::Run;
using test::run_loop;

namespace {

/// A draft that the stand-in for GMAT judges, then a good one that it takes.
Run judged_by_fake_gmat(const std::string& act, const std::vector<std::string>& options = {}) {
    const HttpServer server(draft_replies({fake_script(act), fake_script("log ok_minimal")}));
    Program program;
    std::vector<std::string> arguments = {"--repair", "1", "--dry-run=gmat", "--gmat-root",
                                          test::install_fake_gmat(program)};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_loop(program, server, arguments);
}

}  // namespace

TEST_CASE("schema_invalid: the linter rejects the draft") {
    const HttpServer server(draft_replies({bad_script(), good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1"});
    CHECK(run.kind(0) == "schema_invalid");
    CHECK(run.draft(0)["failure"]["source"] == "lint");
    CHECK(run.draft(0)["failure"]["signature"] == "lint: unknown-field[Frobnication]");
    CHECK(run.draft(0)["failure"]["instruction"]["action"] == "mend");
    CHECK(run.draft(1)["failure"].is_null());
}

TEST_CASE("schema_invalid: GMAT does not load what the linter let through") {
    const Run run = judged_by_fake_gmat("log ecc_negative");
    CHECK(run.kind(0) == "schema_invalid");
    CHECK(run.draft(0)["feedback_tier"] == "load");
    CHECK(run.stop_reason() == "clean");
}

TEST_CASE("missing_context: the draft refers to what it never creates") {
    const HttpServer server(draft_replies(
        {"Create Spacecraft Sat\nBeginMissionSequence\nPropagate Zyx(Sat) {Sat.ElapsedSecs = 60}\n", good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1"});
    CHECK(run.kind(0) == "missing_context");
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("Create every resource"));
}

TEST_CASE("missing_context: GMAT lacks a file that the draft names") {
    const Run run = judged_by_fake_gmat("log missing_potential_file");
    CHECK(run.kind(0) == "missing_context");
    CHECK(run.draft(0)["failure"]["source"] == "dry-run");
}

TEST_CASE("test_failed: the mission loads and fails in flight") {
    const Run run = judged_by_fake_gmat("log run_array_out_of_bounds");
    CHECK(run.kind(0) == "test_failed");
    CHECK(run.draft(0)["feedback_tier"] == "run");
}

TEST_CASE("test_failed: a solver does not converge") {
    const HttpServer server(draft_replies({test::targeting_script(2), test::targeting_script(50)}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1", "--dry-run"});
    INFO(run.record.dump(1));
    CHECK(run.kind(0) == "test_failed");
    CHECK(run.draft(0)["dry_run"]["converged"]["DC"] == false);
    CHECK(run.stop_reason() == "clean");
}

TEST_CASE("command_failed: the engine dies") {
    const Run run = judged_by_fake_gmat("crash");
    CHECK(run.kind(0) == "command_failed");
    CHECK(run.draft(0)["feedback_tier"] == "crash");
    CHECK(run.draft(0)["failure"]["instruction"]["action"] == "rethink");
}

TEST_CASE("command_failed: the engine does not come to an end") {
    const Run run = judged_by_fake_gmat("hang", {"--timeout", "0.5"});
    CHECK(run.kind(0) == "command_failed");
    CHECK(run.draft(0)["feedback_tier"] == "timeout");
}

TEST_CASE("json_invalid: the reply holds no usable script, and that costs a repair") {
    const HttpServer server({test::chat_reply("Orbits are lovely."), test::draft_reply(good_script)});
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1"});
    CHECK(run.kind(0) == "json_invalid");
    CHECK(run.draft(0)["failure"]["source"] == "model");
    CHECK(run.draft(0)["failure"]["instruction"]["action"] == "resend");
    CHECK(run.stop_reason() == "clean");
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("held no usable script"));
}

TEST_CASE("reasoning_error: a repair that throws the mission away is not taken for a good one") {
    const std::string broken = good_script + "Frobnicate Sat\n";
    const std::string emptied = "Create Spacecraft Sat\nBeginMissionSequence\n";
    const HttpServer server(draft_replies({broken, emptied, good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "5", "--dry-run"});
    CHECK(run.result.exit_code == 2);
    CHECK(run.kind(1) == "reasoning_error");
    CHECK(run.draft(1)["failure"]["instruction"]["action"] == "stop");
    CHECK(run.stop_reason() == "refused");
    CHECK(run.record["outcome"]["winner"] == 0);
    CHECK(server.requests().size() == 2);
    CHECK_FALSE(program.exists("mission.script"));
    CHECK_THAT(run.result.err, ContainsSubstring("threw the mission away"));
}

TEST_CASE("repeated_failure: the same draft again") {
    const HttpServer server(draft_replies({bad_script()}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "3"});
    CHECK(run.kind(1) == "repeated_failure");
    CHECK(run.draft(1)["failure"]["signature"] == run.draft(0)["failure"]["signature"]);
    CHECK(run.draft(1)["failure"]["instruction"]["action"] == "stop");
}

TEST_CASE("unsafe_request: what the draft would do is not done") {
    const std::string unsafe = "Create MatlabFunction f\n" + good_script;
    const HttpServer server(draft_replies({unsafe, good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "3", "--dry-run"});
    CHECK(run.kind(0) == "unsafe_request");
    CHECK(run.draft(0)["failure"]["source"] == "policy");
    CHECK(run.draft(0)["dry_run"]["tier"] == "refused");
    CHECK(run.stop_reason() == "refused");
    CHECK(server.requests().size() == 1);
}

TEST_CASE("tool_error: the engine cannot be started") {
    const Run run = judged_by_fake_gmat("no-library");
    CHECK(run.kind(0) == "tool_error");
    CHECK(run.stop_reason() == "unavailable");
    CHECK(run.result.exit_code == 2);
}

TEST_CASE("unknown: rejected without a word") {
    const Run run = judged_by_fake_gmat("this-act-does-not-exist");
    CHECK(run.kind(0) == "unknown");
}

TEST_CASE("a signature does not change with lines, temporary names and numbers that differ from run to run") {
    std::string first;
    for (const std::string lines : {"", "% one more\n% and another\n"}) {
        const HttpServer server(draft_replies({lines + bad_script()}));
        Program program;
        const Run run = run_loop(program, server, {});
        const std::string signature = run.draft(0)["failure"]["signature"];
        first = first.empty() ? signature : first;
        CHECK(signature == first);
    }
}
