// Propagate: integrates until the first stop condition is met.
//
// Which crossing counts is GMAT's rule (stop_condition.hpp): a condition that ended the spacecraft's last propagation
// and still holds is passed over on the first step. GMAT asks whether it holds to a micro-unit, and its own stop is
// only as good as the resolution of its epochs (0.3 microseconds); where that decides, this engine says so instead of
// guessing. The instant is found to a nanosecond by bracketing within a step.
#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>

#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/propagate_plan.hpp"
#include "engine/report_format.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr double longest_propagation_s = 36600.0 * seconds_per_day;  ///< to a time that is set
constexpr double longest_search_s = 366.0 * seconds_per_day;         ///< for an event that may never come
constexpr double stop_tolerance = 1e-7;       ///< GMAT's default StopTolerance, in the parameter's unit
constexpr double surest_rate = 3.0;           ///< units/s: a parameter this slow is within a micro-unit when GMAT stops
constexpr double doubtful_difference = 1e-6;  ///< closer to the goal than this, rounding decides what GMAT does
constexpr double start_rounding = 1e-8;       ///< r.v of a spacecraft whose script puts it exactly on an apsis, km^2/s
constexpr double time_tolerance_s = 1e-6;
constexpr double same_epoch_s = 1e-5;

/// Tells one Propagate statement from another in Spacecraft::last_stops.
std::string mark_of(const script::Statement& statement) { return "#" + std::to_string(statement.node.span().begin); }

class Run {
  public:
    Run(Flight& flight, const PropagatePlan& plan, const script::Statement& statement)
        : flight_(flight),
          plan_(plan),
          line_(statement.line),
          statement_mark_(mark_of(statement)),
          start_(craft(0).epoch),
          propagation_(start_, bodies(), plan.direction) {}

    /// Index of the stop that ended it, or -1 for a Propagate without conditions.
    int fly();

  private:
    struct Watch {
        double before = 0.0;  ///< distance to the goal at the last step's end
        double start_goal = 0.0;
        bool repeated = false;  ///< it ended the last propagation and still holds
        bool passed_over = false;
    };
    struct Hit {
        int stop = -1;
        double offset_s = 0.0;
    };

    Spacecraft& craft(std::size_t i) { return flight_.world.craft.find(plan_.craft[i].name)->second; }
    [[nodiscard]] std::vector<Propagation::Body> bodies();
    void place(double time_s);
    void place_within(double offset_s);
    [[nodiscard]] double goal(const PlannedStop& stop);
    [[nodiscard]] double difference(std::size_t i);
    void begin();
    [[nodiscard]] bool starts_on(std::size_t i);
    [[nodiscard]] double time_left(std::size_t i);
    [[nodiscard]] double nearest_time(int& which);
    [[nodiscard]] double longest_step();
    [[nodiscard]] Hit first_hit(bool first_step);
    [[nodiscard]] double root(std::size_t i, double before, double now);
    void advance(double largest_s);
    void note_steps(double before);

    Flight& flight_;
    const PropagatePlan& plan_;
    std::uint32_t line_;
    std::string statement_mark_;
    Epoch start_;
    Propagation propagation_;
    std::vector<Watch> watches_;
};

std::vector<Propagation::Body> Run::bodies() {
    std::vector<Propagation::Body> result;
    for (std::size_t i = 0; i < plan_.craft.size(); ++i) {
        if (std::abs(craft(i).epoch.since(start_)) > same_epoch_s) {
            if (plan_.craft[i].group != plan_.craft[0].group) {
                unsupported("propagators that start at different epochs are not modelled", line_);
            }
            run_error("the spacecraft of the propagator have different epochs", line_);
        }
        if (!(craft(i).total_mass_kg() > 0.0)) {
            run_error("the spacecraft " + in_quotes(craft(i).name) + " has no mass", line_);
        }
        result.push_back({to_cartesian(craft(i).state), plan_.craft[i].gravity});
    }
    return result;
}

