// Text from outside made fit to stand inside a prompt.
#pragma once

#include <string>
#include <string_view>

namespace gmat_copilot::drafting {

/// Line ends and other control characters become blanks, so that the text cannot begin a line of its own.
[[nodiscard]] std::string one_line(std::string_view text);

/// At most `limit` bytes, never through the middle of a UTF-8 character; "..." marks what was cut.
[[nodiscard]] std::string cut(std::string_view text, std::size_t limit);

/// `content` in a fence that nothing in it can close: one backquote more than its longest run, at least three. Runs of
/// more than 40 backquotes are shortened to 40, so that a fence stays short whatever it holds.
[[nodiscard]] std::string fenced(std::string_view content, std::string_view tag);

}  // namespace gmat_copilot::drafting
