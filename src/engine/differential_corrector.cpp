#include "engine/differential_corrector.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace gmat_copilot::engine {

std::vector<Perturbation> perturbations(const TargetPass::Variable& v, Difference method) {
    if (method == Difference::central) {
        return {{v.value + v.perturbation, 1.0}, {v.value - v.perturbation, -1.0}};
    }
    Perturbation p = method == Difference::forward ? Perturbation{v.value + v.perturbation, 1.0}
                                                   : Perturbation{v.value - v.perturbation, -1.0};
    if (p.value > v.upper || p.value < v.lower) {
        p.value -= 2.0 * v.perturbation;
        p.direction = -1.0;
    }
    return {p};
}

double derivative(const TargetPass::Variable& v, Difference method, const std::vector<Perturbation>& runs,
                  double nominal, const std::vector<double>& achieved) {
    if (method == Difference::central) {
        return (achieved[0] - achieved[1]) / (2.0 * v.perturbation);
    }
    return (achieved[0] - nominal) / (runs[0].direction * v.perturbation);
}

std::optional<std::vector<double>> corrected(const std::vector<TargetPass::Variable>& variables,
                                             const std::vector<TargetPass::Goal>& goals,
                                             const Eigen::MatrixXd& jacobian) {
    const auto count = static_cast<Eigen::Index>(variables.size());
    const auto goal_count = static_cast<Eigen::Index>(goals.size());
    Eigen::VectorXd wanted(goal_count);
    for (Eigen::Index j = 0; j < goal_count; ++j) {
        const TargetPass::Goal& goal = goals[static_cast<std::size_t>(j)];
        wanted(j) = goal.desired - goal.achieved;
    }
    const Eigen::MatrixXd sensitivity = jacobian.transpose();  // goals x variables
    Eigen::VectorXd delta;
    if (count == goal_count) {
        const Eigen::FullPivLU<Eigen::MatrixXd> lu(sensitivity);
        if (!lu.isInvertible()) {
            return std::nullopt;
        }
        delta = lu.solve(wanted);
    } else {
        delta = sensitivity.completeOrthogonalDecomposition().solve(wanted);
    }
    if (!delta.allFinite()) {
        return std::nullopt;
    }
    double fraction = 1.0;
    for (Eigen::Index i = 0; i < count; ++i) {
        const double most = variables[static_cast<std::size_t>(i)].max_step;
        if (std::abs(delta(i)) > most) {
            fraction = std::min(fraction, std::abs(most / delta(i)));
        }
    }
    std::vector<double> next;
    for (Eigen::Index i = 0; i < count; ++i) {
        const TargetPass::Variable& v = variables[static_cast<std::size_t>(i)];
        next.push_back(std::min(std::max(v.value + delta(i) * fraction, v.lower), v.upper));
    }
    return next;
}

bool has_converged(const std::vector<TargetPass::Goal>& goals) {
    return std::all_of(goals.begin(), goals.end(), [](const TargetPass::Goal& goal) {
        return std::abs(goal.achieved - goal.desired) <= goal.tolerance;
    });
}

}  // namespace gmat_copilot::engine