void Run::place(double time_s) {
    const Epoch epoch = start_.plus(time_s);
    for (std::size_t i = 0; i < plan_.craft.size(); ++i) {
        craft(i).state = to_state(propagation_.state(i));
        craft(i).epoch = epoch;
    }
}

void Run::place_within(double offset_s) {
    const Epoch epoch = start_.plus(propagation_.step_start_s() + offset_s);
    for (std::size_t i = 0; i < plan_.craft.size(); ++i) {
        craft(i).state = to_state(propagation_.state_within_step(i, offset_s));
        craft(i).epoch = epoch;
    }
}

double Run::goal(const PlannedStop& stop) { return stop.goal ? flight_.evaluator.number(stop.goal, line_) : 0.0; }

double Run::difference(std::size_t i) {
    const PlannedStop& stop = plan_.stops[i];
    const double value = evaluate_parameter(*stop.parameter, flight_.world.craft.find(stop.parameter->craft)->second);
    const double difference = stop_difference(stop.rule, value, goal(stop));
    if (!std::isfinite(difference)) {
        run_error("the stop condition " + stop.text + " has no value for this orbit", line_);
    }
    return difference;
}

/// Seconds until a time condition is met, in the direction of flight; negative when it lies behind.
double Run::time_left(std::size_t i) {
    const PlannedStop& stop = plan_.stops[i];
    if (stop.elapsed) {
        return goal(stop) * stop.seconds_per_unit * plan_.direction - std::abs(propagation_.time_s());
    }
    return -difference(i) * stop.seconds_per_unit * plan_.direction;
}

double Run::nearest_time(int& which) {
    double nearest = longest_propagation_s;
    which = -1;
    for (std::size_t i = 0; i < plan_.stops.size(); ++i) {
        if (plan_.stops[i].seconds_per_unit > 0.0) {
            const double left = time_left(i);
            if (left >= -time_tolerance_s && left < nearest) {
                nearest = std::max(left, 0.0);
                which = static_cast<int>(i);
            }
        }
    }
    return nearest;
}

/// Short enough that no condition is crossed twice in a step.
double Run::longest_step() {
    const bool watching = std::any_of(plan_.stops.begin(), plan_.stops.end(),
                                      [](const PlannedStop& s) { return s.seconds_per_unit == 0.0; });
    if (!watching) {
        return longest_propagation_s;
    }
    constexpr double fraction = 1.0 / 40.0;
    constexpr double most_s = 2700.0;
    double longest = most_s;
    for (std::size_t i = 0; i < plan_.craft.size(); ++i) {
        const auto k = to_keplerian(craft(i).state);
        if (k && k->sma_km > 0.0) {
            longest =
                std::min(longest, fraction * 6.283185307179586 * std::sqrt(std::pow(k->sma_km, 3) / earth_mu_km3_s2));
        }
    }
    return std::max(longest, 1.0);
}

/// True when the flight begins on the condition so exactly that GMAT stops at once.
bool Run::starts_on(std::size_t i) {
    const PlannedStop& stop = plan_.stops[i];
    const Spacecraft& owner = flight_.world.craft.find(stop.parameter->craft)->second;
    Watch& watch = watches_[i];
    if (owner.last_stops.contains(stop.name) && std::abs(watch.before) < doubtful_difference) {
        watch.repeated = true;
        // Measured: an apsis, or the same statement in a loop, is always passed over.
        watch.passed_over =
            stop.rule.kind != StopKind::crossing || owner.last_stops.contains(stop.name + statement_mark_);
        return false;
    }
    const bool unflown = owner.epoch.since(owner.initial_epoch) == 0.0;
    if (stop.rule.kind != StopKind::crossing && std::abs(watch.before) < start_rounding && unflown &&
        plan_.direction > 0.0) {
        // Measured: from TA = 0 GMAT flies a whole revolution to periapsis, from TA = 180 it is at apoapsis at once.
        const double speed2 = owner.state.velocity_km_s.squaredNorm();
        const bool at_periapsis = speed2 > earth_mu_km3_s2 / owner.state.position_km.norm();
        watch.passed_over = at_periapsis == (stop.rule.kind == StopKind::periapsis) && at_periapsis;
        return !at_periapsis && stop.rule.kind == StopKind::apoapsis;
    }
    return watch.before == 0.0;
}

