#include "engine/parameters.hpp"

#include <Eigen/Geometry>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace gmat_copilot::engine {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// What a parameter is computed from: the state in the axes asked for.
struct Input {
    const Spacecraft& craft;
    const ParameterRef& ref;
    State state;
};
using Function = double (*)(const Input&);

std::optional<Keplerian> kepler(const Input& in) { return to_keplerian(in.state); }

double degrees(double radians, double low_deg) { return wrapped(radians, low_deg * degree) / degree; }

template <int I>
double component(const Input& in) {
    return I < 3 ? in.state.position_km(I % 3) : in.state.velocity_km_s(I % 3);
}
template <int I>
double momentum(const Input& in) {
    return in.state.position_km.cross(in.state.velocity_km_s)(I);
}

double sma(const Input& in) {
    const auto k = kepler(in);
    return k ? k->sma_km : not_a_number;
}
double ecc(const Input& in) {
    const auto k = kepler(in);
    return k ? k->ecc : not_a_number;
}
double inc(const Input& in) {
    const auto k = kepler(in);
    return k ? k->inc_rad / degree : not_a_number;
}
double raan(const Input& in) {
    const auto k = kepler(in);
    return k ? k->raan_rad / degree : not_a_number;
}
double aop(const Input& in) {
    const auto k = kepler(in);
    return k ? k->aop_rad / degree : not_a_number;
}
double ta(const Input& in) {
    const auto k = kepler(in);
    return k ? k->true_anomaly_rad / degree : not_a_number;
}
double ea(const Input& in) {
    const auto k = kepler(in);
    return k && k->ecc < 1.0 ? eccentric_from_true(k->true_anomaly_rad, k->ecc) / degree : 0.0;
}
double ma(const Input& in) {
    const auto k = kepler(in);
    return k ? mean_from_true(k->true_anomaly_rad, k->ecc) / degree : not_a_number;
}
double radper(const Input& in) {
    const auto k = kepler(in);
    return k ? k->sma_km * (1.0 - k->ecc) : not_a_number;
}
double radapo(const Input& in) {
    const auto k = kepler(in);
    return k ? k->sma_km * (1.0 + k->ecc) : not_a_number;
}
double mean_motion(const Input& in) { return std::sqrt(earth_mu_km3_s2 / std::pow(std::abs(sma(in)), 3)); }
double period(const Input& in) {
    const double a = sma(in);
    return a < 0.0 ? 0.0 : 2.0 * std::numbers::pi * std::sqrt(a * a * a / earth_mu_km3_s2);
}
double energy(const Input& in) { return -earth_mu_km3_s2 / (2.0 * sma(in)); }
double c3_energy(const Input& in) { return -earth_mu_km3_s2 / sma(in); }
double vel_periapsis(const Input& in) {
    const auto k = kepler(in);
    return k ? std::sqrt(earth_mu_km3_s2 / k->sma_km * (1.0 + k->ecc) / (1.0 - k->ecc)) : not_a_number;
}
double vel_apoapsis(const Input& in) {
    const auto k = kepler(in);
    return k ? std::sqrt(earth_mu_km3_s2 / k->sma_km * (1.0 - k->ecc) / (1.0 + k->ecc)) : not_a_number;
}
double hmag(const Input& in) { return in.state.position_km.cross(in.state.velocity_km_s).norm(); }
double semilatus(const Input& in) { return hmag(in) * hmag(in) / earth_mu_km3_s2; }
double radial_rate(const Input& in) { return in.state.position_km.dot(in.state.velocity_km_s); }

double rmag(const Input& in) { return in.state.position_km.norm(); }
double vmag(const Input& in) { return in.state.velocity_km_s.norm(); }
template <StateType Type, int I>
double spherical(const Input& in) {
    const auto e = to_elements(in.state, Type);
    return e ? e->at(I) / degree : not_a_number;
}

