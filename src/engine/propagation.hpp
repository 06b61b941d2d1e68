// Numerical integration of one or several spacecraft about the Earth.
//
// Runge-Kutta-Fehlberg 7(8) of Boost.Odeint with a step control on the local error of the whole set. The tolerance is
// far tighter than any GMAT propagator's, so that the answer does not depend on the integrator a script names. The
// Earth's orientation is interpolated between nodes six hours apart (a few nanoradian).
//
// Positions in km, velocities in km/s, MJ2000Eq axes; time in seconds from the start epoch, negative backwards.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "engine/frames.hpp"

namespace gmat_copilot::engine {

/// Which gravity acts: degree 0 is the point mass.
struct Gravity {
    int degree = 0;
    int order = 0;
};

using Cartesian = std::array<double, 6>;
[[nodiscard]] Cartesian to_cartesian(const State& state);
[[nodiscard]] State to_state(const Cartesian& x);

/// Rotation from MJ2000Eq to body-fixed axes at times near a start epoch, cheap to evaluate.
class RotationTrack {
  public:
    explicit RotationTrack(const Epoch& start) : start_(start) {}
    [[nodiscard]] Eigen::Matrix3d at(double time_s);

  private:
    struct Node {
        Eigen::Matrix3d nutation_precession;
        Eigen::Matrix3d polar_motion;
        double angle_rad = 0.0;
        double rate_rad_s = 0.0;
    };
    void move_to(double node);
    [[nodiscard]] Node make(double node) const;

    Epoch start_;
    double index_ = 0.0;
    bool ready_ = false;
    Node low_;
    Node high_;
};

class Propagation {
  public:
    struct Body {
        Cartesian state;
        Gravity gravity;
    };
    /// `direction` is +1 or -1.
    Propagation(const Epoch& start, std::vector<Body> bodies, double direction);

    /// Takes one step of at most `largest_s` (positive) in the direction of flight; false when the error control cannot
    /// find a step (a collision with the centre, or a state that is not finite).
    [[nodiscard]] bool step(double largest_s);
    /// Goes back to `offset_s` (signed, within the step just taken) after that step's start.
    void shorten_step(double offset_s);
    /// The state of a body at an offset after the start of the step just taken.
    [[nodiscard]] Cartesian state_within_step(std::size_t body, double offset_s);

    [[nodiscard]] double time_s() const { return time_s_; }
    [[nodiscard]] double step_start_s() const { return step_start_s_; }
    [[nodiscard]] const Cartesian& state(std::size_t body) const { return bodies_[body].state; }
    [[nodiscard]] std::size_t size() const { return bodies_.size(); }
    /// Steps tried so far, refused ones included.
    [[nodiscard]] double steps_tried() const { return steps_tried_; }

  private:
    /// One raw step from the saved start of the current step; returns the error over the tolerance.
    double try_step(std::size_t body, double h, Cartesian& out);
    void derivative(const Cartesian& x, Cartesian& dxdt, double time_s, const Gravity& gravity);

    RotationTrack rotation_;
    std::vector<Body> bodies_;
    std::vector<Cartesian> step_start_;
    double direction_;
    double time_s_ = 0.0;
    double step_start_s_ = 0.0;
    double next_step_s_ = 10.0;
    double steps_tried_ = 0.0;
};

}  // namespace gmat_copilot::engine
