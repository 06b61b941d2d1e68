#include "draft/planner/render_sequence.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "draft/planner/astrodynamics.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr double give_up_days = 10.0;
constexpr double tolerance_km = 0.001;
constexpr double leave_node_s = 60.0;

/// Writes the steps; burns and transfers are numbered in order.
class SequenceWriter {
  public:
    SequenceWriter(std::string& out, const Plan& plan) : out_(out), plan_(plan), craft_(plan.spacecraft.name) {}

    void resources() {
        bool revolutions = false;
        bool pieces = false;
        for (const Step& step : plan_.steps) {
            if (const auto* coast = std::get_if<Coast>(&step)) {
                revolutions = revolutions || std::holds_alternative<ForRevolutions>(coast->until);
                pieces = pieces || coast->cadence_s > 0.0;
            }
        }
        const bool burns = std::ranges::any_of(plan_.steps, [](const Step& step) {
            return std::holds_alternative<Burn>(step) || std::holds_alternative<Hohmann>(step);
        });
        if (burns) {
            section(out_, "Burns");
        }
        for (const Step& step : plan_.steps) {
            if (const auto* burn = std::get_if<Burn>(&step)) {
                create_burn(burn_name(), burn->axes, burn->delta_v_km_s);
            } else if (const auto* transfer = std::get_if<Hohmann>(&step)) {
                create_burn(burn_name(), "VNB", {transfer->first_guess_km_s, 0.0, 0.0});
                create_burn(burn_name(), "VNB", {transfer->second_guess_km_s, 0.0, 0.0});
                has_transfer_ = true;
            }
        }
        if (has_transfer_) {
            out_ += "Create DifferentialCorrector Corrector;\nCorrector.MaximumIterations = 50;\n";
        }
        if (revolutions || pieces) {
            section(out_, "Variables");
            out_ += revolutions ? "Create Variable CoastTime;\n" : "";
            out_ += pieces ? "Create Variable Piece;\n" : "";
        }
    }

    void sequence() {
        section(out_, "Mission sequence");
        out_ += "BeginMissionSequence;\n";
        for (const Step& step : plan_.steps) {
            out_ += "\n";
            std::visit([this](const auto& s) { write(s); }, step);
        }
    }

  private:
    std::string burn_name() { return "Burn" + std::to_string(++burns_); }

    void create_burn(const std::string& name, std::string_view axes, const std::array<double, 3>& components) {
        out_ += "Create ImpulsiveBurn " + name + ";\n";
        out_ += name + ".CoordinateSystem = Local;\n";
        out_ += name + ".Origin = Earth;\n";
        out_ += name + ".Axes = " + std::string(axes) + ";\n";
        for (std::size_t i = 0; i < 3; ++i) {
            out_ += name + ".Element" + std::to_string(i + 1) + " = " + number_text(components.at(i)) + ";\n";
        }
        out_ += name + ".DecrementMass = false;\n\n";
    }

    void propagate(const std::string& condition) { out_ += "Propagate Prop(" + craft_ + ") {" + condition + "};\n"; }
    [[nodiscard]] std::string of_craft(std::string_view parameter) const {
        return craft_ + "." + std::string(parameter);
    }

    void write(const Coast& coast) {
        if (coast.cadence_s > 0.0) {
            write_pieces(std::get<ForDuration>(coast.until).duration_s, coast.cadence_s);
            return;
        }
        std::visit([this](const auto& until) { fly(until); }, coast.until);
    }

    void write_pieces(double duration_s, double cadence_s) {
        const double pieces = std::floor(duration_s / cadence_s + 1e-9);
        const double rest_s = duration_s - pieces * cadence_s;
        out_ += "% Fly " + number_text(duration_s) + " s in pieces of " + number_text(cadence_s) + " s\n";
        if (pieces >= 1.0) {
            out_ += "For Piece = 1:1:" + number_text(pieces) + ";\n   ";
            propagate(of_craft("ElapsedSecs = ") + number_text(cadence_s));
            out_ += "   ";
            report(plan_.cadence_parameters);
            out_ += "EndFor;\n";
        }
        if (rest_s > 1e-6) {
            propagate(of_craft("ElapsedSecs = ") + number_text(rest_s));
            report(plan_.cadence_parameters);
        }
    }