Geodetic geodetic_of(const Input& in) { return geodetic(in.state.position_km); }
double altitude(const Input& in) { return geodetic_of(in).altitude_km; }
double latitude(const Input& in) { return geodetic_of(in).latitude_rad / degree; }
double longitude(const Input& in) { return std::atan2(in.state.position_km.y(), in.state.position_km.x()) / degree; }
double hour_angle(const Input& in) { return greenwich_mean_sidereal_rad(in.craft.epoch) / degree; }
double local_sidereal(const Input& in) { return degrees((hour_angle(in) + longitude(in)) * degree, 0.0); }

template <TimeScale Scale>
double mod_julian(const Input& in) {
    return from_epoch(in.craft.epoch, Scale).days();
}
double elapsed_s(const Input& in) { return in.craft.epoch.since(in.craft.initial_epoch); }
double elapsed_days(const Input& in) { return elapsed_s(in) / seconds_per_day; }
double total_mass(const Input& in) { return in.craft.total_mass_kg(); }
double plain_number(const Input& in) {
    const auto found = in.craft.numbers.find(in.ref.info->name);
    return found == in.craft.numbers.end() ? not_a_number : found->second;
}
double fuel_mass(const Input& in) {
    const auto found = in.craft.fuel_kg.find(in.ref.tank);
    return found == in.craft.fuel_kg.end() ? not_a_number : found->second;
}

constexpr bool cyclic_time = true;

struct Entry {
    ParameterInfo info;
    Function function;
    bool body_fixed = false;
};

constexpr ParameterInfo angle(std::string_view name, Dependency dependency, double cycle) {
    return {name, dependency, cycle, false, false, false};
}
constexpr ParameterInfo moment(std::string_view name, bool text) {
    return {name, Dependency::none, 0.0, cyclic_time, text, false};
}
constexpr ParameterInfo apsis(std::string_view name) { return {name, Dependency::earth, 0.0, false, false, true}; }

using enum Dependency;
constexpr auto azfpa = StateType::spherical_azfpa;
constexpr auto radec = StateType::spherical_radec;

constexpr std::array entries = {
    Entry{{"X", frame}, component<0>},
    Entry{{"Y", frame}, component<1>},
    Entry{{"Z", frame}, component<2>},
    Entry{{"VX", frame}, component<3>},
    Entry{{"VY", frame}, component<4>},
    Entry{{"VZ", frame}, component<5>},
    Entry{{"SMA", earth}, sma},
    Entry{{"ECC", earth}, ecc},
    Entry{angle("INC", frame, 180.0), inc},
    Entry{angle("RAAN", frame, 360.0), raan},
    Entry{angle("AOP", frame, 360.0), aop},
    Entry{angle("TA", earth, 360.0), ta},
    Entry{angle("EA", earth, 360.0), ea},
    Entry{angle("MA", earth, 360.0), ma},
    Entry{{"RadPer", earth}, radper},
    Entry{{"RadApo", earth}, radapo},
    Entry{{"MM", earth}, mean_motion},
    Entry{{"OrbitPeriod", earth}, period},
    Entry{{"Energy", earth}, energy},
    Entry{{"C3Energy", earth}, c3_energy},
    Entry{{"VelPeriapsis", earth}, vel_periapsis},
    Entry{{"VelApoapsis", earth}, vel_apoapsis},
    Entry{{"SemilatusRectum", earth}, semilatus},
    Entry{{"HMAG", earth}, hmag},
    Entry{{"HX", frame}, momentum<0>},
    Entry{{"HY", frame}, momentum<1>},
    Entry{{"HZ", frame}, momentum<2>},
    Entry{{"RMAG", earth}, rmag},
    Entry{{"VMAG", frame}, vmag},
    Entry{angle("RA", frame, 360.0), spherical<radec, 1>},
    Entry{angle("DEC", frame, 180.0), spherical<radec, 2>},
    Entry{angle("RAV", frame, 360.0), spherical<radec, 4>},
    Entry{angle("DECV", frame, 180.0), spherical<radec, 5>},
    Entry{angle("AZI", frame, 360.0), spherical<azfpa, 4>},
    Entry{{"FPA", frame}, spherical<azfpa, 5>},
    Entry{{"Altitude", earth}, altitude, true},
    Entry{angle("Latitude", earth, 360.0), latitude, true},
    Entry{angle("Longitude", earth, 360.0), longitude, true},
    Entry{angle("LST", earth, 360.0), local_sidereal, true},
    Entry{angle("MHA", earth, 360.0), hour_angle},
    Entry{moment("A1ModJulian", false), mod_julian<TimeScale::a1>},
    Entry{moment("TAIModJulian", false), mod_julian<TimeScale::tai>},
    Entry{moment("TTModJulian", false), mod_julian<TimeScale::tt>},
    Entry{moment("TDBModJulian", false), mod_julian<TimeScale::tdb>},
    Entry{moment("UTCModJulian", false), mod_julian<TimeScale::utc>},
    Entry{moment("A1Gregorian", true), nullptr},
    Entry{moment("TAIGregorian", true), nullptr},
    Entry{moment("TTGregorian", true), nullptr},
    Entry{moment("TDBGregorian", true), nullptr},
    Entry{moment("UTCGregorian", true), nullptr},
    Entry{moment("ElapsedSecs", false), elapsed_s},
    Entry{moment("ElapsedDays", false), elapsed_days},
    Entry{{"TotalMass", none}, total_mass},
    Entry{{"DryMass", none}, plain_number},
    Entry{{"Cd", none}, plain_number},
    Entry{{"Cr", none}, plain_number},
    Entry{{"DragArea", none}, plain_number},
    Entry{{"SRPArea", none}, plain_number},
    Entry{{"FuelMass", tank}, fuel_mass},
    Entry{apsis("Periapsis"), radial_rate},
    Entry{apsis("Apoapsis"), radial_rate},
};

