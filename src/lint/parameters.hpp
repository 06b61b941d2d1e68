// Is a dotted name a parameter GMAT can compute, such as Sat.Earth.SMA?
//
// GMAT takes the last part as the parameter, the first as its owner and the middle one as what it depends on: an
// origin, a coordinate system or an attached object, by the parameter.
#pragma once

#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "lint/symbols.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint {

/// The parts of "Sat.Earth.SMA" with their places.
[[nodiscard]] std::vector<Item> dotted_parts(text::Span span, std::string_view text);

enum class ParameterVerdict {
    fine,                   ///< or not surely wrong
    undeclared_owner,       ///< nothing has the owner's name
    unknown,                ///< there is no such parameter
    wrong_owner,            ///< the owner's type does not have it
    undeclared_dependency,  ///< nothing has the middle name
    needless_dependency,    ///< the parameter takes no middle name
    several_dependencies,   ///< more than one name between owner and parameter
    wrong_dependency,       ///< the middle name is of another kind than the parameter needs
};

struct ParameterCheck {
    ParameterVerdict verdict = ParameterVerdict::fine;
    const catalogue::Parameter* parameter = nullptr;
    const Symbol* owner = nullptr;
    Item at;  ///< the part that is wrong
};

[[nodiscard]] ParameterCheck check_parameter(const std::vector<Item>& parts, const SymbolTable& symbols);

/// What a parameter's middle name must be, for messages: "a coordinate system"; empty when it takes none.
[[nodiscard]] std::string_view dependency_noun(const catalogue::Parameter& parameter);

}  // namespace gmat_copilot::lint
