#include "lint/values.hpp"

#include <algorithm>
#include <cctype>

#include "lint/names.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool sign(char c) { return c == '+' || c == '-'; }

/// Drops a sign and the blanks after it.
std::string_view without_sign(std::string_view text) {
    return !text.empty() && sign(text.front()) ? trimmed(text.substr(1)) : text;
}

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), digit); }

}  // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view inside_parentheses(std::string_view text) {
    text = trimmed(text);
    while (text.size() > 1 && text.front() == '(' && text.back() == ')') {
        text = trimmed(text.substr(1, text.size() - 2));
    }
    return text;
}

bool is_real(std::string_view text) {
    text = inside_parentheses(text);
    if (text == "inf") {
        return true;
    }
    text = without_sign(text);
    std::size_t at = 0;
    std::size_t digits = 0;
    const auto take_digits = [&] {
        for (; at < text.size() && digit(text[at]); ++at) {
            ++digits;
        }
    };
    take_digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        take_digits();
    }
    if (digits == 0) {
        return false;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && sign(text[at])) {
            ++at;
        }
        digits = 0;
        take_digits();
        return digits > 0 && at == text.size();
    }
    return at == text.size();
}

bool is_integer(std::string_view text) { return all_digits(without_sign(inside_parentheses(text))); }

bool is_unsigned(std::string_view text) {
    text = inside_parentheses(text);
    return !text.empty() && text.front() != '-' && all_digits(without_sign(text));
}

bool is_switch(std::string_view text) {
    text = inside_parentheses(text);
    return same_letters(text, "true") || same_letters(text, "false") || same_letters(text, "on") ||
           same_letters(text, "off");
}

bool is_quoted(std::string_view text) { return text.size() > 1 && text.front() == '\'' && text.back() == '\''; }

std::string_view without_quotes(std::string_view text) {
    return is_quoted(text) ? text.substr(1, text.size() - 2) : text;
}

bool is_name(std::string_view text) {
    const auto letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    return !text.empty() && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](char c) { return letter(c) || digit(c) || c == '_'; });
}

bool has_lone_quote(std::string_view text) { return std::ranges::count(text, '\'') % 2 != 0; }

std::vector<Item> items_of(script::NodeRef value) {
    std::vector<Item> items;
    if (value.is(script::NodeKind::brace_list)) {
        for (const script::NodeRef element : script::list_elements(value)) {
            items.push_back({element.span(), element.text()});
        }
    } else if (value) {
        items.push_back({value.span(), value.text()});
    }
    return items;
}

std::optional<std::size_t> count_in_brackets(std::string_view text) {
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') {
        return std::nullopt;
    }
    std::size_t count = 0;
    bool inside_word = false;
    for (const char c : text.substr(1, text.size() - 2)) {
        if (c == '[' || c == ']' || c == '(' || c == ')') {
            return std::nullopt;
        }
        const bool between = c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\r' || c == '\n';
        count += !between && !inside_word ? 1 : 0;
        inside_word = !between;
    }
    for (std::size_t at = text.find("..."); at != std::string_view::npos; at = text.find("...", at + 3)) {
        count -= std::min<std::size_t>(count, 1);  // goes on in the next line
    }
    return count;
}

bool has_outer_comma(std::string_view text) {
    int depth = 0;
    for (const char c : text) {
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
        if (c == ',' && depth == 0) {
            return true;
        }
    }
    return false;
}

}  // namespace gmat_copilot::lint
