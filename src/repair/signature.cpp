#include "repair/signature.hpp"

#include <algorithm>

namespace gmat_copilot::repair {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_char(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/// The end of a figure that starts at `at`: digits, '.', and an exponent.
std::size_t figure_end(std::string_view text, std::size_t at) {
    const auto digits = [&text](std::size_t from) {
        while (from < text.size() && is_digit(text[from])) {
            ++from;
        }
        return from;
    };
    at = digits(at);
    if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
        at = digits(at + 1);
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        const std::size_t sign = at + 1 < text.size() && (text[at + 1] == '-' || text[at + 1] == '+') ? 1 : 0;
        const std::size_t end = digits(at + 1 + sign);
        at = end > at + 1 + sign ? end : at;
    }
    return at;
}

/// The end of an absolute path that starts at `at`.
std::size_t path_end(std::string_view text, std::size_t at) {
    constexpr std::string_view ends = " \t\r\n\"'`()[]{}<>,;|";
    return std::min(text.find_first_of(ends, at), text.size());
}

std::string_view last_part(std::string_view path) {
    while (!path.empty() && (path.back() == '/' || path.back() == '.' || path.back() == ':')) {
        path.remove_suffix(1);
    }
    const std::size_t slash = path.find_last_of('/');
    const std::string_view folder = path.substr(0, slash == std::string_view::npos ? 0 : slash);
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    if (folder == "/tmp" || folder == "/var/tmp" || name.starts_with("gmat-copilot-")) {
        return "temporary";  // its name is another one in every run
    }
    return name;
}

bool starts_path(std::string_view text, std::size_t at) {
    const bool boundary =
        at == 0 || std::string_view(" \t\n\"'`([{<=,;:|").find(text[at - 1]) != std::string_view::npos;
    return boundary && text[at] == '/' && at + 1 < text.size() && is_name_char(text[at + 1]);
}

/// Names keep their digits (Sat1, J2): they tell things apart. Figures of their own do not.
void append_stable(std::string_view text, std::string& out) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            out += '#';
            at = figure_end(text, at);
        } else if (is_name_char(text[at])) {
            while (at < text.size() && is_name_char(text[at])) {
                out += text[at++];
            }
        } else if (static_cast<unsigned char>(text[at]) <= 0x20U) {
            out += out.empty() || out.back() == ' ' ? "" : " ";
            ++at;
        } else {
            out += text[at++];
        }
    }
}

}  // namespace

std::string stable_text(std::string_view message) {
    constexpr std::size_t longest_read = 2'000;
    constexpr std::size_t longest = 160;
    message = message.substr(0, longest_read);
    std::string flat;
    std::size_t at = 0;
    while (at < message.size()) {
        if (starts_path(message, at)) {
            const std::size_t end = path_end(message, at);
            flat += last_part(message.substr(at, end - at));
            at = end;
        } else {
            flat += message[at++];
        }
    }
    std::string stable;
    append_stable(flat, stable);
    stable.resize(std::min(stable.size(), longest));
    while (!stable.empty() && stable.back() == ' ') {
        stable.pop_back();
    }
    return stable;
}

}  // namespace gmat_copilot::repair
