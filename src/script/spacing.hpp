// Which blanks the canonical layout has between two tokens of a statement. Internal to src/script.
#pragma once

#include <string_view>

#include "script/tokens.hpp"

namespace gmat_copilot::script::detail {

enum class Blank { none, one, as_it_is };

/// The blank between `left` and `right`, which follow each other on a line; the texts are those of the tokens,
/// `statement` is the kind of the statement they are in.
[[nodiscard]] Blank blank_between(const Token& left, std::string_view left_text, const Token& right,
                                  std::string_view right_text, NodeKind statement);

}  // namespace gmat_copilot::script::detail
