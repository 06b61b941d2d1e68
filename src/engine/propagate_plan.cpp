#include "engine/propagate_plan.hpp"

#include <algorithm>

#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeKind;
using script::NodeRef;

const PropagatorSpec& propagator_of(const Flight& flight, NodeRef node, std::uint32_t line) {
    const std::string name = word(node);
    const auto found = flight.mission.propagators.find(name);
    if (found == flight.mission.propagators.end()) {
        load_error(
            in_quotes(name) + (flight.mission.type_of(name) == nullptr ? " does not exist" : " is not a propagator"),
            line);
    }
    if (found->second.obstacle) {
        unsupported(found->second.obstacle.reason, found->second.obstacle.line);
    }
    return found->second;
}

void plan_groups(Flight& flight, const script::PropagateView& view, std::uint32_t line, PropagatePlan& plan) {
    if (view.groups.empty()) {
        load_error("Propagate needs a propagator with a spacecraft in parentheses", line);
    }
    for (std::size_t g = 0; g < view.groups.size(); ++g) {
        const auto& group = view.groups[g];
        const PropagatorSpec& spec = propagator_of(flight, group.propagator, line);
        if (group.craft.empty()) {
            load_error("the propagator " + in_quotes(word(group.propagator)) + " has no spacecraft", line);
        }
        if (group.backwards != view.groups.front().backwards) {
            unsupported("propagators of one Propagate that run in different directions are not modelled", line);
        }
        for (const NodeRef node : group.craft) {
            if (!node.is(NodeKind::path) && !node.is(NodeKind::string)) {
                unsupported(in_quotes(node.text()) + " in Propagate is not modelled", line);
            }
            const std::string name(script::unquoted(node));
            if (const std::string* type = flight.mission.type_of(name); type != nullptr && *type == "Formation") {
                unsupported("formations are not modelled", line);
            }
            if (const std::string* type = flight.mission.type_of(name); type != nullptr && *type != "Spacecraft") {
                run_error(in_quotes(name) + " is not a spacecraft and cannot be propagated", line);
            }
            require_craft(flight.mission, name, line);
            const bool twice =
                std::any_of(plan.craft.begin(), plan.craft.end(), [&](const auto& c) { return c.name == name; });
            if (twice) {
                run_error(in_quotes(name) + " is propagated twice by one Propagate", line);
            }
            plan.craft.push_back({name, spec.gravity, g});
        }
        plan.first_step_s = std::min(spec.initial_step_s, spec.max_step_s);
        plan.fixed_step = spec.fixed_step;
    }
}

double time_unit_s(std::string_view name) { return name == "ElapsedSecs" ? 1.0 : seconds_per_day; }

void check_goal(Flight& flight, NodeRef goal, std::uint32_t line) {
    if (!goal.is(NodeKind::number) && !goal.is(NodeKind::unary) && !goal.is(NodeKind::path) &&
        !goal.is(NodeKind::call_expr) && !number_literal(goal)) {
        load_error(in_quotes(goal.text()) + " is not a number, variable or parameter to stop at", line);
    }
    for (std::size_t i = 1; goal.is(NodeKind::call_expr) && i < goal.child_count(); ++i) {
        if (!number_literal(goal.child(i))) {
            run_error("the index in the goal " + in_quotes(goal.text()) + " must be a number", line);
        }
    }
    check_expression(flight.names, goal, line);
}

/// GMAT reads a time's goal again after every step, and does not refine it: only a goal that stays is reproducible.
void check_time_goal(Flight& flight, const PlannedStop& stop, const PropagatePlan& plan, std::uint32_t line) {
    if (stop.seconds_per_unit == 0.0 || !script::is_dotted(stop.goal) ||
        flight.mission.type_of(script::first_part(stop.goal)) == nullptr) {
        return;
    }
    const bool two_body =
        std::all_of(plan.craft.begin(), plan.craft.end(), [](const auto& c) { return c.gravity.degree == 0; });
    if (!two_body || !stop.goal.text().ends_with(".OrbitPeriod")) {
        unsupported("the time to stop at, " + in_quotes(stop.goal.text()) +
                        ", changes during the propagation, which is not "
                        "modelled",
                    line);
    }
}

