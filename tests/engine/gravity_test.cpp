#include "engine/gravity_field.hpp"

#include <cmath>

#include "engine/elements.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::engine;

TEST_CASE("the acceleration is the gradient of the potential, for every degree and order") {
    const Eigen::Vector3d places[] = {
        {7000.0, 300.0, -500.0}, {-3000.0, 5000.0, 4000.0}, {100.0, -50.0, 6900.0}, {-20000.0, -30000.0, 1000.0}};
    for (const Eigen::Vector3d& place : places) {
        for (int degree = 0; degree <= largest_degree; ++degree) {
            for (int order = 0; order <= degree; ++order) {
                const Eigen::Vector3d a = gravity_acceleration(place, degree, order);
                const double h = 0.05;
                for (int axis = 0; axis < 3; ++axis) {
                    Eigen::Vector3d plus = place;
                    Eigen::Vector3d minus = place;
                    plus(axis) += h;
                    minus(axis) -= h;
                    const double slope =
                        (gravity_potential(plus, degree, order) - gravity_potential(minus, degree, order)) / (2.0 * h);
                    CHECK(std::abs(slope - a(axis)) < 1e-9 * a.norm() + 1e-12);
                }
            }
        }
    }
}

TEST_CASE("the oblate term pulls towards the equator by the known amount") {
    const double r = 7000.0;
    const double j2 = 4.84165390000000e-04 * std::sqrt(5.0);
    const Eigen::Vector3d a = gravity_acceleration({r, 0.0, 0.0}, 2, 0);
    const double ratio = earth_radius_km / r;
    CHECK(a.x() == Approx(-earth_mu_km3_s2 / (r * r) * (1.0 + 1.5 * j2 * ratio * ratio)).epsilon(1e-13));
    CHECK(a.y() == 0.0);
}
