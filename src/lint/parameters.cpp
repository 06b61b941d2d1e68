#include "lint/parameters.hpp"

#include <algorithm>

namespace gmat_copilot::lint {
namespace {

using catalogue::Dependency;

/// GMAT tells these kinds of attached objects apart, not the types within one kind.
constexpr std::string_view attached_kinds[] = {"FuelTank", "Thruster", "PowerSystem", "Plate"};

/// Parameters whose factories report no owner, or an owner that GMAT does not check when it loads a script.
bool owner_is_checked(const catalogue::Parameter& parameter) {
    return !parameter.owner_type.empty() && parameter.owner_type != "UnknownObject";
}

bool dependency_fits(const Symbol& symbol, const catalogue::Parameter& parameter) {
    switch (parameter.dependency) {
        case Dependency::coordinate_system: return symbol.may_be("CoordinateSystem");
        case Dependency::origin: return symbol.may_be("CelestialBody") || symbol.may_be("CalculatedPoint");
        case Dependency::attached_object:
            return std::any_of(std::begin(attached_kinds), std::end(attached_kinds), [&](std::string_view kind) {
                return catalogue::is_a(parameter.attached_type, kind) && symbol.may_be(kind);
            });
        default: return true;
    }
}

}  // namespace

std::vector<Item> dotted_parts(text::Span span, std::string_view text) {
    std::vector<Item> parts;
    std::size_t at = 0;
    while (at <= text.size()) {
        const std::size_t dot = std::min(text.find('.', at), text.size());
        const auto begin = span.begin + static_cast<std::uint32_t>(at);
        parts.push_back({{begin, begin + static_cast<std::uint32_t>(dot - at)}, text.substr(at, dot - at)});
        at = dot + 1;
    }
    return parts;
}

std::string_view dependency_noun(const catalogue::Parameter& parameter) {
    switch (parameter.dependency) {
        case Dependency::coordinate_system: return "a coordinate system";
        case Dependency::origin: return "a celestial body";
        case Dependency::attached_object: return "an object attached to the spacecraft";
        default: return {};
    }
}

ParameterCheck check_parameter(const std::vector<Item>& parts, const SymbolTable& symbols) {
    ParameterCheck check;
    if (parts.size() < 2) {
        return check;
    }
    check.owner = symbols.find(parts.front().text);
    if (check.owner == nullptr) {
        check.verdict = ParameterVerdict::undeclared_owner;
        check.at = parts.front();
        return check;
    }
    check.parameter = catalogue::find_parameter(parts.back().text);
    if (check.owner->type == nullptr || check.owner->type->plugin) {
        return check;
    }
    check.at = parts.back();
    if (check.parameter == nullptr) {
        check.verdict = ParameterVerdict::unknown;
        return check;
    }
    if (owner_is_checked(*check.parameter) && !check.owner->may_be(check.parameter->owner_type)) {
        check.verdict = ParameterVerdict::wrong_owner;
        return check;
    }
    if (parts.size() > 3 && parts[1].text != "Epoch") {
        check.verdict = ParameterVerdict::several_dependencies;
        check.at = {{parts[1].span.begin, parts[parts.size() - 2].span.end}, parts[1].text};
        return check;
    }
    if (parts.size() != 3 || parts[1].text == "Epoch") {  // Sat.Epoch.UTCGregorian is another way to write an epoch
        return check;
    }
    check.at = parts[1];
    if (check.parameter->dependency == Dependency::force_model) {
        return check;
    }
    if (dependency_noun(*check.parameter).empty()) {
        check.verdict = ParameterVerdict::needless_dependency;
        return check;
    }
    const Symbol* dependency = symbols.find(parts[1].text);
    if (dependency == nullptr) {
        check.verdict = ParameterVerdict::undeclared_dependency;
    } else if (!dependency_fits(*dependency, *check.parameter)) {
        check.verdict = ParameterVerdict::wrong_dependency;
    }
    return check;
}

}  // namespace gmat_copilot::lint
