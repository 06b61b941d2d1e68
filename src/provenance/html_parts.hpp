// The parts of the page (html.hpp). Each is at most as long as its bound here; together they keep five attempts below
// 500 kB whatever the record holds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

inline constexpr std::size_t most_request_html = 8'000;
inline constexpr std::size_t most_settings_html = 4'000;
inline constexpr std::size_t most_listing_html = 28'000;
inline constexpr std::size_t most_diff_html = 30'000;
inline constexpr std::size_t most_fixes_diff_html = 9'000;
inline constexpr std::size_t most_log_html = 8'000;
inline constexpr std::size_t most_list_html = 2'400;
inline constexpr std::size_t most_line_html = 600;

/// Of a run of more attempts than these only the first and the last are told in full, or stand in the tables.
inline constexpr std::size_t most_sections = 40;
inline constexpr std::size_t most_rows = 200;

/// The indices below `count` that are shown when only `most` can be: the first and the last ones.
[[nodiscard]] std::vector<std::size_t> first_and_last(std::size_t count, std::size_t most);

/// The style sheet, all of it.
[[nodiscard]] std::string_view style_sheet();

/// Seconds of model, lint and dry-run as one stacked bar an attempt: an inline SVG with a legend in words.
[[nodiscard]] std::string chart_html(const Record& record);

/// A draft as one side of a comparison. Without findings when `draft` is null.
struct Side {
    std::string name;  ///< the column's heading
    std::string_view script;
    const RecordedDraft* draft = nullptr;
};
/// Two texts side by side: changed stretches with three lines of context, findings named below their lines. Says in a
/// sentence when they are equal.
[[nodiscard]] std::string side_by_side_html(const Side& before, const Side& after, std::size_t most_bytes);

/// A draft line by line with its findings below their lines; of a long one the surroundings of its findings.
[[nodiscard]] std::string listing_html(const RecordedDraft& draft);

/// One attempt, everything about it.
[[nodiscard]] std::string attempt_html(const Record& record, std::size_t index);

}  // namespace gmat_copilot::provenance
