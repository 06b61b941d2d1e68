#include "dryrun/preflight.hpp"

#include "dryrun/preflight_needs.hpp"
#include "engine/abilities.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using dryrun::Need;
using dryrun::NeedKind;

namespace {

std::vector<Need> needs(const std::string& script) { return dryrun::needs_of(script::parse(script)); }

const Need* find(const std::vector<Need>& list, NeedKind kind, const std::string& name) {
    for (const Need& need : list) {
        if (need.kind == kind && need.name == name) {
            return &need;
        }
    }
    return nullptr;
}

dryrun::Options builtin() {
    dryrun::Options options;
    options.engine = dryrun::EngineChoice::builtin;
    return options;
}

}  // namespace

TEST_CASE("needs are read with the line that first asks for them") {
    const auto list = needs(
        "Create Spacecraft Sat\n"
        "Sat.OrbitSpiceKernelName = {'a.bsp', 'b.bsp'}\n"
        "Create GmatFunction f, g\n"
        "g.FunctionPath = '../userfunctions/gmat/other.gmf'\n"
        "Create ForceModel FM, Idle\n"
        "FM.GravityField.Earth.PotentialFile = 'EGM96.cof'\n"
        "Idle.GravityField.Earth.PotentialFile = 'idle.cof'\n"
        "Create Propagator P, Q\n"
        "P.FM = FM\nP.Type = BulirschStoer\nQ.Type = SPK\n"
        "BeginMissionSequence\n"
        "Propagate P(Sat) {Sat.ElapsedSecs = 1}\n"
        "Save Sat\n");
    REQUIRE(find(list, NeedKind::kernel, "b.bsp") != nullptr);
    CHECK(find(list, NeedKind::kernel, "b.bsp")->line == 2);
    CHECK(find(list, NeedKind::function, "f.gmf") != nullptr);
    CHECK(find(list, NeedKind::function, "../userfunctions/gmat/other.gmf") != nullptr);
    CHECK(find(list, NeedKind::gravity_file, "EGM96.cof")->flown);
    CHECK_FALSE(find(list, NeedKind::gravity_file, "idle.cof")->flown);
    CHECK(find(list, NeedKind::propagator, "BulirschStoer")->library == "libExtraPropagators");
    CHECK(find(list, NeedKind::propagator, "SPK") == nullptr);  // nothing is propagated with it
    CHECK(find(list, NeedKind::plugin, "Save")->library == "libSaveCommand");
}

TEST_CASE("what the built-in engine flies has a clean preflight, and what it lacks is named") {
    const std::string mission =
        "Create Spacecraft Sat\nCreate Propagator P\nBeginMissionSequence\nPropagate P(Sat) {Sat.ElapsedSecs = 1}\n";
    const auto clean = dryrun::preflight(mission, builtin());
    CHECK(clean.ok);
    CHECK(clean.engine.starts_with("builtin"));
    CHECK_FALSE(clean.checks.empty());

    const auto lacking = dryrun::preflight("Create GmatFunction f\n" + mission, builtin());
    CHECK_FALSE(lacking.ok);
    CHECK(lacking.tier == dryrun::Tier::unsupported);
    CHECK_THAT(lacking.one_line, ContainsSubstring("line 1: "));
    const auto verdict = dryrun::verdict_of(lacking);
    CHECK_FALSE(verdict.ok);
    CHECK(verdict.tier == dryrun::Tier::unsupported);
    CHECK(verdict.line == 1);
}

TEST_CASE("every mission that the built-in engine is measured on passes its preflight") {
    std::size_t seen = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::data("engine"))) {
        if (entry.path().extension() == ".script") {
            INFO(entry.path());
            CHECK(dryrun::preflight(test::read_file(entry.path()), builtin()).ok);
            ++seen;
        }
    }
    CHECK(seen >= 10);
}

TEST_CASE("a hostile script gives a bounded list in linear time, and no name of it reaches beyond a line") {
    std::string script;
    for (int i = 0; i < 20'000; ++i) {
        const std::string n = std::to_string(i);
        script += "Create GmatFunction f" + n + "\nCreate ForceModel FM" + n + "\nFM" + n +
                  ".GravityField.Earth.PotentialFile = 'x" + n + ".cof'\n";
    }
    script += "Sat.EphemerisName = '/etc/\x1b[31mpasswd.x'\n";
    const auto preflight = dryrun::preflight(script, builtin());
    CHECK_FALSE(preflight.ok);
    CHECK(preflight.checks.size() == dryrun::max_preflight_checks);
    for (const auto& check : preflight.checks) {
        CHECK(check.name.find('\x1b') == std::string::npos);
    }
}
