// The mathematics of GMAT's differential corrector (Newton-Raphson), as pure functions.
//
// Variables are the scaled ones. Formulas and the treatment of bounds are GMAT's: the step is shortened as a whole so
// that no variable moves more than its MaxStep, then every variable is clipped to its bounds.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "engine/flight.hpp"

namespace gmat_copilot::engine {

enum class Difference { forward, central, backward };

/// One perturbed value of a variable, and the signed direction its derivative is taken in.
struct Perturbation {
    double value = 0.0;
    double direction = 1.0;
};
/// The perturbed runs a variable needs: one, or two for central differences (plus, then minus).
[[nodiscard]] std::vector<Perturbation> perturbations(const TargetPass::Variable& variable, Difference method);

/// d goal / d variable from the goals achieved in the nominal run and in the variable's perturbed runs.
[[nodiscard]] double derivative(const TargetPass::Variable& variable, Difference method,
                                const std::vector<Perturbation>& runs, double nominal,
                                const std::vector<double>& achieved);

/// The next values of the variables; null when the Jacobian (variables x goals) cannot be inverted.
[[nodiscard]] std::optional<std::vector<double>> corrected(const std::vector<TargetPass::Variable>& variables,
                                                           const std::vector<TargetPass::Goal>& goals,
                                                           const Eigen::MatrixXd& jacobian);

[[nodiscard]] bool has_converged(const std::vector<TargetPass::Goal>& goals);

}  // namespace gmat_copilot::engine
