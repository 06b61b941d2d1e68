// A compiled pattern and its slots. Private to the pattern files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "draft/planner/pattern.hpp"

namespace gmat_copilot::drafting::planner {

enum class NodeType { literal, slot, mark, choice, optional_choice, repeat, ahead };

struct PatternNode {
    NodeType type = NodeType::literal;
    std::string text;                                    ///< the word, or the slot's kind
    std::string name;                                    ///< of a slot's or mark's capture
    std::vector<std::vector<PatternNode>> alternatives;  ///< of groups: sequences
};

/// Macros replaced by their text.
[[nodiscard]] std::string expand_macros(std::string_view text);

/// Throws std::logic_error for text that is no pattern.
[[nodiscard]] std::vector<PatternNode> compile_pattern(std::string_view text);

[[nodiscard]] Beginnings beginnings_of(const std::vector<PatternNode>& nodes);

/// What the slot `kind` reads at `at`; null when it does not fit. Throws std::logic_error for an unknown kind.
[[nodiscard]] std::optional<Capture> read_slot(std::string_view kind, const std::vector<Token>& tokens, std::size_t at);

}  // namespace gmat_copilot::drafting::planner
