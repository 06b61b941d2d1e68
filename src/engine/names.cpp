// Resolving the dotted names of a mission sequence.
#include <algorithm>

#include "catalogue/catalogue.hpp"
#include "engine/expression.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

bool is_body(std::string_view name) {
    const auto bodies = catalogue::bodies();
    return std::find(bodies.begin(), bodies.end(), name) != bodies.end();
}

/// Sets what stands between the spacecraft and the parameter's name: a coordinate system, Earth, or a tank.
void resolve_dependency(const Mission& mission, std::string_view middle, ParameterRef& ref, std::string_view whole,
                        std::uint32_t line) {
    const Spacecraft& craft = mission.start.craft.find(ref.craft)->second;
    switch (ref.info->dependency) {
        case Dependency::none:
            load_error(in_quotes(whole) + " is not a parameter: " + std::string(ref.info->name) + " depends on nothing",
                       line);
        case Dependency::frame: ref.axes = frame_axes(mission, middle, line); break;
        case Dependency::earth:
            if (middle != "Earth") {
                if (is_body(middle) || mission.resources.contains(middle)) {
                    if (mission.frames.contains(middle)) {
                        load_error(in_quotes(whole) + " depends on a body, not on a coordinate system", line);
                    }
                    unsupported(in_quotes(whole) + " is not modelled, only Earth is", line);
                }
                load_error(in_quotes(middle) + " in " + in_quotes(whole) + " is not a body", line);
            }
            break;
        case Dependency::tank:
            if (!craft.fuel_kg.contains(middle)) {
                load_error(in_quotes(middle) + " is not a tank of " + in_quotes(ref.craft), line);
            }
            ref.tank = std::string(middle);
            break;
    }
}

}  // namespace

void require_craft(const Mission& mission, std::string_view name, std::uint32_t line) {
    const auto found = mission.craft_obstacles.find(name);
    if (found == mission.craft_obstacles.end()) {
        if (mission.resources.contains(name)) {
            load_error(in_quotes(name) + " is not a spacecraft", line);
        }
        load_error(in_quotes(name) + " does not exist", line);
    }
    if (found->second) {
        unsupported(found->second.reason, found->second.line);
    }
}

Axes frame_axes(const Mission& mission, std::string_view name, std::uint32_t line) {
    const auto found = mission.frames.find(name);
    if (found == mission.frames.end()) {
        load_error(in_quotes(name) + " is not a coordinate system", line);
    }
    if (found->second.obstacle) {
        unsupported(found->second.obstacle.reason, line);
    }
    return found->second.axes;
}

const ParameterRef& Names::parameter(script::NodeRef path, std::uint32_t line) {
    const auto found = known_.find(path.span().begin);
    if (found != known_.end()) {
        return found->second;
    }
    return known_.emplace(path.span().begin, resolve(path, line)).first->second;
}

ParameterRef Names::resolve(script::NodeRef path, std::uint32_t line) const {
    const std::vector<std::string_view> parts = script::path_parts(path);
    if (parts.size() < 2) {
        load_error(in_quotes(path.text()) + " is not a parameter", line);
    }
    require_craft(mission_, parts[0], line);
    const std::string_view name = parts.back();
    ParameterRef ref;
    ref.craft = std::string(parts[0]);
    ref.info = parameter_info(name);
    if (ref.info == nullptr || parts.size() > 3) {
        const auto* type = catalogue::find_type("Spacecraft");
        const bool field = type != nullptr && parts.size() == 2 && catalogue::find_field(*type, name) != nullptr;
        if (field || catalogue::find_parameter(name) != nullptr) {
            unsupported("the parameter " + in_quotes(path.text()) + " is not modelled", line);
        }
        load_error(in_quotes(path.text()) + " is not a parameter GMAT knows", line);
    }
    if (parts.size() == 3) {
        resolve_dependency(mission_, parts[1], ref, path.text(), line);
    } else if (ref.info->dependency == Dependency::tank) {
        run_error(in_quotes(path.text()) + " names no tank", line);
    }
    return ref;
}

}  // namespace gmat_copilot::engine
