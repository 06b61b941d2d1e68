#include "lint/names.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <utility>

#include "lint/rule.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr std::size_t longest_name = 64;

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

std::string digits_of(std::string_view name) {
    std::string digits;
    std::copy_if(name.begin(), name.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    std::sort(digits.begin(), digits.end());
    return digits;
}

bool is_acronym(std::string_view name) {
    return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_anagram(std::string a, std::string b) {
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

/// Other digits make another name, as Burn1 and Burn2, RungeKutta78 and RungeKutta68; the same ones may have changed
/// places, and one name may have none. What begins is not what ends.
bool names_another(std::string_view name, std::string_view candidate) {
    const std::string digits = digits_of(name);
    const std::string candidates = digits_of(candidate);
    const bool ends = name.size() > 3 && same_letters(name.substr(0, 3), "End");
    return (!digits.empty() && !candidates.empty() && digits != candidates) || (ends && candidate.starts_with("Begin"));
}

/// A name with the long forms of GMAT's abbreviations shortened: MaxStep of MaximumStep.
std::string abbreviated(std::string_view name) {
    constexpr std::pair<std::string_view, std::string_view> words[] = {{"Maximum", "Max"}, {"Minimum", "Min"}};
    std::string shorter(name);
    for (const auto& [word, abbreviation] : words) {
        if (const std::size_t at = shorter.find(word); at != std::string::npos) {
            shorter.replace(at, word.size(), abbreviation);
        }
    }
    return shorter;
}

/// One candidate that is clearly what was meant: it differs only in case, or no other comes as near.
bool is_clear(std::string_view name, const std::vector<std::string>& close) {
    if (names_another(name, close[0])) {
        return false;
    }
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

bool is_other_acronym(std::string_view name, std::string_view candidate) {
    return is_acronym(name) && is_acronym(candidate) && name.size() == candidate.size() &&
           !is_anagram(std::string(name), std::string(candidate));
}

Suggestion suggest(std::string_view name, text::Span span, const std::vector<std::string_view>& candidates) {
    Suggestion suggestion;
    if (name.empty() || name.size() > longest_name) {
        return suggestion;
    }
    std::vector<std::string> close = text::closest_names(name, candidates);
    const std::string shorter = abbreviated(name);
    if (shorter != name && std::find(candidates.begin(), candidates.end(), shorter) != candidates.end()) {
        close = {shorter};
    }
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
