// The canonical layout of a script.
//
//   - Only blanks, tabs, blank lines and line ends change: every other byte stays, in its order. Texts in quotes,
//   values that
//     GMAT takes as they stand, and comments are never touched, but for blanks at a comment's end.
//   - Blocks are indented by three blanks a level, continued lines by six more.
//   - One blank around "=", "+", "-", "*", "/", comparisons, "&" and "|", and behind commas; none around "^", ":" and
//   within
//     brackets. Where a blank could end an item (elements of lists, reported values) none is put in or taken out.
//   - Comments on lines of their own stand with the statement below; others two blanks behind their statement.
//   - No blanks at the end of lines, at most one blank line in a row, none at either end of the file, one line end at
//   its end.
//     The first line end of the text, LF or CR LF, is used throughout.
#pragma once

#include <optional>
#include <string>

#include "script/tree.hpp"

namespace gmat_copilot::script {

/// The script in its canonical layout, idempotent; null when the tree has diagnostics, as what cannot be read is not
/// laid out. Throws std::logic_error if the result should not mean the same as the script, which is a defect of this
/// function.
[[nodiscard]] std::optional<std::string> format(const Tree& tree);

}  // namespace gmat_copilot::script
