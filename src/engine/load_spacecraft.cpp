// Spacecraft as they are when the mission sequence begins.
//
// GMAT's rules, measured: elements are numbers of the state type that the last element set belongs to (an element
// shared by two types keeps the current one); what is not set has the value that the default Cartesian state (X = 7100
// km ...) has in that type; all of them count in the spacecraft's coordinate system, whichever order the lines come in.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/mission.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
const State default_state{{7100.0, 0.0, 1300.0}, {0.0, 7.35, 1.0}};

constexpr std::array<std::pair<std::string_view, double>, 5> default_numbers = {
    {{"DryMass", 850.0}, {"Cd", 2.2}, {"Cr", 1.8}, {"DragArea", 15.0}, {"SRPArea", 1.0}}};

/// State types of DisplayStateType that exist in GMAT but not here.
constexpr std::array<std::string_view, 9> other_state_types = {
    "Equinoctial",       "ModifiedEquinoctial", "AlternateEquinoctial", "Delaunay",       "Planetodetic",
    "OutgoingAsymptote", "IncomingAsymptote",   "BrouwerMeanShort",     "BrouwerMeanLong"};

/// Fields that change the flight in ways this engine does not model, when set to anything but their default.
constexpr std::array<std::string_view, 12> other_elements = {
    "EquinoctialH",    "EquinoctialK",    "EquinoctialP",     "EquinoctialQ",     "MLONG", "PlanetodeticRMAG",
    "PlanetodeticLON", "PlanetodeticLAT", "OutgoingC3Energy", "IncomingC3Energy", "MA",    "EA"};

/// The elements a script has set so far.
struct Reading {
    StateType type = StateType::cartesian;
    std::array<std::optional<double>, 6> value;
    std::uint32_t line = 0;
};

std::optional<std::size_t> label_index(StateType type, std::string_view label) {
    const auto& labels = state_type_info(type).labels;
    const auto* found = std::find(labels.begin(), labels.end(), label);
    if (found == labels.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - labels.begin());
}

void check_range(std::string_view label, double value, const Setting& setting) {
    if (label == "ECC" && value < 0.0) {
        unsupported("a negative ECC, whose sign GMAT changes, is not modelled", setting.line);
    }
    const bool bad = (label == "ECC" && value == 1.0) || (label == "INC" && (value < 0.0 || value > 180.0)) ||
                     (label == "SMA" && std::abs(value) < 0.001) ||
                     ((label == "RadPer" || label == "RMAG" || label == "VMAG") && value <= 0.0) ||
                     (label == "RadApo" && value == 0.0) ||
                     ((label == "DEC" || label == "DECV") && std::abs(value) > 90.0);
    if (bad) {
        load_error(in_quotes(word(setting.value)) + " is not an allowed value of " + std::string(label), setting.line);
    }
}

void set_element(Reading& reading, const Setting& setting) {
    const double value = number_literal(setting.value).value_or(0.0);
    auto index = label_index(reading.type, setting.field);
    if (!index) {
        for (const StateType type : {StateType::cartesian, StateType::keplerian, StateType::modified_keplerian,
                                     StateType::spherical_azfpa, StateType::spherical_radec}) {
            if (index = label_index(type, setting.field); index) {
                // Values of a type that shares this label stay; the others fall back to their defaults.
                Reading next{type, {}, setting.line};
                for (std::size_t i = 0; i < 6; ++i) {
                    const auto same = label_index(type, state_type_info(reading.type).labels.at(i));
                    if (same && reading.value.at(i)) {
                        next.value.at(*same) = reading.value.at(i);
                    } else if (reading.value.at(i)) {
                        unsupported("elements of two state types are mixed", setting.line);
                    }
                }
                reading = next;
                break;
            }
        }
    }
    if (index) {
        check_range(setting.field, value, setting);
        reading.value.at(*index) = value;
        reading.line = setting.line;
    }
}

bool is_element(std::string_view field) {
    return label_index(StateType::cartesian, field) || label_index(StateType::keplerian, field) ||
           label_index(StateType::modified_keplerian, field) || label_index(StateType::spherical_azfpa, field) ||
           label_index(StateType::spherical_radec, field);
}

void set_state_type(Reading& reading, const Setting& setting, Obstacle& obstacle) {
    const std::string name = word(setting.value);
    const auto type = state_type(name);
    if (!type) {
        if (std::find(other_state_types.begin(), other_state_types.end(), name) == other_state_types.end()) {
            load_error(in_quotes(name) + " is not a state type", setting.line);
        }
        obstacle = {"the state type " + name + " is not modelled", setting.line};
        return;
    }
    const bool any_set =
        std::any_of(reading.value.begin(), reading.value.end(), [](const auto& v) { return v.has_value(); });
    if (!any_set) {
        reading.type = *type;
    }  // after elements it only changes what GMAT displays
}

std::optional<State> read_state(const Reading& reading) {
    auto elements = to_elements(default_state, reading.type);
    const StateTypeInfo& info = state_type_info(reading.type);
    for (std::size_t i = 0; i < 6; ++i) {
        if (reading.value.at(i)) {
            elements->at(i) = *reading.value.at(i) * (info.is_angle.at(i) ? degree : 1.0);
        }
    }
    return from_elements(*elements, reading.type);
}

/// Where a spacecraft's settings are gathered, in script order.
struct Gathered {
    Reading reading;
    DateFormat format{TimeScale::tai, false};
    Epoch epoch = to_epoch({21545.0, 0.0}, TimeScale::tai);
    std::string frame = "EarthMJ2000Eq";
    std::uint32_t frame_line = 0;
};

