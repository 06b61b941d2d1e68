// Expressions of the mission sequence: numbers, variables, array elements, strings, parameters and GMAT's built-in
// functions.
//
// Reference resolves names against the loaded mission and is also what checks a sequence before it is flown: every
// function here throws Halt with the line it is given (load_error, run_error or unsupported).
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "engine/mission.hpp"
#include "engine/parameters.hpp"

namespace gmat_copilot::engine {

/// Reads parameters and burn elements out of paths; remembers what it has resolved.
class Names {
  public:
    explicit Names(const Mission& mission) : mission_(mission) {}

    /// A parameter of a spacecraft (Sat.X, Sat.EarthFixed.X, Sat.Earth.SMA, Sat.Tank.FuelMass).
    [[nodiscard]] const ParameterRef& parameter(script::NodeRef path, std::uint32_t line);
    [[nodiscard]] const Mission& mission() const { return mission_; }

  private:
    [[nodiscard]] ParameterRef resolve(script::NodeRef path, std::uint32_t line) const;

    const Mission& mission_;
    std::unordered_map<std::uint32_t, ParameterRef> known_;
};

/// The axes a coordinate-system name stands for. Throws Halt when it does not exist or is not modelled.
[[nodiscard]] Axes frame_axes(const Mission& mission, std::string_view name, std::uint32_t line);
/// Throws Halt when a spacecraft of that name does not exist or has an obstacle.
void require_craft(const Mission& mission, std::string_view name, std::uint32_t line);

class Evaluator {
  public:
    Evaluator(Names& names, World& world) : names_(names), world_(world) {}

    [[nodiscard]] Value value(script::NodeRef node, std::uint32_t line) { return evaluate(node, line, 0); }
    /// A single number; run_error when the value is a matrix or a text.
    [[nodiscard]] double number(script::NodeRef node, std::uint32_t line);

  private:
    [[nodiscard]] Value evaluate(script::NodeRef node, std::uint32_t line, int depth);
    [[nodiscard]] Value path(script::NodeRef node, std::uint32_t line);
    [[nodiscard]] Value call(script::NodeRef node, std::uint32_t line, int depth);
    [[nodiscard]] Value binary(script::NodeRef node, std::uint32_t line, int depth);
    [[nodiscard]] Matrix matrix(script::NodeRef node, std::uint32_t line, int depth);

    Names& names_;
    World& world_;
};

/// A zero-based position in an array from the one-based indices of a script; run_error when it is outside.
struct ArrayPosition {
    Eigen::Index row = 0;
    Eigen::Index column = 0;
};
[[nodiscard]] ArrayPosition array_position(const Matrix& array, const std::vector<double>& indices,
                                           std::string_view name, std::uint32_t line);

/// The value of a built-in function; null when the engine does not have it. run_error for wrong arguments.
[[nodiscard]] std::optional<Matrix> call_function(std::string_view name, const std::vector<Matrix>& arguments,
                                                  std::uint32_t line);
[[nodiscard]] bool has_function(std::string_view name);

/// Checks without a value: every name in it exists and is modelled. Throws Halt.
void check_expression(Names& names, script::NodeRef node, std::uint32_t line);

}  // namespace gmat_copilot::engine
