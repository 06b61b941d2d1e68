// Foreign text in a page: visible, escaped, and never more of it than there is room for.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::provenance {

/// Text made visible (trace_text.hpp) and escaped for element content and quoted attributes; of a text that would
/// become longer than `most_bytes` the beginning and " …".
[[nodiscard]] std::string escaped(std::string_view text, std::size_t most_bytes = 600);

/// The same for text of several lines: its line feeds stay.
[[nodiscard]] std::string escaped_lines(std::string_view text, std::size_t most_bytes);

/// Pieces of a page within a limit. The first piece that does not fit closes it; those after it are only counted.
class Bounded {
  public:
    explicit Bounded(std::size_t most_bytes) : most_bytes_(most_bytes) {}
    void add(std::string_view piece);
    [[nodiscard]] const std::string& html() const { return html_; }
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

  private:
    std::string html_;
    std::size_t most_bytes_;
    std::size_t left_out_ = 0;
};

/// <ul> of texts, at most `most_bytes` long, with a note when some are left out; empty for none.
[[nodiscard]] std::string list_html(const std::vector<std::string>& texts, std::size_t most_bytes);

/// <p class="cut"> with a note about what is not shown.
[[nodiscard]] std::string cut_note(const std::string& what);

}  // namespace gmat_copilot::provenance
