// A loaded mission: the resources of a script with their meaning worked out, ready to fly.
//
// What the engine cannot model is recorded with the resource and only reported when the mission sequence uses it: a
// force model with drag that nothing flies with does no harm.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/propagation.hpp"
#include "engine/resources.hpp"
#include "engine/world.hpp"

namespace gmat_copilot::engine {

/// Why a resource cannot be used; empty reason: it can.
struct Obstacle {
    std::string reason;
    std::uint32_t line = 0;
    explicit operator bool() const { return !reason.empty(); }
};

struct FrameSpec {
    Axes axes = Axes::mj2000_eq;
    Obstacle obstacle;
};

struct PropagatorSpec {
    Gravity gravity;
    double initial_step_s = 60.0;
    double max_step_s = 2700.0;
    bool fixed_step = false;  ///< ErrorControl = None
    Obstacle obstacle;
};

struct SolverSpec {
    int max_iterations = 25;
    std::string derivative = "ForwardDifference";
    Obstacle obstacle;
};

struct ReportSpec {
    std::string file_name;
    int precision = 16;
    int column_width = 23;
    bool write_headers = true;
    bool left_justify = true;
    bool zero_fill = false;
    bool fixed_width = true;
    bool write_report = true;
    std::string delimiter = " ";
    std::vector<script::NodeRef> add;  ///< written at every integrator step
    std::uint32_t line = 0;
};

struct Mission {
    const script::Tree* tree = nullptr;
    Resources resources;
    std::map<std::string, FrameSpec, std::less<>> frames;
    std::map<std::string, PropagatorSpec, std::less<>> propagators;
    std::map<std::string, SolverSpec, std::less<>> solvers;
    std::map<std::string, ReportSpec, std::less<>> reports;
    std::map<std::string, Obstacle, std::less<>> craft_obstacles;
    std::map<std::string, Obstacle, std::less<>> burn_obstacles;
    World start;  ///< as it is when the mission sequence begins

    [[nodiscard]] const std::string* type_of(std::string_view name) const;
};

/// Reads and checks everything before the mission sequence. Throws Halt.
[[nodiscard]] Mission load_mission(const script::Tree& tree);

// The parts load_mission is made of, a resource type each.
void load_frames(Mission& mission);
void load_propagators(Mission& mission);
void load_spacecraft(Mission& mission);
void load_burns(Mission& mission);
void load_values(Mission& mission);
void load_reports_and_solvers(Mission& mission);

}  // namespace gmat_copilot::engine
