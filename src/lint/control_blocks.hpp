// The control blocks around a statement of the mission sequence. BeginScript only groups commands and is none.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::lint {

class ControlBlocks {
  public:
    explicit ControlBlocks(const script::Tree& tree);

    /// The nearest Target, Optimize, If, While or For around a statement of the tree; null when there is none.
    /// Statements behind an Else belong to its If.
    [[nodiscard]] const script::Statement* around(const script::Statement& statement) const;

  private:
    const std::vector<script::Statement>& statements_;
    std::vector<std::uint32_t> around_;  ///< by statement
};

/// How many blocks around a statement are looked at; no one nests that deep.
inline constexpr int deepest_block = 64;

/// True for Target and Optimize.
[[nodiscard]] bool opens_solver(const script::Statement& statement);

/// The name of a solver block's solver; empty when there is none.
[[nodiscard]] std::string_view solver_name(const script::Statement& statement);

/// The commands that only work within a solver's block.
inline constexpr std::string_view solver_commands[] = {"Vary", "Achieve", "Minimize", "NonlinearConstraint"};

/// The commands that open one.
inline constexpr std::string_view solver_blocks[] = {"Target", "Optimize"};

}  // namespace gmat_copilot::lint
