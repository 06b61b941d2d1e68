// What the repair loop does without a model, and what its own work costs.
//
//     build/bench/bench/bench_repair [--list] [--keep FOLDER] [DATA]      (built with the preset "bench"; DATA:
//     tests/data/gmat)
//
// Runs `repair --model builtin --repair 2` on every calibration mutant that GMAT rejected and compares what comes back
// with the unbroken script: a table by operator for the three families of defects, once with safe fixes and second
// thoughts and once with unsafe fixes too, and the totals. --list tells what came of each mutant;
// --keep writes the scripts that safe fixes and second thoughts made clean into a folder.
// Then the milliseconds of one turn of the loop on a script of 200 lines, with a model that answers at once.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "calibration.hpp"
#include "lint/lint.hpp"
#include "repair/loop.hpp"
#include "script/tree.hpp"
#include "synthetic_mission.hpp"

namespace {

using namespace gmat_copilot;
using bench::Family;
using bench::Outcome;
using bench::Tally;
using Clock = std::chrono::steady_clock;

double seconds() { return std::chrono::duration<double>(Clock::now().time_since_epoch()).count(); }

void print_row(const std::string& name, const Tally& tally) {
    std::printf("| %-34s | %3d | %9d | %6d | %8d | %9d | %8d |\n", name.c_str(), tally.total(),
                tally.of(Outcome::identical), tally.of(Outcome::layout), tally.of(Outcome::addition),
                tally.of(Outcome::different), tally.of(Outcome::rejected) + tally.of(Outcome::unseen));
}

void print_header(const char* first) {
    std::printf("| %-34s | %3s | %9s | %6s | %8s | %9s | %8s |\n", first, "n", "identical", "layout", "addition",
                "different", "rejected");
    std::printf("|---|---|---|---|---|---|---|\n");
}

void print_score(const std::string& name, const Tally& tally) {
    std::printf("%s: %d of %d brought back, score %.1f %%; with mended additions %d, score %.1f %%\n", name.c_str(),
                tally.brought_back(), tally.total(), tally.score(false),
                tally.brought_back() + tally.of(Outcome::addition), tally.score(true));
}

struct Wishes {
    bool list = false;
    std::string keep;  ///< a folder, or empty
};

void measure_mutants(const std::vector<bench::Mutant>& mutants, bool unsafe_fixes, const Wishes& wishes) {
    std::map<Family, std::map<std::string, Tally>> table;
    for (const bench::Mutant& mutant : mutants) {
        const bench::Repaired repaired = bench::repair_offline(mutant.script, unsafe_fixes);
        const Outcome outcome = bench::outcome_of(mutant, repaired.script, repaired.clean);
        ++table[bench::family_of(mutant.operation)][mutant.operation].count[outcome];
        if (!wishes.keep.empty() && !unsafe_fixes && repaired.clean) {
            std::ofstream(std::filesystem::path(wishes.keep) / mutant.file, std::ios::binary) << repaired.script;
        }
        if (wishes.list) {
            std::printf("%s: %s\n", std::string(to_string(outcome)).c_str(), mutant.file.c_str());
        }
    }
    std::printf("\n## %s\n",
                unsafe_fixes ? "Safe fixes, second thoughts and unsafe fixes" : "Safe fixes and second thoughts");
    Tally three;
    std::map<Family, Tally> totals;
    for (const auto& [family, rows] : table) {
        for (const auto& [operation, tally] : rows) {
            totals[family].add(tally);
        }
        if (family == Family::other) {
            continue;
        }
        three.add(totals[family]);
        std::printf("\n");
        print_header(std::string(to_string(family)).c_str());
        for (const auto& [operation, tally] : rows) {
            print_row(operation, tally);
        }
        print_row("all", totals[family]);
    }
    std::printf("\n");
    for (const auto& [family, tally] : totals) {
        if (family != Family::other) {
            print_score(std::string(to_string(family)), tally);
        }
    }
    print_score("the three families", three);
    std::printf("\nall other operators:\n");
    print_header("other");
    print_row("all", totals[Family::other]);
}

/// Answers at once with the script it is given, changed a little so that the loop goes on.
class InstantModel final : public model::Model {
  public:
    [[nodiscard]] std::string provider() const override { return "builtin"; }
    [[nodiscard]] std::string name() const override { return "instant"; }
    [[nodiscard]] model::Reply complete(const model::Request& request) override {
        model::Reply reply;
        reply.text = "```gmat\n" + request.failing->script + "% turn " + std::to_string(request.attempt) + "\n```\n";
        return reply;
    }
};

void measure_turns() {
    constexpr std::size_t script_lines = 200;
    constexpr int turns = 200;
    InstantModel model;
    repair::Options options;
    options.policy.max_attempts = turns + 1;
    options.starting_script = bench::synthetic_mission(script_lines) + "Propagate Prop(Nobody) {Nobody.Apoapsis}\n";
    std::vector<double> ends_s = {seconds()};
    repair::Services services;
    services.model = &model;
    services.now_s = seconds;
    services.lint = [](std::string_view script) {
        lint::Options judge;
        judge.suppressions = false;
        lint::FixResult fixed = lint::fix(script::parse(std::string(script)), judge);
        return repair::LintOutcome{std::move(fixed.text), std::move(fixed.applied), std::move(fixed.diagnostics)};
    };
    services.on_attempt = [&ends_s](const repair::Attempt&, int) { ends_s.push_back(seconds()); };
    const repair::Outcome outcome = repair::run(options, services);
    std::vector<double> turn_ms;
    for (std::size_t i = 2; i < ends_s.size(); ++i) {  // the first attempt is given, no turn
        turn_ms.push_back((ends_s[i] - ends_s[i - 1]) * 1e3);
    }
    std::sort(turn_ms.begin(), turn_ms.end());
    std::printf(
        "\none turn without model and dry-run, script of %zu lines, %zu turns: median %.2f ms, fastest %.2f, "
        "slowest %.2f\n",
        script_lines, turn_ms.size(), turn_ms.at(turn_ms.size() / 2), turn_ms.front(), turn_ms.back());
    if (outcome.attempts.size() != turns + 1) {
        std::printf("(the loop stopped early: %zu attempts)\n", outcome.attempts.size());
    }
}

}  // namespace

int main(int argc, char** argv) {
    Wishes wishes;
    std::string folder = GMAT_COPILOT_CALIBRATION;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--list") == 0) {
            wishes.list = true;
        } else if (std::strcmp(argv[i], "--keep") == 0 && i + 1 < argc) {
            wishes.keep = argv[++i];
        } else {
            folder = argv[i];
        }
    }
    const std::vector<bench::Mutant> mutants = bench::rejected_mutants(folder);
    measure_mutants(mutants, false, wishes);
    measure_mutants(mutants, true, wishes);
    measure_turns();
}
