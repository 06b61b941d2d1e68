// The typed mission plan: everything the script will say, with no words of the request left in it.
//
// Lengths in km, speeds in km/s, times in s, masses in kg, areas in m^2; angles in degrees, because the plan stands at
// the script's edge and a given 51.6 must stay 51.6. States are in EarthMJ2000Eq.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "draft/planner/epoch.hpp"
#include "draft/planner/parameters.hpp"

namespace gmat_copilot::drafting::planner {

struct Keplerian {
    double sma_km = 0.0;
    double ecc = 0.0;
    double inc_deg = 0.0;
    double raan_deg = 0.0;
    double aop_deg = 0.0;
    double ta_deg = 0.0;
};
struct Cartesian {
    std::array<double, 3> position_km{};
    std::array<double, 3> velocity_km_s{};
};
using Orbit = std::variant<Keplerian, Cartesian>;

struct Spacecraft {
    std::string name = "Sat";
    std::optional<double> dry_mass_kg;
    std::optional<double> drag_area_m2;
    std::optional<double> drag_coefficient;
    std::optional<double> srp_area_m2;
    std::optional<double> reflectivity;
};

struct ForceModel {
    bool point_mass = false;  ///< the Earth as a point; degree and order do not count then
    int degree = 4;
    int order = 4;
    std::string potential_file = "JGM2.cof";
    std::vector<std::string> third_bodies;  ///< GMAT's names: Luna, Sun, ...
    bool drag = false;
    bool solar_radiation_pressure = false;
};

enum class Event { apogee, perigee, ascending_node, descending_node, equator };
/// "apogee", "ascending node", ...
[[nodiscard]] std::string_view event_name(Event event);

struct ForDuration {
    double duration_s = 0.0;
};
struct ForRevolutions {
    double count = 1.0;
};
struct UntilEvent {
    Event event = Event::apogee;
};
struct UntilAltitude {
    double altitude_km = 0.0;
};
struct UntilRadius {
    double radius_km = 0.0;
};
struct UntilTrueAnomaly {
    double ta_deg = 0.0;
};
struct UntilDate {
    Epoch epoch;
};
using Until =
    std::variant<ForDuration, ForRevolutions, UntilEvent, UntilAltitude, UntilRadius, UntilTrueAnomaly, UntilDate>;

struct Coast {
    Until until;
    double cadence_s = 0.0;  ///< flown in pieces this long with a report after each; 0: in one piece
};
/// An impulse in the local axes: VNB (velocity, normal, binormal) or LVLH (radial, along, normal).
struct Burn {
    std::string axes = "VNB";
    std::array<double, 3> delta_v_km_s{};
};
/// Two targeted burns along the velocity between circular, coplanar orbits.
struct Hohmann {
    double from_radius_km = 0.0;
    double to_radius_km = 0.0;
    double first_guess_km_s = 0.0;  ///< along the velocity, negative when going down
    double second_guess_km_s = 0.0;
    double transfer_time_s = 0.0;
};
struct ReportNow {
    std::vector<ParameterRef> parameters;
};
using Step = std::variant<Coast, Burn, Hohmann, ReportNow>;

/// A file that gets a line at every integrator step.
struct History {
    std::vector<ParameterRef> parameters;
    double cadence_s = 0.0;  ///< longest time between two lines; 0: as the integrator steps
};
struct XYPlot {
    ParameterRef x;
    std::vector<ParameterRef> y;
};

struct Plan {
    Spacecraft spacecraft;
    Epoch epoch;
    Orbit orbit;
    ForceModel forces;
    std::vector<Step> steps;
    std::optional<History> history;
    std::vector<ParameterRef> cadence_parameters;  ///< reported after each piece of a coast with a cadence
    bool orbit_view = false;
    bool ground_track = false;
    std::vector<XYPlot> plots;
    std::vector<std::string> assumptions;  ///< one sentence each
};

/// The plan as JSON: two-space indent, keys in the order above.
[[nodiscard]] std::string to_json(const Plan& plan);

/// The GMAT script. `request` becomes its header comment.
[[nodiscard]] std::string render(const Plan& plan, std::string_view request);

/// A number as scripts and messages show it: at most 12 significant digits.
[[nodiscard]] std::string number_text(double value);

}  // namespace gmat_copilot::drafting::planner
