#include "lint/names.hpp"

#include <algorithm>
#include <cctype>

#include "lint/rule.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr std::size_t longest_name = 64;

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// One candidate that is clearly what was meant: it differs only in case, or no other comes as near.
bool is_clear(std::string_view name, const std::vector<std::string>& close) {
    if (close.size() == 1) {
        return true;
    }
    if (same_letters(name, close[0])) {
        return !same_letters(name, close[1]);
    }
    return text::edit_distance(name, close[0]) < text::edit_distance(name, close[1]);
}

}  // namespace

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string quoted(std::string_view name) {
    constexpr std::size_t most = 80;
    if (name.size() <= most) {
        return '"' + std::string(name) + '"';
    }
    return '"' + std::string(name.substr(0, most)) + "...\"";
}

Suggestion suggest(std::string_view name, text::Span span, const std::vector<std::string_view>& candidates) {
    Suggestion suggestion;
    if (name.empty() || name.size() > longest_name) {
        return suggestion;
    }
    const std::vector<std::string> close = text::closest_names(name, candidates);
    if (close.empty() || close[0] == name) {
        return suggestion;
    }
    const bool clear = is_clear(name, close);
    suggestion.clause = "; did you mean " + quoted(close[0]);
    for (std::size_t i = 1; i < close.size() && !clear; ++i) {
        suggestion.clause += (i + 1 == close.size() ? " or " : ", ") + quoted(close[i]);
    }
    suggestion.clause += "?";
    suggestion.fix = text::Fix{"replace " + quoted(name) + " by " + quoted(close[0]), clear, {{span, close[0]}}};
    return suggestion;
}

}  // namespace gmat_copilot::lint
