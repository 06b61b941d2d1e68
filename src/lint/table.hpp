// The one table of all rules. To add a rule: its function in rules/, its row in table.cpp, its page in lint-rules/.
#pragma once

#include <span>
#include <string_view>

#include "lint/rule.hpp"

namespace gmat_copilot::lint {

[[nodiscard]] std::span<const Rule> rule_table();

/// The page lint-rules/NAME.md as compiled in (generated); empty when there is none.
[[nodiscard]] std::string_view page_of(std::string_view rule);

}  // namespace gmat_copilot::lint
