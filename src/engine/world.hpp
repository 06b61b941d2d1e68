// What changes while a mission is flown: spacecraft, burn elements, variables, arrays and strings. A plain value.
#pragma once

#include <Eigen/Core>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "engine/elements.hpp"
#include "engine/time_scales.hpp"

namespace gmat_copilot::engine {

struct Spacecraft {
    std::string name;
    Epoch epoch;
    Epoch initial_epoch;          ///< what ElapsedSecs counts from: the epoch the mission began with
    State state;                  ///< EarthMJ2000Eq, km and km/s
    Axes axes = Axes::mj2000_eq;  ///< of its CoordinateSystem field: what a bare Sat.X = ... is set in
    std::map<std::string, double, std::less<>> numbers;        ///< DryMass, Cd, Cr, DragArea, SRPArea
    std::map<std::string, double, std::less<>> fuel_kg;        ///< per attached tank
    std::set<std::string, std::less<>> negative_fuel_allowed;  ///< tanks with AllowNegativeFuelMass
    std::set<std::string, std::less<>> last_stops;             ///< stop conditions that ended its last propagation

    [[nodiscard]] double total_mass_kg() const {
        double sum = numbers.find("DryMass")->second;
        for (const auto& [tank, fuel] : fuel_kg) {
            sum += fuel;
        }
        return sum;
    }
};

enum class BurnAxes { vnb, lvlh, frame };

struct Burn {
    BurnAxes kind = BurnAxes::vnb;
    Axes frame = Axes::mj2000_eq;
    Eigen::Vector3d element_km_s = Eigen::Vector3d::Zero();
    bool decrement_mass = false;
    std::string tank;
    double isp_s = 300.0;
    double standard_gravity_m_s2 = 9.81;
};

/// A number is a 1x1 matrix.
using Matrix = Eigen::MatrixXd;
using Value = std::variant<Matrix, std::string>;

struct World {
    std::map<std::string, Spacecraft, std::less<>> craft;
    std::map<std::string, Burn, std::less<>> burns;
    std::map<std::string, double, std::less<>> variables;
    std::map<std::string, Matrix, std::less<>> arrays;
    std::map<std::string, std::string, std::less<>> strings;
};

}  // namespace gmat_copilot::engine
