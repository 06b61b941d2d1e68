#include "lint/rules/out_of_range.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "lint/propagators.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

constexpr double smallest_step_s = 1e-4;

bool inside(const catalogue::Bounds& bounds, double value) {
    return (value > bounds.low || (bounds.low_allowed && value == bounds.low)) &&
           (value < bounds.high || (bounds.high_allowed && value == bounds.high));
}

bool is_bounded(const catalogue::Bounds& bounds) { return !std::isinf(bounds.low) || !std::isinf(bounds.high); }

/// "more than 0", "from 0 to 180".
std::string told(const catalogue::Bounds& bounds) {
    const std::string low = (bounds.low_allowed ? "at least " : "more than ") + shortest(bounds.low);
    if (std::isinf(bounds.high)) {
        return low;
    }
    if (bounds.low_allowed && bounds.high_allowed) {
        return "from " + shortest(bounds.low) + " to " + shortest(bounds.high);
    }
    return low + " and " + (bounds.high_allowed ? "at most " : "less than ") + shortest(bounds.high);
}

/// Fields whose bounds depend on what was set before them, as GMAT reads the script line by line.
class Dependent {
  public:
    [[nodiscard]] static bool is_concerned(const FieldAssignment& assignment) {
        return catalogue::is_a(*assignment.type, "PropSetup");
    }

    /// Why the value is refused; empty when it is taken. Null when the field has no such bounds.
    std::optional<std::string> check(const FieldAssignment& assignment, double value) {
        const std::string_view field = assignment.last_part();
        if (catalogue::is_a(*assignment.type, "PropSetup")) {
            if (field == "InitialStepSize" && std::abs(value) < smallest_step_s) {
                return "a step cannot be shorter than 0.0001 s";
            }
            double& shortest_s = min_step_s_.try_emplace(assignment.owner, default_min_step_s).first->second;
            if (field == "MinStep") {
                shortest_s = value;
            } else if (field == "MaxStep" && value > 0 && value < shortest_s) {
                return "it is less than MinStep, " + shortest(shortest_s);
            }
            return std::nullopt;
        }
        if (field == "FuelMass" && value < 0 && negative_fuel_.contains(assignment.owner)) {
            return "";
        }
        return std::nullopt;
    }

    void note(const FieldAssignment& assignment) {
        if (assignment.last_part() == "Type" && catalogue::is_a(*assignment.type, "PropSetup")) {
            min_step_s_.erase(assignment.owner);  // a new integrator has its own
        }
        if (assignment.last_part() == "AllowNegativeFuelMass" && assignment.value_text == "true") {
            negative_fuel_.insert(assignment.owner);
        }
    }

  private:
    static constexpr double default_min_step_s = 0.001;
    std::unordered_map<const Symbol*, double> min_step_s_;
    std::unordered_set<const Symbol*> negative_fuel_;
};

void report(const FieldAssignment& assignment, const std::string& why, Sink& sink) {
    sink.error(assignment.value.span(),
               quoted(assignment.value_text) + " is out of range for " + std::string(assignment.path()) + ": " + why);
}

void check_fields(const Context& context, Sink& sink) {
    Dependent dependent;
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field == nullptr || !assignment.value) {
            continue;
        }
        dependent.note(assignment);
        if (!is_bounded(assignment.field->bounds) && !Dependent::is_concerned(assignment)) {
            continue;
        }
        const std::optional<double> value = number_of(assignment.value_text);
        if (!value) {
            continue;
        }
        if (const std::optional<std::string> why = dependent.check(assignment, *value)) {
            if (!why->empty()) {
                report(assignment, *why, sink);
            }
        } else if (!inside(assignment.field->bounds, *value)) {
            const std::string_view unit = assignment.field->unit;
            sink.error(assignment.value.span(), quoted(assignment.value_text) + " is out of range; " +
                                                    std::string(assignment.path()) + " must be " +
                                                    told(assignment.field->bounds) + (unit.empty() ? "" : " ") +
                                                    std::string(unit));
        }
    }
}

