// Colours and terminals: escape sequences only where a person is looking, and never from somebody else's text.
#pragma once

#include <string>
#include <string_view>

namespace gmat_copilot::cli {

enum class ColorChoice { automatic, always, never };

/// Whether to colour a stream (1: standard output, 2: standard error): automatic means on a terminal, unless NO_COLOR
/// is set or TERM is "dumb".
[[nodiscard]] bool use_color(ColorChoice choice, int stream);
[[nodiscard]] bool is_terminal(int stream);

enum class Style { error, warning, info, strong, dim, good };
/// `text` wrapped in the style's escape sequence when `color` is set.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool color);

/// Text that came from outside, made safe to print: control characters (tab and newline excepted) as \xNN.
[[nodiscard]] std::string printable(std::string_view text);
/// The same for what must stay on one line: line feeds are \x0A. A file's name cannot begin a line of its own, which a
/// CI runner might take for a command.
[[nodiscard]] std::string printable_line(std::string_view text);

}  // namespace gmat_copilot::cli
