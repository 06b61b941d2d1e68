#include "engine/propagation.hpp"

#include <algorithm>
#include <boost/numeric/odeint/stepper/runge_kutta_fehlberg78.hpp>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/elements.hpp"
#include "engine/gravity_field.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr double tolerance = 1e-13;
constexpr double node_spacing_s = 21600.0;
constexpr double smallest_step_s = 1e-6;
constexpr double two_pi = 2.0 * std::numbers::pi;

/// Length of a three-vector that starts at `x[first]`.
double length(const Cartesian& x, std::size_t first) {
    return std::sqrt(x[first] * x[first] + x[first + 1] * x[first + 1] + x[first + 2] * x[first + 2]);
}

}  // namespace

Cartesian to_cartesian(const State& s) {
    return {s.position_km.x(),   s.position_km.y(),   s.position_km.z(),
            s.velocity_km_s.x(), s.velocity_km_s.y(), s.velocity_km_s.z()};
}

State to_state(const Cartesian& x) { return {{x[0], x[1], x[2]}, {x[3], x[4], x[5]}}; }

RotationTrack::Node RotationTrack::make(double node) const {
    const EarthRotation earth = earth_rotation(start_.plus(node * node_spacing_s));
    return {earth.nutation_precession, earth.polar_motion, earth.sidereal_angle_rad, earth.rate_rad_s};
}

void RotationTrack::move_to(double node) {
    if (ready_ && node == index_ + 1.0) {
        low_ = high_;
        high_ = make(node + 1.0);
    } else if (ready_ && node == index_ - 1.0) {
        high_ = low_;
        low_ = make(node);
    } else {
        low_ = make(node);
        high_ = make(node + 1.0);
    }
    // The angle at the far node, counted on from the near one without whole turns missing.
    const double expected = low_.angle_rad + low_.rate_rad_s * node_spacing_s;
    high_.angle_rad += two_pi * std::round((expected - high_.angle_rad) / two_pi);
    index_ = node;
    ready_ = true;
}

Eigen::Matrix3d RotationTrack::at(double time_s) {
    const double position = time_s / node_spacing_s;
    const double node = std::floor(position);
    if (!ready_ || node != index_) {
        move_to(node);
    }
    const double part = position - node;
    const double angle = low_.angle_rad + part * (high_.angle_rad - low_.angle_rad);
    const double c = std::cos(angle);
    const double s = std::sin(angle);
    Eigen::Matrix3d spin;
    spin << c, s, 0, -s, c, 0, 0, 0, 1;
    return low_.polar_motion *
           (spin * (low_.nutation_precession + part * (high_.nutation_precession - low_.nutation_precession)));
}

Propagation::Propagation(const Epoch& start, std::vector<Body> bodies, double direction)
    : rotation_(start), bodies_(std::move(bodies)), step_start_(bodies_.size()), direction_(direction) {}

void Propagation::derivative(const Cartesian& x, Cartesian& dxdt, double time_s, const Gravity& gravity) {
    dxdt[0] = x[3];
    dxdt[1] = x[4];
    dxdt[2] = x[5];
    if (gravity.degree == 0) {
        const double r2 = x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
        const double k = -earth_mu_km3_s2 / (r2 * std::sqrt(r2));
        dxdt[3] = k * x[0];
        dxdt[4] = k * x[1];
        dxdt[5] = k * x[2];
        return;
    }
    const Eigen::Matrix3d to_fixed = rotation_.at(time_s);
    const Eigen::Vector3d fixed = to_fixed * Eigen::Vector3d(x[0], x[1], x[2]);
    const Eigen::Vector3d a = to_fixed.transpose() * gravity_acceleration(fixed, gravity.degree, gravity.order);
    dxdt[3] = a.x();
    dxdt[4] = a.y();
    dxdt[5] = a.z();
}

double Propagation::try_step(std::size_t body, double h, Cartesian& out) {
    const Cartesian& in = step_start_[body];
    const Gravity gravity = bodies_[body].gravity;
    Cartesian error{};
    boost::numeric::odeint::runge_kutta_fehlberg78<Cartesian> stepper;
    stepper.do_step([this, gravity](const Cartesian& x, Cartesian& d, double t) { derivative(x, d, t, gravity); }, in,
                    step_start_s_, out, h, error);
    const double position = length(error, 0) / std::max(length(out, 0), 1.0);
    const double velocity = length(error, 3) / std::max(length(out, 3), 1e-3);
    return std::max(position, velocity) / tolerance;
}

bool Propagation::step(double largest_s) {
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
        step_start_[i] = bodies_[i].state;
    }
    step_start_s_ = time_s_;
    const bool limited = largest_s < next_step_s_;
    double h = std::min(largest_s, next_step_s_);
    for (;;) {
        double worst = 0.0;
        for (std::size_t i = 0; i < bodies_.size(); ++i) {
            const double error = try_step(i, direction_ * h, bodies_[i].state);
            worst = std::isfinite(error) ? std::max(worst, error) : 1e30;
        }
        steps_tried_ += 1.0;
        const double factor = worst > 0.0 ? 0.9 * std::pow(worst, -0.125) : 4.0;
        if (worst <= 1.0) {
            time_s_ = step_start_s_ + direction_ * h;
            const double proposed = h * std::clamp(factor, 0.2, 4.0);
            // A step cut short by the caller says nothing about how long the next may be.
            next_step_s_ = limited ? std::max(proposed, next_step_s_) : proposed;
            return true;
        }
        h *= std::clamp(factor, 0.1, 0.9);
        next_step_s_ = h;
        if (h < smallest_step_s) {
            for (std::size_t i = 0; i < bodies_.size(); ++i) {
                bodies_[i].state = step_start_[i];
            }
            return false;
        }
    }
}

Cartesian Propagation::state_within_step(std::size_t body, double offset_s) {
    if (offset_s == 0.0) {
        return step_start_[body];
    }
    Cartesian out{};
    try_step(body, offset_s, out);
    return out;
}

void Propagation::shorten_step(double offset_s) {
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
        bodies_[i].state = state_within_step(i, offset_s);
    }
    time_s_ = step_start_s_ + offset_s;
}

}  // namespace gmat_copilot::engine
