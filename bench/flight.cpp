// How long the built-in engine takes to fly the planner's missions:
//
//     build/dev/bench/bench_flight
//
// Prints a row a request: milliseconds to draft, to parse and to fly, best of five runs.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

#include "draft/planner/planner.hpp"
#include "engine/engine.hpp"
#include "script/tree.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

constexpr std::array<std::string_view, 4> requests = {
    "A 500 km circular orbit at 51.6 degrees inclination; propagate one day and report altitude and semi-major axis",
    "a Hohmann transfer from 400 km to GEO; report the semi-major axis before and after",
    "A geostationary orbit; propagate 30 days",
    "A Molniya orbit; propagate 10 orbits and report the eccentricity",
};

}  // namespace

int main() {
    using namespace gmat_copilot;
    std::printf("%9s %9s %9s  %s\n", "draft ms", "parse ms", "fly ms", "request");
    for (const std::string_view request : requests) {
        double draft_ms = 1e9;
        double parse_ms = 1e9;
        double fly_ms = 1e9;
        for (int run = 0; run < 5; ++run) {
            auto start = Clock::now();
            const drafting::planner::Drafted drafted = drafting::planner::draft(request);
            draft_ms = std::min(draft_ms, milliseconds_since(start));
            start = Clock::now();
            const script::Tree tree = script::parse(drafted.script);
            parse_ms = std::min(parse_ms, milliseconds_since(start));
            start = Clock::now();
            const engine::FlightResult flight = engine::fly(tree);
            fly_ms = std::min(fly_ms, milliseconds_since(start));
            if (flight.ending != engine::Ending::completed) {
                std::printf("not flown: %s\n", flight.message.c_str());
                break;
            }
        }
        std::printf("%9.3f %9.3f %9.3f  %s\n", draft_ms, parse_ms, fly_ms, std::string(request).c_str());
    }
}
