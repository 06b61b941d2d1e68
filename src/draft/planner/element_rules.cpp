// Orbit elements by label, in any order: "SMA = 7000 km, e 0.01, inclination of 51.6 deg"; Cartesian states.
//
// The rows are labels; each gives several phrases: label before the value, label behind it, a value of the wrong kind
// ("inclination 51.6 km"), and a value without a unit, which only angles, plain numbers and GMAT's own symbols may
// have.
#include <array>
#include <deque>
#include <string>
#include <vector>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

enum class Unitless { never, as_degrees, symbol };

struct Label {
    Element element;
    std::string_view words;  ///< alternatives for a pattern group
    Dimension dimension;
    Unitless unitless;  ///< may the unit be missing?
    bool behind;        ///< may the label stand behind the value?
};

constexpr std::array labels{
    Label{Element::altitude, "altitude|height", Dimension::length_km, Unitless::never, false},
    Label{Element::radius, "radius|orbit radius|orbital radius|radius of orbit", Dimension::length_km, Unitless::never,
          true},
    Label{Element::sma, "semi major axis|semimajor axis|semi major axis \\( sma \\)", Dimension::length_km,
          Unitless::never, true},
    Label{Element::sma, "sma|a", Dimension::length_km, Unitless::symbol, false},
    Label{Element::ecc, "eccentricity|ecc|e|eccentricity \\( ecc \\)|eccentricity \\( e \\)", Dimension::none,
          Unitless::symbol, true},
    Label{Element::inc, "inclination|inc|i|inclined|incl|orbital inclination|inclination \\( inc \\)",
          Dimension::angle_deg, Unitless::as_degrees, true},
    Label{Element::raan,
          "raan|right ascension of ascending node|right ascension of node|lan|longitude of ascending node",
          Dimension::angle_deg, Unitless::as_degrees, true},
    Label{Element::aop, "aop|argument of perigee|w", Dimension::angle_deg, Unitless::as_degrees, true},
    Label{Element::ta, "ta|true anomaly|nu", Dimension::angle_deg, Unitless::as_degrees, true},
    Label{Element::ma, "mean anomaly|ma", Dimension::angle_deg, Unitless::as_degrees, true},
    Label{Element::perigee_altitude, "perigee|perigee altitude|perigee height|hp|altitude of perigee",
          Dimension::length_km, Unitless::never, true},
    Label{Element::apogee_altitude, "apogee|apogee altitude|apogee height|ha|altitude of apogee", Dimension::length_km,
          Unitless::never, true},
    Label{Element::perigee_radius, "perigee radius|radius of perigee|rp", Dimension::length_km, Unitless::never, true},
    Label{Element::perigee_radius, "radper", Dimension::length_km, Unitless::symbol, false},
    Label{Element::apogee_radius, "apogee radius|radius of apogee|ra", Dimension::length_km, Unitless::never, true},
    Label{Element::apogee_radius, "radapo", Dimension::length_km, Unitless::symbol, false},
    Label{Element::period, "period|orbital period|orbit period", Dimension::time_s, Unitless::never, true},
    Label{Element::x, "x", Dimension::length_km, Unitless::symbol, false},
    Label{Element::y, "y", Dimension::length_km, Unitless::symbol, false},
    Label{Element::z, "z", Dimension::length_km, Unitless::symbol, false},
    Label{Element::vx, "vx", Dimension::speed_km_s, Unitless::symbol, false},
    Label{Element::vy, "vy", Dimension::speed_km_s, Unitless::symbol, false},
    Label{Element::vz, "vz", Dimension::speed_km_s, Unitless::symbol, false},
    Label{Element::dry_mass, "mass|dry mass|drymass|weighing", Dimension::mass_kg, Unitless::never, true},
    Label{Element::drag_area, "drag area", Dimension::area_m2, Unitless::never, true},
    Label{Element::drag_coefficient, "cd|drag coefficient|coefficient of drag", Dimension::none, Unitless::symbol,
          true},
    Label{Element::srp_area, "srp area|solar radiation pressure area", Dimension::area_m2, Unitless::never, true},
    Label{Element::reflectivity, "cr|reflectivity coefficient|coefficient of reflectivity", Dimension::none,
          Unitless::symbol, true},
};

struct SlotOf {
    Dimension dimension;
    std::string_view slot;
};
constexpr std::array slot_of{SlotOf{Dimension::length_km, "len"}, SlotOf{Dimension::angle_deg, "angle"},
                             SlotOf{Dimension::time_s, "time"},   SlotOf{Dimension::speed_km_s, "speed"},
                             SlotOf{Dimension::mass_kg, "mass"},  SlotOf{Dimension::area_m2, "area"},
                             SlotOf{Dimension::none, "num"}};