/// The fuel must fit into its tank (ChemicalTank::Validate in GMAT's source).
void check_tanks(const Context& context, Sink& sink) {
    for (const Symbol& tank : context.symbols.created()) {
        if (tank.ambiguous || !tank.surely("ChemicalTank") || !context.settings.fixed(tank, {})) {
            continue;
        }
        const auto mass = context.settings.number(tank, "FuelMass");
        const auto density = context.settings.number(tank, "FuelDensity");
        const auto volume = context.settings.number(tank, "Volume");
        if (!mass || !density || !volume || *density <= 0 || *mass / *density <= *volume) {
            continue;
        }
        const FieldAssignment* last = nullptr;
        for (const std::string_view field : {"FuelMass", "FuelDensity", "Volume"}) {
            const FieldAssignment* set = context.settings.last(tank, field);
            last = set != nullptr && (last == nullptr || set->statement > last->statement) ? set : last;
        }
        if (last != nullptr) {
            sink.error(last->value.span(), "the fuel of " + quoted(tank.name) + " does not fit: " + shortest(*mass) +
                                               " kg of " + shortest(*density) + " kg/m^3 need more than its " +
                                               shortest(*volume) + " m^3");
        }
    }
}

/// The degree and order of the gravity files that come with GMAT, as the files themselves tell.
struct GravityFile {
    std::string_view name;
    int degree;
};
constexpr std::array gravity_files = {GravityFile{"JGM2.cof", 70},    GravityFile{"JGM3.cof", 70},
                                      GravityFile{"EGM96.cof", 360},  GravityFile{"LP165P.cof", 165},
                                      GravityFile{"Mars50c.cof", 50}, GravityFile{"GMM1.cof", 50},
                                      GravityFile{"GMM2B.cof", 80},   GravityFile{"MGNP180U.cof", 180}};

std::string_view default_gravity_file(std::string_view body) {
    if (body == "Earth") {
        return "JGM2.cof";
    }
    return body == "Luna" ? "LP165P.cof" : std::string_view{};
}

/// A gravity field larger than its file: GMAT reads the file when the force model is first used.
void check_gravity(const Context& context, const Symbol& force_model, Sink& sink) {
    std::unordered_map<std::string_view, std::string_view> files;
    for (const FieldAssignment* assignment : context.settings.all(force_model)) {
        if (assignment->parts.size() == 4 && assignment->last_part() == "PotentialFile") {
            const std::string_view path = without_quotes(assignment->value_text);
            files[assignment->parts[2]] = path.substr(path.find_last_of("/\\") + 1);
        }
    }
    for (const FieldAssignment* assignment : context.settings.all(force_model)) {
        const bool sized = assignment->parts.size() == 4 &&
                           (assignment->last_part() == "Degree" || assignment->last_part() == "Order");
        const std::optional<double> value = sized ? number_of(assignment->value_text) : std::nullopt;
        if (!value) {
            continue;
        }
        const auto named = files.find(assignment->parts[2]);
        const std::string_view file = named == files.end() ? default_gravity_file(assignment->parts[2]) : named->second;
        for (const GravityFile& known : gravity_files) {
            if (known.name == file && *value > known.degree) {
                report(*assignment, std::string(file) + " goes up to " + std::to_string(known.degree), sink);
            }
        }
    }
}

/// What GMAT only finds once it propagates.
void check_flown(const Context& context, Sink& sink) {
    std::unordered_set<const Symbol*> seen;
    for (const Propagation& use : context.propagations) {
        if (use.integrates && use.force_model != nullptr && seen.insert(use.force_model).second) {
            check_gravity(context, *use.force_model, sink);
        }
        for (const script::NodeRef node : use.craft) {
            const Symbol* craft = context.symbols.find(script::unquoted(node));
            if (craft == nullptr || craft->ambiguous || !craft->surely("Spacecraft") || !use.integrates ||
                !context.settings.fixed(*craft, "DryMass") || !context.settings.fixed(*craft, "Tanks")) {
                continue;
            }
            const FieldAssignment* mass = context.settings.last(*craft, "DryMass");
            if (mass != nullptr && number_of(mass->value_text) == 0.0 &&
                context.settings.items(*craft, "Tanks").empty() && seen.insert(craft).second) {
                report(*mass, "GMAT does not propagate a spacecraft without mass", sink);
            }
        }
    }
}

}  // namespace

std::string shortest(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string();
}

void out_of_range(const Context& context, Sink& sink) {
    check_fields(context, sink);
    check_tanks(context, sink);
    check_flown(context, sink);
    check_sequence_ranges(context, sink);
}

}  // namespace gmat_copilot::lint::rule
