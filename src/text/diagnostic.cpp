#include "text/diagnostic.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace gmat_copilot::text {

std::string_view to_string(Severity severity) {
    switch (severity) {
        case Severity::error: return "error";
        case Severity::warning: return "warning";
        case Severity::info: return "info";
    }
    return "error";
}

std::optional<Severity> severity_from_string(std::string_view name) {
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
        if (to_string(severity) == name) {
            return severity;
        }
    }
    return std::nullopt;
}

std::string apply_edits(std::string_view source, std::vector<Edit> edits) {
    std::stable_sort(edits.begin(), edits.end(),
                     [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    std::string out;
    out.reserve(source.size());
    std::size_t at = 0;
    for (const Edit& edit : edits) {
        if (edit.span.begin < at || edit.span.end < edit.span.begin || edit.span.end > source.size()) {
            continue;
        }
        out.append(source.substr(at, edit.span.begin - at));
        out.append(edit.text);
        at = edit.span.end;
    }
    out.append(source.substr(at));
    return out;
}

namespace {

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Distance in half steps: a letter costs two, another case of the same letter one.
std::size_t half_steps(std::string_view a, std::string_view b) {
    constexpr std::size_t letter = 2;
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j * letter;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i * letter;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1] == b[j - 1];
            const std::size_t change = same ? 0 : (lower(a[i - 1]) == lower(b[j - 1]) ? 1 : letter);
            row[j] = std::min({last[j] + letter, row[j - 1] + letter, last[j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = std::min(row[j], before_last[j - 2] + letter);
            }
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return (half_steps(a, b) + 1) / 2; }

std::vector<std::string> closest_names(std::string_view name, const std::vector<std::string_view>& candidates,
                                       std::size_t most) {
    const std::size_t allowed = std::max<std::size_t>(2, 2 * name.size() / 3);
    std::vector<std::pair<std::size_t, std::string_view>> ranked;
    for (const std::string_view candidate : candidates) {
        const std::size_t difference =
            candidate.size() > name.size() ? candidate.size() - name.size() : name.size() - candidate.size();
        if (difference * 2 > allowed &&
            lower(candidate.empty() ? ' ' : candidate[0]) != lower(name.empty() ? ' ' : name[0])) {
            continue;
        }
        const std::size_t distance = half_steps(name, candidate);
        const bool only_case = std::equal(name.begin(), name.end(), candidate.begin(), candidate.end(),
                                          [](char x, char y) { return lower(x) == lower(y); });
        if (distance <= allowed || only_case) {
            ranked.emplace_back(only_case ? 0 : distance, candidate);
        }
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
    std::vector<std::string> names;
    for (const auto& [distance, candidate] : ranked) {
        if (names.size() == most) {
            break;
        }
        names.emplace_back(candidate);
    }
    return names;
}

}  // namespace gmat_copilot::text
