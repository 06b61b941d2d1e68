#include "engine/mission.hpp"

#include <cmath>

#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

bool switch_setting(const Resource& resource, std::string_view field, bool fallback) {
    const Setting* setting = resource.find(field);
    return setting == nullptr ? fallback : switch_literal(setting->value).value_or(fallback);
}

int count_setting(const Resource& resource, std::string_view field, int fallback, int most) {
    const Setting* setting = resource.find(field);
    if (setting == nullptr) {
        return fallback;
    }
    const double value = number_literal(setting->value).value_or(0.0);
    if (value < 1.0 || value != std::floor(value)) {
        load_error(in_quotes(word(setting->value)) + " is not an allowed value of " + std::string(field),
                   setting->line);
    }
    if (value > most) {
        unsupported(std::string(field) + " is larger than this engine allows", setting->line);
    }
    return static_cast<int>(value);
}

ReportSpec read_report(const std::string& name, const Resource& resource) {
    ReportSpec report;
    const Setting* file = resource.find("Filename");
    report.file_name = file == nullptr ? "ReportFile" + name + ".txt" : word(file->value);
    report.precision = count_setting(resource, "Precision", 16, 200);
    report.column_width = count_setting(resource, "ColumnWidth", 23, 10000);
    report.write_headers = switch_setting(resource, "WriteHeaders", true);
    report.left_justify = switch_setting(resource, "LeftJustify", true);
    report.zero_fill = switch_setting(resource, "ZeroFill", false);
    report.fixed_width = switch_setting(resource, "FixedWidth", true);
    report.write_report = switch_setting(resource, "WriteReport", true);
    if (const Setting* delimiter = resource.find("Delimiter"); delimiter != nullptr) {
        report.delimiter = word(delimiter->value);
    }
    for (const Setting& setting : resource.settings) {
        if (setting.field == "Add") {
            for (const script::NodeRef item : script::list_elements(setting.value)) {
                report.add.push_back(item);
            }
        }
    }
    report.line = resource.line;
    return report;
}

SolverSpec read_solver(const Resource& resource) {
    SolverSpec solver;
    solver.max_iterations = count_setting(resource, "MaximumIterations", 25, 100000);
    if (const Setting* method = resource.find("DerivativeMethod"); method != nullptr) {
        solver.derivative = word(method->value);
        if (solver.derivative != "ForwardDifference" && solver.derivative != "CentralDifference" &&
            solver.derivative != "BackwardDifference") {
            load_error(in_quotes(solver.derivative) + " is not a derivative method", method->line);
        }
    }
    if (const Setting* algorithm = resource.find("Algorithm"); algorithm != nullptr) {
        const std::string name = word(algorithm->value);
        if (name != "NewtonRaphson" && name != "Broyden" && name != "ModifiedBroyden") {
            load_error(in_quotes(name) + " is not an algorithm of a DifferentialCorrector", algorithm->line);
        }
        if (name != "NewtonRaphson") {
            solver.obstacle = {"the corrector algorithm " + name + " is not modelled", algorithm->line};
        }
    }
    return solver;
}

}  // namespace

const std::string* Mission::type_of(std::string_view name) const {
    const auto found = resources.find(name);
    return found == resources.end() ? nullptr : &found->second.type;
}

void load_reports_and_solvers(Mission& mission) {
    for (const auto& [name, resource] : mission.resources) {
        if (resource.type == "ReportFile") {
            mission.reports[name] = read_report(name, resource);
        } else if (resource.type == "DifferentialCorrector") {
            mission.solvers[name] = read_solver(resource);
        }
    }
}

Mission load_mission(const script::Tree& tree) {
    Mission mission;
    mission.tree = &tree;
    mission.resources = read_resources(tree);
    load_frames(mission);
    load_propagators(mission);
    load_spacecraft(mission);
    load_burns(mission);
    load_values(mission);
    load_reports_and_solvers(mission);
    return mission;
}

}  // namespace gmat_copilot::engine