void Run::begin() {
    watches_.assign(plan_.stops.size(), {});
    for (std::size_t i = 0; i < plan_.stops.size(); ++i) {
        if (plan_.stops[i].seconds_per_unit == 0.0) {
            watches_[i].before = difference(i);
        }
    }
}

double Run::root(std::size_t i, double before, double now) {
    const double h = propagation_.time_s() - propagation_.step_start_s();
    if (before == 0.0) {
        return 0.0;
    }
    const auto f = [&](double offset) {
        place_within(offset);
        return difference(i);
    };
    const auto close = [](double a, double b) { return std::abs(a - b) < 1e-9; };
    std::uintmax_t iterations = 60;
    const auto bracket = h > 0.0 ? boost::math::tools::toms748_solve(f, 0.0, h, before, now, close, iterations)
                                 : boost::math::tools::toms748_solve(f, h, 0.0, now, before, close, iterations);
    return 0.5 * (bracket.first + bracket.second);
}

Run::Hit Run::first_hit(bool first_step) {
    Hit hit;
    const double h = propagation_.time_s() - propagation_.step_start_s();
    for (std::size_t i = 0; i < plan_.stops.size(); ++i) {
        const PlannedStop& stop = plan_.stops[i];
        if (stop.seconds_per_unit > 0.0) {
            continue;
        }
        place(propagation_.time_s());
        Watch& watch = watches_[i];
        const double now = difference(i);
        const double before = watch.before;
        watch.before = now;
        if (first_step && watch.repeated && std::abs(now - before) < surest_rate * std::abs(h)) {
            watch.passed_over = true;
        }
        if (first_step && watch.passed_over) {
            continue;
        }
        const bool doubtful = first_step && before != 0.0 && std::abs(before) < doubtful_difference;
        if (doubtful && (stop_crossed(stop.rule, before, now) || stop_crossed(stop.rule, -before, now))) {
            unsupported("the propagation starts on its stop condition " + stop.text +
                            " to within rounding, which decides what "
                            "GMAT does",
                        line_);
        }
        if (stop_crossed(stop.rule, before, now)) {
            const double offset = root(i, before, now);
            if (hit.stop < 0 || std::abs(offset) < std::abs(hit.offset_s)) {
                hit = {static_cast<int>(i), offset};
            }
        }
    }
    if (hit.stop >= 0 && std::abs(hit.offset_s) > std::abs(h)) {
        hit.offset_s = h;
    }
    return hit;
}

void Run::note_steps(double before) {
    flight_.steps_taken += propagation_.steps_tried() - before;
    if (flight_.steps_taken > flight_.options.step_budget) {
        run_error("the flight used up its " + report_number(flight_.options.step_budget, 9, false) +
                      " integration steps, where GMAT would go on",
                  line_);
    }
}

void Run::advance(double largest_s) {
    const double before = propagation_.steps_tried();
    if (!propagation_.step(largest_s)) {
        run_error("the integration cannot go on: the spacecraft comes too close to the centre of the Earth", line_);
    }
    note_steps(before);
}

