#include "lint/parameters.hpp"

#include <algorithm>

namespace gmat_copilot::lint {
namespace {

using catalogue::Dependency;

/// GMAT tells these kinds of attached objects apart, not the types within one kind.
constexpr std::string_view attached_kinds[] = {"FuelTank", "Thruster", "PowerSystem", "Plate"};

/// Parameters whose factories report no owner, or an owner that GMAT does not check when it loads a script.
bool owner_is_checked(const catalogue::Parameter& parameter) { return parameter.owner_type != "UnknownObject"; }

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

DottedName::DottedName(text::Span span, std::string_view text) : text_(text), begin_(span.begin) {
    for (std::uint32_t at = 0; at < size(); ++at) {
        if (text[at] == '.') {
            first_dot_ = dots_ == 0 ? at : first_dot_;
            last_dot_ = at;
            ++dots_;
        }
    }
}

std::string_view dependency_noun(const catalogue::Parameter& parameter) {
    switch (parameter.dependency) {
        case Dependency::coordinate_system: return "a coordinate system";
        case Dependency::origin: return "a celestial body";
        case Dependency::attached_object: return "an object attached to the spacecraft";
        default: return {};
    }
}

ParameterCheck check_parameter(const DottedName& name, const Symbol* owner, const SymbolTable& symbols) {
    ParameterCheck check;
    if (name.dots() == 0) {
        return check;
    }
    check.owner = owner;
    if (check.owner == nullptr) {
        check.verdict = ParameterVerdict::undeclared_owner;
        check.at = ParameterCheck::Part::owner;
        return check;
    }
    check.parameter = catalogue::find_parameter(name.parameter().text);
    if (check.owner->type == nullptr || check.owner->type->plugin) {
        return check;
    }
    check.at = ParameterCheck::Part::parameter;
    if (check.parameter == nullptr || check.parameter->owner_type.empty()) {  // without an owner none can be made
        check.verdict = ParameterVerdict::unknown;
        return check;
    }
    if (owner_is_checked(*check.parameter) && !check.owner->may_be(check.parameter->owner_type)) {
        check.verdict = ParameterVerdict::wrong_owner;
        return check;
    }
    const bool epoch =
        name.dependency().text.starts_with("Epoch");  // Sat.Epoch.UTCGregorian is another way to write it
    if (name.dots() < 2 || epoch) {
        return check;
    }
    check.at = ParameterCheck::Part::dependency;
    if (name.dots() > 2) {
        check.verdict = ParameterVerdict::several_dependencies;
        return check;
    }
    if (check.parameter->dependency == Dependency::force_model) {
        return check;
    }
    const Symbol* dependency = symbols.find(name.dependency().text);
    if (dependency_noun(*check.parameter).empty()) {
        const bool part = dependency != nullptr && (dependency->may_be("FuelTank") || dependency->may_be("Thruster"));
        check.verdict = part ? ParameterVerdict::ignored_dependency : ParameterVerdict::needless_dependency;
        return check;
    }
    if (dependency == nullptr) {
        check.verdict = ParameterVerdict::undeclared_dependency;
    } else if (!dependency_fits(*dependency, *check.parameter)) {
        check.verdict = ParameterVerdict::wrong_dependency;
    }
    return check;
}

}  // namespace gmat_copilot::lint
