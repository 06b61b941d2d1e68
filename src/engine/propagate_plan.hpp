// What a Propagate statement asks for, resolved: who flies under which gravity, which way, and until when.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/flight.hpp"
#include "engine/stop_condition.hpp"

namespace gmat_copilot::engine {

struct PlannedCraft {
    std::string name;
    Gravity gravity;
    std::size_t group = 0;
};

struct PlannedStop {
    std::string text;  ///< as written, for the log: "Sat.ElapsedSecs = 3600"
    std::string name;  ///< the parameter alone: what GMAT remembers as the last stop
    const ParameterRef* parameter = nullptr;
    script::NodeRef goal;  ///< null for an apsis
    StopRule rule;
    bool elapsed = false;           ///< ElapsedSecs or ElapsedDays: the goal counts from the start of this propagation
    double seconds_per_unit = 0.0;  ///< for times: what one unit of the parameter lasts; 0: not a time
};

struct PropagatePlan {
    std::vector<PlannedCraft> craft;
    std::vector<PlannedStop> stops;
    double direction = 1.0;
    double first_step_s = 60.0;  ///< what a Propagate without stop conditions covers, on its first execution
    bool fixed_step = false;
};

/// Throws Halt for what GMAT or this engine refuses.
[[nodiscard]] PropagatePlan plan_propagate(Flight& flight, const script::Statement& statement);

}  // namespace gmat_copilot::engine
