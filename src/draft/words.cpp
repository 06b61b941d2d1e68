#include "draft/words.hpp"

#include <algorithm>

namespace gmat_copilot::drafting {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Calls `take` for every maximal run of letters, digits and '_' in the part of `text` that is looked at.
template <typename Take>
void each_run(std::string_view text, Take take) {
    text = text.substr(0, max_words_bytes);
    std::size_t at = 0;
    while (at < text.size()) {
        const auto in_run = [](char c) { return is_letter(c) || is_digit(c) || c == '_'; };
        const auto first = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), in_run);
        const auto last = std::find_if_not(first, text.end(), in_run);
        if (first != last) {
            take(std::string_view(first, last));
        }
        at = static_cast<std::size_t>(last - text.begin());
    }
}

}  // namespace

WordSet plain_words(std::string_view text) {
    WordSet words;
    each_run(text, [&words](std::string_view run) {
        std::string word(run);
        std::transform(word.begin(), word.end(), word.begin(), lower);
        if (word.size() > 3 && word.back() == 's') {
            words.insert(word.substr(0, word.size() - 1));
        }
        words.insert(std::move(word));
    });
    return words;
}

WordSet identifiers(std::string_view text) {
    WordSet names;
    each_run(text, [&names](std::string_view run) {
        if (!is_digit(run.front())) {
            names.emplace(run);
        }
    });
    return names;
}

std::vector<std::string_view> entries(std::string_view cell) {
    std::vector<std::string_view> found;
    while (!cell.empty()) {
        const std::size_t space = cell.find(' ');
        if (space != 0) {
            found.push_back(cell.substr(0, space));
        }
        cell.remove_prefix(space == std::string_view::npos ? cell.size() : space + 1);
    }
    return found;
}

}  // namespace gmat_copilot::drafting
