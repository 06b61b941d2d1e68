#include "draft/visible.hpp"

#include <algorithm>

namespace gmat_copilot::drafting {

std::string one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }, ' ');
    return line;
}

std::string cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) {
        return std::string(text);
    }
    constexpr std::string_view mark = "...";
    std::size_t end = limit > mark.size() ? limit - mark.size() : 0;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end)) + std::string(mark.substr(0, limit));
}

std::string fenced(std::string_view content, std::string_view tag) {
    constexpr std::size_t longest_kept = 40;
    std::string body;
    body.reserve(content.size() + 1);
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : content) {
        run = c == '`' ? run + 1 : 0;
        if (run <= longest_kept) {
            body += c;
            longest = std::max(longest, run);
        }
    }
    if (body.empty() || body.back() != '\n') {
        body += '\n';
    }
    const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
    return fence + std::string(tag) + "\n" + body + fence + "\n";
}

}  // namespace gmat_copilot::drafting