void set_epoch(Gathered& gathered, const Setting& setting) {
    const std::string text = word(setting.value);
    const auto epoch = parse_epoch(text, gathered.format);
    if (!epoch) {
        load_error(in_quotes(text) + " is not an epoch in the spacecraft's DateFormat, or is out of range",
                   setting.line);
    }
    gathered.epoch = *epoch;
}

void attach_tanks(const Mission& mission, const Setting& setting, Spacecraft& craft) {
    craft.fuel_kg.clear();
    for (const script::NodeRef node : script::list_elements(setting.value)) {
        const std::string tank = word(node);
        const std::string* type = mission.type_of(tank);
        if (type == nullptr || (*type != "ChemicalTank" && *type != "ElectricTank" && *type != "FuelTank")) {
            load_error(in_quotes(tank) + " is not a tank", setting.line);
        }
        const Resource& resource = mission.resources.find(tank)->second;
        const Setting* fuel = resource.find("FuelMass");
        craft.fuel_kg[tank] = fuel == nullptr ? 756.0 : number_literal(fuel->value).value_or(756.0);
        const Setting* negative = resource.find("AllowNegativeFuelMass");
        if (negative != nullptr && switch_literal(negative->value) == true) {
            craft.negative_fuel_allowed.insert(tank);
        }
    }
}

/// Attitudes do not move the spacecraft, but some need files that only GMAT can look for.
bool is_unmodelled_attitude(const Setting& setting) {
    constexpr std::array<std::string_view, 5> known = {"CoordinateSystemFixed", "Spinner", "PrecessingSpinner",
                                                       "NadirPointing", "ThreeAxisKinematic"};
    return setting.field == "Attitude" && std::find(known.begin(), known.end(), word(setting.value)) == known.end();
}

void apply(const Mission& mission, const Setting& setting, Gathered& gathered, Spacecraft& craft, Obstacle& obstacle) {
    const std::string_view field = setting.field;
    if (is_element(field)) {
        set_element(gathered.reading, setting);
    } else if (field == "DisplayStateType" || field == "StateType") {
        set_state_type(gathered.reading, setting, obstacle);
    } else if (field == "DateFormat") {
        const std::string name = word(setting.value);
        const auto format = date_format(name);
        if (!format) {
            load_error(in_quotes(name) + " is not a date format", setting.line);
        }
        gathered.format = *format;
    } else if (field == "Epoch") {
        set_epoch(gathered, setting);
    } else if (field == "CoordinateSystem") {
        gathered.frame = word(setting.value);
        gathered.frame_line = setting.line;
    } else if (field == "Tanks") {
        attach_tanks(mission, setting, craft);
    } else if (const auto found = craft.numbers.find(field); found != craft.numbers.end()) {
        found->second = number_literal(setting.value).value_or(0.0);
        if (found->second < 0.0 && field != "Cd" && field != "Cr") {  // of those two GMAT only warns
            load_error(std::string(field) + " cannot be negative", setting.line);
        }
    } else if (std::find(other_elements.begin(), other_elements.end(), field) != other_elements.end() ||
               field == "EphemerisName" || is_unmodelled_attitude(setting)) {
        obstacle = {"the spacecraft field " + std::string(field) + " is not modelled", setting.line};
    }
}

void check_tank(const std::string& name, const Resource& tank) {
    const auto number = [&](std::string_view field, double fallback) {
        const Setting* setting = tank.find(field);
        return setting == nullptr ? fallback : number_literal(setting->value).value_or(fallback);
    };
    const double fuel_kg = number("FuelMass", 756.0);
    if (fuel_kg < 0.0 || fuel_kg > number("Volume", 0.75) * number("FuelDensity", 1260.0)) {
        load_error("the tank " + in_quotes(name) + " cannot hold its fuel", tank.line);
    }
}

void load_one(Mission& mission, const std::string& name, const Resource& resource) {
    Spacecraft craft;
    craft.name = name;
    for (const auto& [field, value] : default_numbers) {
        craft.numbers.emplace(field, value);
    }
    Gathered gathered;
    Obstacle obstacle;
    for (const Setting& setting : resource.settings) {
        apply(mission, setting, gathered, craft, obstacle);
    }
    craft.epoch = gathered.epoch;
    craft.initial_epoch = gathered.epoch;
    const auto frame = mission.frames.find(gathered.frame);
    if (frame == mission.frames.end()) {
        load_error(in_quotes(gathered.frame) + " is not a coordinate system", gathered.frame_line);
    }
    craft.axes = frame->second.axes;
    if (frame->second.obstacle && !obstacle) {
        obstacle = {frame->second.obstacle.reason, gathered.frame_line};
    }
    if (const auto state = read_state(gathered.reading)) {
        craft.state = to_mj2000_eq(*state, craft.axes, craft.epoch);
    } else if (!obstacle) {
        obstacle = {"the elements of " + in_quotes(name) +
                        " describe no orbit as they stand, and what GMAT makes of them is not modelled",
                    gathered.reading.line};
    }
    mission.craft_obstacles[name] = obstacle;
    mission.start.craft[name] = std::move(craft);
}

}  // namespace

void load_spacecraft(Mission& mission) {
    for (const auto& [name, resource] : mission.resources) {
        if (resource.type == "ChemicalTank") {
            check_tank(name, resource);
        }
        if (resource.type == "Spacecraft") {
            load_one(mission, name, resource);
        }
    }
}

}  // namespace gmat_copilot::engine
