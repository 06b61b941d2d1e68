// Which crossing of a stop condition counts: GMAT's rules (StopCondition and Propagate of R2026a), as pure functions.
#pragma once

namespace gmat_copilot::engine {

enum class StopKind { crossing, periapsis, apoapsis };

struct StopRule {
    StopKind kind = StopKind::crossing;
    double cycle = 0.0;  ///< degrees after which an angle repeats; 0: not an angle
    bool backwards = false;
};

/// How far a value is from its goal; for angles the nearest way round.
[[nodiscard]] double stop_difference(const StopRule& rule, double value, double goal);

/// True when the goal was crossed between two evaluations that were `before` and `now` away from it. An apsis counts
/// only in its own sense (r.v from - to + at periapsis); an angle only when it is less than a quarter turn from its
/// goal.
[[nodiscard]] bool stop_crossed(const StopRule& rule, double before, double now);

}  // namespace gmat_copilot::engine
