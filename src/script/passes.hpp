// What is done with the nodes once they are there. Internal to src/script.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "tree_data.hpp"

namespace gmat_copilot::script::detail {

/// The nodes of a text: the statements one after the other, each followed by its parts.
[[nodiscard]] NodeBuffer build_nodes(std::string_view text);

/// How far the rules came in one line that is no statement.
struct Trace {
    std::uint32_t furthest = 0;  ///< offset in the line that nothing was read beyond
    bool too_deep = false;       ///< a limit was hit: see max_nesting
};
[[nodiscard]] Trace trace(std::string_view line, bool in_mission);

/// Tells what is wrong with a broken statement, and where; `in_mission`: it stands behind BeginMissionSequence.
[[nodiscard]] text::Diagnostic diagnose(const text::SourceText& source, text::Span statement, bool in_mission);

/// The one complaint about bytes outside ASCII; GMAT rejects the whole file for the first of them, at `first`.
[[nodiscard]] text::Diagnostic diagnose_encoding(const TreeData& tree, std::uint32_t first);

/// What is wrong with a comment behind a statement that itself holds a "%", or nothing.
[[nodiscard]] std::optional<text::Diagnostic> swallowed_comment(const TreeData& tree, const Statement& statement,
                                                                bool in_mission);

/// Sets parent and match of the statements and returns what is wrong with the blocks, as GMAT judges it.
[[nodiscard]] std::vector<text::Diagnostic> pair_blocks(TreeData& tree);

}  // namespace gmat_copilot::script::detail
