// The words of a text, as grounding looks them up.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::drafting {

/// Text beyond this many bytes is not looked at when facts are chosen.
inline constexpr std::size_t max_words_bytes = std::size_t{256} << 10U;

using WordSet = std::set<std::string, std::less<>>;

/// The words of a request in lower case, each also without a plural 's': "Two burns" -> {two, burns, burn}.
[[nodiscard]] WordSet plain_words(std::string_view text);

/// The identifiers of a script or request as they are written: letters, digits and '_', not starting with a digit.
[[nodiscard]] WordSet identifiers(std::string_view text);

/// The space-separated entries of a table cell.
[[nodiscard]] std::vector<std::string_view> entries(std::string_view cell);

}  // namespace gmat_copilot::drafting