const Entry* find_entry(std::string_view name) {
    const auto* found =
        std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.info.name == name; });
    return found == entries.end() ? nullptr : found;
}

/// Which state types have an element of this name, in GMAT's order of preference.
std::optional<StateType> element_type(std::string_view name, std::size_t& index) {
    for (const StateType type : {StateType::cartesian, StateType::keplerian, StateType::modified_keplerian,
                                 StateType::spherical_azfpa, StateType::spherical_radec}) {
        const auto& labels = state_type_info(type).labels;
        const auto* found = std::find(labels.begin(), labels.end(), name);
        if (found != labels.end()) {
            index = static_cast<std::size_t>(found - labels.begin());
            return type;
        }
    }
    return std::nullopt;
}

}  // namespace

const ParameterInfo* parameter_info(std::string_view name) {
    const Entry* entry = find_entry(name);
    return entry == nullptr ? nullptr : &entry->info;
}

double evaluate_parameter(const ParameterRef& ref, const Spacecraft& craft) {
    const Entry* entry = find_entry(ref.info->name);
    if (entry == nullptr || entry->function == nullptr) {
        return not_a_number;
    }
    const Axes axes = entry->body_fixed ? Axes::body_fixed : ref.axes;
    return entry->function({craft, ref, from_mj2000_eq(craft.state, axes, craft.epoch)});
}

std::string evaluate_text_parameter(const ParameterRef& ref, const Spacecraft& craft) {
    const auto format = date_format(ref.info->name);
    return format ? gregorian_text(craft.epoch, format->scale) : std::string{};
}

bool is_settable_element(std::string_view name) {
    std::size_t index = 0;
    return element_type(name, index).has_value();
}

bool set_parameter(std::string_view name, Axes axes, double value, Spacecraft& craft) {
    std::size_t index = 0;
    const auto type = element_type(name, index);
    if (!type || !std::isfinite(value)) {
        return false;
    }
    auto elements = to_elements(from_mj2000_eq(craft.state, axes, craft.epoch), *type);
    if (!elements) {
        return false;
    }
    elements->at(index) = state_type_info(*type).is_angle.at(index) ? value * degree : value;
    const auto state = from_elements(*elements, *type);
    if (!state) {
        return false;
    }
    craft.state = to_mj2000_eq(*state, axes, craft.epoch);
    return true;
}

}  // namespace gmat_copilot::engine
