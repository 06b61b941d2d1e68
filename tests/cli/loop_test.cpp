// The repair loop end to end: the program against a real HTTP server on loopback.
#include <csignal>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"
#include "support/http_server.hpp"

namespace {

const std::string good_script =
    "Create Spacecraft Sat\n"
    "Create ForceModel FM\n"
    "FM.PointMasses = {Earth}\n"
    "Create Propagator Prop\n"
    "Prop.FM = FM\n"
    "BeginMissionSequence\n"
    "Propagate Prop(Sat) {Sat.ElapsedSecs = 600}\n";

/// A draft that GMAT rejects at load: Spacecraft has no field SMAA, and nothing is close enough to be sure of.
std::string bad_script(const std::string& field = "Frobnication") {
    return "Create Spacecraft Sat\nSat." + field + " = 7000\nBeginMissionSequence\n";
}

std::string fenced(const std::string& script) { return "Here you are.\n\n```gmat\n" + script + "```\n"; }

struct Run {
    gmat_copilot::process::Result result;
    nlohmann::json record;
};

Run run(test::Program& program, const test::HttpServer& server, std::vector<std::string> options) {
    program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
    program.environment["GMAT_COPILOT_API_KEY"] = "secret-key-0123456789";
    std::vector<std::string> arguments = {"fly a satellite for ten minutes", "--model", "compat:test", "--dry-run",
                                          "--provenance"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    Run run{program.run(arguments), {}};
    INFO(run.result.err);
    REQUIRE(program.exists("mission.script.copilot.json"));
    const std::string record = program.read("mission.script.copilot.json");
    CHECK(record.find("secret-key-0123456789") == std::string::npos);
    CHECK(run.result.err.find("secret-key-0123456789") == std::string::npos);
    run.record = nlohmann::json::parse(record);
    return run;
}

}  // namespace

TEST_CASE("a rejected draft is repaired and the loop ends clean") {
    const test::HttpServer server({test::chat_reply(fenced(bad_script())), test::chat_reply(fenced(good_script))});
    test::Program program;
    const Run done = run(program, server, {"--repair", "2"});
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

TEST_CASE("the budget ends the loop") {
    const test::HttpServer server({test::chat_reply(fenced(bad_script("Alpha1"))),
                                   test::chat_reply(fenced(bad_script("Bravo2"))),
                                   test::chat_reply(fenced(bad_script("Charlie3")))});
    test::Program program;
    const Run done = run(program, server, {"--repair", "2"});
    CHECK(done.result.exit_code == 1);
    CHECK(done.record["outcome"]["stop_reason"] == "budget");
    CHECK(done.record["drafts"].size() == 3);
    CHECK(server.requests().size() == 3);
    CHECK_FALSE(program.exists("mission.script"));
}

TEST_CASE("a byte-identical draft ends the loop as no-progress") {
    const test::HttpServer server({test::chat_reply(fenced(bad_script()))});
    test::Program program;
    const Run done = run(program, server, {"--repair", "5"});
    CHECK(done.result.exit_code == 1);
    CHECK(done.record["outcome"]["stop_reason"] == "no-progress");
    CHECK(server.requests().size() == 2);
}

TEST_CASE("going back to an earlier draft ends the loop as oscillation") {
    const test::HttpServer server({test::chat_reply(fenced(bad_script("Alpha1"))),
                                   test::chat_reply(fenced(bad_script("Bravo2"))),
                                   test::chat_reply(fenced(bad_script("Alpha1")))});
    test::Program program;
    const Run done = run(program, server, {"--repair", "5"});
    CHECK(done.result.exit_code == 1);
    CHECK(done.record["outcome"]["stop_reason"] == "oscillation");
    CHECK(server.requests().size() == 3);
}

TEST_CASE("permissive writes the best draft with its findings attached") {
    const test::HttpServer server({test::chat_reply(fenced(bad_script()))});
    test::Program program;
    const Run done = run(program, server, {"--permissive"});
    CHECK(done.result.exit_code == 0);
    CHECK_THAT(program.read("mission.script"), ContainsSubstring("Sat.Frobnication = 7000"));
    CHECK_THAT(program.read("mission.script"), ContainsSubstring("% gmat-copilot: line:2:"));
}

TEST_CASE("a server that hangs ends the run with exit 2, a message and a record") {
    const test::HttpServer server({test::Response{.hang = true}});
    test::Program program;
    const Run done = run(program, server, {"--model-timeout", "0.5"});
    CHECK(done.result.exit_code == 2);
    CHECK(done.record["outcome"]["stop_reason"] == "model-timeout");
    CHECK_THAT(done.result.err, ContainsSubstring("error"));
    CHECK_FALSE(program.exists("mission.script"));
}

TEST_CASE("a server that answers 500 ends the run with exit 2, a message and a record") {
    const test::HttpServer server({test::Response{.status = 500, .body = "internal"}});
    test::Program program;
    const Run done = run(program, server, {"--model-timeout", "20"});
    CHECK(done.result.exit_code == 2);
    CHECK(done.record["outcome"]["stop_reason"] == "model-error");
    CHECK_THAT(done.result.err, ContainsSubstring("500"));
}

TEST_CASE("a server that sends 50 MB ends the run with exit 2, a message and a record") {
    const test::HttpServer server({test::Response{.stream_bytes = std::size_t{50} << 20U}});
    test::Program program;
    const Run done = run(program, server, {});
    CHECK(done.result.exit_code == 2);
    CHECK(done.record["outcome"]["stop_reason"] == "model-error");
    CHECK(server.body_bytes_sent() < (std::size_t{50} << 20U));
}

TEST_CASE("trace tells the story of a repaired run") {
    const test::HttpServer server({test::chat_reply(fenced(bad_script())), test::chat_reply(fenced(good_script))});
    test::Program program;
    (void)run(program, server, {"--repair", "2"});
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
    test::Program program;
    program.write("reply.txt", fenced(good_script));
    CHECK(program.run({"anything", "--model", "recorded:reply.txt", "--dry-run"}).exit_code == 0);
    CHECK(program.read("mission.script") == good_script);
    program.write("model.sh", "#!/bin/sh\ncat > /dev/null\ncat reply.txt\n");
    std::filesystem::permissions(program.file("model.sh"), std::filesystem::perms::owner_all);
    CHECK(program.run({"anything", "--model", "command:./model.sh", "--dry-run", "-o", "two.script"}).exit_code == 0);
    CHECK(program.read("two.script") == good_script);
}

TEST_CASE("a draft cannot silence the linter that judges it") {
    const test::HttpServer server({test::chat_reply(fenced("% gmat-copilot: disable\n" + bad_script("Frobnication")))});
    test::Program program;
    const Run done = run(program, server, {"--repair", "0"});
    CHECK(done.result.exit_code == 1);
    CHECK_FALSE(program.exists("mission.script"));
    CHECK_THAT(done.record["drafts"][0]["lint"]["diagnostics"].dump(), ContainsSubstring("unknown-field"));
}
