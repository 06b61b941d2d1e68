// Which lines two texts share, by Myers' greedy algorithm (E. W. Myers, "An O(ND) Difference Algorithm and Its
// Variations", Algorithmica 1, 1986, section 2), with a limit on D.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace gmat_copilot::provenance {

/// A line that both have: its index in the one and in the other.
struct LineMatch {
    std::size_t before = 0;
    std::size_t after = 0;
};

/// A longest common subsequence of two lists of line numbers, ascending; null when more than `most_differences` lines
/// would have to be deleted or inserted. Costs O((N + D) * D) time and O(D * D) memory.
[[nodiscard]] std::optional<std::vector<LineMatch>> common_lines(const std::vector<std::uint32_t>& before,
                                                                 const std::vector<std::uint32_t>& after,
                                                                 std::size_t most_differences);

}  // namespace gmat_copilot::provenance
