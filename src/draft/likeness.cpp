#include "draft/likeness.hpp"

#include <algorithm>
#include <array>

#include "catalogue/catalogue.hpp"
#include "draft/reply_blocks.hpp"

namespace gmat_copilot::drafting {

namespace {

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view first_word(std::string_view line) {
    return line.substr(
        0, static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_name_char) - line.begin()));
}

/// "Create Spacecraft Sat": the word Create, then a type's name with a capital.
bool is_create(std::string_view line) {
    constexpr std::string_view word = "Create ";
    if (line.substr(0, word.size()) != word) {
        return false;
    }
    const std::string_view type = trimmed(line.substr(word.size()));
    return !type.empty() && type.front() >= 'A' && type.front() <= 'Z' && type.find(' ') != std::string_view::npos;
}

/// "Sat.SMA = 7000", "A(1,2) = 3": a left side without blanks, then '='.
bool is_assignment(std::string_view line) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals == 0) {
        return false;
    }
    const std::string_view left = trimmed(line.substr(0, equals));
    return !left.empty() && left.find_first_of(" \t") == std::string_view::npos && !first_word(left).empty();
}

/// Words that a sentence has and a command has not. A variable may have such a name; then there is a sign beside it.
bool has_sentence_word(std::string_view text) {
    constexpr std::array words = {"a",    "an", "and",  "are", "is",   "it", "of", "the",
                                  "this", "to", "with", "you", "your", "me", "we"};
    if (text.find_first_of("=<>(){}'&|") != std::string_view::npos) {
        return false;
    }
    while (!text.empty()) {
        const std::size_t end = text.find_first_of(" ,");
        const std::string_view word = text.substr(0, end);
        if (std::find(words.begin(), words.end(), word) != words.end()) {
            return true;
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return false;
}

/// A command word, with something behind it that reads like a command and not like a sentence.
bool is_command(std::string_view line) {
    const std::string_view word = first_word(line);
    if (word.empty() || catalogue::find_command(word) == nullptr) {
        return false;
    }
    const std::string_view rest = trimmed(line.substr(word.size()));
    const bool sentence =
        !rest.empty() && (rest.back() == '.' || rest.back() == ':') && rest.find('(') == std::string_view::npos;
    return !sentence && !has_sentence_word(rest);
}

std::size_t word_count(std::string_view line) {
    std::size_t words = 0;
    bool inside = false;
    for (const char c : line) {
        const bool blank = c == ' ' || c == '\t';
        words += !blank && !inside ? 1U : 0U;
        inside = !blank;
    }
    return words;
}

}  // namespace

bool is_script_line(std::string_view line) {
    line = trimmed(line);
    if (line.substr(0, 5) == "GMAT ") {
        line = trimmed(line.substr(5));
    }
    return line.substr(0, 1) == "%" || line.substr(0, 9) == "#Include " || is_create(line) || is_assignment(line) ||
           is_command(line);
}

bool is_prose_line(std::string_view line) {
    line = trimmed(line);
    if (line.empty() || is_script_line(line)) {
        return false;
    }
    const bool markdown = std::string_view("#*>-").find(line.front()) != std::string_view::npos;
    const bool ends_sentence = std::string_view(".:!?").find(line.back()) != std::string_view::npos &&
                               !(line.size() >= 3 && line.substr(line.size() - 3) == "...");
    const bool plain_words = word_count(line) >= 4 && line.find_first_of("={}();%") == std::string_view::npos;
    return markdown || ends_sentence || plain_words;
}

bool looks_like_script(std::string_view text) {
    std::size_t script_lines = 0;
    std::size_t filled_lines = 0;
    for (const std::string_view raw : lines_of(text)) {
        const std::string_view line = trimmed(raw);
        if (line.empty()) {
            continue;
        }
        if (is_create(line) || first_word(line) == "BeginMissionSequence") {
            return true;
        }
        ++filled_lines;
        script_lines += is_script_line(line) ? 1U : 0U;
    }
    return filled_lines > 0 && 2 * script_lines > filled_lines;
}

bool looks_like_diff(std::string_view text) {
    bool header = false;
    for (const std::string_view line : lines_of(text)) {
        if (line.substr(0, 4) == "@@ -" || line.substr(0, 11) == "diff --git ") {
            return true;
        }
        if (header && line.substr(0, 4) == "+++ ") {
            return true;
        }
        header = line.substr(0, 4) == "--- ";
    }
    return false;
}

}  // namespace gmat_copilot::drafting
