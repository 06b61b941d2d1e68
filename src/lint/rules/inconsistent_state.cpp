#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <unordered_map>
#include <vector>

#include "lint/rules/rules.hpp"
#include "lint/settings.hpp"
#include "lint/state_types.hpp"

namespace gmat_copilot::lint::rule {
namespace {

constexpr double smallest_length_km = 0.001;
constexpr double parabolic_tolerance = 1e-7;
/// What an eccentricity must stay away from 0 and 1 for a negative SMA to be surely refused.
constexpr double elliptic_margin = 0.001;
// What a new Spacecraft holds.
constexpr double default_anomaly_deg = 99.8877493320488;
constexpr double default_periapsis_km = 7015.37852;
constexpr double default_apoapsis_km = 7368.49911;

/// The orbit of one spacecraft as its assignments build it up.
class Orbit {
  public:
    /// What GMAT refuses in setting the element; empty when it takes it.
    std::string take(std::string_view element, std::optional<double> value) {
        if (!guess_.take(element)) {
            return "it belongs to another state type than the elements set before; GMAT mixes them only in the mission "
                   "sequence";
        }
        if (!value) {
            return {};
        }
        std::string fault = check(element, *value);
        if (fault.empty()) {
            set(element, *value);
        }
        return fault;
    }

    /// What GMAT finds wrong with the whole state once the script is read; empty when it is fine.
    [[nodiscard]] std::string check_whole() const {
        std::optional<double> eccentricity = get("ECC");
        if (guess_.settled() == "ModifiedKeplerian") {
            const double periapsis = get("RadPer").value_or(default_periapsis_km);
            const double apoapsis = get("RadApo").value_or(default_apoapsis_km);
            if (periapsis <= 0) {
                return "RadPer must be more than 0";
            }
            if (apoapsis > 0 && apoapsis < periapsis) {
                return "RadApo is less than RadPer; then GMAT wants it negative (a hyperbola)";
            }
            eccentricity = std::abs((apoapsis - periapsis) / (apoapsis + periapsis));
        }
        return check_anomaly(eccentricity);
    }

  private:
    [[nodiscard]] std::optional<double> get(std::string_view element) const {
        const auto found = std::ranges::find(values_, element, &Value::element);
        return found == values_.end() ? std::nullopt : std::optional(found->value);
    }

    void set(std::string_view element, double value) {
        const auto found = std::ranges::find(values_, element, &Value::element);
        if (found == values_.end()) {
            values_.push_back({element, value});
        } else {
            found->value = value;
        }
    }

    [[nodiscard]] std::string check(std::string_view element, double value) const {
        if (element == "ECC") {
            return check_eccentricity(value);
        }
        if (element == "SMA") {
            return check_semi_major_axis(value);
        }
        if ((element == "RadPer" || element == "RadApo") && std::abs(value) < smallest_length_km) {
            return "a radius must be at least a metre";
        }
        if (element == "RadApo" && value > 0 && value < get("RadPer").value_or(value)) {
            return "RadApo is less than RadPer; then GMAT wants it negative (a hyperbola)";
        }
        if (element == "EquinoctialH" || element == "EquinoctialK") {
            const double other = get(element == "EquinoctialH" ? "EquinoctialK" : "EquinoctialH").value_or(0);
            constexpr double most = 0.99999;
            return std::hypot(value, other) > most ? "EquinoctialH and EquinoctialK together make no ellipse" : "";
        }
        return check_delaunay(element, value);
    }

    [[nodiscard]] std::string check_eccentricity(double value) const {
        if (std::abs(value - 1) < parabolic_tolerance) {
            return "an eccentricity of exactly 1 is not allowed";
        }
        const double sma_km = get("SMA").value_or(0);
        if (sma_km > 0 && (value > 1 || value < 0)) {
            return "with a positive SMA, ECC must lie between 0 and 1";
        }
        return sma_km < 0 && value < 1 ? "with a negative SMA, ECC must be more than 1" : "";
    }

    [[nodiscard]] std::string check_semi_major_axis(double value) const {
        if (std::abs(value) < smallest_length_km) {
            return "a semi-major axis cannot be zero";
        }
        const std::optional<double> eccentricity = get("ECC");
        if (!eccentricity) {
            return {};
        }
        const bool elliptic = *eccentricity > elliptic_margin && *eccentricity < 1 - elliptic_margin;
        if (value < 0 && elliptic) {
            return "with an ECC between 0 and 1, SMA must be positive";
        }
        return value > 0 && *eccentricity > 1 ? "with an ECC above 1, SMA must be negative" : "";
    }

    [[nodiscard]] std::string check_delaunay(std::string_view element, double value) const {
        const auto above = [&](const char* small, const char* large) {
            const auto low = element == small ? std::optional(value) : get(small);
            const auto high = element == large ? std::optional(value) : get(large);
            return low && high && std::abs(*low) > std::abs(*high);
        };
        if ((element == "DelaunayG" || element == "DelaunayL") && above("DelaunayG", "DelaunayL")) {
            return "DelaunayG must not be more than DelaunayL";
        }
        if ((element == "DelaunayG" || element == "DelaunayH") && above("DelaunayH", "DelaunayG")) {
            return "DelaunayH must not be more than DelaunayG";
        }
        return {};
    }

    /// On a hyperbola the true anomaly stays below that of its asymptote, acos(-1/e) (Vallado, 2.2).
    [[nodiscard]] std::string check_anomaly(std::optional<double> eccentricity) const {
        if (!eccentricity || *eccentricity <= 1 || get("EA") || get("MA") || get("HA")) {
            return {};
        }
        constexpr double degree = std::numbers::pi / 180;
        const double limit = std::acos(-1 / *eccentricity) / degree;
        const double anomaly = std::remainder(get("TA").value_or(default_anomaly_deg), 360.0);
        if (std::abs(anomaly) < limit) {
            return {};
        }
        return "the true anomaly lies beyond the hyperbola's asymptote" +
               std::string(get("TA") ? "" : " (it is 99.9 degrees where a script does not set TA)");
    }

    StateTypeGuess guess_;
    struct Value {
        std::string_view element;
        double value;
    };
    std::vector<Value> values_;  // a dozen at most
};

struct Followed {
    Orbit orbit;
    const FieldAssignment* last = nullptr;
    bool told = false;
};

}  // namespace

void inconsistent_state(const Context& context, Sink& sink) {
    std::unordered_map<const Symbol*, Followed> orbits;
    for (const FieldAssignment& assignment : context.fields) {
        const bool element = assignment.field != nullptr && assignment.field->type == catalogue::FieldType::real &&
                             assignment.value && assignment.type->name == "Spacecraft" &&
                             assignment.parts.size() == 2 && !state_types_of(assignment.last_part()).empty();
        if (!element || !context.settings.fixed(*assignment.owner, {})) {
            continue;
        }
        Followed& followed = orbits[assignment.owner];
        followed.last = &assignment;
        const std::string fault = followed.orbit.take(assignment.last_part(), number_of(assignment.value_text));
        if (!fault.empty()) {
            followed.told = true;
            sink.error(assignment.value.span(), quoted(assignment.value_text) + " is not allowed for " +
                                                    std::string(assignment.path()) + ": " + fault);
        }
    }
    for (const auto& [symbol, followed] : orbits) {
        const std::string fault = followed.told ? std::string{} : followed.orbit.check_whole();
        if (!fault.empty()) {
            sink.error(followed.last->target.span(),
                       "the state of " + quoted(symbol->name) + " is none that GMAT takes: " + fault);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
