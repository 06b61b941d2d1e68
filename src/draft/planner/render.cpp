// The script: header comment, resources, mission sequence.
#include <algorithm>
#include <array>
#include <charconv>

#include "draft/planner/characters.hpp"
#include "draft/planner/plan.hpp"
#include "draft/planner/render_sequence.hpp"
#include "script/format.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

void comment(std::string& out, const std::string& text) {
    constexpr std::size_t width = 98;
    std::string_view rest = text;
    bool first = true;
    while (!rest.empty()) {
        std::size_t cut = rest.size();
        if (rest.size() > width) {
            cut = rest.rfind(' ', width);
            cut = cut == std::string_view::npos || cut == 0 ? width : cut;
        }
        out.append(first ? "% " : "%   ").append(rest.substr(0, cut)).append("\n");
        rest.remove_prefix(cut);
        while (!rest.empty() && rest.front() == ' ') {
            rest.remove_prefix(1);
        }
        first = false;
    }
}

void header(std::string& out, const Plan& plan, std::string_view request) {
    comment(out, "Request: " + ascii_line(request));
    out += "%\n";
    for (const std::string& assumption : plan.assumptions) {
        comment(out, "Assumption: " + ascii_line(assumption) + ".");
    }
}

void field(std::string& out, const std::string& object, std::string_view name, const std::string& value) {
    out.append(object).append(".").append(name).append(" = ").append(value).append(";\n");
}

void orbit(std::string& out, const std::string& name, const Keplerian& state) {
    field(out, name, "DisplayStateType", "Keplerian");
    field(out, name, "SMA", number_text(state.sma_km));
    field(out, name, "ECC", number_text(state.ecc));
    field(out, name, "INC", number_text(state.inc_deg));
    field(out, name, "RAAN", number_text(state.raan_deg));
    field(out, name, "AOP", number_text(state.aop_deg));
    field(out, name, "TA", number_text(state.ta_deg));
}

void orbit(std::string& out, const std::string& name, const Cartesian& state) {
    constexpr std::array<std::string_view, 3> position{"X", "Y", "Z"};
    constexpr std::array<std::string_view, 3> velocity{"VX", "VY", "VZ"};
    field(out, name, "DisplayStateType", "Cartesian");
    for (std::size_t i = 0; i < 3; ++i) {
        field(out, name, position.at(i), number_text(state.position_km.at(i)));
    }
    for (std::size_t i = 0; i < 3; ++i) {
        field(out, name, velocity.at(i), number_text(state.velocity_km_s.at(i)));
    }
}

void spacecraft(std::string& out, const Plan& plan) {
    const Spacecraft& craft = plan.spacecraft;
    section(out, "Spacecraft");
    out += "Create Spacecraft " + craft.name + ";\n";
    field(out, craft.name, "DateFormat", plan.epoch.scale + "Gregorian");
    field(out, craft.name, "Epoch", "'" + gregorian(plan.epoch) + "'");
    field(out, craft.name, "CoordinateSystem", "EarthMJ2000Eq");
    std::visit([&](const auto& state) { orbit(out, craft.name, state); }, plan.orbit);
    const std::array<std::pair<std::string_view, std::optional<double>>, 5> fields{{{"DryMass", craft.dry_mass_kg},
                                                                                    {"Cd", craft.drag_coefficient},
                                                                                    {"DragArea", craft.drag_area_m2},
                                                                                    {"Cr", craft.reflectivity},
                                                                                    {"SRPArea", craft.srp_area_m2}}};
    for (const auto& [name, value] : fields) {
        if (value) {
            field(out, craft.name, name, number_text(*value));
        }
    }
}

