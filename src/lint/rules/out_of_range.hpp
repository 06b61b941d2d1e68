// The two halves of out-of-range: the fields before the mission sequence, and the commands in it.
#pragma once

#include <string>

#include "lint/rule.hpp"

namespace gmat_copilot::lint::rule {

/// The shortest text that reads back as `value`.
[[nodiscard]] std::string shortest(double value);

/// Settings of commands and arguments of functions that are literal numbers out of their range.
void check_sequence_ranges(const Context& context, Sink& sink);

}  // namespace gmat_copilot::lint::rule
