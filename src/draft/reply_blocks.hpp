// The fenced blocks of a reply.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::drafting {

struct Block {
    std::string tag;      ///< first word of the info string in lower case: "gmat", "json", ""
    std::string content;  ///< the lines between the fences, each ended by LF
    bool closed = true;   ///< false: the reply ended before its closing fence
};

/// All fenced blocks (backquotes or tildes, three or more) in order. A fence is closed by a line of the same character,
/// at least as long, and nothing else. Indentation of the opening fence is taken off the content. Linear time.
[[nodiscard]] std::vector<Block> fenced_blocks(std::string_view reply);

/// The lines of a text without their LF; no empty last line for a text that ends with LF.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// Without blanks and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace gmat_copilot::drafting
