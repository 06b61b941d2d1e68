// What the repair loop does without a model, and what its own work costs.
//
//     build/bench/bench/bench_repair [--list] [--keep FOLDER] [DATA]      (built with the preset "bench"; DATA:
//     tests/data/gmat)
//
// Runs `repair --model builtin --repair 2` on every calibration mutant that GMAT rejected and compares what comes back
// with the unbroken script: a table by operator for the three families of defects, once with safe fixes and second
// thoughts and once with unsafe fixes too, and the totals. --list tells what came of each mutant;
// --keep writes the scripts that safe fixes and second thoughts made clean into a folder.
// Then the milliseconds of one turn of the loop on a script of 200 lines, with a model that answers at once: the loop
// alone, and with record and artifacts on the disk.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "calibration.hpp"
#include "lint/lint.hpp"
#include "script/tree.hpp"
#include "turns.hpp"

namespace {

using namespace gmat_copilot;
using bench::Family;
using bench::Outcome;
using bench::Tally;

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
    bench::measure_turns(bench::Kept::in_memory);
    bench::measure_turns(bench::Kept::on_disk);
}
