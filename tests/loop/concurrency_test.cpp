// Several runs at a time.
#include <chrono>
#include <thread>

#include "looping.hpp"
#include "support/catch.hpp"

namespace {

std::vector<gmat_copilot::process::Result> run_at_once(test::Program& program,
                                                       const std::vector<std::vector<std::string>>& commands) {
    std::vector<gmat_copilot::process::Result> results(commands.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        threads.emplace_back([&, i] { results[i] = program.run(commands[i]); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    return results;
}

}  // namespace

TEST_CASE("ten runs into one folder with different outputs do not disturb each other") {
    test::Program program;
    std::vector<std::vector<std::string>> commands;
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i);
        commands.push_back(
            {"A " + std::to_string(500 + 10 * i) + " km circular orbit; propagate one hour and report altitude",
             "--repair", "1", "--dry-run", "--provenance", "-o", "m" + n + ".script", "--artifacts", "trail" + n});
    }
    const auto results = run_at_once(program, commands);
    for (int i = 0; i < 10; ++i) {
        const std::string n = std::to_string(i);
        INFO(results[static_cast<std::size_t>(i)].err);
        CHECK(results[static_cast<std::size_t>(i)].exit_code == 0);
        const auto record = nlohmann::json::parse(program.read("m" + n + ".script.copilot.json"));
        CHECK_THAT(std::string(record["request"]), ContainsSubstring(std::to_string(500 + 10 * i) + " km"));
        CHECK(record["drafts"][0]["script"] == program.read("m" + n + ".script"));
        CHECK(program.read("trail" + n + "/turn-1/draft.script") == program.read("m" + n + ".script"));
    }
    CHECK(program.listing().size() == 30);  // nothing else: no lock, no temporary file
}

TEST_CASE("a second run onto the same output is refused while the first goes on, and changes nothing") {
    test::Response slow = test::draft_reply(test::good_script);
    slow.delay_s = 1.5;
    const test::HttpServer server({slow});
    test::Program program;
    program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
    gmat_copilot::process::Result first;
    std::thread running([&] { first = program.run({"fly", "--model", "compat:test", "--dry-run", "--provenance"}); });
    for (int i = 0; i < 400 && server.requests().empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const std::string another = "A 700 km circular orbit; propagate one hour";
    const auto second = program.run({another, "--dry-run", "--provenance"});
    const auto elsewhere = program.run({another, "--dry-run", "-o", "other.script"});
    running.join();
    CHECK(second.exit_code == 2);
    CHECK_THAT(second.err, ContainsSubstring("another gmat-copilot is writing it"));
    CHECK(elsewhere.exit_code == 0);
    CHECK(first.exit_code == 0);
    CHECK(program.read("mission.script") == test::good_script);
    CHECK(nlohmann::json::parse(program.read("mission.script.copilot.json"))["request"] == "fly");
}

TEST_CASE("of runs onto the same output that start at once, each is whole or refused") {
    test::Program program;
    std::vector<std::vector<std::string>> commands;
    for (int i = 0; i < 8; ++i) {
        commands.push_back({"A " + std::to_string(500 + 10 * i) + " km circular orbit; propagate one hour", "--dry-run",
                            "--provenance", "--artifacts", "trail"});
    }
    const auto results = run_at_once(program, commands);
    std::size_t passed = 0;
    for (const auto& result : results) {
        INFO(result.err);
        passed += result.exit_code == 0 ? 1U : 0U;
        CHECK((result.exit_code == 0 || result.exit_code == 2));
    }
    CHECK(passed >= 1);
    const auto record = nlohmann::json::parse(program.read("mission.script.copilot.json"));
    CHECK(record["drafts"][0]["script"] == program.read("mission.script"));
    CHECK(program.read("trail/turn-1/draft.script") == program.read("mission.script"));
    CHECK(nlohmann::json::parse(program.read("trail/summary.json"))["request"] == record["request"]);
}

TEST_CASE("two names of one file are one output") {
    test::Response slow = test::draft_reply(test::good_script);
    slow.delay_s = 1.0;
    const test::HttpServer server({slow});
    test::Program program;
    program.environment["GMAT_COPILOT_BASE_URL"] = server.base_url();
    program.write("mission.script", "");
    std::filesystem::create_symlink("mission.script", program.file("link.script"));
    gmat_copilot::process::Result first;
    std::thread running([&] { first = program.run({"fly", "--model", "compat:test"}); });
    for (int i = 0; i < 400 && server.requests().empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(program.run({"A 700 km circular orbit; propagate one hour", "-o", "link.script"}).exit_code == 2);
    running.join();
    CHECK(first.exit_code == 0);
}
