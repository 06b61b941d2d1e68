// What a script needs is looked up between a clean lint and the flight.
#include "looping.hpp"
#include "support/catch.hpp"

using test::draft_replies;
using test::good_script;
using test::HttpServer;
using test::Program;
using test::Run;
using test::run_loop;

namespace {

std::string with(const std::string& settings) { return settings + good_script; }

const nlohmann::json* check_of(const Run& run, std::size_t draft, const std::string& kind) {
    for (const auto& check : run.draft(draft)["preflight"]["checks"]) {
        if (check["kind"] == kind && check["ok"] == false) {
            return &check;
        }
    }
    return nullptr;
}

}  // namespace

TEST_CASE(
    "what the built-in engine does not model is found before the flight, and the draft is kept for the next turn") {
    const std::string ephemeris = with("Create EphemerisFile Eph\nEph.Spacecraft = Sat\n");
    // EphemerisFile must come behind the spacecraft it names.
    const std::string draft = good_script.substr(0, good_script.find("BeginMission")) +
                              "Create EphemerisFile Eph\nEph.Spacecraft = Sat\n" +
                              good_script.substr(good_script.find("BeginMission"));
    const HttpServer server(draft_replies({draft, good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1", "--dry-run=builtin", "--artifacts", "trail"});
    INFO(run.result.err);
    CHECK(run.stop_reason() == "clean");
    CHECK(run.draft(0)["dry_run"]["tier"] == "unsupported");
    CHECK(run.draft(0)["dry_run"]["ok"] == false);
    CHECK(run.draft(0)["dry_run"]["raw_log"] == "");
    CHECK(run.kind(0) == "missing_context");
    CHECK(run.draft(0)["preflight"]["missing_context"] == nlohmann::json({"EphemerisFile"}));
    const auto* check = check_of(run, 0, "resource");
    REQUIRE(check != nullptr);
    CHECK((*check)["line"] == 6);
    CHECK(run.draft(1)["preflight"]["ok"] == true);
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("does not model EphemerisFile"));
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("answer with the same script again"));
    const auto written = nlohmann::json::parse(program.read("trail/turn-1/preflight.json"));
    CHECK(written == run.draft(0)["preflight"]);
}

TEST_CASE("without a turn left the run ends as unavailable, exit 2, and nothing is said against the script") {
    const std::string draft = good_script.substr(0, good_script.find("Propagate")) + "Global Sat\n" +
                              good_script.substr(good_script.find("Propagate"));
    const HttpServer server(draft_replies({draft}));
    Program program;
    const Run run = run_loop(program, server, {"--dry-run=builtin"});
    INFO(run.record.dump(1));
    CHECK(run.result.exit_code == 2);
    CHECK(run.stop_reason() == "unavailable");
    CHECK(run.record["outcome"]["winner"] == 0);
}

TEST_CASE("a model that insists on what the engine lacks ends the run, still unjudged") {
    const std::string draft = "Create GmatFunction f\n" + good_script;
    const HttpServer server(draft_replies({draft}));
    Program program;
    const Run run = run_loop(program, server, {"--repair", "3", "--dry-run=builtin"});
    CHECK(run.stop_reason() == "no-progress");
    CHECK(run.result.exit_code == 2);
    CHECK_THAT(std::string(run.record["outcome"]["error"]), ContainsSubstring("does not model GmatFunction"));
    CHECK(server.requests().size() == 2);
}

TEST_CASE("plugins, kernels, functions and files are looked up in the located GMAT") {
    Program program;
    const std::string root = test::install_fake_gmat(program);
    struct Row {
        const char* settings;
        const char* kind;
        const char* name;
    };
    const std::vector<Row> rows = {
        {"Create GmatFunction nowhere\n", "function", "nowhere.gmf"},
        {"Create GroundStation Sta\n", "plugin", "GroundStation"},
        {"Create Yukon Y\n", "plugin", "Yukon"},
        {"Create ForceModel G\nG.PrimaryBodies = {Earth}\nG.GravityField.Earth.PotentialFile = 'nowhere.cof'\n",
         "gravity-file", "nowhere.cof"},
        {"Create Spacecraft K\nK.OrbitSpiceKernelName = {'nowhere.bsp'}\n", "kernel", "nowhere.bsp"},
        {"Create Spacecraft K\nK.EphemerisName = 'nowhere.e'\n", "ephemeris-file", "nowhere.e"},
    };
    for (const Row& row : rows) {
        INFO(row.kind << " " << row.name);
        const HttpServer server(draft_replies({"% fake: log ok_minimal\n" + std::string(row.settings) + good_script}));
        const Run run = run_loop(program, server, {"--dry-run=gmat", "--gmat-root", root});
        INFO(run.record.dump(1));
        const auto* check = check_of(run, 0, row.kind);
        REQUIRE(check != nullptr);
        CHECK((*check)["name"] == row.name);
        CHECK(run.draft(0)["dry_run"]["tier"] == "unavailable");
        CHECK(run.kind(0) == "missing_context");
        CHECK(run.result.exit_code == 2);
    }
}

TEST_CASE("what the located GMAT has is no obstacle") {
    Program program;
    const std::string root = test::install_fake_gmat(program);
    std::filesystem::create_directories(program.file("GMAT/data/gravity/earth"));
    std::filesystem::create_directories(program.file("GMAT/plugins"));
    program.write("GMAT/data/gravity/earth/own.cof", "");
    program.write("GMAT/plugins/libStation.so", "");
    const std::string settings =
        "% fake: log ok_minimal\nCreate GroundStation Sta\nCreate ForceModel G\nG.PrimaryBodies = {Earth}\n"
        "G.GravityField.Earth.PotentialFile = 'own.cof'\n";
    const HttpServer server(draft_replies({settings + good_script}));
    const Run run = run_loop(program, server, {"--dry-run=gmat", "--gmat-root", root});
    INFO(run.record.dump(1));
    CHECK(run.draft(0)["preflight"]["ok"] == true);
    CHECK(run.stop_reason() == "clean");
}

TEST_CASE("a script whose gravity file nobody uses is flown by the built-in engine") {
    const HttpServer server(draft_replies(
        {"Create ForceModel G\nG.PrimaryBodies = {Earth}\nG.GravityField.Earth.PotentialFile = 'EGM96.cof'\n" +
         good_script}));
    Program program;
    const Run run = run_loop(program, server, {"--dry-run=builtin"});
    INFO(run.record.dump(1));
    CHECK(run.stop_reason() == "clean");
}
