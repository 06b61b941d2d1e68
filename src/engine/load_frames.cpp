// Coordinate systems: which of them are axes of the Earth that frames.hpp knows.
#include <algorithm>
#include <array>

#include "catalogue/catalogue.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/mission.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr std::array<std::string_view, 18> other_axes = {"TOEEq",   "TOEEc",        "MOEEq",
                                                         "MOEEc",   "TODEq",        "TODEc",
                                                         "MODEq",   "MODEc",        "ObjectReferenced",
                                                         "Equator", "BodyInertial", "GSE",
                                                         "GSM",     "Topocentric",  "LocalAlignedConstrained",
                                                         "TEME",    "BodySpinSun",  "ICRF"};

bool is_known_point(const Mission& mission, const std::string& name) {
    const auto bodies = catalogue::bodies();
    return std::find(bodies.begin(), bodies.end(), name) != bodies.end() || mission.resources.contains(name);
}

FrameSpec read_frame(const Mission& mission, const Resource& resource, const std::string& name) {
    FrameSpec frame;
    const auto text = [&](std::string_view field, std::string fallback) {
        const Setting* setting = resource.find(field);
        return setting == nullptr ? fallback : word(setting->value);
    };
    const std::string origin = text("Origin", "Earth");
    const std::string axes = text("Axes", "MJ2000Eq");
    if (!is_known_point(mission, origin)) {
        load_error(in_quotes(origin) + " is not a body or object that could be the origin of " + in_quotes(name),
                   resource.find("Origin")->line);
    }
    const bool is_known = axes == "MJ2000Eq" || axes == "MJ2000Ec" || axes == "BodyFixed" ||
                          std::find(other_axes.begin(), other_axes.end(), axes) != other_axes.end();
    const std::string* origin_type = mission.type_of(origin);
    if (!is_known || (axes == "Topocentric" && (origin_type == nullptr || *origin_type != "GroundStation"))) {
        load_error(in_quotes(axes) + " are not axes of a coordinate system about " + origin,
                   resource.find("Axes")->line);
    }
    if (origin != "Earth") {
        frame.obstacle = {"the coordinate system " + in_quotes(name) + " has its origin at " + origin +
                              ", and only Earth is modelled",
                          resource.line};
    } else if (axes == "MJ2000Eq") {
        frame.axes = Axes::mj2000_eq;
    } else if (axes == "MJ2000Ec") {
        frame.axes = Axes::mj2000_ec;
    } else if (axes == "BodyFixed") {
        frame.axes = Axes::body_fixed;
        if (resource.find("SpiceFrameId") != nullptr) {
            frame.obstacle = {"SPICE frames are not modelled", resource.line};
        }
    } else {
        frame.obstacle = {"the axes " + axes + " of " + in_quotes(name) + " are not modelled", resource.line};
    }
    return frame;
}

}  // namespace

void load_frames(Mission& mission) {
    mission.frames["EarthMJ2000Eq"] = {Axes::mj2000_eq, {}};
    mission.frames["EarthMJ2000Ec"] = {Axes::mj2000_ec, {}};
    mission.frames["EarthFixed"] = {Axes::body_fixed, {}};
    for (const auto name : catalogue::coordinate_systems()) {
        mission.frames.try_emplace(
            std::string(name), FrameSpec{Axes::mj2000_eq, {"the axes of " + in_quotes(name) + " are not modelled", 1}});
    }
    for (const auto& [name, resource] : mission.resources) {
        if (resource.type == "CoordinateSystem") {
            mission.frames[name] = read_frame(mission, resource, name);
        }
    }
}

}  // namespace gmat_copilot::engine
