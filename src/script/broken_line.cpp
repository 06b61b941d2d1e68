#include "broken_line.hpp"

#include <algorithm>
#include <utility>

namespace gmat_copilot::script::detail {
namespace {

std::string plain_text(std::string_view text) {
    std::string plain(text);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (plain[i] == '\'') {
            const std::size_t close = text.find_first_of("'\n\r", i + 1);
            if (close != std::string_view::npos && text[close] == '\'') {
                std::fill(plain.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                          plain.begin() + static_cast<std::ptrdiff_t>(close), '_');
                i = close;
            }
        } else if (plain[i] == '\n' || plain[i] == '\r') {
            plain[i] = ' ';
            const std::size_t dots = text.find_last_not_of(" \t\r\n", i);
            if (dots != std::string_view::npos && dots >= 2 && text.substr(dots - 2, 3) == "...") {
                std::fill_n(plain.begin() + static_cast<std::ptrdiff_t>(dots) - 2, 3, ' ');
            }
        }
    }
    return plain;
}

}  // namespace

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    while (at < text.size() && is_blank(text[at])) {
        ++at;
    }
    return at;
}

std::size_t path_end(std::string_view text, std::size_t at) {
    while (at < text.size() && (is_name_char(text[at]) || text[at] == '.')) {
        ++at;
    }
    return at;
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    const std::size_t last = text.find_last_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, last - first + 1);
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    for (std::size_t at = text.find(word, from); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !is_name_char(text[at - 1]);
        const bool ends = at + word.size() == text.size() || !is_name_char(text[at + word.size()]);
        if (begins && ends) {
            return at;
        }
    }
    return std::string_view::npos;
}

BrokenLine prepare(const text::SourceText& source, text::Span span, bool in_mission) {
    BrokenLine line{source, span, in_mission, source.slice(span), {}, 0, {}, nullptr, 0};
    line.plain = plain_text(line.text);
    std::size_t at = skip_blanks(line.plain, 0);
    while (line.plain.compare(at, 4, "GMAT") == 0 && at + 4 < line.plain.size() && is_blank(line.plain[at + 4])) {
        at = skip_blanks(line.plain, at + 4);
    }
    line.begin = at;
    const std::size_t end = path_end(line.plain, at);
    line.word = line.text.substr(at, end - at);
    line.command = find_command_word(line.word);
    line.after_word = skip_blanks(line.plain, end);
    if (line.command != nullptr && line.after_word < line.plain.size() && line.plain[line.after_word] == '\'') {
        const std::size_t close = line.plain.find('\'', line.after_word + 1);
        line.after_word = close == std::string::npos ? line.after_word : skip_blanks(line.plain, close + 1);
    }
    return line;
}

text::Diagnostic complaint(const BrokenLine& line, std::size_t begin, std::size_t end, std::string message) {
    text::Diagnostic diagnostic;
    diagnostic.rule = "syntax-error";
    diagnostic.severity = text::Severity::error;
    const auto last = static_cast<std::uint32_t>(std::clamp(end, begin, line.text.size()));
    diagnostic.span = {line.span.begin + static_cast<std::uint32_t>(std::min(begin, line.text.size())),
                       line.span.begin + last};
    diagnostic.message = std::move(message);
    return diagnostic;
}

void offer(text::Diagnostic& diagnostic, const BrokenLine& line, std::string description, bool safe,
           const std::vector<LineEdit>& edits) {
    text::Fix fix;
    fix.description = std::move(description);
    fix.safe = safe;
    for (const LineEdit& edit : edits) {
        fix.edits.push_back({{line.span.begin + static_cast<std::uint32_t>(edit.begin),
                              line.span.begin + static_cast<std::uint32_t>(edit.end)},
                             edit.text});
    }
    diagnostic.fix = std::move(fix);
}

}  // namespace gmat_copilot::script::detail
