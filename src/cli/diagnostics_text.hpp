// Diagnostics for people (with the source line and a caret) and for grep (one line each).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace gmat_copilot::cli {

/// path:line:col: severity: rule: message
[[nodiscard]] std::string plain_line(const text::Diagnostic& diagnostic, const text::SourceText& source,
                                     std::string_view path);

/// The diagnostic with its source line, a caret under the offending bytes, notes and the fix.
[[nodiscard]] std::string with_source(const text::Diagnostic& diagnostic, const text::SourceText& source,
                                      std::string_view path, bool color);

/// All diagnostics, in the rich form when `rich`, else a line each.
[[nodiscard]] std::string render(const std::vector<text::Diagnostic>& diagnostics, const text::SourceText& source,
                                 std::string_view path, bool rich, bool color);

}  // namespace gmat_copilot::cli
