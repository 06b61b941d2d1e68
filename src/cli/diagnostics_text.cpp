#include "cli/diagnostics_text.hpp"

#include <algorithm>

#include "cli/terminal.hpp"

namespace gmat_copilot::cli {

namespace {

/// Longest part of a source line that is shown around the caret.
constexpr std::size_t shown_columns = 160;

Style style_of(text::Severity severity) {
    switch (severity) {
        case text::Severity::error: return Style::error;
        case text::Severity::warning: return Style::warning;
        case text::Severity::info: return Style::info;
    }
    return Style::error;
}

/// A window of the source line around the caret, with the caret's line below it.
struct Excerpt {
    std::string source;
    std::string caret;
};

Excerpt excerpt(const text::SourceText& source, text::Span span) {
    const text::Position start = source.position(span.begin);
    const text::Position end = source.position(span.end);
    const std::string_view line = source.line(start.line);
    const std::size_t first = std::min<std::size_t>(start.column - 1, line.size());
    const std::size_t last = end.line == start.line ? std::min<std::size_t>(end.column - 1, line.size()) : line.size();
    const std::size_t window = first > shown_columns / 2 ? first - shown_columns / 2 : 0;
    const std::string_view shown = line.substr(window, shown_columns);
    Excerpt result;
    result.source = printable(shown);
    // A tab before the caret stays a tab, so that the caret stands where the terminal puts the text.
    for (std::size_t i = window; i < first; ++i) {
        result.caret += line[i] == '\t' ? "\t" : std::string(printable(line.substr(i, 1)).size(), ' ');
    }
    const std::size_t marked = std::min(std::max<std::size_t>(last > first ? last - first : 1, 1), shown_columns);
    result.caret += std::string(marked, '^');
    return result;
}

std::string fix_note(const text::Fix& fix) {
    return fix.description +
           (fix.safe ? " (safe fix: check --fix applies it)" : " (unsafe fix: check --fix --unsafe-fixes)");
}

}  // namespace

std::string plain_line(const text::Diagnostic& diagnostic, const text::SourceText& source, std::string_view path) {
    const text::Position start = source.position(diagnostic.span.begin);
    std::string line(path);
    line += ':' + std::to_string(start.line) + ':' + std::to_string(start.column) + ": ";
    line += std::string(text::to_string(diagnostic.severity)) + ": " + diagnostic.rule + ": " + diagnostic.message;
    return printable_line(line) + '\n';
}

std::string with_source(const text::Diagnostic& diagnostic, const text::SourceText& source, std::string_view path,
                        bool color) {
    const text::Position start = source.position(diagnostic.span.begin);
    const std::string number = std::to_string(start.line);
    const std::string margin(number.size(), ' ');
    const Style style = style_of(diagnostic.severity);
    const Excerpt at = excerpt(source, diagnostic.span);
    const std::string bar = styled("|", Style::dim, color);

    std::string out =
        styled(std::string(text::to_string(diagnostic.severity)) + '[' + diagnostic.rule + ']', style, color);
    out += styled(": " + printable(diagnostic.message), Style::strong, color) + '\n';
    out += margin + styled("--> ", Style::dim, color) + printable_line(path) + ':' + number + ':' +
           std::to_string(start.column) + '\n';
    out += margin + ' ' + bar + '\n';
    out += styled(number, Style::dim, color) + ' ' + bar + ' ' + at.source + '\n';
    out += margin + ' ' + bar + ' ' + styled(at.caret, style, color) + '\n';
    for (const std::string& note : diagnostic.notes) {
        out += margin + ' ' + styled("= note: ", Style::dim, color) + printable(note) + '\n';
    }
    if (diagnostic.fix) {
        out += margin + ' ' + styled("= help: ", Style::dim, color) + printable(fix_note(*diagnostic.fix)) + '\n';
    }
    return out;
}

std::string render(const std::vector<text::Diagnostic>& diagnostics, const text::SourceText& source,
                   std::string_view path, bool rich, bool color) {
    std::string out;
    for (const text::Diagnostic& diagnostic : diagnostics) {
        out += rich ? with_source(diagnostic, source, path, color) + '\n' : plain_line(diagnostic, source, path);
    }
    return out;
}

}  // namespace gmat_copilot::cli