int Run::fly() {
    write_added_reports(flight_, craft(0).epoch);
    if (plan_.stops.empty()) {
        while (std::abs(propagation_.time_s()) < plan_.first_step_s) {
            advance(plan_.first_step_s - std::abs(propagation_.time_s()));
        }
        place(plan_.first_step_s * plan_.direction);
        write_added_reports(flight_, craft(0).epoch);
        return -1;
    }
    begin();
    for (std::size_t i = 0; i < plan_.stops.size(); ++i) {
        if (plan_.stops[i].seconds_per_unit == 0.0 && starts_on(i)) {
            return static_cast<int>(i);
        }
    }
    bool first_step = true;
    for (;;) {
        int timed = -1;
        const double left = nearest_time(timed);
        const double flown = std::abs(propagation_.time_s());
        const bool only_times = std::all_of(plan_.stops.begin(), plan_.stops.end(),
                                            [](const PlannedStop& s) { return s.seconds_per_unit > 0.0; });
        if (timed < 0 && only_times) {
            run_error("the stop time lies behind the start: GMAT would propagate without end", line_);
        }
        if (timed >= 0 && left <= 1e-9) {
            return timed;
        }
        const double longest_s = timed >= 0 ? longest_propagation_s : longest_search_s;
        if (flown >= longest_s) {
            run_error("no stop condition was met within " + report_number(longest_s / seconds_per_day, 6, false) +
                          " days, where GMAT would go on",
                      line_);
        }
        advance(std::min({left, longest_step(), std::max(longest_s - flown, 1.0)}));
        const Hit hit = first_hit(first_step);
        first_step = false;
        if (hit.stop >= 0) {
            propagation_.shorten_step(hit.offset_s);
            place(propagation_.time_s());
            return hit.stop;
        }
        place(propagation_.time_s());
        write_added_reports(flight_, craft(0).epoch);
    }
}

void remember_stop(Flight& flight, const PropagatePlan& plan, const script::Statement& statement, int stopped_by) {
    for (const PlannedCraft& craft : plan.craft) {
        flight.world.craft.find(craft.name)->second.last_stops.clear();
    }
    if (stopped_by < 0) {
        return;
    }
    const PlannedStop& met = plan.stops[static_cast<std::size_t>(stopped_by)];
    Spacecraft& stopped = flight.world.craft.find(met.parameter->craft)->second;
    stopped.last_stops.insert(met.name);
    stopped.last_stops.insert(met.name + mark_of(statement));
    for (const PlannedStop& stop : plan.stops) {
        Spacecraft& owner = flight.world.craft.find(stop.parameter->craft)->second;
        if (stop.seconds_per_unit > 0.0 || !stop.goal) {
            continue;
        }
        const double difference = stop_difference(stop.rule, evaluate_parameter(*stop.parameter, owner),
                                                  flight.evaluator.number(stop.goal, 0));
        if (std::abs(difference) <= stop_tolerance) {
            owner.last_stops.insert(stop.name);
        }
    }
}

}  // namespace

void check_propagate(Flight& flight, const script::Statement& statement) {
    static_cast<void>(plan_propagate(flight, statement));
}

void run_propagate(Flight& flight, const script::Statement& statement) {
    const PropagatePlan plan = plan_propagate(flight, statement);
    if (plan.stops.empty()) {
        constexpr double longest_unchecked_step_s = 120.0;
        const bool again = !flight.single_steps_taken.insert(statement.node.span().begin).second;
        if (!plan.fixed_step && (again || plan.first_step_s > longest_unchecked_step_s)) {
            unsupported(
                "a Propagate without stop condition goes on by a step of GMAT's own error control, which is not "
                "modelled beyond its first execution",
                statement.line);
        }
    }
    const int stopped_by = Run(flight, plan, statement).fly();
    write_added_reports(flight, flight.world.craft.find(plan.craft.front().name)->second.epoch);
    remember_stop(flight, plan, statement, stopped_by);
    if (!flight.iterating) {
        const Spacecraft& first = flight.world.craft.find(plan.craft.front().name)->second;
        flight.log("Propagate (line " + std::to_string(statement.line) + "): " + first.name + " reached " +
                   (stopped_by < 0 ? "the end of one step" : plan.stops[static_cast<std::size_t>(stopped_by)].text) +
                   " at " + gregorian_text(first.epoch, TimeScale::utc) + " UTC");
    }
}

}  // namespace gmat_copilot::engine
