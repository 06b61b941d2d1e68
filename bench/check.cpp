// What `check` costs: the whole process on a script of 200 lines, and parsing and linting of long scripts.
//
//     build/bench/bench/bench_check [PROGRAM]       (built with the preset "bench"; PROGRAM: the built gmat-copilot)
//
// Prints the median, fastest and slowest of 100 runs of the process with its peak memory, then a row for each length:
// lines, bytes, MB/s parsing, MB/s parsing and linting (best of three), and the exponent with which the time grows.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "lint/lint.hpp"
#include "script/tree.hpp"
#include "synthetic_mission.hpp"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int runs = 100;
constexpr std::size_t script_lines = 200;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

struct Run {
    double wall_ms = 0;
    long peak_kib = 0;
};

/// One run of `PROGRAM check FILE`, output thrown away.
Run run_once(const char* program, const char* file) {
    const auto start = Clock::now();
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stdout) != nullptr && std::freopen("/dev/null", "w", stderr) != nullptr) {
            execl(program, program, "check", file, static_cast<char*>(nullptr));
        }
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        std::fprintf(stderr, "cannot run %s\n", program);
        std::exit(2);
    }
    return {seconds_since(start) * 1e3, usage.ru_maxrss};
}

void measure_process(const char* program) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "bench_check.script";
    std::ofstream(file) << gmat_copilot::bench::synthetic_mission(script_lines);
    run_once(program, file.c_str());  // warms the cache
    std::vector<double> wall_ms;
    long peak_kib = 0;
    for (int i = 0; i < runs; ++i) {
        const Run run = run_once(program, file.c_str());
        wall_ms.push_back(run.wall_ms);
        peak_kib = std::max(peak_kib, run.peak_kib);
    }
    std::filesystem::remove(file);
    std::sort(wall_ms.begin(), wall_ms.end());
    std::printf(
        "check of %zu lines, whole process, %d runs: median %.2f ms, fastest %.2f, slowest %.2f; peak %.1f MB\n",
        script_lines, runs, wall_ms[wall_ms.size() / 2], wall_ms.front(), wall_ms.back(),
        static_cast<double>(peak_kib) / 1024);
}

/// Seconds for parsing and linting, best of three.
double measure_length(std::size_t lines) {
    using namespace gmat_copilot;
    const std::string script = bench::synthetic_mission(lines);
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
    std::printf("%10zu %12zu %12.1f %16.1f %10zu\n",
                static_cast<std::size_t>(std::count(script.begin(), script.end(), '\n')), script.size(),
                megabytes / parse_s, megabytes / check_s, findings);
    return check_s / static_cast<double>(script.size());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        measure_process(argv[1]);
    }
    std::printf("%10s %12s %12s %16s %10s\n", "lines", "bytes", "parse MB/s", "parse+lint MB/s", "findings");
    measure_length(100);
    const double at_thousand = measure_length(1'000);
    measure_length(10'000);
    measure_length(100'000);
    const double at_million = measure_length(1'000'000);
    std::printf("growth exponent, 10^3 to 10^6 lines: %.3f\n", 1 + std::log10(at_million / at_thousand) / 3);
}
