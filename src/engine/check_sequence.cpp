// Looking through the whole mission sequence before anything is flown, so that what cannot be flown is said at once.
#include <algorithm>
#include <array>

#include "catalogue/catalogue.hpp"
#include "engine/abilities.hpp"
#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeKind;
using script::Statement;

constexpr int deepest_block = 64;

/// Commands about plots and screens: accepted, without effect on the flight.
constexpr std::array<std::string_view, 6> display_commands = {"PenUp",     "PenDown", "ClearPlot",
                                                              "MarkPoint", "Toggle",  "UpdateDynamicData"};
template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

void check_display(Flight& flight, const Statement& statement) {
    const script::ListCommandView view = script::read_list_command(statement);
    for (const script::NodeRef item : view.items) {
        const std::string name = word(item);
        if (flight.mission.type_of(name) == nullptr && name != "On" && name != "Off" &&
            statement.keyword != "UpdateDynamicData") {
            load_error(in_quotes(name) + " does not exist", statement.line);
        }
    }
}

void check_for(Flight& flight, const Statement& statement) {
    const script::ForView view = script::read_for(statement);
    if (!view.variable || !view.start || !view.end) {
        load_error("For needs VARIABLE = START:STEP:END", statement.line);
    }
    check_number_target(flight, view.variable, statement.line);
    for (const script::NodeRef node : {view.start, view.step, view.end}) {
        if (node) {
            check_expression(flight.names, node, statement.line);
        }
    }
}

void check_command(Flight& flight, std::uint32_t index) {
    const Statement& statement = flight.statement(index);
    const std::string_view keyword = statement.keyword;
    if (keyword == "Propagate") {
        check_propagate(flight, statement);
    } else if (keyword == "Maneuver") {
        check_maneuver(flight, statement);
    } else if (keyword == "Report") {
        check_report(flight, statement);
    } else if (keyword == "Target") {
        check_target(flight, statement, index);
    } else if (keyword == "Vary") {
        check_vary(flight, statement);
    } else if (keyword == "Achieve") {
        check_achieve(flight, statement);
    } else if (keyword == "If" || keyword == "While") {
        check_condition(flight, statement);
    } else if (keyword == "For") {
        check_for(flight, statement);
    } else if (among(display_commands, keyword)) {
        check_display(flight, statement);
    } else if (!models_command(keyword)) {
        if (catalogue::find_command(keyword) == nullptr) {
            load_error("GMAT knows no command " + in_quotes(keyword), statement.line);
        }
        flight.result.has_solver = flight.result.has_solver || keyword == "Optimize";
        unsupported("the command " + std::string(keyword) + " is not modelled", statement.line);
    }
}

void check_depth(const Flight& flight, const Statement& statement) {
    std::uint32_t parent = statement.parent;
    for (int depth = 0; parent != script::no_statement; ++depth) {
        if (depth >= deepest_block) {
            unsupported("blocks are nested more than 64 deep", statement.line);
        }
        parent = flight.statement(parent).parent;
    }
}

void check_plotted(Flight& flight, const Setting& setting) {
    for (const script::NodeRef node : script::list_elements(setting.value)) {
        const std::string name = word(node);
        if (!script::is_dotted(node)) {
            if (flight.mission.type_of(name) == nullptr) {
                load_error(in_quotes(name) + " does not exist", setting.line);
            }
        } else if (node.is(NodeKind::path) && flight.names.parameter(node, setting.line).info->is_text) {
            load_error(in_quotes(name) + " is a text and cannot be plotted", setting.line);
        } else if (!node.is(NodeKind::path) && !node.is(NodeKind::call_expr)) {
            load_error(in_quotes(name) + " cannot be plotted", setting.line);
        }
    }
}

void check_drawn(Flight& flight, const Setting& setting) {
    const auto bodies = catalogue::bodies();
    for (const script::NodeRef node : script::list_elements(setting.value)) {
        const std::string name = word(node);
        if (flight.mission.type_of(name) == nullptr && std::find(bodies.begin(), bodies.end(), name) == bodies.end()) {
            load_error(in_quotes(name) + " does not exist", setting.line);
        }
    }
}

/// What ReportFile.Add and the plots name must exist.
void check_subscribers(Flight& flight) {
    for (const auto& [name, resource] : flight.mission.resources) {
        for (const Setting& setting : resource.settings) {
            if (resource.type == "XYPlot" && (setting.field == "XVariable" || setting.field == "YVariables")) {
                check_plotted(flight, setting);
            } else if ((resource.type == "OrbitView" || resource.type == "GroundTrackPlot") && setting.field == "Add") {
                check_drawn(flight, setting);
            }
        }
    }
    for (const auto& [name, spec] : flight.mission.reports) {
        for (const script::NodeRef node : spec.add) {
            if (!node.is(NodeKind::path) && !node.is(NodeKind::call_expr)) {
                load_error(in_quotes(node.text()) + " is not something a report can write", spec.line);
            }
            check_expression(flight.names, node, spec.line);
        }
    }
}

}  // namespace

void check_sequence(Flight& flight) {
    const auto& statements = flight.mission.tree->statements();
    for (std::uint32_t i = flight.mission.tree->mission_start(); i < statements.size(); ++i) {
        const Statement& statement = statements[i];
        check_depth(flight, statement);
        switch (statement.kind()) {
            case NodeKind::assignment: check_assignment(flight, statement); break;
            case NodeKind::command: check_command(flight, i); break;
            case NodeKind::call: unsupported("calls of functions are not modelled", statement.line);
            default: break;
        }
    }
    check_subscribers(flight);
}

}  // namespace gmat_copilot::engine
