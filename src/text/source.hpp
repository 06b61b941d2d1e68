// Source text: bytes, offsets and lines.
//
// A SourceText owns the bytes of one script and answers "where is byte N?". Offsets count bytes from 0; lines and
// columns are 1-based and columns count bytes, as compilers print them. A line ends at LF, CR LF or a lone CR,
// which is how GMAT R2026a reads its input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::text {

/// A half-open range of byte offsets, [begin, end).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return end == begin; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// A place as people say it: 1-based line and 1-based byte column.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend bool operator==(const Position&, const Position&) = default;
};

/// The bytes of one script with its line table. Limited to 4 GiB by its offsets; callers bound their input well below.
class SourceText {
  public:
    SourceText() : SourceText(std::string{}) {}
    explicit SourceText(std::string text, std::string path = {});

    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] const std::string& path() const { return path_; }
    [[nodiscard]] std::string_view slice(Span span) const { return text().substr(span.begin, span.size()); }

    [[nodiscard]] std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
    /// Where a byte stands. An offset past the end is taken as the end.
    [[nodiscard]] Position position(std::uint32_t offset) const;
    /// The column of a byte in UTF-16 code units (1-based), as editors and SARIF count them.
    [[nodiscard]] std::uint32_t utf16_column(std::uint32_t offset) const;
    /// Line `line` (1-based) without its terminator; empty when there is no such line.
    [[nodiscard]] std::string_view line(std::uint32_t line) const;
    /// The offset of the first byte of a line (1-based); the end of the text when there is no such line.
    [[nodiscard]] std::uint32_t line_start(std::uint32_t line) const;
    /// The whole lines that a span touches, line ends included.
    [[nodiscard]] Span lines_of(Span span) const;

  private:
    std::string text_;
    std::string path_;
    std::vector<std::uint32_t> line_starts_;
};

}  // namespace gmat_copilot::text
