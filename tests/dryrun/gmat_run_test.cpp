// The runner against a stand-in for GmatConsole: a real program in a real installation folder.
#include "dryrun/gmat_run.hpp"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <thread>

#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::dryrun;
namespace fs = std::filesystem;

namespace {

/// A GMAT of the test's own.
class FakeGmat {
  public:
    FakeGmat() {
        fs::create_directories(root() / "bin");
        fs::copy_file(FAKE_GMAT, root() / "bin" / "GmatConsole-R2026a");
        fs::copy_file(test::data("dryrun/gmat_startup_file.txt"), root() / "bin" / "gmat_startup_file.txt");
    }
    [[nodiscard]] fs::path root() const { return folder_.path() / "GMAT"; }
    [[nodiscard]] Options options() const {
        Options options;
        options.engine = EngineChoice::gmat;
        options.gmat_root = root();
        return options;
    }
    /// Runs a script that asks the stand-in for `act`.
    [[nodiscard]] Verdict fly(const std::string& act, Options options) const {
        return run("% fake: " + act + "\nBeginMissionSequence\n", options);
    }
    [[nodiscard]] Verdict fly(const std::string& act) const { return fly(act, options()); }

  private:
    test::TemporaryFolder folder_;
};

std::set<std::string> folders_left() {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(fs::temp_directory_path())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("gmat-copilot-") && !name.starts_with("gmat-copilot-test-")) {
            names.insert(name);
        }
    }
    return names;
}

bool is_dead(pid_t pid) {
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string number;
    std::string name;
    std::string state;
    stat >> number >> name >> state;
    return !stat || state == "Z" || state == "X";
}

}  // namespace

TEST_CASE("a script that runs is ok") {
    const Verdict verdict = FakeGmat().fly("log ok_minimal");
    CHECK(verdict.ok);
    CHECK(verdict.tier == Tier::run);
    CHECK(verdict.engine == "gmat R2026a");
    CHECK(verdict.one_line.empty());
    CHECK_FALSE(verdict.converged);
    CHECK_FALSE(verdict.line);
    CHECK_THAT(verdict.raw_log, ContainsSubstring("Mission run completed."));
}

TEST_CASE("load and run errors come back with tier, line and sentence") {
    const Verdict load = FakeGmat().fly("log unknown_field");
    CHECK_FALSE(load.ok);
    CHECK(load.tier == Tier::load);
    CHECK(load.line == 33);
    CHECK_THAT(load.one_line, ContainsSubstring("SMAA"));
    const Verdict run = FakeGmat().fly("log run_sqrt_negative");
    CHECK_FALSE(run.ok);
    CHECK(run.tier == Tier::run);
    CHECK(run.line == 35);
}

TEST_CASE("a solver that did not converge is not ok, although GMAT exits with 0") {
    const Verdict verdict = FakeGmat().fly("log solver_nonconvergence_SaveAndContinue");
    CHECK_FALSE(verdict.ok);
    CHECK(verdict.tier == Tier::run);
    CHECK(verdict.converged == std::map<std::string, bool>{{"DC", false}});
    CHECK_THAT(verdict.one_line, ContainsSubstring("DC did not converge"));
    const Verdict good = FakeGmat().fly("log solver_converged_reference");
    CHECK(good.ok);
    CHECK(good.converged == std::map<std::string, bool>{{"DC", true}});
}

TEST_CASE("load only: what happens after loading is not judged") {
    const FakeGmat gmat;
    Options options = gmat.options();
    options.load_only = true;
    for (const char* log : {"log run_sqrt_negative", "log solver_nonconvergence_Stop", "log ok_minimal"}) {
        const Verdict verdict = gmat.fly(log, options);
        CHECK(verdict.ok);
        CHECK(verdict.tier == Tier::load);
        CHECK(verdict.one_line.empty());
        CHECK_FALSE(verdict.converged);
    }
    CHECK_FALSE(gmat.fly("log unknown_field", options).ok);
    options.timeout_s = 0.5;
    CHECK(gmat.fly("hang solver_converged_reference", options).ok);
    CHECK(gmat.fly("hang", options).tier == Tier::timeout);
}

