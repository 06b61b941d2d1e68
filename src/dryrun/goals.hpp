// How far a solver was from its goals in its last iteration, read out of a run's log (GMAT's or the built-in engine's).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::dryrun {

/// One goal of one solver. Numbers as the log writes them, in the goal's own unit.
struct GoalMiss {
    std::string solver;
    int iteration = 0;
    std::string goal;  ///< "Sat.Earth.RMAG"
    std::string desired;
    std::string achieved;
    std::string miss;  ///< desired minus achieved

    friend bool operator==(const GoalMiss&, const GoalMiss&) = default;
};

inline constexpr std::size_t most_goal_misses = 50;

/// The goals of the last iteration of each solver in the log, in the order of the solvers' last iterations. Any bytes
/// give a list; linear time.
[[nodiscard]] std::vector<GoalMiss> last_goals(std::string_view raw_log);

}  // namespace gmat_copilot::dryrun
