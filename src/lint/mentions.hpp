// What the mission sequence names, and as what: the one place that knows how each command reads its words.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/symbols.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::lint {

enum class Role : std::uint8_t {
    propagator,      ///< Propagate HERE(Sat)
    propagated,      ///< Propagate Prop(HERE)
    maneuvered,      ///< Maneuver Burn(HERE), BeginFiniteBurn Burn(HERE)
    impulsive_burn,  ///< Maneuver HERE(Sat)
    finite_burn,     ///< BeginFiniteBurn HERE(Sat)
    solver,          ///< Vary HERE(...)
    targeter,        ///< Target HERE, Achieve HERE(...)
    optimizer,       ///< Optimize HERE, Minimize HERE(...)
    report_file,     ///< Report HERE ...
    subscriber,      ///< Toggle HERE On, PenUp HERE
    plot,            ///< ClearPlot HERE, MarkPoint HERE
    event_locator,   ///< FindEvents HERE
    simulator,       ///< RunSimulator HERE
    estimator,       ///< RunEstimator HERE
    smoother,        ///< RunSmoother HERE
    display,         ///< UpdateDynamicData HERE
    saved,           ///< Save HERE
    function,        ///< HERE(x) within an expression
    report_item,     ///< Report File HERE
    stop_condition,  ///< Propagate Prop(Sat) {HERE = 60}
    control,         ///< Vary Solver(HERE = 1)
    index,           ///< For HERE = 1:3
    assigned,        ///< HERE = 1
    number,          ///< a whole value that must be one number: v = HERE
    plain_number,  ///< a number, variable, element or parameter, but no expression: If HERE > HERE, Achieve Solver(v =
                   ///< HERE)
    term,          ///< a part of an expression, an argument or an index
    text,          ///< a whole value assigned to a String
};

struct Mention {
    script::NodeRef node;  ///< a path, a call_expr (an array element or a function call), a string or another value
    Role role = Role::term;
    std::uint32_t statement = 0;
    const Symbol* symbol = nullptr;  ///< what the root names; null when nothing has the name

    /// The path of the node: itself, or the callee of a call; null for other nodes.
    [[nodiscard]] script::NodeRef path() const;
    /// The first part of the path; empty when there is no path.
    [[nodiscard]] std::string_view root() const;
    [[nodiscard]] text::Span root_span() const;
};

/// What an object in a role must be. Empty `wanted`: GMAT accepts any object when it loads the script.
struct RoleInfo {
    std::string_view wanted;
    std::string_view also;  ///< a second type that is accepted
    std::string_view noun;  ///< what GMAT calls it: "PropSetup"
};
[[nodiscard]] const RoleInfo& info(Role role);

/// All mentions of the mission sequence, in text order of their statements.
[[nodiscard]] std::vector<Mention> read_mentions(const script::Tree& tree, const SymbolTable& symbols);

}  // namespace gmat_copilot::lint
