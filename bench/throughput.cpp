// How fast scripts are parsed and checked, over synthetic missions of growing length:
//
//     build/bench/bench/bench_throughput [LINES...]       (built with the preset "bench")
//
// Prints a row a length: lines, bytes, MB/s parsing, MB/s parsing and checking; best of three runs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "lint/lint.hpp"
#include "script/tree.hpp"
#include "synthetic_mission.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

void measure(std::size_t lines) {
    using namespace gmat_copilot;
    const std::string script = gmat_copilot::bench::synthetic_mission(lines);
    double parse_s = 1e9;
    double check_s = 1e9;
    std::size_t findings = 0;
    for (int run = 0; run < 3; ++run) {
        const auto start = Clock::now();
        const script::Tree tree = script::parse(script);
        parse_s = std::min(parse_s, seconds_since(start));
        findings = lint::check(tree).size();
        check_s = std::min(check_s, seconds_since(start));
    }
    const double megabytes = static_cast<double>(script.size()) / 1e6;
    const auto actual = static_cast<std::size_t>(std::count(script.begin(), script.end(), '\n'));
    std::printf("%10zu %12zu %12.1f %16.1f %10zu\n", actual, script.size(), megabytes / parse_s, megabytes / check_s,
                findings);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::size_t> lengths = {100, 1'000, 10'000, 100'000, 1'000'000};
    if (argc > 1) {
        lengths.clear();
        for (int i = 1; i < argc; ++i) {
            lengths.push_back(std::strtoull(argv[i], nullptr, 10));
        }
    }
    std::printf("%10s %12s %12s %16s %10s\n", "lines", "bytes", "parse MB/s", "parse+check MB/s", "findings");
    for (const std::size_t lines : lengths) {
        measure(lines);
    }
}
