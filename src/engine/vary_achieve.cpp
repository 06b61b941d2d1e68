// Vary and Achieve: what a Target changes, and what it aims at.
#include <algorithm>
#include <cmath>

#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/solver_of.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeRef;
using script::Statement;

constexpr double unbounded = 9.999e300;

NodeRef find_option(const script::ObjectCommandView& view, std::string_view key) {
    for (const NodeRef option : view.options) {
        if (word(option.child(0)) == key) {
            return option.child(1);
        }
    }
    return {};
}

/// The "what = value" of Vary and Achieve.
NodeRef main_option(const script::ObjectCommandView& view, std::string_view command, std::uint32_t line) {
    if (view.arguments.size() != 1 || !view.arguments.front().is(script::NodeKind::option)) {
        load_error(std::string(command) + " needs (SOLVER-name)(what = value, {options})", line);
    }
    return view.arguments.front();
}

/// Vary and Achieve take a number, a variable, an array element or a parameter, but no expression.
void check_solver_value(Flight& flight, NodeRef node, std::string_view command, std::uint32_t line) {
    using script::NodeKind;
    const bool element = node.is(NodeKind::call_expr) && flight.mission.type_of(node.child(0).text()) != nullptr;
    if (!node || (!number_literal(node) && !node.is(NodeKind::path) && !element)) {
        load_error(std::string(command) + " takes no expression such as " + in_quotes(node ? node.text() : ""), line);
    }
    check_expression(flight.names, node, line);
}

void check_options(Flight& flight, const script::ObjectCommandView& view, const std::vector<std::string_view>& known,
                   std::string_view command, std::uint32_t line) {
    for (const NodeRef option : view.options) {
        const std::string key = word(option.child(0));
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            load_error(in_quotes(key) + " is not an option of " + std::string(command), line);
        }
        check_solver_value(flight, option.child(1), command, line);
    }
}

double option_number(Flight& flight, const script::ObjectCommandView& view, std::string_view key, double fallback,
                     std::uint32_t line) {
    const NodeRef node = find_option(view, key);
    return node ? flight.evaluator.number(node, line) : fallback;
}

/// Vary and Achieve belong to the Target that their solver runs.
TargetPass& pass_of(Flight& flight, const script::ObjectCommandView& view, std::string_view command,
                    std::uint32_t line) {
    if (flight.target == nullptr) {
        run_error(std::string(command) + " stands outside a Target block", line);
    }
    if (word(view.object) != flight.target->solver) {
        unsupported(std::string(command) + " for another solver than its Target's is not modelled", line);
    }
    return *flight.target;
}

const std::vector<std::string_view> vary_options = {
    "Perturbation", "Lower", "Upper", "MaxStep", "AdditiveScaleFactor", "MultiplicativeScaleFactor"};

void collect_variable(Flight& flight, const script::ObjectCommandView& view, NodeRef main, TargetPass& pass,
                      std::uint32_t line) {
    const double offset = option_number(flight, view, "AdditiveScaleFactor", 0.0, line);
    const double factor = option_number(flight, view, "MultiplicativeScaleFactor", 1.0, line);
    const double lower = option_number(flight, view, "Lower", -unbounded, line);
    const double upper = option_number(flight, view, "Upper", unbounded, line);
    if (!(factor > 0.0)) {
        run_error("MultiplicativeScaleFactor must be positive", line);
    }
    TargetPass::Variable v;
    v.perturbation = option_number(flight, view, "Perturbation", 1e-4, line) * factor;
    v.max_step = option_number(flight, view, "MaxStep", unbounded, line) * factor;
    v.lower = (lower + offset) * factor;
    v.upper = (upper + offset) * factor;
    if (!(v.lower < v.upper)) {
        run_error("the lower bound of Vary is not below its upper bound", line);
    }
    if (!(v.max_step > 0.0)) {
        run_error("MaxStep of Vary must be positive", line);
    }
    if (v.perturbation == 0.0) {
        run_error("Perturbation of Vary cannot be zero", line);
    }
    const double guess = std::min(std::max(flight.evaluator.number(main.child(1), line), lower), upper);
    v.value = (guess + offset) * factor;
    pass.variables.push_back(v);
    pass.variable_names.push_back(word(main.child(0)));
}

}  // namespace

