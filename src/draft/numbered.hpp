// A failing draft as a repair turn shows it: numbered, with the lines the findings point at marked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::drafting {

/// The line numbers that feedback lines name as "(line N)", each once, ascending.
[[nodiscard]] std::vector<std::uint32_t> lines_named(const std::vector<std::string>& feedback);

/// Every line with its number, marked lines starting with '>'. When that exceeds `limit_bytes`, the marked lines with
/// their surroundings are kept first, then lines from the top; gaps say which lines are left out.
[[nodiscard]] std::string numbered(std::string_view script, const std::vector<std::uint32_t>& marked,
                                   std::size_t limit_bytes);

}  // namespace gmat_copilot::drafting
