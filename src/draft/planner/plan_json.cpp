#include <cmath>
#include <nlohmann/json.hpp>

#include "draft/planner/plan.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

using Json = nlohmann::ordered_json;

/// At most 12 significant digits, so that 51.6 stays 51.6 and 6878.1363 does not become 6878.136299999999.
double tidy(double value) { return std::strtod(number_text(value).c_str(), nullptr); }

Json numbers(const std::array<double, 3>& values) { return {tidy(values[0]), tidy(values[1]), tidy(values[2])}; }

Json names(const std::vector<ParameterRef>& parameters) {
    Json out = Json::array();
    for (const ParameterRef& parameter : parameters) {
        out.push_back(parameter.dependency.empty() ? parameter.name : parameter.dependency + "." + parameter.name);
    }
    return out;
}

Json json_of(const Keplerian& orbit) {
    return {{"type", "keplerian"},
            {"sma_km", tidy(orbit.sma_km)},
            {"ecc", tidy(orbit.ecc)},
            {"inc_deg", tidy(orbit.inc_deg)},
            {"raan_deg", tidy(orbit.raan_deg)},
            {"aop_deg", tidy(orbit.aop_deg)},
            {"ta_deg", tidy(orbit.ta_deg)}};
}
Json json_of(const Cartesian& orbit) {
    return {{"type", "cartesian"},
            {"position_km", numbers(orbit.position_km)},
            {"velocity_km_s", numbers(orbit.velocity_km_s)}};
}

Json json_of(const ForDuration& until) { return {{"duration_s", tidy(until.duration_s)}}; }
Json json_of(const ForRevolutions& until) { return {{"revolutions", tidy(until.count)}}; }
Json json_of(const UntilEvent& until) { return {{"event", event_name(until.event)}}; }
Json json_of(const UntilAltitude& until) { return {{"altitude_km", tidy(until.altitude_km)}}; }
Json json_of(const UntilRadius& until) { return {{"radius_km", tidy(until.radius_km)}}; }
Json json_of(const UntilTrueAnomaly& until) { return {{"true_anomaly_deg", tidy(until.ta_deg)}}; }
Json json_of(const UntilDate& until) { return {{"date", gregorian(until.epoch)}}; }

Json json_of(const Coast& coast) {
    Json out{{"step", "propagate"},
             {"until", std::visit([](const auto& until) { return json_of(until); }, coast.until)}};
    if (coast.cadence_s > 0.0) {
        out["cadence_s"] = tidy(coast.cadence_s);
    }
    return out;
}
Json json_of(const Burn& burn) {
    return {{"step", "burn"}, {"axes", burn.axes}, {"delta_v_km_s", numbers(burn.delta_v_km_s)}};
}
Json json_of(const Hohmann& transfer) {
    return {{"step", "hohmann"},
            {"from_radius_km", tidy(transfer.from_radius_km)},
            {"to_radius_km", tidy(transfer.to_radius_km)},
            {"first_guess_km_s", tidy(transfer.first_guess_km_s)},
            {"second_guess_km_s", tidy(transfer.second_guess_km_s)},
            {"transfer_time_s", tidy(transfer.transfer_time_s)}};
}
Json json_of(const ReportNow& report) { return {{"step", "report"}, {"parameters", names(report.parameters)}}; }

Json json_of(const Spacecraft& craft) {
    Json out{{"name", craft.name}};
    const std::array<std::pair<const char*, std::optional<double>>, 5> fields{
        {{"dry_mass_kg", craft.dry_mass_kg},
         {"drag_area_m2", craft.drag_area_m2},
         {"drag_coefficient", craft.drag_coefficient},
         {"srp_area_m2", craft.srp_area_m2},
         {"reflectivity", craft.reflectivity}}};
    for (const auto& [name, value] : fields) {
        if (value) {
            out[name] = tidy(*value);
        }
    }
    return out;
}

Json json_of(const ForceModel& forces) {
    Json out;
    out["point_mass"] = forces.point_mass;
    if (!forces.point_mass) {
        out["degree"] = forces.degree;
        out["order"] = forces.order;
        out["potential_file"] = forces.potential_file;
    }
    out["third_bodies"] = forces.third_bodies;
    out["drag"] = forces.drag;
    out["solar_radiation_pressure"] = forces.solar_radiation_pressure;
    return out;
}

}  // namespace

std::string to_json(const Plan& plan) {
    Json out;
    out["spacecraft"] = json_of(plan.spacecraft);
    out["epoch"] = {{"date", gregorian(plan.epoch)}, {"scale", plan.epoch.scale}};
    out["orbit"] = std::visit([](const auto& orbit) { return json_of(orbit); }, plan.orbit);
    out["forces"] = json_of(plan.forces);
    out["steps"] = Json::array();
    for (const Step& step : plan.steps) {
        out["steps"].push_back(std::visit([](const auto& s) { return json_of(s); }, step));
    }
    if (plan.history) {
        out["history"] = {{"parameters", names(plan.history->parameters)},
                          {"cadence_s", tidy(plan.history->cadence_s)}};
    }
    if (!plan.cadence_parameters.empty()) {
        out["cadence_parameters"] = names(plan.cadence_parameters);
    }
    out["orbit_view"] = plan.orbit_view;
    out["ground_track"] = plan.ground_track;
    out["plots"] = Json::array();
    for (const XYPlot& plot : plan.plots) {
        out["plots"].push_back({{"x", names({plot.x})[0]}, {"y", names(plot.y)}});
    }
    out["assumptions"] = plan.assumptions;
    return out.dump(2) + "\n";
}

}  // namespace gmat_copilot::drafting::planner
