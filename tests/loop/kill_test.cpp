// A run that is killed at any moment leaves valid JSON and every draft that was finished.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "looping.hpp"
#include "provenance/record.hpp"
#include "support/catch.hpp"
#include "support/schema.hpp"

namespace {

namespace fs = std::filesystem;

/// Starts the program in `folder` and returns its process number.
pid_t start(const fs::path& folder, const std::string& base_url) {
    const pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    const int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(nothing, 2);
    if (chdir(folder.c_str()) != 0) {
        _exit(99);
    }
    const std::string url = "GMAT_COPILOT_BASE_URL=" + base_url;
    const std::string home = "HOME=" + folder.string();
    const char* environment[] = {url.c_str(), home.c_str(), "PATH=/usr/bin:/bin", nullptr};
    const char* arguments[] = {GMAT_COPILOT_PROGRAM, "fly",          "--model",     "compat:test", "--repair", "5",
                               "--dry-run",          "--provenance", "--artifacts", "trail",       nullptr};
    execve(GMAT_COPILOT_PROGRAM, const_cast<char**>(arguments), const_cast<char**>(environment));
    _exit(99);
}

/// How many drafts the files tell of; checks that each file is whole.
std::size_t finished_drafts(const fs::path& folder) {
    std::size_t finished = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name.starts_with('.')) {
            continue;  // a temporary file of the killed process
        }
        INFO(entry.path());
        if (entry.path().extension() == ".json") {
            CHECK(nlohmann::json::accept(test::read_file(entry.path())));
        }
        if (name == "errors.json") {
            ++finished;
            const fs::path draft = entry.path().parent_path() / "draft.script";
            REQUIRE(fs::exists(draft));
            CHECK_THAT(test::read_file(draft), ContainsSubstring("BeginMissionSequence"));
        }
    }
    return finished;
}

}  // namespace

TEST_CASE("killed at fifty random moments, a run leaves valid JSON and every finished draft") {
    std::mt19937 random(20261121);
    std::uniform_int_distribution<int> moment_us(0, 400'000);
    std::size_t with_drafts = 0;
    for (int kill_number = 0; kill_number < 50; ++kill_number) {
        std::vector<test::Response> replies;
        for (const char* field : {"Alpha1", "Bravo2", "Charlie3", "Delta4"}) {
            replies.push_back(test::draft_reply(test::bad_script(field)));
            replies.back().delay_s = 0.02;
        }
        replies.push_back(test::draft_reply(test::good_script));
        replies.back().delay_s = 0.02;
        const test::HttpServer server(replies);
        const test::TemporaryFolder folder;
        const pid_t pid = start(folder.path(), server.base_url());
        REQUIRE(pid > 0);
        const int wait_us = moment_us(random);
        std::this_thread::sleep_for(std::chrono::microseconds(wait_us));
        kill(pid, SIGKILL);
        int status = 0;
        waitpid(pid, &status, 0);
        INFO("killed after " << wait_us << " us");

        const std::size_t finished = finished_drafts(folder.path());
        const fs::path record_path = folder.path() / "mission.script.copilot.json";
        if (fs::exists(record_path)) {
            const std::string text = test::read_file(record_path);
            CHECK(test::record_schema().problems(nlohmann::json::parse(text)).empty());
            const auto record = gmat_copilot::provenance::from_json(text);
            CHECK(record.drafts.size() <= finished);
            CHECK(record.drafts.size() + 1 >= finished);  // the record follows the artifacts at once
            if (WIFSIGNALED(status)) {
                CHECK((record.finished_at.empty() ? record.stop_reason == "cancelled" : record.stop_reason == "clean"));
            }
        } else {
            CHECK(finished == 0);
        }
        with_drafts += finished > 0 && WIFSIGNALED(status) ? 1U : 0U;
    }
    CHECK(with_drafts >= 10);  // else the moments miss what they are to hit
}

TEST_CASE("what a killed run left behind hinders nobody") {
    const test::HttpServer server({test::draft_reply(test::bad_script()), test::Response{.hang = true}});
    test::Program program;
    const pid_t pid = start(program.file(""), server.base_url());
    for (int i = 0; i < 400 && server.requests().size() < 2; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    CHECK(program.exists(".mission.script.lock"));
    const auto trace = program.run({"trace", "mission.script.copilot.json"});
    CHECK(trace.exit_code == 0);
    const test::HttpServer next({test::draft_reply(test::good_script)});
    const test::Run run = test::run_loop(program, next, {"--dry-run", "--artifacts", "trail"});
    CHECK(run.stop_reason() == "clean");
    CHECK_FALSE(program.exists(".mission.script.lock"));
}
