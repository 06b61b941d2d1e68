// Mistakes that come from other languages: their comments, quotes, continuation and ElseIf.
#include <algorithm>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

Complaint fence(const BrokenLine& line) {
    if (line.plain.compare(line.begin, 3, "```") != 0) {
        return std::nullopt;
    }
    auto found = complaint(line, line.begin, line.text.size(), "a Markdown code fence is not part of a GMAT script");
    offer(found, line, "remove the fence", true, {{0, line.text.size(), ""}});
    return found;
}

Complaint include_case(const BrokenLine& line) {
    constexpr std::string_view word = "#Include";
    const std::size_t name = skip_blanks(line.plain, line.begin + 1);
    if (lower(std::string_view(line.plain).substr(name, word.size() - 1)) != lower(word.substr(1))) {
        return std::nullopt;
    }
    const std::size_t word_end = name + word.size() - 1;
    const std::size_t file = skip_blanks(line.plain, word_end);
    const std::size_t end = content_end(line);
    auto found = complaint(line, line.begin, word_end,
                           "GMAT writes #Include with a capital I and no blank, followed by a file name");
    if (file >= end) {
        found.message = "#Include needs the name of a file: #Include 'FILE'";
        return found;
    }
    std::vector<LineEdit> edits{{line.begin, word_end, std::string(word)}};
    if (std::string_view("<\"").find(line.plain[file]) != npos &&
        std::string_view(">\"").find(line.plain[end - 1]) != npos) {
        edits.push_back({file, file + 1, "'"});
        edits.push_back({end - 1, end, "'"});
    }
    offer(found, line, "write #Include", true, edits);
    return found;
}

/// What begins a comment elsewhere; with a blank behind it where it is an operator without.
constexpr std::string_view comment_marks[] = {"//", "/*", "<!--", "-- ", "#", "! "};

std::string no_comment(std::string_view mark) {
    return "\"" + std::string(trim(mark)) + "\" begins no comment in GMAT: a comment begins with %";
}

Complaint whole_line_comment(const BrokenLine& line) {
    for (const std::string_view mark : comment_marks) {
        if (line.plain.compare(line.begin, mark.size(), mark) == 0) {
            const std::size_t end = line.begin + trim(mark).size();
            auto found = complaint(line, line.begin, end, no_comment(mark));
            offer(found, line, "write %", true, {{line.begin, end, "%"}});
            return found;
        }
    }
    const std::size_t end = content_end(line);
    if (std::string_view(line.plain).substr(0, end).ends_with("*/")) {
        auto found = complaint(line, end - 2, end,
                               "GMAT has no comments over several lines: each line of a comment begins with %");
        offer(found, line, "make the line a comment", true, {{line.begin, line.begin, "% "}});
        return found;
    }
    return std::nullopt;
}

