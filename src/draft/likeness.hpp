// Does a text look like a GMAT script, a diff, or prose? Cheap tests on lines; the linter judges, not these.
#pragma once

#include <string_view>

namespace gmat_copilot::drafting {

/// A line a script may consist of: a comment, Create, a command with what belongs to it, "Name.Field = ...".
[[nodiscard]] bool is_script_line(std::string_view line);

/// A line of ordinary language or Markdown around a script.
[[nodiscard]] bool is_prose_line(std::string_view line);

/// True when a text creates a resource or starts a mission sequence, or when most of its lines are script lines.
[[nodiscard]] bool looks_like_script(std::string_view text);

/// True when a text has the hunk marks of a patch.
[[nodiscard]] bool looks_like_diff(std::string_view text);

}  // namespace gmat_copilot::drafting
