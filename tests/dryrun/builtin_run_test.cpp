#include "dryrun/builtin_run.hpp"

#include <atomic>
#include <limits>
#include <thread>

#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::dryrun;
namespace engine = gmat_copilot::engine;
namespace fs = std::filesystem;

namespace {

/// A stand-in for this program whose engine misbehaves.
class Program {
  public:
    explicit Program(const std::string& body) {
        test::write_file(path(), "#!/bin/sh\n" + body);
        fs::permissions(path(), fs::perms::owner_all);
    }
    [[nodiscard]] fs::path path() const { return folder_.path() / "self"; }

  private:
    test::TemporaryFolder folder_;
};

Options with_self(const fs::path& self) {
    Options options;
    options.engine = EngineChoice::builtin;
    options.self = self;
    return options;
}

std::string mission(const std::string& name) { return test::read_file(test::data("gmat/scripts/" + name + ".script")); }

}  // namespace

TEST_CASE("a mission GMAT flies is flown by the built-in engine, in a child") {
    const Verdict verdict = run(mission("b01_leo_hour"), with_self(ENGINE_CHILD));
    INFO(verdict.one_line);
    CHECK(verdict.ok);
    CHECK(verdict.tier == Tier::run);
    CHECK(verdict.engine == engine::engine_name());
    CHECK(verdict.one_line.empty());
    CHECK_FALSE(verdict.converged);
}

TEST_CASE("a script GMAT does not load is not ok") {
    const Verdict verdict =
        run("Create Spacecraft Sat;\nSat.SMAA = 7000;\nBeginMissionSequence;\n", with_self(ENGINE_CHILD));
    CHECK_FALSE(verdict.ok);
    CHECK_FALSE(verdict.one_line.empty());
}

TEST_CASE("load only flies nothing") {
    Options options = with_self(ENGINE_CHILD);
    options.load_only = true;
    const Verdict verdict = run(mission("b01_leo_hour"), options);
    CHECK(verdict.ok);
    CHECK(verdict.tier == Tier::load);
}

TEST_CASE("a flight's ending decides tier and ok") {
    engine::FlightResult flight;
    const Options options;
    CHECK(verdict_of_flight(flight, options).ok);

    flight.message = "Sat.SMAA is not a field, see /home/someone/x.script";
    flight.line = 12;
    struct Row {
        engine::Ending ending;
        Tier tier;
    };
    for (const Row& row : {Row{engine::Ending::load_error, Tier::load}, Row{engine::Ending::run_error, Tier::run},
                           Row{engine::Ending::unsupported, Tier::unsupported}}) {
        flight.ending = row.ending;
        const Verdict verdict = verdict_of_flight(flight, options);
        CHECK(verdict.tier == row.tier);
        CHECK_FALSE(verdict.ok);
        CHECK(verdict.line == 12);
        CHECK(verdict.one_line == "Sat.SMAA is not a field, see x.script");
    }
    flight.message.clear();
    CHECK_FALSE(verdict_of_flight(flight, options).one_line.empty());
}

TEST_CASE("an unconverged solver is not ok and is named; without a solver converged is null") {
    engine::FlightResult flight;
    CHECK_FALSE(verdict_of_flight(flight, {}).converged);
    flight.has_solver = true;
    flight.converged = {{"DC1", true}, {"DC2", false}};
    const Verdict verdict = verdict_of_flight(flight, {});
    CHECK_FALSE(verdict.ok);
    CHECK(verdict.tier == Tier::run);
    CHECK(verdict.converged == flight.converged);
    CHECK_THAT(verdict.one_line, ContainsSubstring("DC2 did not converge"));
    CHECK(verdict.one_line.find("DC1") == std::string::npos);
    flight.converged = {{"DC1", true}};
    CHECK(verdict_of_flight(flight, {}).ok);
}

TEST_CASE("the raw log is the engine's log and then the reports, bounded") {
    engine::FlightResult flight;
    flight.log = {"propagated Sat", "done"};
    flight.reports = {{"a.txt", "1 2 3"}, {"b.txt", "x\n"}};
    CHECK(verdict_of_flight(flight, {}).raw_log == "propagated Sat\ndone\n--- a.txt ---\n1 2 3\n--- b.txt ---\nx\n");
    flight.reports["a.txt"].assign(5'000'000, 'x');
    Options options;
    options.log_limit_bytes = 1000;
    CHECK(verdict_of_flight(flight, options).raw_log.size() < 1100);
}

TEST_CASE("an engine that hangs, crashes or talks nonsense is a verdict") {
    const Program hanging("exec sleep 1000");
    Options options = with_self(hanging.path());
    options.timeout_s = 0.3;
    const Verdict timeout = run("BeginMissionSequence\n", options);
    CHECK(timeout.tier == Tier::timeout);
    CHECK_THAT(timeout.one_line, ContainsSubstring("0.3 s"));

    const Program crashing("kill -SEGV $$");
    const Verdict crash = run("BeginMissionSequence\n", with_self(crashing.path()));
    CHECK(crash.tier == Tier::crash);
    CHECK_THAT(crash.one_line, ContainsSubstring("invalid memory access"));

    for (const char* body : {"echo nonsense", "echo '{}'", "exit 3", "echo '{\"ending\":\"completed\"}'", "true"}) {
        const Program talking(body);
        const Verdict verdict = run("BeginMissionSequence\n", with_self(talking.path()));
        CHECK(verdict.tier == Tier::crash);
        CHECK_FALSE(verdict.ok);
    }
    const Verdict missing = run("BeginMissionSequence\n", with_self("/no/such/program"));
    CHECK(missing.tier == Tier::unavailable);
    CHECK(missing.one_line.find("/no/") == std::string::npos);
}

TEST_CASE("cancelling ends the engine") {
    const Program hanging("exec sleep 1000");
    std::atomic<bool> cancelled = true;
    Options options = with_self(hanging.path());
    options.cancelled = &cancelled;
    const Verdict verdict = run("BeginMissionSequence\n", options);
    CHECK_FALSE(verdict.ok);
    CHECK_THAT(verdict.one_line, ContainsSubstring("cancelled"));
}

TEST_CASE("a script over the limit is refused without a run") {
    const Verdict verdict = run(std::string((std::size_t{16} << 20U) + 1, '%'), with_self("/no/such/program"));
    CHECK(verdict.tier == Tier::refused);
}
