// The table that ties the words of a request to what GMAT has for them.
#pragma once

#include <span>
#include <string_view>

namespace gmat_copilot::drafting {

/// One row: when a request has any of `words`, the resource types and parameters named here are worth telling.
/// Cells are space-separated; words are lower case, singular; names are GMAT's.
struct Topic {
    std::string_view words;
    std::string_view types;
    std::string_view parameters;
};
[[nodiscard]] std::span<const Topic> topics();

/// Types that nearly every mission needs, told even when no word of the request points at them.
[[nodiscard]] std::span<const std::string_view> everyday_types();

/// The fields of a type to tell first, most useful first; empty when the type has no row.
[[nodiscard]] std::string_view leading_fields(std::string_view type);

}  // namespace gmat_copilot::drafting
