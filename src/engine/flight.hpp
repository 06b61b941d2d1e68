// A flight in progress: what the commands of the mission sequence work on, and the commands themselves.
//
// Every command throws Halt where it cannot go on. check_... are run over the whole sequence before anything is flown.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/expression.hpp"
#include "engine/mission.hpp"

namespace gmat_copilot::engine {

/// What Vary and Achieve work with while a Target block is run: filled and read by target_command.cpp and
/// vary_achieve.cpp.
struct TargetPass {
    enum class Stage { collect, run };
    struct Variable {
        double value = 0.0;  ///< scaled, as the corrector sees it
        double perturbation = 0.0;
        double lower = 0.0;
        double upper = 0.0;
        double max_step = 0.0;
    };
    struct Goal {
        double achieved = 0.0;
        double desired = 0.0;
        double tolerance = 0.0;
    };
    Stage stage = Stage::collect;
    std::string solver;
    std::uint32_t target_statement = 0;
    std::vector<Variable> variables;
    std::vector<Goal> goals;
    std::vector<std::string> variable_names;
    std::vector<std::string> goal_names;
    std::size_t next_variable = 0;
    std::size_t next_goal = 0;
};

struct Flight {
    Flight(const Mission& loaded, const FlyOptions& chosen, FlightResult& out)
        : mission(loaded), options(chosen), result(out), world(loaded.start), names(loaded), evaluator(names, world) {}
    Flight(const Flight&) = delete;
    Flight& operator=(const Flight&) = delete;

    const Mission& mission;
    const FlyOptions& options;
    FlightResult& result;
    World world;
    Names names;
    Evaluator evaluator;
    double steps_taken = 0.0;
    double statements_run = 0.0;
    std::size_t report_bytes = 0;
    std::size_t log_bytes = 0;
    TargetPass* target = nullptr;                         ///< the innermost Target block being run
    bool iterating = false;                               ///< inside a solver's trial passes
    std::map<std::uint32_t, std::vector<double>> solved;  ///< by Target statement: solution kept by SaveAndContinue
    std::set<std::uint32_t> headers_written;              ///< Report statements
    std::set<std::string> added_headers_written;          ///< report files with their Add header
    std::map<std::string, double> last_report_epoch;
    std::set<std::uint32_t> single_steps_taken;  ///< Propagate statements without a condition that have run
    std::set<std::string, std::less<>> toggled_off;

    [[nodiscard]] const script::Statement& statement(std::uint32_t index) const {
        return mission.tree->statements()[index];
    }
    void log(std::string line);
};

// --- the sequence (sequence.cpp, check_sequence.cpp) ---
void check_sequence(Flight& flight);
void run_sequence(Flight& flight);
/// Runs the statements first..last-1, blocks included.
void run_block(Flight& flight, std::uint32_t first, std::uint32_t last, int depth);

// --- assignments and conditions (assignment.cpp, condition.cpp) ---
void check_assignment(Flight& flight, const script::Statement& statement);
void run_assignment(Flight& flight, const script::Statement& statement);
/// Sets a number of a spacecraft, burn, variable or array element. Shared by assignments and Vary.
void set_number(Flight& flight, script::NodeRef target, double value, std::uint32_t line);
void check_number_target(Flight& flight, script::NodeRef target, std::uint32_t line);
void check_condition(Flight& flight, const script::Statement& statement);
[[nodiscard]] bool condition_holds(Flight& flight, const script::Statement& statement);

// --- flying (propagate_command.cpp, maneuver_command.cpp) ---
void check_propagate(Flight& flight, const script::Statement& statement);
void run_propagate(Flight& flight, const script::Statement& statement);
void check_maneuver(Flight& flight, const script::Statement& statement);
void run_maneuver(Flight& flight, const script::Statement& statement);

// --- targeting (target_command.cpp, vary_achieve.cpp) ---
void check_target(Flight& flight, const script::Statement& statement, std::uint32_t index);
void check_vary(Flight& flight, const script::Statement& statement);
void check_achieve(Flight& flight, const script::Statement& statement);
void run_target(Flight& flight, std::uint32_t index, int depth);
void run_vary(Flight& flight, const script::Statement& statement);
void run_achieve(Flight& flight, const script::Statement& statement);

// --- reports (report_command.cpp) ---
void check_report(Flight& flight, const script::Statement& statement);
void run_report(Flight& flight, const script::Statement& statement);
/// Writes a line of every ReportFile with an Add list, once for an epoch: called at the integrator's output steps.
void write_added_reports(Flight& flight, const Epoch& epoch);

}  // namespace gmat_copilot::engine
