// What two texts have in common, line by line: the ground that the unified diff and the side-by-side one stand on.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gmat_copilot::provenance {

/// More changed lines than this are not told apart: the changed part then stands as one block.
inline constexpr std::size_t most_line_differences = 2'000;

/// A stretch in which the texts differ: lines [before, before_end) become [after, after_end), counted from 0.
struct LineChange {
    std::size_t before = 0, before_end = 0;
    std::size_t after = 0, after_end = 0;
};

struct LineComparison {
    std::vector<std::string_view> before, after;
    std::vector<LineChange> changes;  ///< ascending; lines between two changes are equal, one to one
    bool exact = true;                ///< false: too different, the changed part stands as one block
};

/// Lines with their LF; the last one may have none.
[[nodiscard]] std::vector<std::string_view> lines_by_feed(std::string_view text);

/// The fewest changes that turn `before` into `after`. Time grows with lines times changed lines, and is bounded.
[[nodiscard]] LineComparison compare_lines(std::vector<std::string_view> before, std::vector<std::string_view> after);

}  // namespace gmat_copilot::provenance
