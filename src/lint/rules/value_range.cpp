#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

std::optional<double> number(std::string_view text) {
    if (!is_real(text)) {
        return std::nullopt;
    }
    text = trimmed(text);
    if (!text.empty() && text.front() == '+') {
        text = trimmed(text.substr(1));
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool inside(const catalogue::Bounds& bounds, double value) {
    return (value > bounds.low || (bounds.low_allowed && value == bounds.low)) &&
           (value < bounds.high || (bounds.high_allowed && value == bounds.high));
}

std::string shortest(double value) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, value);
    return error == std::errc() ? std::string(text, end) : std::string();
}

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

/// Semi-major axis and eccentricity as set one after the other; anything else set in between makes them forgotten,
/// since it may change the representation.
struct Shape {
    std::optional<double> sma_km, ecc;
};

constexpr double smallest_sma_km = 0.001;

std::string shape_fault(const Shape& shape, std::string_view field, double value) {
    if (field == "SMA" && std::abs(value) < smallest_sma_km) {
        return "a semi-major axis cannot be zero";
    }
    if (field == "ECC" && value == 1.0) {
        return "an eccentricity of exactly 1 is not allowed";
    }
    if (!shape.sma_km || !shape.ecc) {
        return {};
    }
    if (*shape.sma_km > 0 && (*shape.ecc < 0 || *shape.ecc > 1)) {
        return "with a positive SMA, ECC must lie between 0 and 1";
    }
    if (*shape.sma_km < 0 && *shape.ecc < 1) {
        return "with a negative SMA, ECC must be more than 1";
    }
    return {};
}

bool keeps_shape(std::string_view field) {
    return field == "INC" || field == "RAAN" || field == "AOP" || field == "TA";
}

class Shapes {
  public:
    void check(const FieldAssignment& assignment, Sink& sink) {
        if (assignment.type == nullptr || assignment.type->name != "Spacecraft" || assignment.parts.size() != 2) {
            return;
        }
        Shape& shape = shapes_[assignment.owner];
        const std::string_view field = assignment.last_part();
        const std::optional<double> value = number(assignment.value_text);
        if (field != "SMA" && field != "ECC") {
            shape = keeps_shape(field) ? shape : Shape{};
            return;
        }
        (field == "SMA" ? shape.sma_km : shape.ecc) = value;
        const std::string fault = value ? shape_fault(shape, field, *value) : std::string{};
        if (!fault.empty()) {
            sink.error(assignment.value.span(), quoted(assignment.value_text) + " is not allowed for " +
                                                    std::string(assignment.path()) + ": " + fault);
        }
    }

  private:
    std::unordered_map<const Symbol*, Shape> shapes_;
};

}  // namespace

void value_range(const Context& context, Sink& sink) {
    Shapes shapes;
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field == nullptr || !assignment.value) {
            continue;
        }
        shapes.check(assignment, sink);
        const std::optional<double> value = number(assignment.value_text);
        if (value && !inside(assignment.field->bounds, *value)) {
            sink.error(assignment.value.span(), quoted(assignment.value_text) + " is out of range; " +
                                                    std::string(assignment.path()) + " must be " +
                                                    told(assignment.field->bounds));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
