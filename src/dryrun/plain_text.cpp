#include "dryrun/plain_text.hpp"

namespace gmat_copilot::dryrun {
namespace {

constexpr std::string_view path_openers = " \t\n'\"([{=:,<";
constexpr std::string_view path_closers = " \t\n'\")]}>,;:";
constexpr std::string_view quotes = "'\"";

/// Where the path that starts at `begin` ends.
std::size_t path_end(std::string_view text, std::size_t begin) {
    if (begin > 0 && quotes.find(text[begin - 1]) != std::string_view::npos) {
        const std::size_t line_end = text.find('\n', begin);
        const std::size_t closing = text.substr(0, line_end).find(text[begin - 1], begin);
        if (closing != std::string_view::npos) {
            return closing;
        }
    }
    const std::size_t end = text.find_first_of(path_closers, begin);
    return end == std::string_view::npos ? text.size() : end;
}

}  // namespace

std::string one_printable_line(std::string_view text, std::size_t limit) {
    std::string line;
    bool blank_due = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            blank_due = !line.empty();
            continue;
        }
        if (line.size() >= limit) {
            line.resize(limit > 3 ? limit - 3 : 0);
            return line.append("...").substr(0, limit);
        }
        if (blank_due) {
            line += ' ';
            blank_due = false;
        }
        line += c > ' ' && c <= '~' ? c : '?';
    }
    return line;
}

std::string without_absolute_paths(std::string_view text) {
    std::string cut;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool opens = at == 0 || path_openers.find(text[at - 1]) != std::string_view::npos;
        if (text[at] != '/' || !opens) {
            cut += text[at];
            ++at;
            continue;
        }
        const std::size_t end = path_end(text, at);
        std::string_view path = text.substr(at, end - at);
        while (path.size() > 1 && path.back() == '/') {
            path.remove_suffix(1);
        }
        // A lone '/', as in "a / b", is no path.
        cut += path.size() == 1 ? path : path.substr(path.rfind('/') + 1);
        at = end;
    }
    return cut;
}

}  // namespace gmat_copilot::dryrun
