// Missions of any length, for the benchmarks: resources with fields, then commands, as people write them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

namespace gmat_copilot::bench {

/// A mission of about `lines` lines (within 30 of it), valid GMAT.
[[nodiscard]] inline std::string synthetic_mission(std::size_t lines) {
    std::string script =
        "Create ForceModel FM\nFM.PrimaryBodies = {Earth}\nCreate Propagator Prop\nProp.FM = FM\nCreate Variable v\n";
    constexpr std::size_t lines_per_craft = 25;
    const std::size_t craft = std::max<std::size_t>(1, lines / lines_per_craft);
    for (std::size_t i = 0; i < craft; ++i) {
        const std::string name = "Sat" + std::to_string(i);
        script += "Create Spacecraft " + name + "\n" + name + ".DateFormat = UTCGregorian;\n" + name +
                  ".Epoch = '01 Jan 2026 12:00:00.000';\n" + name + ".DisplayStateType = Keplerian % elements\n" +
                  name + ".SMA = 7000.5\n" + name + ".ECC = 1e-3\n" + name + ".INC = 51.6\n" + name + ".RAAN = 10\n" +
                  name + ".AOP = 20\n" + name + ".TA = 30\n";
    }
    script += "BeginMissionSequence\n";
    for (std::size_t i = 0; i < craft; ++i) {
        const std::string name = "Sat" + std::to_string(i);
        for (int k = 0; k < 3; ++k) {
            script +=
                "Propagate 'leg' Prop(" + name + ") {" + name + ".ElapsedSecs = 600, " + name + ".Earth.Apoapsis}\n";
            script += "v = sqrt(" + name + ".X^2 + " + name + ".Y^2) / (1 + " + name +
                      ".ECC)\nIf v > 7000\n   v = v - 1\nEndIf\n";
        }
    }
    return script;
}

}  // namespace gmat_copilot::bench