const SolverSpec& solver_of(Flight& flight, NodeRef node, std::uint32_t line) {
    const std::string name = word(node);
    const auto found = flight.mission.solvers.find(name);
    if (found == flight.mission.solvers.end()) {
        const std::string* type = flight.mission.type_of(name);
        if (type != nullptr && *type != "Spacecraft" && (*type == "Yukon" || *type == "VF13ad" || *type == "SNOPT")) {
            load_error(in_quotes(name) + " is an optimizer, and Target needs a DifferentialCorrector", line);
        }
        load_error(in_quotes(name) + (type == nullptr ? " does not exist" : " is not a DifferentialCorrector"), line);
    }
    if (found->second.obstacle) {
        unsupported(found->second.obstacle.reason, found->second.obstacle.line);
    }
    return found->second;
}

void check_vary(Flight& flight, const Statement& statement) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    static_cast<void>(solver_of(flight, view.object, statement.line));
    const NodeRef main = main_option(view, "Vary", statement.line);
    check_number_target(flight, main.child(0), statement.line);
    check_solver_value(flight, main.child(1), "Vary", statement.line);
    check_options(flight, view, vary_options, "Vary", statement.line);
}

void check_achieve(Flight& flight, const Statement& statement) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    static_cast<void>(solver_of(flight, view.object, statement.line));
    const NodeRef main = main_option(view, "Achieve", statement.line);
    check_solver_value(flight, main.child(0), "Achieve", statement.line);
    check_solver_value(flight, main.child(1), "Achieve", statement.line);
    check_options(flight, view, {"Tolerance"}, "Achieve", statement.line);
}

void run_vary(Flight& flight, const Statement& statement) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    TargetPass& pass = pass_of(flight, view, "Vary", statement.line);
    const NodeRef main = main_option(view, "Vary", statement.line);
    if (pass.stage == TargetPass::Stage::collect) {
        collect_variable(flight, view, main, pass, statement.line);
        return;
    }
    if (pass.next_variable >= pass.variables.size()) {
        unsupported("Vary that is run more than once in a pass is not modelled", statement.line);
    }
    const double offset = option_number(flight, view, "AdditiveScaleFactor", 0.0, statement.line);
    const double factor = option_number(flight, view, "MultiplicativeScaleFactor", 1.0, statement.line);
    const double value = pass.variables[pass.next_variable++].value / factor - offset;
    set_number(flight, main.child(0), value, statement.line);
}

void run_achieve(Flight& flight, const Statement& statement) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    TargetPass& pass = pass_of(flight, view, "Achieve", statement.line);
    const NodeRef main = main_option(view, "Achieve", statement.line);
    const double tolerance = option_number(flight, view, "Tolerance", 0.1, statement.line);
    if (pass.stage == TargetPass::Stage::collect) {
        if (!(tolerance > 0.0)) {
            run_error("Tolerance of Achieve must be positive", statement.line);
        }
        pass.goals.push_back({0.0, 0.0, tolerance});
        pass.goal_names.push_back(word(main.child(0)));
        return;
    }
    if (pass.next_goal >= pass.goals.size()) {
        unsupported("Achieve that is run more than once in a pass is not modelled", statement.line);
    }
    TargetPass::Goal& goal = pass.goals[pass.next_goal++];
    goal.achieved = flight.evaluator.number(main.child(0), statement.line);
    goal.desired = flight.evaluator.number(main.child(1), statement.line);
    goal.tolerance = tolerance;
    if (!std::isfinite(goal.achieved)) {
        run_error("the goal " + in_quotes(word(main.child(0))) + " has no value for this orbit", statement.line);
    }
}

}  // namespace gmat_copilot::engine
