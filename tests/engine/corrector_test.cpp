#include "engine/differential_corrector.hpp"

#include "support/catch.hpp"

using namespace gmat_copilot::engine;

TEST_CASE("a linear problem is solved in one correction") {
    const std::vector<TargetPass::Variable> variables = {{1.0, 0.1, -100, 100, 100}, {2.0, 0.1, -100, 100, 100}};
    const std::vector<TargetPass::Goal> goals = {{3.0, 5.0, 0.1}, {-1.0, 4.0, 0.1}};  // x + y, x - y
    Eigen::MatrixXd jacobian(2, 2);
    jacobian << 1, 1, 1, -1;
    const auto next = corrected(variables, goals, jacobian);
    REQUIRE(next);
    CHECK(next->at(0) == Approx(4.5));
    CHECK(next->at(1) == Approx(0.5));
}

TEST_CASE("the step is shortened as a whole, then clipped to the bounds") {
    const std::vector<TargetPass::Variable> variables = {{0.0, 0.1, -100, 100, 1.0}, {0.0, 0.1, -0.3, 0.3, 100}};
    const std::vector<TargetPass::Goal> goals = {{0.0, 4.0, 0.1}, {0.0, 2.0, 0.1}};
    const auto next = corrected(variables, goals, Eigen::MatrixXd::Identity(2, 2));
    REQUIRE(next);
    CHECK(next->at(0) == Approx(1.0));
    CHECK(next->at(1) == Approx(0.3));  // 2 * 1/4 = 0.5, clipped
}

TEST_CASE("a singular Jacobian has no correction") {
    const std::vector<TargetPass::Variable> variables = {{0.0, 0.1, -100, 100, 1.0}};
    CHECK_FALSE(corrected(variables, {{0.0, 4.0, 0.1}}, Eigen::MatrixXd::Zero(1, 1)).has_value());
}

TEST_CASE("perturbations go the way the method says and turn back at a bound") {
    const TargetPass::Variable variable{1.0, 0.1, 0.0, 1.05, 1.0};
    CHECK(perturbations(variable, Difference::forward).front().value == Approx(0.9));
    CHECK(perturbations(variable, Difference::forward).front().direction == -1.0);
    CHECK(perturbations(variable, Difference::backward).front().value == Approx(0.9));
    CHECK(perturbations(variable, Difference::central).size() == 2);
    const auto runs = perturbations(variable, Difference::forward);
    CHECK(derivative(variable, Difference::forward, runs, 2.0, {1.5}) == Approx(5.0));
    CHECK(derivative(variable, Difference::central, perturbations(variable, Difference::central), 0.0, {3.0, 1.0}) ==
          Approx(10.0));
}

TEST_CASE("goals are met within their own tolerance") {
    CHECK(has_converged({{1.0, 1.05, 0.1}}));
    CHECK_FALSE(has_converged({{1.0, 1.05, 0.1}, {0.0, 1.0, 0.1}}));
}
