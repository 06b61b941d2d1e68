// Text for a terminal: colour where it is wanted, and nothing that a record's text could do to the terminal.
#pragma once

#include <string>
#include <string_view>

namespace gmat_copilot::provenance {

/// One line fit for a terminal: control characters, invalid UTF-8 and characters that reorder or hide text become \xNN
/// (a tab stays). Line ends are control characters, too.
[[nodiscard]] std::string visible(std::string_view line);

/// Every line of `text`, made visible and put behind `indent`; each ends with LF.
[[nodiscard]] std::string visible_lines(std::string_view text, std::string_view indent);

/// The beginning of `text`, at most `most_bytes` long, that does not end within a UTF-8 character.
[[nodiscard]] std::string_view cut(std::string_view text, std::size_t most_bytes);

enum class Colour { bold, red, green, yellow, cyan, dim };

class Paint {
  public:
    explicit Paint(bool on) : on_(on) {}
    /// `text` in a colour; as it is when colour is off. Takes text that is already visible.
    [[nodiscard]] std::string operator()(Colour colour, std::string_view text) const;

  private:
    bool on_;
};

/// A unified diff, made visible and coloured.
[[nodiscard]] std::string coloured_diff(std::string_view diff, const Paint& paint);

/// "1.2 s", "40 ms", "<1 ms", "0 s"
[[nodiscard]] std::string seconds_text(double seconds);

}  // namespace gmat_copilot::provenance
