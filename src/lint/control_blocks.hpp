// The control blocks around a statement of the mission sequence. BeginScript only groups commands and is none.
#pragma once

#include <cstdint>
#include <string_view>

#include "script/tree.hpp"

namespace gmat_copilot::lint {

/// The nearest Target, Optimize, If, While or For around a statement; null when there is none. Statements behind an
/// Else belong to its If.
[[nodiscard]] const script::Statement* control_block(const script::Tree& tree, const script::Statement& statement);

/// True for Target and Optimize.
[[nodiscard]] bool opens_solver(const script::Statement& statement);

/// The name of a solver block's solver; empty when there is none.
[[nodiscard]] std::string_view solver_name(const script::Statement& statement);

/// True for the commands that only work within a solver's block: Vary, Achieve, Minimize, NonlinearConstraint.
[[nodiscard]] bool is_solver_command(std::string_view keyword);

}  // namespace gmat_copilot::lint
