#include "provenance/line_changes.hpp"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include "provenance/line_matches.hpp"

namespace gmat_copilot::provenance {

namespace {

std::vector<LineChange> gaps_between(const std::vector<LineMatch>& matches, LineChange whole) {
    std::vector<LineChange> gaps;
    LineChange gap = whole;
    const auto close = [&gaps](const LineChange& change) {
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

}  // namespace

std::vector<std::string_view> lines_by_feed(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return lines;
}

LineComparison compare_lines(std::vector<std::string_view> before_lines, std::vector<std::string_view> after_lines) {
    LineComparison result{std::move(before_lines), std::move(after_lines), {}, true};
    const auto& before = result.before;
    const auto& after = result.after;
    LineChange middle{0, before.size(), 0, after.size()};
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
    const auto matches = common_lines(before_ids, after_ids, most_line_differences);
    result.exact = matches.has_value();
    result.changes = matches ? gaps_between(*matches, middle) : std::vector<LineChange>{middle};
    return result;
}

}  // namespace gmat_copilot::provenance
