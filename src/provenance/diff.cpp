#include <algorithm>

#include "provenance/line_changes.hpp"
#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t context_lines = 3;

void append_line(std::string& out, char mark, std::string_view line) {
    out += mark;
    out += line;
    if (line.empty() || line.back() != '\n') {
        out += "\n\\ No newline at end of file\n";
    }
}

std::string range(std::size_t first, std::size_t count) {
    const std::size_t line = count == 0 ? first : first + 1;  // an empty range names the line before it
    return std::to_string(line) + (count == 1 ? "" : "," + std::to_string(count));
}

/// Changes [first, last) with their context, as one hunk.
void append_hunk(std::string& out, const LineComparison& texts, std::size_t first, std::size_t last) {
    const LineChange& head = texts.changes[first];
    const LineChange& tail = texts.changes[last - 1];
    const std::size_t lead = std::min({context_lines, head.before, head.after});
    const std::size_t trail = std::min(context_lines, texts.before.size() - tail.before_end);
    const std::size_t before = head.before - lead;
    const std::size_t after = head.after - lead;
    out += "@@ -" + range(before, tail.before_end + trail - before) + " +" +
           range(after, tail.after_end + trail - after) + " @@\n";
    std::size_t at = before;
    for (std::size_t i = first; i < last; ++i) {
        const LineChange& change = texts.changes[i];
        for (; at < change.before; ++at) {
            append_line(out, ' ', texts.before[at]);
        }
        for (; at < change.before_end; ++at) {
            append_line(out, '-', texts.before[at]);
        }
        for (std::size_t line = change.after; line < change.after_end; ++line) {
            append_line(out, '+', texts.after[line]);
        }
    }
    for (; at < tail.before_end + trail; ++at) {
        append_line(out, ' ', texts.before[at]);
    }
}

/// A name in a header: one line, and a tab after a name with blanks so that `patch` finds its end.
std::string header_name(std::string_view name) {
    std::string text(name);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U; }, ' ');
    return text.find(' ') == std::string::npos ? text : text + "\t";
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name) {
    if (before == after) {
        return {};
    }
    const LineComparison texts = compare_lines(lines_by_feed(before), lines_by_feed(after));
    std::string out;
    if (!texts.exact) {
        out += "# more than " + std::to_string(most_line_differences) +
               " lines differ: the changed part stands as one block\n";
    }
    out += "--- " + header_name(before_name) + "\n+++ " + header_name(after_name) + "\n";
    std::size_t first = 0;
    for (std::size_t i = 0; i < texts.changes.size(); ++i) {
        const bool last = i + 1 == texts.changes.size();
        if (last || texts.changes[i + 1].before - texts.changes[i].before_end > 2 * context_lines) {
            append_hunk(out, texts, first, i + 1);
            first = i + 1;
        }
    }
    return out;
}

}  // namespace gmat_copilot::provenance
