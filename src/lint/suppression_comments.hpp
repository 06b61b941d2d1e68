// Reading the comments that silence findings (see suppression.hpp), without judging them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "script/tree.hpp"
#include "text/source.hpp"

namespace gmat_copilot::lint {

enum class Instruction : std::uint8_t { disable_line, disable_next_line, disable, enable, unknown };

/// A word of a comment, and where it stands.
struct Word {
    std::string_view text;
    text::Span span;
};

struct SuppressionComment {
    Instruction instruction = Instruction::unknown;
    Word verb;                 ///< the instruction's word
    bool names_rules = false;  ///< it has a "=": what follows are names, perhaps none
    std::vector<Word> rules;   ///< each name once
    std::uint32_t line = 0;
};

/// The words of the instructions.
[[nodiscard]] const std::vector<std::string_view>& instruction_words();

/// All comments that begin like an instruction, in text order. A comment whose word is not close to any instruction is
/// left out: it says something else.
[[nodiscard]] std::vector<SuppressionComment> read_suppression_comments(const script::Tree& tree);

}  // namespace gmat_copilot::lint
