// repair FILE: the loop on a script that exists.
#include "looping.hpp"
#include "support/catch.hpp"

using test::good_script;
using test::Program;
using test::Run;

namespace {

Run repair(Program& program, const std::string& script, std::vector<std::string> options) {
    program.write("old.script", script);
    std::vector<std::string> arguments = {"repair", "old.script", "--provenance"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    Run run = test::run_recorded(program, arguments);
    CHECK(program.read("old.script") == script);
    return run;
}

}  // namespace

TEST_CASE("a script that passes is taken as it is, and no model is asked") {
    const test::HttpServer server({test::Response{.status = 500}});
    Program program;
    program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
    const Run run = repair(program, good_script, {"--repair", "2", "--dry-run", "--model", "compat:test"});
    CHECK(run.result.exit_code == 0);
    CHECK(run.stop_reason() == "clean");
    CHECK(program.read("mission.script") == good_script);
    CHECK(server.requests().empty());
}

TEST_CASE("safe fixes are made without a model, and the record says which") {
    Program program;
    const std::string misspelt =
        "Create Spacecraft Sat\nSat.SMAA = 7000\n" + good_script.substr(good_script.find("Create Force"));
    const Run run = repair(program, misspelt, {"--repair", "2", "--dry-run"});
    INFO(run.result.err);
    CHECK(run.result.exit_code == 0);
    CHECK(run.record["drafts"].size() == 1);
    CHECK(run.draft(0)["reply"].is_null());
    CHECK(run.draft(0)["script_from_model"] == misspelt);
    CHECK(run.draft(0)["fixes"].size() == 1);
    CHECK_THAT(program.read("mission.script"), ContainsSubstring("Sat.SMA = 7000"));
}

TEST_CASE("the model is asked about the file, with the intent when it is given") {
    const test::HttpServer server({test::draft_reply(good_script)});
    for (const bool with_request : {false, true}) {
        Program program;
        program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
        std::vector<std::string> options = {"--repair", "1", "--dry-run", "--model", "compat:test"};
        if (with_request) {
            options.insert(options.end(), {"--request", "stay in orbit for ten minutes"});
        }
        const Run run = repair(program, test::bad_script(), options);
        CHECK(run.stop_reason() == "clean");
        CHECK(run.record["drafts"].size() == 2);
        CHECK(run.record["request"] == (with_request ? "stay in orbit for ten minutes" : ""));
        const std::string body = server.requests().back().body;
        CHECK_THAT(body, ContainsSubstring("Frobnication"));
        CHECK((body.find("stay in orbit") != std::string::npos) == with_request);
    }
    CHECK(server.requests().size() == 2);
}

TEST_CASE("without repairs the file is judged once, after safe fixes") {
    Program program;
    const Run run = repair(program, test::bad_script(), {});
    CHECK(run.result.exit_code == 1);
    CHECK(run.stop_reason() == "budget");
    CHECK(run.record["drafts"].size() == 1);
    CHECK_FALSE(program.exists("mission.script"));
}

TEST_CASE("fixes that may change the meaning are made only when asked for") {
    Program program;
    CHECK(repair(program, test::bad_script(), {"--unsafe-fixes"}).stop_reason() == "clean");
    CHECK(program.read("mission.script").find("Frobnication") == std::string::npos);
}

TEST_CASE("a script from standard input, and one that cannot be used") {
    Program program;
    CHECK(program.run({"repair", "-", "--dry-run", "-o", "-"}, good_script).out == good_script);
    for (const std::string name : {"missing.script", "."}) {
        const auto result = program.run({"repair", name});
        CHECK(result.exit_code == 2);
        CHECK_THAT(result.err, ContainsSubstring(name));
    }
}

TEST_CASE("the built-in planner without a request and without a second thought gives up at once, not in a circle") {
    Program program;
    const Run run = repair(program, test::bad_script(), {"--repair", "5"});
    CHECK(run.stop_reason() == "no-progress");
    CHECK(run.record["drafts"].size() == 2);
}
