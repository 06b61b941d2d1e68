#include "engine/stop_condition.hpp"

#include <algorithm>
#include <cmath>

namespace gmat_copilot::engine {

double stop_difference(const StopRule& rule, double value, double goal) {
    const double difference = value - goal;
    return rule.cycle > 0.0 ? std::remainder(difference, rule.cycle) : difference;
}

bool stop_crossed(const StopRule& rule, double before, double now) {
    if (rule.cycle > 0.0 && std::abs(now) >= rule.cycle / 4.0) {
        return false;
    }
    if (rule.kind != StopKind::crossing) {
        const bool rising = (rule.kind == StopKind::periapsis) != rule.backwards;
        if (rising ? before > 0.0 || now < 0.0 : before < 0.0 || now > 0.0) {
            return false;
        }
    }
    return before != now && std::min(before, now) <= 0.0 && std::max(before, now) >= 0.0;
}

}  // namespace gmat_copilot::engine
