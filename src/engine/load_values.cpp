// Burns, variables, arrays and strings as they are when the mission sequence begins.
#include <cmath>

#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/mission.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

double number_setting(const Resource& resource, std::string_view field, double fallback) {
    const Setting* setting = resource.find(field);
    return setting == nullptr ? fallback : number_literal(setting->value).value_or(fallback);
}

/// Element1..3, or the V, N, B of old scripts; the last line written wins.
void set_burn_elements(const Resource& resource, Burn& burn) {
    constexpr std::string_view labels[3][2] = {{"Element1", "V"}, {"Element2", "N"}, {"Element3", "B"}};
    for (const Setting& setting : resource.settings) {
        for (int i = 0; i < 3; ++i) {
            if (setting.field == labels[i][0] || setting.field == labels[i][1]) {
                burn.element_km_s(i) = number_literal(setting.value).value_or(0.0);
            }
        }
    }
}

void set_burn_axes(const Mission& mission, const Resource& resource, const std::string& name, Burn& burn,
                   Obstacle& obstacle) {
    const Setting* system = resource.find("CoordinateSystem");
    const std::string frame_name = system == nullptr ? "Local" : word(system->value);
    if (system != nullptr && frame_name != "Local") {
        const auto frame = mission.frames.find(frame_name);
        if (frame == mission.frames.end()) {
            load_error(in_quotes(frame_name) + " is not a coordinate system", system->line);
        }
        burn.kind = BurnAxes::frame;
        burn.frame = frame->second.axes;
        obstacle = frame->second.obstacle;
        return;
    }
    const Setting* origin = resource.find("Origin");
    const Setting* axes = resource.find("Axes");
    const std::string axes_name = axes == nullptr ? "VNB" : word(axes->value);
    if (axes_name == "VNB") {
        burn.kind = BurnAxes::vnb;
    } else if (axes_name == "LVLH") {
        burn.kind = BurnAxes::lvlh;
    } else if (axes_name == "MJ2000Eq") {
        burn.kind = BurnAxes::frame;
        burn.frame = Axes::mj2000_eq;
    } else {
        obstacle = {"the axes " + axes_name + " of the burn " + in_quotes(name) + " are not modelled", axes->line};
    }
    if (origin != nullptr && word(origin->value) != "Earth" && !obstacle) {
        obstacle = {"the burn " + in_quotes(name) + " has its origin at " + word(origin->value) +
                        ", and only Earth is modelled",
                    origin->line};
    }
}

void load_burn(Mission& mission, const std::string& name, const Resource& resource) {
    Burn burn;
    Obstacle obstacle;
    set_burn_elements(resource, burn);
    set_burn_axes(mission, resource, name, burn, obstacle);
    if (const Setting* setting = resource.find("DecrementMass"); setting != nullptr) {
        burn.decrement_mass = switch_literal(setting->value).value_or(false);
    }
    if (const Setting* setting = resource.find("Tank"); setting != nullptr) {
        const auto tanks = script::list_elements(setting->value);
        if (tanks.size() > 1) {
            obstacle = {"an impulsive burn from several tanks is not modelled", setting->line};
        } else if (!tanks.empty()) {
            burn.tank = word(tanks.front());
        }
    }
    burn.isp_s = number_setting(resource, "Isp", 300.0);
    burn.standard_gravity_m_s2 = number_setting(resource, "GravitationalAccel", 9.81);
    mission.burn_obstacles[name] = obstacle;
    mission.start.burns[name] = burn;
}

/// The row and column, from 0, of A(1,2) or A(3); false when it is not that or out of bounds.
bool array_index(script::NodeRef element, const Resource& array, Eigen::Index& row, Eigen::Index& column) {
    const std::size_t indices = element ? element.child_count() - 1 : 0;
    if (indices != 1 && indices != 2) {
        return false;
    }
    // A(2) is the second element of the first row, whatever the array's shape.
    const auto first = indices == 1 ? std::optional<double>(1.0) : number_literal(element.child(1));
    const auto second = number_literal(element.child(indices == 1 ? 1 : 2));
    if (!first || !second || *first < 1 || *second < 1) {
        return false;
    }
    row = static_cast<Eigen::Index>(*first) - 1;
    column = static_cast<Eigen::Index>(*second) - 1;
    return row < array.rows && column < array.columns;
}

void load_array(Mission& mission, const std::string& name, const Resource& resource) {
    Matrix matrix = Matrix::Zero(resource.rows, resource.columns);
    for (const Setting& setting : resource.settings) {
        Eigen::Index row = 0;
        Eigen::Index column = 0;
        if (!array_index(setting.element, resource, row, column)) {
            load_error(in_quotes(name + setting.field) + " is not an element of the array", setting.line);
        } else {
            matrix(row, column) = number_literal(setting.value).value_or(0.0);
        }
    }
    mission.start.arrays[name] = std::move(matrix);
}

}  // namespace

void load_burns(Mission& mission) {
    for (const auto& [name, resource] : mission.resources) {
        if (resource.type == "ImpulsiveBurn") {
            load_burn(mission, name, resource);
        }
    }
}

void load_values(Mission& mission) {
    double cells = 0.0;
    for (const auto& [name, resource] : mission.resources) {
        if (resource.type == "Variable") {
            double value = 0.0;
            for (const Setting& setting : resource.settings) {
                value = number_literal(setting.value).value_or(0.0);
            }
            mission.start.variables[name] = value;
        } else if (resource.type == "String") {
            std::string text;
            for (const Setting& setting : resource.settings) {
                text = word(setting.value);
            }
            mission.start.strings[name] = text;
        } else if (resource.type == "Array") {
            cells += static_cast<double>(resource.rows) * resource.columns;
            if (cells > 4e6) {
                unsupported("the arrays of the script have more than four million elements", resource.line);
            }
            load_array(mission, name, resource);
        }
    }
}

}  // namespace gmat_copilot::engine
