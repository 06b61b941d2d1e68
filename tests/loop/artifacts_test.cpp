// The folder of artifacts, file by file.
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

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("each turn leaves what it came to, and the summary tells the whole") {
    const HttpServer server(draft_replies({bad_script(), good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1", "--dry-run", "--artifacts", "trail"});
    CHECK(names_in(program.file("trail")) == std::vector<std::string>{"summary.json", "turn-1", "turn-2"});
    CHECK(names_in(program.file("trail/turn-1")) == std::vector<std::string>{"context.json", "diff.patch",
                                                                             "draft.script", "errors.json", "lint.json",
                                                                             "prompt.md", "response.txt"});
    CHECK(names_in(program.file("trail/turn-2")) ==
          std::vector<std::string>{"context.json", "diff.patch", "draft.script", "dry-run.json", "dry-run.log",
                                   "errors.json", "lint.json", "preflight.json", "prompt.md", "response.txt"});
    CHECK(program.read("trail/turn-1/draft.script") == bad_script());
    CHECK(program.read("trail/turn-2/draft.script") == good_script);
    CHECK(program.read("trail/turn-1/response.txt") == test::fenced(bad_script()));
    CHECK_THAT(program.read("trail/turn-1/prompt.md"), ContainsSubstring("fly a satellite for ten minutes"));
    CHECK_THAT(program.read("trail/turn-2/prompt.md"), ContainsSubstring("unknown-field"));
    CHECK_THAT(program.read("trail/turn-1/diff.patch"), ContainsSubstring("--- /dev/null"));
    CHECK_THAT(program.read("trail/turn-2/diff.patch"), ContainsSubstring("-Sat.Frobnication = 7000"));
    CHECK_THAT(program.read("trail/turn-2/dry-run.log"), ContainsSubstring("Final state of Sat"));

    const auto json = [&program](const std::string& name) { return nlohmann::json::parse(program.read(name)); };
    CHECK(json("trail/turn-1/lint.json")["diagnostics"] == run.draft(0)["lint"]["diagnostics"]);
    CHECK(json("trail/turn-1/errors.json")["failure"] == run.draft(0)["failure"]);
    CHECK(json("trail/turn-2/errors.json")["failure"].is_null());
    CHECK(json("trail/turn-2/dry-run.json") == run.draft(1)["dry_run"]);
    CHECK(json("trail/turn-2/preflight.json") == run.draft(1)["preflight"]);
    CHECK(json("trail/turn-1/context.json")["failing"].is_null());
    CHECK(json("trail/turn-2/context.json")["failing"]["script_sha256"] == run.draft(0)["script_sha256"]);
    CHECK(json("trail/turn-2/context.json")["memory"]["failures"].at(0) == run.draft(0)["failure"]);
    const auto summary = json("trail/summary.json");
    CHECK(summary["finished"] == true);
    CHECK(summary["stop_reason"] == "clean");
    CHECK(summary["winner"] == 2);
    CHECK(summary["turns"].size() == 2);
    CHECK(summary["turns"][1]["script_sha256"] == run.draft(1)["script_sha256"]);
    CHECK_THAT(run.result.err, ContainsSubstring("artifacts in trail"));
}

TEST_CASE("a patch of a turn turns the draft before into this one") {
    const HttpServer server(draft_replies({bad_script(), good_script}));
    Program program;
    (void)run_loop(program, server, {"--repair", "1", "--artifacts", "trail"});
    std::filesystem::copy_file(program.file("trail/turn-1/draft.script"), program.file("patched.script"));
    gmat_copilot::process::Command patch;
    patch.argv = {"patch", program.file("patched.script").string(), program.file("trail/turn-2/diff.patch").string()};
    patch.environment = {{"PATH", "/usr/bin:/bin"}};
    REQUIRE(gmat_copilot::process::run(patch).exit_code == 0);
    CHECK(program.read("patched.script") == good_script);
}

TEST_CASE("a later run takes the place of an earlier one, and leaves foreign files alone") {
    Program program;
    {
        const HttpServer server(draft_replies({bad_script("Alpha1"), bad_script("Bravo2"), bad_script("Charlie3")}));
        (void)run_loop(program, server, {"--repair", "2", "--artifacts", "trail"});
    }
    program.write("trail/notes.txt", "mine");
    program.write("trail/turn-3/notes.txt", "mine, too");
    const HttpServer server(draft_replies({good_script}));
    (void)run_loop(program, server, {"--artifacts", "trail"});
    CHECK(names_in(program.file("trail")) == std::vector<std::string>{"notes.txt", "summary.json", "turn-1", "turn-3"});
    CHECK(names_in(program.file("trail/turn-3")) == std::vector<std::string>{"notes.txt"});
    CHECK(program.read("trail/turn-1/draft.script") == good_script);
}

TEST_CASE("a folder that cannot be made is told before a model is asked") {
    const HttpServer server(draft_replies({good_script}));
    Program program;
    program.write("taken", "a file");
    program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
    const auto result = program.run({"fly", "--model", "compat:test", "--artifacts", "taken"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("taken"));
    CHECK(server.requests().empty());
}
