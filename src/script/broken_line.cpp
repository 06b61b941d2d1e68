#include "broken_line.hpp"

#include <algorithm>
#include <utility>

#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

/// GMAT reads nothing behind a NUL.
constexpr std::string_view line_ends("\r\n\0", 3);

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

/// True when a statement is a call, or a command that GMAT does not have: any word would do.
bool names_unknown(std::string_view text) {
    const NodeBuffer nodes = build_nodes(text);
    for (std::size_t i = 0; i < nodes.size(); i += nodes[i].size) {
        const bool is_command = nodes[i].kind == NodeKind::command && nodes[i].size > 1;
        const Node& first = nodes[is_command ? i + 1 : i];
        if (nodes[i].kind == NodeKind::call ||
            (is_command && find_command_word(text.substr(first.begin, first.end - first.begin)) == nullptr)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_letter(char c) { return is_name_char(c) && (c < '0' || c > '9'); }

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
    BrokenLine line{source, span, in_mission, source.slice(span), {}, 0, {}, nullptr, 0, 0};
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
    // Never nothing: a span without bytes could not be shown.
    const std::size_t first = std::min(begin, line.text.size() - 1);
    const std::size_t last = std::clamp(end, first + 1, line.text.size());
    diagnostic.span = {line.span.begin + static_cast<std::uint32_t>(first),
                       line.span.begin + static_cast<std::uint32_t>(last)};
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

void offer_if_it_mends(text::Diagnostic& diagnostic, const BrokenLine& line, std::string description, bool safe,
                       const std::vector<LineEdit>& edits) {
    offer(diagnostic, line, std::move(description), safe, edits);
    if (mended(*diagnostic.fix, line) == Mended::no) {
        diagnostic.fix.reset();
    }
}

Mended mended(const text::Fix& fix, const BrokenLine& line) {
    constexpr int most_lines = 32;
    const std::string_view source = line.source.text();
    const std::uint32_t begin = line.span.begin;
    std::vector<text::Edit> edits = fix.edits;
    std::size_t end = line.span.end;
    // A line put in further down is a statement of its own.
    edits.erase(std::remove_if(edits.begin(), edits.end(),
                               [&](const text::Edit& edit) {
                                   return edit.span.empty() && edit.span.begin > line.span.end &&
                                          edit.text.ends_with('\n');
                               }),
                edits.end());
    for (text::Edit& edit : edits) {
        end = std::max<std::size_t>(end, edit.span.end);
        edit.span = {edit.span.begin - begin, edit.span.end - begin};
    }
    std::string text;
    for (int lines = 0; lines < most_lines; ++lines) {
        end = std::min(source.find_first_of(line_ends, end), source.size());
        text = text::apply_edits(source.substr(begin, end - begin), edits);
        if (!trim(text).ends_with("...") || end == source.size()) {
            break;
        }
        end = source.find_first_not_of("\r\n", end);
    }
    if (!reads_well(line, text)) {
        return Mended::no;
    }
    return names_unknown(text) ? Mended::as_unknown : Mended::yes;
}

bool reads_well(const BrokenLine& line, std::string_view statement) {
    const std::string text = (line.in_mission ? "BeginMissionSequence\n" : "") + std::string(statement);
    const NodeBuffer nodes = build_nodes(text);
    return std::none_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.kind == NodeKind::broken; });
}

std::string_view token_at(const BrokenLine& line, std::size_t at) {
    const std::size_t begin = std::min(at, line.text.size());
    const std::size_t end = path_end(line.plain, begin);
    return line.text.substr(begin, std::max<std::size_t>(end - begin, 1));
}

std::size_t content_end(const BrokenLine& line) {
    const std::size_t last = line.plain.find_last_not_of(" \t;");
    return last == std::string::npos ? 0 : last + 1;
}

void tell_form(text::Diagnostic& diagnostic, const BrokenLine& line) {
    if (line.command != nullptr && !line.command->form.empty()) {
        diagnostic.notes.push_back("the form is: " + std::string(line.command->form));
    }
}

}  // namespace gmat_copilot::script::detail
