// Target ... EndTarget with a DifferentialCorrector.
//
// As in GMAT every pass through the block starts with the spacecraft as they were at Target; variables, arrays, strings
// and burns keep what the pass before left in them. After the last iteration the block is run once more with the final
// values. A corrector that does not converge is no error; ExitMode = Stop ends the run after the block in any case.
#include <algorithm>
#include <cmath>

#include "engine/differential_corrector.hpp"
#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/report_format.hpp"
#include "engine/solver_of.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeRef;
using script::Statement;

struct Options {
    bool initial_guess_only = false;
    bool keep_solution = false;
    bool stop_after = false;
};

Options read_options(const script::SolverBlockView& view, std::uint32_t line) {
    Options options;
    for (const NodeRef option : view.options) {
        const std::string key = word(option.child(0));
        const std::string value = word(option.child(1));
        if (key == "SolveMode") {
            options.initial_guess_only = value == "RunInitialGuess";
            if (value == "RunCorrected") {
                unsupported("SolveMode = RunCorrected is not modelled", line);
            }
            if (value != "Solve" && value != "RunInitialGuess") {
                load_error(in_quotes(value) + " is not a SolveMode", line);
            }
        } else if (key == "ExitMode") {
            options.keep_solution = value == "SaveAndContinue";
            options.stop_after = value == "Stop";
            if (value != "SaveAndContinue" && value != "DiscardAndContinue" && value != "Stop") {
                load_error(in_quotes(value) + " is not an ExitMode", line);
            }
        } else if (key != "ShowProgressWindow") {
            load_error(in_quotes(key) + " is not an option of Target", line);
        }
    }
    return options;
}

Difference difference_of(const SolverSpec& solver) {
    if (solver.derivative == "CentralDifference") {
        return Difference::central;
    }
    return solver.derivative == "BackwardDifference" ? Difference::backward : Difference::forward;
}

/// True when a statement stands directly in the Target block, BeginScript blocks apart.
bool stands_in(Flight& flight, std::uint32_t statement, std::uint32_t block) {
    std::uint32_t parent = flight.statement(statement).parent;
    for (int depth = 0; parent != script::no_statement && depth < 100; ++depth) {
        if (parent == block) {
            return true;
        }
        if (flight.statement(parent).keyword != "BeginScript") {
            return false;
        }
        parent = flight.statement(parent).parent;
    }
    return false;
}

class Targeting {
  public:
    Targeting(Flight& flight, std::uint32_t index, int depth)
        : flight_(flight),
          index_(index),
          depth_(depth),
          statement_(flight.statement(index)),
          view_(script::read_solver_block(statement_)),
          options_(read_options(view_, statement_.line)),
          solver_(solver_of(flight, view_.solver, statement_.line)),
          start_(flight.world.craft),
          outer_(flight.target) {
        pass_.solver = word(view_.solver);
        pass_.target_statement = index;
    }

    void run();

  private:
    void collect();
    void pass(bool trial);
    void perturb();
    void log_iteration(int iteration);
    [[nodiscard]] bool iterate();

    Flight& flight_;
    std::uint32_t index_;
    int depth_;
    const Statement& statement_;
    script::SolverBlockView view_;
    Options options_;
    const SolverSpec& solver_;
    std::map<std::string, Spacecraft, std::less<>> start_;
    TargetPass* outer_;
    TargetPass pass_;
    Eigen::MatrixXd jacobian_;
};

/// Reads the initial values of every Vary and Achieve of the block.
void Targeting::collect() {
    pass_.stage = TargetPass::Stage::collect;
    flight_.target = &pass_;
    for (std::uint32_t i = index_ + 1; i < statement_.match; ++i) {
        const Statement& inner = flight_.statement(i);
        if (!stands_in(flight_, i, index_)) {
            continue;
        }
        if (inner.keyword == "Vary") {
            run_vary(flight_, inner);
        } else if (inner.keyword == "Achieve") {
            run_achieve(flight_, inner);
        }
    }
    if (pass_.variables.empty() || pass_.goals.empty()) {
        run_error("the Target block needs at least one Vary and one Achieve", statement_.line);
    }
    const auto kept = flight_.solved.find(index_);
    if (options_.keep_solution && kept != flight_.solved.end() && kept->second.size() == pass_.variables.size()) {
        for (std::size_t i = 0; i < kept->second.size(); ++i) {
            pass_.variables[i].value = kept->second[i];
        }
    }
    pass_.stage = TargetPass::Stage::run;
}

void Targeting::pass(bool trial) {
    const bool was_iterating = flight_.iterating;
    flight_.iterating = was_iterating || trial;
    flight_.world.craft = start_;
    flight_.target = &pass_;
    pass_.next_variable = 0;
    pass_.next_goal = 0;
    run_block(flight_, index_ + 1, statement_.match, depth_);
    flight_.iterating = was_iterating;
    if (pass_.next_goal != pass_.goals.size() || pass_.next_variable != pass_.variables.size()) {
        unsupported("Vary and Achieve that are not run exactly once in a pass are not modelled", statement_.line);
    }
}