/// The row a match came from: its number is in the name of a mark, because a rule's action has no other memory.
const Label& label_of(const Match& match) {
    for (const Capture& capture : match.captures) {
        if (capture.name.starts_with("row")) {
            return labels.at(static_cast<std::size_t>(std::stoi(std::string(capture.name.substr(3)))));
        }
    }
    return labels.front();
}

void set_element(Facts& facts, const Match& match) {
    const Label& label = label_of(match);
    facts.set(label.element, match.value("v"), words_of(match));
}

void set_without_unit(Facts& facts, const Match& match) {
    const Label& label = label_of(match);
    facts.set(label.element, match.value("v"), words_of(match));
    const std::string_view unit = label.dimension == Dimension::angle_deg    ? "deg"
                                  : label.dimension == Dimension::speed_km_s ? "km/s"
                                                                             : "km";
    facts.assume("values given without a unit are in GMAT's own unit: " + std::string(unit));
}

void wrong_dimension(Facts& facts, const Match& match) {
    const Label& label = label_of(match);
    facts.problem(words_of(match), std::string(dimension_name(label.dimension)) + " is needed here, this is " +
                                       std::string(dimension_name(match.find("v")->dimension)));
}

void no_unit(Facts& facts, const Match& match) { facts.problem(words_of(match), "a value without a unit"); }

void position(Facts& facts, const Match& match) {
    const std::vector<double>& v = match.find("v")->vector;
    facts.set(Element::x, v[0], words_of(match));
    facts.set(Element::y, v[1], words_of(match));
    facts.set(Element::z, v[2], words_of(match));
}

void velocity(Facts& facts, const Match& match) {
    const std::vector<double>& v = match.find("v")->vector;
    facts.set(Element::vx, v[0], words_of(match));
    facts.set(Element::vy, v[1], words_of(match));
    facts.set(Element::vz, v[2], words_of(match));
}

void state(Facts& facts, const Match& match) {
    const std::vector<double>& v = match.find("v")->vector;
    constexpr std::array order{Element::x, Element::y, Element::z, Element::vx, Element::vy, Element::vz};
    for (std::size_t i = 0; i < order.size(); ++i) {
        facts.set(order.at(i), v[i], words_of(match));
    }
    facts.assume("the Cartesian state is in km and km/s");
}

void ltan(Facts& facts, const Match& match) { facts.set(Element::ltan, match.value("v"), words_of(match)); }

constexpr std::array fixed_rules{
    Rule{"[initial] position [vector] {of} <position:v>", position},
    Rule{"[initial] velocity [vector] {of} <velocity:v>", velocity},
    Rule{"r [vector] {of} <position:v>", position},
    Rule{"v [vector] {of} <velocity:v>", velocity},
    Rule{"[initial] [cartesian] state [vector] {of} <vec6:v>", state},
    Rule{"(ltan|local time of ascending node|local time at ascending node|local time of node) {of} <clock:v> [local "
         "time]",
         ltan},
    Rule{"[with] <clock:v> (ltan|local time of ascending node)", ltan},
    Rule{"[using|with|from|following] [orbital|keplerian|classical|orbit] element [:]", [](Facts&, const Match&) {}},
    Rule{"keplerian [orbit|state]", [](Facts&, const Match&) {}},
    Rule{"cartesian [state|coordinate]", [](Facts&, const Match&) {}},
};

std::vector<Rule> make_rules() {
    static std::deque<std::string> texts;  // the rules point into these
    std::vector<Rule> out(fixed_rules.begin(), fixed_rules.end());
    const auto add = [&](std::string text, void (*apply)(Facts&, const Match&)) {
        texts.push_back(std::move(text));
        out.push_back({texts.back(), apply});
    };
    for (std::size_t row = 0; row < labels.size(); ++row) {
        const Label& label = labels.at(row);
        std::string slot;
        for (const SlotOf& pair : slot_of) {
            slot = pair.dimension == label.dimension ? std::string(pair.slot) : slot;
        }
        const std::string before = "[with|at|and|by] (" + std::string(label.words) + ") !row" + std::to_string(row) +
                                   " {of}" + (label.element == Element::inc ? " [to|by]" : "");
        add(before + " <" + slot + ":v>", set_element);
        if (label.behind) {
            add("[with|at|in|of|and] <" + slot + ":v> [of|in] (" + std::string(label.words) + ") !row" +
                    std::to_string(row),
                set_element);
        }
        add(before + " <q:v>", wrong_dimension);
        if (label.dimension != Dimension::none) {
            add(before + " <num:v>", label.unitless == Unitless::never ? no_unit : set_without_unit);
        }
    }
    return out;
}

}  // namespace

std::span<const Rule> element_rules() {
    static const std::vector<Rule> rules = make_rules();
    return rules;
}

}  // namespace gmat_copilot::drafting::planner