    void fly(const ForDuration& until) {
        out_ += "% Fly for " + number_text(until.duration_s) + " s\n";
        propagate(of_craft("ElapsedSecs = ") + number_text(until.duration_s));
    }
    void fly(const ForRevolutions& until) {
        out_ += "% Fly for " + number_text(until.count) + (until.count == 1.0 ? " orbit\n" : " orbits\n");
        out_ += "CoastTime = " + number_text(until.count) + " * " + of_craft("Earth.OrbitPeriod") + ";\n";
        propagate(of_craft("ElapsedSecs = CoastTime"));
    }
    void fly(const UntilEvent& until) {
        out_ += "% Fly to the next " + std::string(event_name(until.event)) + "\n";
        switch (until.event) {
            case Event::apogee: propagate(of_craft("Earth.Apoapsis")); break;
            case Event::perigee: propagate(of_craft("Earth.Periapsis")); break;
            case Event::equator: fly_to_equator(""); break;
            case Event::ascending_node: fly_to_node("<"); break;
            case Event::descending_node: fly_to_node(">"); break;
        }
    }
    /// Off the crossing first: GMAT R2026a stops at once, or not at all, when a coast to Z = 0 begins at Z = 0.
    void fly_to_equator(std::string_view indent) {
        out_ += indent;
        propagate(of_craft("ElapsedSecs = ") + number_text(leave_node_s));
        out_ += indent;
        propagate(of_craft("EarthMJ2000Eq.Z = 0, StopTolerance = 1e-5"));
    }
    /// GMAT stops at every equator crossing; the wrong one is passed over.
    void fly_to_node(std::string_view wrong_way) {
        fly_to_equator("");
        out_ += "If " + of_craft("EarthMJ2000Eq.VZ ") + std::string(wrong_way) + " 0;\n";
        fly_to_equator("   ");
        out_ += "EndIf;\n";
    }
    void fly(const UntilAltitude& until) {
        out_ += "% Fly to an altitude of " + number_text(until.altitude_km) + " km\n";
        propagate(of_craft("Earth.Altitude = ") + number_text(until.altitude_km) + ", " + give_up());
    }
    void fly(const UntilRadius& until) {
        out_ += "% Fly to a radius of " + number_text(until.radius_km) + " km\n";
        propagate(of_craft("Earth.RMAG = ") + number_text(until.radius_km) + ", " + give_up());
    }
    void fly(const UntilTrueAnomaly& until) {
        out_ += "% Fly to a true anomaly of " + number_text(until.ta_deg) + " deg\n";
        propagate(of_craft("Earth.TA = ") + number_text(until.ta_deg));
    }
    void fly(const UntilDate& until) {
        out_ += "% Fly until " + gregorian(until.epoch) + " " + plan_.epoch.scale + "\n";
        std::array<char, 64> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), gmat_mjd(until.epoch));
        propagate(of_craft(plan_.epoch.scale + "ModJulian = ") + std::string(digits.data(), end.ptr));
    }
    [[nodiscard]] std::string give_up() const { return of_craft("ElapsedDays = ") + number_text(give_up_days); }

    void write(const Burn& /*burn*/) {
        const std::string name = burn_name();
        const int number = burns_;
        out_ += "% Burn " + std::to_string(number) + "\n";
        out_ += "Maneuver " + name + "(" + craft_ + ");\n";
    }

    void write(const Hohmann& transfer) {
        const bool up = transfer.to_radius_km > transfer.from_radius_km;
        const std::string first = burn_name();
        const std::string second = burn_name();
        const std::string radius = number_text(transfer.to_radius_km);
        const std::string tolerance = ", {Tolerance = " + number_text(tolerance_km) + "}";
        out_ += "% Hohmann transfer to a radius of " + radius +
                " km: the first burn sets the far side, the second the period.\n";
        out_ += "% The first guesses are Hohmann's formula; half the transfer ellipse takes " +
                number_text(std::round(transfer.transfer_time_s)) + " s.\n";
        out_ += "Target Corrector {SolveMode = Solve, ExitMode = SaveAndContinue};\n";
        vary(first, transfer.first_guess_km_s);
        out_ += "   Maneuver " + first + "(" + craft_ + ");\n   ";
        propagate(of_craft(up ? "Earth.Apoapsis" : "Earth.Periapsis"));
        out_ += "   Achieve Corrector(" + of_craft("Earth.RMAG = ") + radius + tolerance + ");\n";
        vary(second, transfer.second_guess_km_s);
        out_ += "   Maneuver " + second + "(" + craft_ + ");\n";
        out_ += "   Achieve Corrector(" + of_craft("Earth.SMA = ") + radius + tolerance + ");\n";
        out_ += "EndTarget;\n";
    }

    void vary(const std::string& burn, double guess_km_s) {
        const double room = std::max(0.05, std::abs(guess_km_s));
        out_ += "   Vary Corrector(" + burn + ".Element1 = " + number_text(std::round(guess_km_s * 1e6) / 1e6) +
                ", {Perturbation = 1e-5, Lower = " + number_text(std::round((guess_km_s - room) * 1e6) / 1e6) +
                ", Upper = " + number_text(std::round((guess_km_s + room) * 1e6) / 1e6) + ", MaxStep = 0.2});\n";
    }

    void write(const ReportNow& step) { report(step.parameters); }

    void report(const std::vector<ParameterRef>& parameters) {
        std::string items;
        for (const ParameterRef& parameter : parameters) {
            if (parameter.name == delta_v_name) {
                for (int burn = 1; burn <= burns_; ++burn) {
                    for (const char* element : {"Element1", "Element2", "Element3"}) {
                        items += " Burn" + std::to_string(burn) + "." + element;
                    }
                }
            } else {
                items += " " + parameter_list(craft_, {parameter}, "");
            }
        }
        out_ += "Report Results" + items + ";\n";
    }

    std::string& out_;
    const Plan& plan_;
    const std::string& craft_;
    int burns_ = 0;
    bool has_transfer_ = false;
};

}  // namespace

std::string parameter_list(const std::string& craft, const std::vector<ParameterRef>& parameters,
                           std::string_view separator) {
    std::string out;
    for (const ParameterRef& parameter : parameters) {
        out.append(out.empty() ? "" : separator).append(craft).append(".");
        out.append(parameter.dependency.empty() ? "" : parameter.dependency + ".").append(parameter.name);
    }
    return out;
}

void render_sequence_resources(std::string& out, const Plan& plan) { SequenceWriter(out, plan).resources(); }
void render_sequence(std::string& out, const Plan& plan) { SequenceWriter(out, plan).sequence(); }

}  // namespace gmat_copilot::drafting::planner