void Targeting::perturb() {
    const Difference method = difference_of(solver_);
    jacobian_.resize(static_cast<Eigen::Index>(pass_.variables.size()), static_cast<Eigen::Index>(pass_.goals.size()));
    const std::vector<TargetPass::Goal> nominal = pass_.goals;
    for (std::size_t i = 0; i < pass_.variables.size(); ++i) {
        const TargetPass::Variable unperturbed = pass_.variables[i];
        const std::vector<Perturbation> runs = perturbations(unperturbed, method);
        std::vector<std::vector<double>> achieved(nominal.size());
        for (const Perturbation& run : runs) {
            pass_.variables[i].value = run.value;
            pass(true);
            for (std::size_t j = 0; j < nominal.size(); ++j) {
                achieved[j].push_back(pass_.goals[j].achieved);
            }
        }
        pass_.variables[i].value = unperturbed.value;
        for (std::size_t j = 0; j < nominal.size(); ++j) {
            jacobian_(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) =
                derivative(unperturbed, method, runs, nominal[j].achieved, achieved[j]);
        }
    }
    pass_.goals = nominal;
}

void Targeting::log_iteration(int iteration) {
    std::string line = "Target " + pass_.solver + " (line " + std::to_string(statement_.line) + "): iteration " +
                       std::to_string(iteration) + ":";
    for (std::size_t i = 0; i < pass_.variables.size(); ++i) {
        line += " " + pass_.variable_names[i] + " = " + report_number(pass_.variables[i].value, 12, false) + ";";
    }
    for (std::size_t j = 0; j < pass_.goals.size(); ++j) {
        line += " " + pass_.goal_names[j] + " achieved " + report_number(pass_.goals[j].achieved, 12, false) +
                " desired " + report_number(pass_.goals[j].desired, 12, false) +
                (j + 1 < pass_.goals.size() ? ";" : "");
    }
    flight_.log(std::move(line));
}

/// True when the goals were met.
bool Targeting::iterate() {
    for (int iteration = 1;; ++iteration) {
        pass(true);
        log_iteration(iteration);
        if (has_converged(pass_.goals)) {
            return true;
        }
        if (iteration >= solver_.max_iterations) {
            return false;
        }
        perturb();
        const auto next = corrected(pass_.variables, pass_.goals, jacobian_);
        if (!next) {
            run_error("the corrector " + pass_.solver +
                          " cannot invert its Jacobian: the goals do not depend on the variables",
                      statement_.line);
        }
        for (std::size_t i = 0; i < next->size(); ++i) {
            pass_.variables[i].value = (*next)[i];
        }
    }
}

void Targeting::run() {
    collect();
    if (!options_.initial_guess_only) {
        const bool converged = iterate();
        const auto earlier = flight_.result.converged.find(pass_.solver);
        const bool all = converged && (earlier == flight_.result.converged.end() || earlier->second);
        flight_.result.converged[pass_.solver] = all;
        flight_.log("Target " + pass_.solver + " (line " + std::to_string(statement_.line) +
                    "): " + (converged ? "converged" : "did not converge"));
        std::vector<double> solution;
        for (const TargetPass::Variable& v : pass_.variables) {
            solution.push_back(v.value);
        }
        flight_.solved[index_] = solution;
    }
    pass(false);
    flight_.target = outer_;
    if (options_.stop_after) {
        run_error("the mission stops after this Target because of ExitMode = Stop", statement_.line);
    }
}

}  // namespace

void check_target(Flight& flight, const Statement& statement, std::uint32_t index) {
    const script::SolverBlockView view = script::read_solver_block(statement);
    static_cast<void>(solver_of(flight, view.solver, statement.line));
    static_cast<void>(read_options(view, statement.line));
    flight.result.has_solver = true;
    for (std::uint32_t i = index + 1; i < statement.match; ++i) {
        const Statement& inner = flight.statement(i);
        if ((inner.keyword == "Vary" || inner.keyword == "Achieve") && !stands_in(flight, i, index)) {
            std::uint32_t parent = inner.parent;  // in a nested Target it is that one's business
            while (parent != script::no_statement && parent != index && flight.statement(parent).keyword != "Target") {
                parent = flight.statement(parent).parent;
            }
            if (parent == index) {
                unsupported(std::string(inner.keyword) + " inside a branch or loop is not modelled", inner.line);
            }
        }
    }
}

void run_target(Flight& flight, std::uint32_t index, int depth) { Targeting(flight, index, depth).run(); }

}  // namespace gmat_copilot::engine
