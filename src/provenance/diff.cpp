#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "provenance/line_matches.hpp"
#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t context_lines = 3;
constexpr std::size_t most_differences = 2'000;

/// Lines with their LF; the last one may have none.
std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

/// A stretch in which the texts differ: lines [before, before_end) become [after, after_end).
struct Change {
    std::size_t before = 0, before_end = 0;
    std::size_t after = 0, after_end = 0;
};

struct Comparison {
    std::vector<std::string_view> before, after;
    std::vector<Change> changes;
    bool exact = true;  ///< false: too different, the changed part stands as one block
};

std::vector<Change> gaps_between(const std::vector<LineMatch>& matches, Change whole) {
    std::vector<Change> gaps;
    Change gap = whole;
    const auto close = [&gaps](const Change& change) {
        if (change.before < change.before_end || change.after < change.after_end) {
            gaps.push_back(change);
        }
    };
    for (const LineMatch& match : matches) {
        gap.before_end = whole.before + match.before;
        gap.after_end = whole.after + match.after;
        close(gap);
        gap.before = gap.before_end + 1;
        gap.after = gap.after_end + 1;
    }
    gap.before_end = whole.before_end;
    gap.after_end = whole.after_end;
    close(gap);
    return gaps;
}

Comparison compare(std::string_view before_text, std::string_view after_text) {
    Comparison result{split(before_text), split(after_text), {}, true};
    const auto& before = result.before;
    const auto& after = result.after;
    Change middle{0, before.size(), 0, after.size()};
    while (middle.before < before.size() && middle.after < after.size() &&
           before[middle.before] == after[middle.after]) {
        ++middle.before;
        ++middle.after;
    }
    while (middle.before_end > middle.before && middle.after_end > middle.after &&
           before[middle.before_end - 1] == after[middle.after_end - 1]) {
        --middle.before_end;
        --middle.after_end;
    }
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    const auto number_lines = [&numbers](const std::vector<std::string_view>& lines, std::size_t from, std::size_t to) {
        std::vector<std::uint32_t> ids;
        for (std::size_t i = from; i < to; ++i) {
            ids.push_back(numbers.try_emplace(lines[i], static_cast<std::uint32_t>(numbers.size())).first->second);
        }
        return ids;
    };
    const auto before_ids = number_lines(before, middle.before, middle.before_end);
    const auto after_ids = number_lines(after, middle.after, middle.after_end);
    const auto matches = common_lines(before_ids, after_ids, most_differences);
    result.exact = matches.has_value();
    result.changes = matches ? gaps_between(*matches, middle) : std::vector<Change>{middle};
    return result;
}

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
void append_hunk(std::string& out, const Comparison& texts, std::size_t first, std::size_t last) {
    const Change& head = texts.changes[first];
    const Change& tail = texts.changes[last - 1];
    const std::size_t lead = std::min({context_lines, head.before, head.after});
    const std::size_t trail = std::min(context_lines, texts.before.size() - tail.before_end);
    const std::size_t before = head.before - lead;
    const std::size_t after = head.after - lead;
    out += "@@ -" + range(before, tail.before_end + trail - before) + " +" +
           range(after, tail.after_end + trail - after) + " @@\n";
    std::size_t at = before;
    for (std::size_t i = first; i < last; ++i) {
        const Change& change = texts.changes[i];
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
    const Comparison texts = compare(before, after);
    std::string out;
    if (!texts.exact) {
        out +=
            "# more than " + std::to_string(most_differences) + " lines differ: the changed part stands as one block\n";
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