Complaint trailing_comment(const BrokenLine& line) {
    for (const std::string_view mark : comment_marks) {
        for (std::size_t at = line.plain.find(mark, line.begin); at != npos; at = line.plain.find(mark, at + 1)) {
            if (at > 0 && (is_blank(line.plain[at - 1]) || line.plain[at - 1] == ';')) {
                auto found = complaint(line, at, content_end(line), no_comment(mark));
                offer(found, line, "write %", true, {{at, at + trim(mark).size(), "%"}});
                return found;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

Complaint foreign_comment(const BrokenLine& line) {
    if (Complaint found = fence(line)) {
        return found;
    }
    if (line.plain.compare(line.begin, 1, "#") == 0) {
        if (Complaint found = include_case(line)) {
            return found;
        }
    }
    if (Complaint found = whole_line_comment(line)) {
        return found;
    }
    return trailing_comment(line);
}

namespace {

/// "..." that is not at the end of its line, or has nothing to go on with.
text::Diagnostic misplaced_dots(const BrokenLine& line, std::size_t dots) {
    const std::string_view source = line.source.text();
    const std::size_t next = source.find_first_not_of(" \t;", line.span.begin + dots + 3);
    if (next != npos && source[next] == '%') {
        const std::size_t stop = std::min(source.find_first_of("\r\n", next), source.size());
        auto found = complaint(line, dots, dots + 3, "a comment may not follow \"...\" on its line");
        found.notes.emplace_back("put the comment on a line of its own above the statement");
        offer(found, line, "remove the comment", true, {{dots + 3, stop - line.span.begin, ""}});
        return found;
    }
    const bool last = next == npos || source[next] == '\n' || source[next] == '\r' || source[next] == '\0';
    auto found = complaint(line, dots, last ? dots + 3 : content_end(line),
                           last ? "the line is continued with \"...\", but no line that could belong to it follows"
                                : "nothing but blanks may follow \"...\" on its line");
    offer_if_it_mends(found, line, "remove \"...\"", last, {{dots, dots + 3, ""}});
    return found;
}

/// What other languages, and slips of the finger, write for "..." at the end of a line.
constexpr std::string_view foreign_dots[] = {"..", "\\", "&"};

}  // namespace

Complaint bad_continuation(const BrokenLine& line) {
    const std::size_t too_many = line.text.find("....");
    if (too_many != npos && line.plain[too_many] == '.') {
        const std::size_t behind = std::min(line.text.find_first_not_of('.', too_many), line.text.size());
        auto found = complaint(line, too_many, behind, "a line is continued with exactly three dots");
        offer_if_it_mends(found, line, "write \"...\"", true, {{too_many, behind, "..."}});
        return found;
    }
    const std::size_t dots = line.plain.find("...");
    if (dots != npos) {
        return misplaced_dots(line, dots);
    }
    const std::size_t end = content_end(line);
    for (const std::string_view mark : foreign_dots) {
        const std::size_t begin = end < mark.size() ? 0 : end - mark.size();
        if (begin > line.begin && std::string_view(line.plain).substr(0, end).ends_with(mark)) {
            auto found = complaint(line, begin, end, "a line is continued with \"...\" at its end");
            const bool apart = !is_name_char(line.plain[begin - 1]);
            offer_if_it_mends(found, line, "write \"...\"", apart, {{begin, end, "..."}});
            if (!found.fix && mark == "&") {
                offer_if_it_mends(found, line, "add \"...\"", true, {{end, end, " ..."}});
            }
            return found.fix || mark != "&" ? Complaint{found} : std::nullopt;
        }
    }
    return std::nullopt;
}

Complaint double_quotes(const BrokenLine& line) {
    const std::size_t first = line.plain.find('"');
    if (first == npos) {
        return std::nullopt;
    }
    std::vector<LineEdit> edits;
    for (std::size_t at = first; at != npos; at = line.plain.find('"', at + 1)) {
        edits.push_back({at, at + 1, "'"});
    }
    const std::size_t end = edits.size() > 1 ? edits[1].end : content_end(line);
    auto found = complaint(line, first, end, "GMAT writes text in single quotes, never in double quotes");
    const bool in_pairs = edits.size() % 2 == 0 && line.plain.find('\'') == npos;
    offer_if_it_mends(found, line, "use single quotes", in_pairs, edits);
    return found;
}

namespace {

std::string indent_of(const text::SourceText& source, std::uint32_t line) {
    const std::string_view text = source.line(line);
    return std::string(text.substr(0, skip_blanks(text, 0)));
}

/// The line of the EndIf that ends the If in which a line stands, going by the first words of the lines behind it.
std::optional<std::uint32_t> line_of_end_if(const BrokenLine& line) {
    constexpr std::uint32_t most_lines = 400;
    const std::uint32_t own = line.source.position(line.span.begin).line;
    const std::uint32_t last = std::min(line.source.line_count(), own + most_lines);
    std::size_t depth = 0;
    for (std::uint32_t number = own + 1; number <= last; ++number) {
        const std::string_view text = trim(line.source.line(number));
        const std::string_view word = text.substr(0, path_end(text, 0));
        if (word == "EndIf" && depth == 0) {
            return number;
        }
        depth += word == "If" ? 1U : 0U;
        depth -= word == "EndIf" ? 1U : 0U;
    }
    return std::nullopt;
}

}  // namespace

Complaint else_if(const BrokenLine& line) {
    const std::string word = lower(line.word);
    const bool two_words =
        line.word == "Else" && find_word(lower(line.plain), "if", line.after_word) == line.after_word;
    if (word != "elseif" && word != "elsif" && word != "elif" && !two_words) {
        return std::nullopt;
    }
    auto found = complaint(line, line.begin, two_words ? line.after_word + 2 : line.begin + line.word.size(),
                           "GMAT has no ElseIf");
    found.notes.emplace_back("write Else on a line of its own, then an If with its own EndIf within it");
    const std::size_t condition = two_words ? line.after_word + 2 : line.begin + line.word.size();
    if (const std::optional<std::uint32_t> end = line_of_end_if(line)) {
        const std::uint32_t own = line.source.position(line.span.begin).line;
        const std::string indent = indent_of(line.source, own);
        const std::uint32_t before = line.source.line_start(*end);
        offer(found, line, "write Else and an If within it", true, {{line.begin, condition, "Else\n" + indent + "If"}});
        found.fix->edits.push_back({{before, before}, indent_of(line.source, *end) + "EndIf\n"});
    }
    return found;
}

}  // namespace gmat_copilot::script::detail
