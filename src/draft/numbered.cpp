#include "draft/numbered.hpp"

#include <algorithm>
#include <charconv>

#include "draft/visible.hpp"
#include "text/source.hpp"

namespace gmat_copilot::drafting {

namespace {

constexpr std::size_t longest_line = 500;  // GMAT's own lines are far shorter
constexpr std::size_t prefix_bytes = 12;   // "> 12345 | " and the line end
constexpr std::size_t gap_bytes = 64;      // "... (lines 12 to 345 left out)"
constexpr std::uint32_t surroundings = 4;

/// Which lines to show, 1-based; the sum of their costs stays within the limit.
class Selection {
  public:
    Selection(const text::SourceText& source, std::size_t limit_bytes)
        : source_(source), shown_(source.line_count() + std::size_t{2}, false), left_(limit_bytes) {}

    /// False when the line no longer fits.
    bool take(std::uint32_t line) {
        if (shown_[line]) {
            return true;
        }
        const std::size_t cost = std::min(source_.line(line).size(), longest_line) + prefix_bytes + gap_bytes;
        if (cost > left_) {
            return false;
        }
        left_ -= cost;
        shown_[line] = true;
        return true;
    }
    [[nodiscard]] bool shows(std::uint32_t line) const { return shown_[line]; }

  private:
    const text::SourceText& source_;
    std::vector<bool> shown_;
    std::size_t left_;
};

std::uint32_t last_line(const text::SourceText& source) {
    const std::uint32_t count = source.line_count();
    return count > 1 && source.line(count).empty() ? count - 1 : count;
}

/// The cost of showing every line, gaps not counted.
std::size_t whole_size(const text::SourceText& source, std::uint32_t last) {
    std::size_t size = 0;
    for (std::uint32_t line = 1; line <= last; ++line) {
        size += std::min(source.line(line).size(), longest_line) + prefix_bytes;
    }
    return size;
}

void select(Selection& selection, const std::vector<std::uint32_t>& marked, std::uint32_t last) {
    for (const std::uint32_t line : marked) {
        const std::uint32_t from = line > surroundings ? line - surroundings : 1;
        for (std::uint32_t near = from; near <= last && near <= line + surroundings; ++near) {
            if (!selection.take(near)) {
                return;
            }
        }
    }
    for (std::uint32_t line = 1; line <= last && selection.take(line); ++line) {
    }
}

std::string numbered_line(std::uint32_t line, std::string_view text, bool marked) {
    std::string number = std::to_string(line);
    number.insert(0, number.size() < 4 ? 4 - number.size() : 0, ' ');
    return (marked ? "> " : "  ") + number + " | " + cut(text, longest_line) + "\n";
}

}  // namespace

std::vector<std::uint32_t> lines_named(const std::vector<std::string>& feedback) {
    constexpr std::string_view mark = "(line ";
    std::vector<std::uint32_t> lines;
    for (const std::string& entry : feedback) {
        const std::size_t at = entry.find(mark);
        std::uint32_t line = 0;
        if (at != std::string::npos) {
            const char* first = entry.data() + at + mark.size();
            const auto [end, error] = std::from_chars(first, entry.data() + entry.size(), line);
            if (error == std::errc{} && line > 0 && end != first) {
                lines.push_back(line);
            }
        }
    }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

std::string numbered(std::string_view script, const std::vector<std::uint32_t>& marked, std::size_t limit_bytes) {
    const text::SourceText source{std::string(script)};
    const std::uint32_t last = last_line(source);
    const bool whole = whole_size(source, last) <= limit_bytes;
    std::vector<std::uint32_t> inside(marked.begin(), std::upper_bound(marked.begin(), marked.end(), last));
    Selection selection(source, limit_bytes);
    if (!whole) {
        select(selection, inside, last);
    }
    std::string text;
    for (std::uint32_t line = 1; line <= last; ++line) {
        if (whole || selection.shows(line)) {
            text += numbered_line(line, source.line(line), std::binary_search(inside.begin(), inside.end(), line));
            continue;
        }
        const std::uint32_t first = line;
        while (line < last && !selection.shows(line + 1)) {
            ++line;
        }
        text += "... (lines " + std::to_string(first) + " to " + std::to_string(line) + " left out)\n";
    }
    return text;
}

}  // namespace gmat_copilot::drafting
