// Running the mission sequence: blocks, loops and the commands that do nothing here.
#include <array>
#include <cmath>

#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeKind;
using script::Statement;

constexpr double most_statements = 2e6;
constexpr std::size_t most_log_bytes = 1U << 20U;

void count_statement(Flight& flight, const Statement& statement) {
    if (++flight.statements_run > most_statements) {
        run_error("the mission sequence has run two million commands, where GMAT would go on", statement.line);
    }
}

/// The Else of an If, or its EndIf.
std::uint32_t else_of(Flight& flight, std::uint32_t index) {
    const Statement& opener = flight.statement(index);
    for (std::uint32_t i = index + 1; i < opener.match; ++i) {
        if (flight.statement(i).keyword == "Else" && flight.statement(i).match == index) {
            return i;
        }
    }
    return opener.match;
}

void run_if(Flight& flight, std::uint32_t index, int depth) {
    const Statement& statement = flight.statement(index);
    const std::uint32_t otherwise = else_of(flight, index);
    if (condition_holds(flight, statement)) {
        run_block(flight, index + 1, otherwise, depth);
    } else if (otherwise != statement.match) {
        run_block(flight, otherwise + 1, statement.match, depth);
    }
}

void run_while(Flight& flight, std::uint32_t index, int depth) {
    const Statement& statement = flight.statement(index);
    while (condition_holds(flight, statement)) {
        count_statement(flight, statement);
        run_block(flight, index + 1, statement.match, depth);
    }
}

void run_for(Flight& flight, std::uint32_t index, int depth) {
    const Statement& statement = flight.statement(index);
    const script::ForView view = script::read_for(statement);
    const double start = flight.evaluator.number(view.start, statement.line);
    const double step = view.step ? flight.evaluator.number(view.step, statement.line) : 1.0;
    const double end = flight.evaluator.number(view.end, statement.line);
    if (step == 0.0 || !std::isfinite(start) || !std::isfinite(step) || !std::isfinite(end)) {
        run_error("the For loop never ends: its step is zero", statement.line);
    }
    double value = start;
    while (step > 0.0 ? value <= end : value >= end) {
        count_statement(flight, statement);
        set_number(flight, view.variable, value, statement.line);
        run_block(flight, index + 1, statement.match, depth);
        value += step;
    }
}

void run_toggle(Flight& flight, const Statement& statement) {
    const script::ListCommandView view = script::read_list_command(statement);
    const bool on = !view.items.empty() && switch_literal(view.items.back()).value_or(true);
    for (const script::NodeRef item : view.items) {
        const std::string name = word(item);
        if (on) {
            flight.toggled_off.erase(name);
        } else if (flight.mission.reports.contains(name)) {
            flight.toggled_off.insert(name);
        }
    }
}

void run_command(Flight& flight, std::uint32_t index) {
    const Statement& statement = flight.statement(index);
    const std::string_view keyword = statement.keyword;
    if (keyword == "Propagate") {
        run_propagate(flight, statement);
    } else if (keyword == "Maneuver") {
        run_maneuver(flight, statement);
    } else if (keyword == "Report") {
        run_report(flight, statement);
    } else if (keyword == "Vary") {
        run_vary(flight, statement);
    } else if (keyword == "Achieve") {
        run_achieve(flight, statement);
    } else if (keyword == "Toggle") {
        run_toggle(flight, statement);
    } else if (keyword == "Stop") {
        run_error("the mission stops here because of the command Stop", statement.line);
    }
    // BeginMissionSequence, plots and the like change nothing in the flight.
}

}  // namespace

void Flight::log(std::string line) {
    log_bytes += line.size() + 1;
    if (log_bytes <= most_log_bytes) {
        result.log.push_back(std::move(line));
    } else if (log_bytes - line.size() - 1 <= most_log_bytes) {
        result.log.emplace_back("(the log is cut here: it has reached 1 MiB)");
    }
}

void run_block(Flight& flight, std::uint32_t first, std::uint32_t last, int depth) {
    for (std::uint32_t i = first; i < last; ++i) {
        const Statement& statement = flight.statement(i);
        count_statement(flight, statement);
        if (statement.kind() == NodeKind::assignment) {
            run_assignment(flight, statement);
            continue;
        }
        if (statement.kind() != NodeKind::command) {
            continue;  // Create, which was read with the resources
        }
        const std::string_view keyword = statement.keyword;
        if (keyword == "If") {
            run_if(flight, i, depth + 1);
        } else if (keyword == "While") {
            run_while(flight, i, depth + 1);
        } else if (keyword == "For") {
            run_for(flight, i, depth + 1);
        } else if (keyword == "Target") {
            run_target(flight, i, depth + 1);
        } else {
            run_command(flight, i);
            continue;  // BeginScript: its content stands in the same list
        }
        i = statement.match;
    }
}

void run_sequence(Flight& flight) {
    const auto count = static_cast<std::uint32_t>(flight.mission.tree->statements().size());
    run_block(flight, flight.mission.tree->mission_start(), count, 0);
}

}  // namespace gmat_copilot::engine
