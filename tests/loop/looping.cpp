#include "looping.hpp"

#include "support/catch.hpp"
#include "support/schema.hpp"

namespace test {

const std::string good_script =
    "Create Spacecraft Sat\n"
    "Create ForceModel FM\n"
    "FM.PointMasses = {Earth}\n"
    "Create Propagator Prop\n"
    "Prop.FM = FM\n"
    "BeginMissionSequence\n"
    "Propagate Prop(Sat) {Sat.ElapsedSecs = 600}\n";

std::string bad_script(const std::string& field) {
    return "Create Spacecraft Sat\nSat." + field + " = 7000\nBeginMissionSequence\n";
}

std::string targeting_script(int iterations) {
    return "Create Spacecraft Sat\n"
           "Sat.DisplayStateType = Keplerian\n"
           "Sat.SMA = 7000\n"
           "Sat.ECC = 0.001\n"
           "Create ForceModel FM\n"
           "FM.PointMasses = {Earth}\n"
           "Create Propagator Prop\n"
           "Prop.FM = FM\n"
           "Create ImpulsiveBurn Burn\n"
           "Create DifferentialCorrector DC\n"
           "DC.MaximumIterations = " +
           std::to_string(iterations) +
           "\n"
           "BeginMissionSequence\n"
           "Target DC\n"
           "   Vary DC(Burn.Element1 = 0.1, {Perturbation = 0.0001, MaxStep = 0.2, Lower = -1, Upper = 4})\n"
           "   Maneuver Burn(Sat)\n"
           "   Propagate Prop(Sat) {Sat.Apoapsis}\n"
           "   Achieve DC(Sat.RMAG = 20000, {Tolerance = 1})\n"
           "EndTarget\n";
}

std::string fake_script(const std::string& act) { return "% fake: " + act + "\n" + good_script; }

std::string fenced(const std::string& script) { return "Here you are.\n\n```gmat\n" + script + "```\n"; }

Response draft_reply(const std::string& script) { return chat_reply(fenced(script)); }

std::vector<Response> draft_replies(const std::vector<std::string>& scripts) {
    std::vector<Response> replies;
    for (const std::string& script : scripts) {
        replies.push_back(draft_reply(script));
    }
    return replies;
}

std::string install_fake_gmat(const Program& program) {
    namespace fs = std::filesystem;
    const fs::path root = program.file("GMAT");
    fs::create_directories(root / "bin");
    fs::create_directories(root / "data");
    fs::copy_file(FAKE_GMAT, root / "bin" / "GmatConsole-R2026a");
    fs::copy_file(data("dryrun/gmat_startup_file.txt"), root / "bin" / "gmat_startup_file.txt");
    return root.string();
}

Run run_recorded(Program& program, const std::vector<std::string>& arguments) {
    Run run{program.run(arguments), {}};
    INFO(run.result.err);
    REQUIRE(program.exists("mission.script.copilot.json"));
    const std::string record = program.read("mission.script.copilot.json");
    CHECK(record.find(api_key) == std::string::npos);
    CHECK(run.result.err.find(api_key) == std::string::npos);
    run.record = nlohmann::json::parse(record);
    const std::vector<std::string> problems = record_schema().problems(run.record);
    INFO((problems.empty() ? std::string() : problems.front()));
    CHECK(problems.empty());
    program.cancelled = nullptr;  // what follows is no longer part of the run
    const auto verified = program.run({"trace", "mission.script.copilot.json", "--verify"});
    INFO(verified.out << verified.err);
    CHECK(verified.exit_code == 0);
    return run;
}

Run run_loop(Program& program, const HttpServer& server, const std::vector<std::string>& options) {
    program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
    program.environment["GMAT_COPILOT_API_KEY"] = api_key;
    std::vector<std::string> arguments = {"fly a satellite for ten minutes", "--model", "compat:test", "--provenance"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_recorded(program, arguments);
}

}  // namespace test