PlannedStop plan_stop(Flight& flight, NodeRef node, std::uint32_t line, const PropagatePlan& plan) {
    const bool has_goal = node.is(NodeKind::option);
    const NodeRef path = has_goal ? node.child(0) : node;
    const std::string text(path.text());
    if (flight.mission.type_of(script::first_part(path)) == nullptr) {
        load_error(in_quotes(text) + " names no object of the script", line);
    }
    if (!script::is_dotted(path)) {
        load_error(in_quotes(text) + " is not a parameter to stop at", line);
    }
    PlannedStop stop;
    stop.text = std::string(node.text());
    stop.name = text;
    stop.parameter = &flight.names.parameter(path, line);
    stop.rule.backwards = plan.direction < 0.0;
    const ParameterInfo& info = *stop.parameter->info;
    if (info.is_apsis && has_goal) {
        load_error(std::string(info.name) + " takes no value as a stop condition", line);
    }
    if (info.is_apsis) {
        stop.rule.kind = info.name == "Periapsis" ? StopKind::periapsis : StopKind::apoapsis;
    } else if (!has_goal) {
        load_error("the stop condition " + in_quotes(text) + " needs a value", line);
    } else if (info.is_text) {
        load_error(in_quotes(text) + " is a text and cannot be a stop condition", line);
    } else {
        stop.goal = node.child(1);
        check_goal(flight, stop.goal, line);
        stop.rule.cycle = info.cycle;
        stop.elapsed = info.name == "ElapsedSecs" || info.name == "ElapsedDays";
        stop.seconds_per_unit = info.is_time ? time_unit_s(info.name) : 0.0;
        check_time_goal(flight, stop, plan, line);
    }
    const bool flown = std::any_of(plan.craft.begin(), plan.craft.end(),
                                   [&](const PlannedCraft& c) { return c.name == stop.parameter->craft; });
    if (!flown) {
        run_error("the stop condition " + in_quotes(text) + " is about a spacecraft that is not propagated", line);
    }
    return stop;
}

/// 'STM' and 'Covariance' stand among the spacecraft of a propagator.
void check_extras(NodeRef node, NodeRef label, std::uint32_t line, int depth) {
    for (const NodeRef child : node.children()) {
        if (child.is(NodeKind::string) && !(child == label)) {
            unsupported(std::string(child.text()) + " in Propagate is not modelled", line);
        }
        if (depth < 4) {
            check_extras(child, label, line, depth + 1);
        }
    }
}

void check_options(const script::PropagateView& view, std::uint32_t line) {
    for (const NodeRef option : view.options) {
        const std::string name = word(option.child(0));
        if (name == "StopTolerance") {
            const auto value = number_literal(option.child(1));
            if (!value || *value > 1e-5) {
                unsupported("a coarse StopTolerance is not modelled", line);
            }
        } else if (name != "OrbitColor") {
            unsupported("the option " + in_quotes(name) + " of Propagate is not modelled", line);
        }
    }
}

}  // namespace

PropagatePlan plan_propagate(Flight& flight, const script::Statement& statement) {
    const script::PropagateView view = script::read_propagate(statement);
    const std::uint32_t line = statement.line;
    PropagatePlan plan;
    const std::string mode = word(view.mode);
    if (!mode.empty() && mode != "BackProp" && mode != "Synchronized") {
        load_error(in_quotes(mode) + " is not a mode of Propagate", line);
    }
    plan_groups(flight, view, line, plan);
    const bool minus = view.groups.front().backwards;
    plan.direction = (mode == "BackProp") != minus ? -1.0 : 1.0;
    if (view.groups.size() > 1 && mode != "Synchronized") {
        unsupported(
            "several propagators without Synchronized end at epochs that depend on GMAT's step sizes, which are not "
            "modelled",
            line);
    }
    check_options(view, line);
    check_extras(statement.node, statement.label, line, 0);
    for (const NodeRef node : view.conditions) {
        plan.stops.push_back(plan_stop(flight, node, line, plan));
    }
    return plan;
}

}  // namespace gmat_copilot::engine
