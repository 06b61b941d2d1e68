// Which names of the mission sequence must be variables, arrays or strings.
#pragma once

#include "lint/mentions.hpp"

namespace gmat_copilot::lint {

/// True for a name without a dot where a value stands: v = HERE, If HERE > 1, Vary DC(HERE = 1), HERE(1,2) = 3.
[[nodiscard]] bool is_variable_use(const Mention& mention);

}  // namespace gmat_copilot::lint
