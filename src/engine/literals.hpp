// Reading the values of a script as numbers, words, lists and switches.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::engine {

/// A literal number, with signs; null for anything else.
[[nodiscard]] std::optional<double> number_literal(script::NodeRef node);
/// The value of decimal text as GMAT reads numbers; null for anything else, or what does not fit a double.
[[nodiscard]] std::optional<double> number_text(std::string_view text);
/// A word or text: strings without their quotes, everything else as it stands.
[[nodiscard]] std::string word(script::NodeRef node);
/// true/false and On/Off in any case, 1/0 excluded.
[[nodiscard]] std::optional<bool> switch_literal(script::NodeRef node);

/// "text", cut at 120 bytes, for messages.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace gmat_copilot::engine