void forces(std::string& out, const Plan& plan) {
    const ForceModel& model = plan.forces;
    section(out, "Force model and propagator");
    const std::string name = "EarthForces";
    out += "Create ForceModel EarthForces;\n";
    field(out, name, "CentralBody", "Earth");
    std::string bodies = model.point_mass ? "Earth" : "";
    for (const std::string& body : model.third_bodies) {
        bodies += (bodies.empty() ? "" : ", ") + body;
    }
    if (!model.point_mass) {
        field(out, name, "PrimaryBodies", "{Earth}");
        field(out, name, "GravityField.Earth.Degree", std::to_string(model.degree));
        field(out, name, "GravityField.Earth.Order", std::to_string(model.order));
        field(out, name, "GravityField.Earth.PotentialFile", "'" + model.potential_file + "'");
    }
    if (!bodies.empty()) {
        field(out, name, "PointMasses", "{" + bodies + "}");
    }
    if (model.drag) {
        field(out, name, "Drag.AtmosphereModel", "JacchiaRoberts");
    }
    if (model.solar_radiation_pressure) {
        field(out, name, "SRP", "On");
    }
    const double cadence_s = plan.history ? plan.history->cadence_s : 0.0;
    out += "\nCreate Propagator Prop;\n";
    field(out, "Prop", "FM", name);
    field(out, "Prop", "Type", "RungeKutta89");
    field(out, "Prop", "InitialStepSize", number_text(cadence_s > 0.0 ? std::min(60.0, cadence_s) : 60.0));
    field(out, "Prop", "Accuracy", "1e-11");
    field(out, "Prop", "MinStep", "0");
    field(out, "Prop", "MaxStep", number_text(cadence_s > 0.0 ? cadence_s : 2700.0));
}

void outputs(std::string& out, const Plan& plan) {
    const std::string& craft = plan.spacecraft.name;
    const bool results =
        std::ranges::any_of(plan.steps, [](const Step& s) { return std::holds_alternative<ReportNow>(s); }) ||
        !plan.cadence_parameters.empty();
    if (results || plan.history || plan.orbit_view || plan.ground_track || !plan.plots.empty()) {
        section(out, "Output");
    }
    if (results) {
        out += "Create ReportFile Results;\n";
        field(out, "Results", "Filename", "'Results.txt'");
        field(out, "Results", "WriteHeaders", "true");
    }
    if (plan.history) {
        out += "Create ReportFile History;\n";
        field(out, "History", "Filename", "'History.txt'");
        field(out, "History", "Add", "{" + parameter_list(craft, plan.history->parameters, ", ") + "}");
        field(out, "History", "SolverIterations", "None");
    }
    if (plan.orbit_view) {
        out += "Create OrbitView OrbitView3D;\n";
        field(out, "OrbitView3D", "Add", "{" + craft + ", Earth}");
        field(out, "OrbitView3D", "CoordinateSystem", "EarthMJ2000Eq");
        field(out, "OrbitView3D", "SolverIterations", "None");
    }
    if (plan.ground_track) {
        out += "Create GroundTrackPlot GroundTrack;\n";
        field(out, "GroundTrack", "Add", "{" + craft + "}");
        field(out, "GroundTrack", "CentralBody", "Earth");
        field(out, "GroundTrack", "SolverIterations", "None");
    }
    for (std::size_t i = 0; i < plan.plots.size(); ++i) {
        const std::string name = "Plot" + std::to_string(i + 1);
        out += "Create XYPlot " + name + ";\n";
        field(out, name, "XVariable", parameter_list(craft, {plan.plots[i].x}, ""));
        field(out, name, "YVariables", "{" + parameter_list(craft, plan.plots[i].y, ", ") + "}");
        field(out, name, "SolverIterations", "None");
    }
}

}  // namespace

std::string number_text(double value) {
    std::array<char, 64> digits{};
    const double plain = value == 0.0 ? 0.0 : value;  // no minus zero
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), plain, std::chars_format::general, 12);
    return {digits.data(), end.ptr};
}

void section(std::string& out, std::string_view title) { out.append("\n% --- ").append(title).append(" ---\n"); }

std::string render(const Plan& plan, std::string_view request) {
    std::string out;
    header(out, plan, request);
    spacecraft(out, plan);
    forces(out, plan);
    render_sequence_resources(out, plan);
    outputs(out, plan);
    render_sequence(out, plan);
    // What stands here is layout enough to be read; the canonical one is the formatter's business.
    return script::format(script::parse(out)).value_or(out);
}

}  // namespace gmat_copilot::drafting::planner
