// Impulsive burns.
//
// VNB: along the velocity, the orbit normal, and their cross product. LVLH: along the position, in-plane forward, and
// the orbit normal. Mass by the rocket equation, from one tank. Backwards, the velocity after which the burn would give
// the present one is found by iteration.
#include <Eigen/Geometry>
#include <cmath>

#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/report_format.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using Eigen::Vector3d;

struct Parts {
    std::string burn;
    std::string craft;
    bool backwards = false;
};

Parts read(Flight& flight, const script::Statement& statement) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    Parts parts{word(view.object), view.arguments.empty() ? std::string{} : word(view.arguments.front()), false};
    if (view.mode) {
        parts.backwards = word(view.mode) == "BackProp";
    }
    const std::string* type = flight.mission.type_of(parts.burn);
    if (type == nullptr) {
        load_error(in_quotes(parts.burn) + " does not exist", statement.line);
    }
    if (*type != "ImpulsiveBurn") {
        load_error(in_quotes(parts.burn) + " is not an ImpulsiveBurn", statement.line);
    }
    if (view.arguments.size() != 1) {
        load_error("Maneuver takes one spacecraft", statement.line);
    }
    require_craft(flight.mission, parts.craft, statement.line);
    if (const Obstacle& obstacle = flight.mission.burn_obstacles.find(parts.burn)->second; obstacle) {
        unsupported(obstacle.reason, statement.line);
    }
    return parts;
}

/// The burn in MJ2000Eq axes; null vector components when the frame is undefined.
Vector3d inertial(const Burn& burn, const State& state, const Epoch& epoch, std::uint32_t line) {
    const Vector3d& e = burn.element_km_s;
    if (burn.kind == BurnAxes::frame) {
        // A velocity change is a direction: it turns with the axes, without their own motion.
        return to_mj2000_eq({e, Vector3d::Zero()}, burn.frame, epoch).position_km;
    }
    const Vector3d h = state.position_km.cross(state.velocity_km_s);
    if (!(h.norm() > 0.0)) {
        run_error("the burn axes are undefined for a spacecraft without angular momentum", line);
    }
    const Vector3d normal = h.normalized();
    if (burn.kind == BurnAxes::vnb) {
        const Vector3d along = state.velocity_km_s.normalized();
        return e.x() * along + e.y() * normal + e.z() * along.cross(normal);
    }
    const Vector3d up = state.position_km.normalized();
    return e.x() * up + e.y() * normal.cross(up) + e.z() * normal;
}

void decrement_mass(const Burn& burn, bool backwards, Spacecraft& craft, std::uint32_t line) {
    const auto fuel = craft.fuel_kg.find(burn.tank);
    if (fuel == craft.fuel_kg.end()) {
        run_error("the burn takes mass from a tank that the spacecraft does not have", line);
    }
    const double exhaust_speed_km_s = burn.isp_s * burn.standard_gravity_m_s2 / 1000.0;
    if (!(exhaust_speed_km_s > 0.0)) {
        run_error("the burn has no specific impulse", line);
    }
    const double exponent = burn.element_km_s.norm() / exhaust_speed_km_s * (backwards ? 1.0 : -1.0);
    fuel->second += craft.total_mass_kg() * (std::exp(exponent) - 1.0);
    if (fuel->second < 0.0 && !craft.negative_fuel_allowed.contains(burn.tank)) {
        run_error("the burn needs more fuel than the tank " + in_quotes(burn.tank) + " holds", line);
    }
}

}  // namespace

void check_maneuver(Flight& flight, const script::Statement& statement) {
    const Parts parts = read(flight, statement);
    const Burn& burn = flight.mission.start.burns.find(parts.burn)->second;
    if (burn.decrement_mass && burn.tank.empty()) {
        load_error("the burn " + in_quotes(parts.burn) + " decrements mass without a tank", statement.line);
    }
}

void run_maneuver(Flight& flight, const script::Statement& statement) {
    const Parts parts = read(flight, statement);
    const Burn& burn = flight.world.burns[parts.burn];
    Spacecraft& craft = flight.world.craft[parts.craft];
    const Vector3d after = craft.state.velocity_km_s;
    if (!parts.backwards) {
        craft.state.velocity_km_s += inertial(burn, craft.state, craft.epoch, statement.line);
    } else {
        constexpr int most_iterations = 100;
        for (int i = 0; i < most_iterations; ++i) {
            const Vector3d before = after - inertial(burn, craft.state, craft.epoch, statement.line);
            const double change = (before - craft.state.velocity_km_s).norm();
            craft.state.velocity_km_s = before;
            if (change < 1e-14) {
                break;
            }
        }
    }
    if (burn.decrement_mass) {
        decrement_mass(burn, parts.backwards, craft, statement.line);
    }
    if (!flight.iterating) {
        flight.log("Maneuver (line " + std::to_string(statement.line) + "): " + parts.burn + " changed " + parts.craft +
                   " by " + report_number(burn.element_km_s.norm(), 9, false) + " km/s");
    }
}

}  // namespace gmat_copilot::engine
