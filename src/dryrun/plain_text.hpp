// Making foreign text fit for one line of ours.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gmat_copilot::dryrun {

/// One line of printable ASCII: blanks and line ends become one blank, other bytes '?'; at most `limit` bytes, cut with
/// "..." at the end.
[[nodiscard]] std::string one_printable_line(std::string_view text, std::size_t limit);

/// Absolute paths cut to their last part: '/no/such/dir/rep.txt' becomes 'rep.txt'. A path starts at a '/' after a
/// blank, a quote, a bracket, '=', ':' or ',', or at the start, and ends before the next blank (or, when it follows a
/// quote and the quote is closed, before that).
[[nodiscard]] std::string without_absolute_paths(std::string_view text);

}  // namespace gmat_copilot::dryrun