TEST_CASE("a run that hangs is ended, with everything it started") {
    const FakeGmat gmat;
    const test::TemporaryFolder folder;
    Options options = gmat.options();
    options.timeout_s = 0.5;
    const fs::path note = folder.path() / "pid";
    const Verdict verdict = gmat.fly("family " + note.string(), options);
    CHECK(verdict.tier == Tier::timeout);
    CHECK_FALSE(verdict.ok);
    CHECK_THAT(verdict.one_line, ContainsSubstring("did not finish within 0.5 s"));
    const pid_t left = std::stoi(test::read_file(note));
    for (int i = 0; i < 500 && !is_dead(left); ++i) {
        usleep(10'000);
    }
    CHECK(is_dead(left));
}

TEST_CASE("cancelling ends a run") {
    const FakeGmat gmat;
    std::atomic<bool> cancelled = false;
    Options options = gmat.options();
    options.cancelled = &cancelled;
    std::thread user([&cancelled] {
        usleep(200'000);
        cancelled = true;
    });
    const Verdict verdict = gmat.fly("hang", options);
    user.join();
    CHECK_FALSE(verdict.ok);
    CHECK_THAT(verdict.one_line, ContainsSubstring("cancelled"));
}

TEST_CASE("a crash is a crash, a GMAT that cannot start is unavailable") {
    const Verdict crash = FakeGmat().fly("crash");
    CHECK(crash.tier == Tier::crash);
    CHECK_FALSE(crash.ok);
    const Verdict missing = FakeGmat().fly("no-library");
    CHECK(missing.tier == Tier::unavailable);
    CHECK_THAT(missing.one_line, ContainsSubstring("libGmatBase.so"));
    CHECK(missing.one_line.find("/opt") == std::string::npos);
}

TEST_CASE("the log is bounded, its head and tail are kept") {
    const FakeGmat gmat;
    Options options = gmat.options();
    options.log_limit_bytes = 100'000;
    const Verdict verdict = gmat.fly("flood", options);
    CHECK(verdict.ok);
    CHECK(verdict.raw_log.size() < 110'000);
    CHECK_THAT(verdict.raw_log, ContainsSubstring("GMAT Console Application"));
    CHECK_THAT(verdict.raw_log, ContainsSubstring("bytes left out"));
}

TEST_CASE("GMAT sees no credential, no home and no foreign variable") {
    REQUIRE(setenv("SOME_API_KEY", "leaked-1", 1) == 0);
    REQUIRE(setenv("GITHUB_TOKEN", "leaked-2", 1) == 0);
    REQUIRE(setenv("UNRELATED", "leaked-3", 1) == 0);
    const Verdict verdict = FakeGmat().fly("environment");
    CHECK(verdict.ok);
    CHECK(verdict.raw_log.find("leaked") == std::string::npos);
    CHECK_THAT(verdict.raw_log, ContainsSubstring("PATH="));
    if (const char* home = std::getenv("HOME"); home != nullptr && std::string(home) != "/") {
        CHECK(verdict.raw_log.find("HOME=" + std::string(home) + "\n") == std::string::npos);
    }
    for (const char* name : {"SOME_API_KEY", "GITHUB_TOKEN", "UNRELATED"}) {
        unsetenv(name);
    }
}

TEST_CASE("files of the run are in the log, links are not followed, no folder of this machine is named") {
    const FakeGmat gmat;
    const Verdict verdict = gmat.fly("report");
    CHECK_THAT(verdict.raw_log, ContainsSubstring("--- Report.txt ---\nSat.SMA\n7000\n"));
    CHECK_THAT(verdict.raw_log, ContainsSubstring("--- Beside.txt ---\nbeside the script\n"));
    CHECK(verdict.raw_log.find("Link.txt") == std::string::npos);
    CHECK(verdict.raw_log.find("GmatLog.txt ---") == std::string::npos);
    CHECK(verdict.raw_log.find(fs::temp_directory_path().string() + "/gmat-copilot") == std::string::npos);
    CHECK_THAT(verdict.raw_log, ContainsSubstring("wrote Report.txt"));
}

TEST_CASE("the run's folder is gone afterwards") {
    const std::set<std::string> before = folders_left();
    const FakeGmat gmat;
    const test::TemporaryFolder folder;
    const fs::path note = folder.path() / "where";
    CHECK(gmat.fly("where " + note.string()).ok);
    const fs::path used = test::read_file(note);
    CHECK(used.filename().string().starts_with("gmat-copilot-"));
    CHECK_FALSE(fs::exists(used));
    Options options = gmat.options();
    options.timeout_s = 0.2;
    static_cast<void>(gmat.fly("hang", options));
    static_cast<void>(gmat.fly("crash"));
    for (const std::string& name : folders_left()) {
        CHECK((before.count(name) == 1 || !fs::exists(fs::temp_directory_path() / name / "mission")));
    }
}

TEST_CASE("without GMAT the verdict says how to name one, and automatic takes the built-in engine") {
    const test::TemporaryFolder empty;
    Options options;
    options.engine = EngineChoice::gmat;
    options.gmat_root = empty.path();
    const Verdict verdict = run("BeginMissionSequence\n", options);
    CHECK(verdict.tier == Tier::unavailable);
    CHECK_FALSE(verdict.ok);
    CHECK_THAT(verdict.one_line, ContainsSubstring("--gmat-root"));
    options.engine = EngineChoice::automatic;
    options.self = ENGINE_CHILD;
    CHECK_THAT(run("BeginMissionSequence\n", options).engine, ContainsSubstring("builtin"));
}

TEST_CASE("an installation without a start-up file is unavailable") {
    const FakeGmat gmat;
    fs::remove(gmat.root() / "bin" / "gmat_startup_file.txt");
    const Verdict verdict = gmat.fly("log ok_minimal");
    CHECK(verdict.tier == Tier::unavailable);
    CHECK_THAT(verdict.one_line, ContainsSubstring("gmat_startup_file.txt"));
}

TEST_CASE("what the policy refuses is not run") {
    const FakeGmat gmat;
    const test::TemporaryFolder folder;
    const fs::path note = folder.path() / "ran";
    const Verdict verdict = run("% fake: where " + note.string() +
                                    "\nCreate ReportFile R;\nR.Filename = '/tmp/x.txt';\n" + "BeginMissionSequence\n",
                                gmat.options());
    CHECK(verdict.tier == Tier::refused);
    CHECK_FALSE(verdict.ok);
    CHECK(verdict.line == 3);
    CHECK_THAT(verdict.one_line, ContainsSubstring("R.Filename"));
    CHECK(verdict.one_line.find("/tmp") == std::string::npos);
    CHECK_FALSE(fs::exists(note));
}
