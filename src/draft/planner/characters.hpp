// The characters of a request: UTF-8 in, plain ASCII out, without losing where each character stood.
//
// People paste "500 km × 35 786 km at 51.6°, Δv = 50 m/s". GMAT takes ASCII only, and the lexer reads ASCII only; this
// file stands between. It never fails: bytes that are not UTF-8 become a character that no word of the vocabulary
// contains.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::drafting::planner {

/// Stands for a character that has no ASCII meaning here (a letter of another script, a stray byte).
inline constexpr char foreign_letter = '\x01';
/// Stands for a control character other than tab and line ends.
inline constexpr char control_mark = '\x02';

/// One ASCII character and the bytes of the request it came from, [begin, end).
struct Character {
    char ascii = ' ';
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The request as ASCII characters. The degree sign becomes " deg ", the multiplication sign " x ", dashes '-', and so
/// on.
[[nodiscard]] std::vector<Character> read_characters(std::string_view utf8);

/// Text that may stand behind a '%' in a GMAT script: printable ASCII on one line, all else replaced by what it means
/// or '?'.
[[nodiscard]] std::string ascii_line(std::string_view utf8);

/// Valid UTF-8 on one line for messages: control characters and stray bytes are replaced by '?'.
[[nodiscard]] std::string printable(std::string_view utf8);

}  // namespace gmat_copilot::drafting::planner
