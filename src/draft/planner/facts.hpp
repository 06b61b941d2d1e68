// What the phrases of a request say, before anything is made of it.
//
// The rules (rules.hpp) turn each phrase they find into a fact; assemble.hpp makes a plan of the facts and says what
// does not fit. A fact remembers the tokens it came from, so that every complaint can quote the request.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "draft/planner/pattern.hpp"
#include "draft/planner/plan.hpp"

namespace gmat_copilot::drafting::planner {

/// Tokens [begin, end) of the request.
struct Words {
    std::size_t begin = 0;
    std::size_t end = 0;
};

enum class Element {
    altitude,
    radius,
    sma,
    ecc,
    inc,
    raan,
    aop,
    ta,
    ma,
    perigee_altitude,
    apogee_altitude,
    perigee_radius,
    apogee_radius,
    period,
    ltan,
    x,
    y,
    z,
    vx,
    vy,
    vz,
    dry_mass,
    drag_area,
    drag_coefficient,
    srp_area,
    reflectivity,
    degree,
    order,
};

/// Orbits known by name.
enum class Named { leo, meo, geostationary, geosynchronous, gto, molniya, iss, gps };

struct Stated {
    double value = 0.0;
    Words words;
};
template <typename T>
struct Said {
    T value;
    Words words;
};

/// Where a transfer begins or ends.
struct TransferEnd {
    std::optional<double> radius_km;  ///< from the Earth's centre
    std::optional<double> inc_deg;
    bool geostationary = false;
    bool leo = false;
};

struct CoastFact {
    Until until;
    Words words;
};
struct BurnFact {
    std::optional<double> magnitude_km_s;
    std::vector<double> components_km_s;  ///< VNB, when given one by one
    std::string direction;                ///< a name of burn_directions(), empty when none was given
    std::optional<Event> at;
    std::optional<Until> after;
    Words words;
};
struct TransferFact {
    std::optional<TransferEnd> from;
    std::optional<TransferEnd> to;
    bool hohmann_said = false;
    char sense = 0;  ///< '+' for raise, '-' for lower
    Words words;
};
/// "at apogee," before what shall happen there.
struct PointFact {
    Event event = Event::apogee;
    Words words;
};
struct ReportFact {
    std::vector<ParameterRef> parameters;
    bool before = false;
    bool after = false;
    bool at_each_burn = false;
    bool at_start = false;
    bool at_end = false;
    bool throughout = false;
    bool then_follows = false;  ///< "report X, then ...": it is to happen here
    double cadence_s = 0.0;
    std::optional<Event> at;
    std::optional<Until> after_time;
    Words words;
};
using StepFact = std::variant<CoastFact, BurnFact, TransferFact, PointFact, ReportFact>;

struct PlotFact {
    std::vector<ParameterRef> y;
    std::optional<ParameterRef> x;
    bool against_time = false;
    Words words;
};

/// Why some words cannot be used. `reason` may be empty: then they simply have no meaning here.
struct Problem {
    Words words;
    std::string reason;
};

struct Facts {
    std::map<Element, Stated> elements;
    std::optional<Said<Named>> named;
    std::optional<Words> circular;
    std::optional<Words> elliptical;
    std::optional<Words> sun_synchronous;
    std::optional<Words> polar;
    std::optional<Words> equatorial;
    std::optional<Said<Epoch>> epoch;
    std::optional<Said<std::string>> name;
    std::optional<Words> point_mass;
    std::optional<Said<std::string>> potential_file;
    std::optional<Words> no_drag;
    std::optional<Words> drag;
    std::optional<Words> srp;
    std::optional<Words> j2;
    std::vector<std::string> third_bodies;
    std::optional<Words> propagate_verb;  ///< "propagate" whose duration stands elsewhere
    std::optional<Words> hohmann_named;   ///< "using a Hohmann transfer"
    std::vector<StepFact> steps;
    std::vector<PlotFact> plots;
    bool orbit_view = false;
    bool ground_track = false;
    std::vector<std::string> assumptions;
    std::vector<Problem> problems;

    /// Sets an element; a different value stated before is a contradiction.
    void set(Element element, double value, Words words);
    void problem(Words words, std::string reason) { problems.push_back({words, std::move(reason)}); }
    void assume(std::string sentence);
};

}  // namespace gmat_copilot::drafting::planner
