// Mistakes that come from other languages: their comments, quotes, continuation and ElseIf.
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
    const std::size_t name = skip_blanks(line.plain, line.begin + 1);
    if (lower(std::string_view(line.plain).substr(name, 7)) != "include") {
        return std::nullopt;
    }
    auto found = complaint(line, line.begin, name + 7,
                           "GMAT writes #Include with a capital I and no blank, followed by a file name");
    offer(found, line, "write #Include", true, {{line.begin, name + 7, "#Include"}});
    return found;
}

struct CommentMark {
    std::string_view mark;
    std::string_view language;
};
constexpr CommentMark comment_marks[] = {{"//", "C++"}, {"/*", "C"}, {"#", "Python or shell"}, {"!", "Fortran"}};

Complaint whole_line_comment(const BrokenLine& line) {
    for (const CommentMark& mark : comment_marks) {
        if (line.plain.compare(line.begin, mark.mark.size(), mark.mark) == 0) {
            auto found =
                complaint(line, line.begin, line.begin + mark.mark.size(),
                          "\"" + std::string(mark.mark) + "\" begins no comment in GMAT: a comment begins with %");
            offer(found, line, "write %", true, {{line.begin, line.begin + mark.mark.size(), "%"}});
            return found;
        }
    }
    if (trim(line.plain).ends_with("*/")) {
        auto found = complaint(line, line.text.size() - 2, line.text.size(),
                               "GMAT has no comments over several lines: each line of a comment begins with %");
        offer(found, line, "make the line a comment", false, {{line.begin, line.begin, "% "}});
        return found;
    }
    return std::nullopt;
}

Complaint trailing_comment(const BrokenLine& line) {
    for (const CommentMark& mark : comment_marks) {
        for (std::size_t at = line.plain.find(mark.mark, line.begin); at != npos;
             at = line.plain.find(mark.mark, at + 1)) {
            const char before = at == 0 ? ' ' : line.plain[at - 1];
            const std::size_t behind = at + mark.mark.size();
            const bool apart = (is_blank(before) || before == ';') &&
                               (mark.mark != "!" || behind == line.plain.size() || line.plain[behind] != '=');
            if (apart) {
                auto found =
                    complaint(line, at, line.text.size(),
                              "\"" + std::string(mark.mark) + "\" begins no comment in GMAT: a comment begins with %");
                offer(found, line, "write %", true, {{at, at + mark.mark.size(), "%"}});
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
        if (line.plain.compare(line.begin, 8, "#Include") == 0) {
            return complaint(line, line.begin, line.text.size(), "#Include needs the name of a file: #Include 'FILE'");
        }
    }
    if (Complaint found = whole_line_comment(line)) {
        return found;
    }
    return trailing_comment(line);
}

Complaint bad_continuation(const BrokenLine& line) {
    const std::string_view plain = line.plain;
    const std::size_t dots = plain.find("...");
    const std::size_t end = trim(plain).size();
    if (dots != npos) {
        const std::size_t behind = plain.find_first_not_of('.', dots);
        if (behind != npos && behind > dots + 3) {
            return complaint(line, dots, behind, "a line is continued with exactly three dots");
        }
        if (dots > 0 && plain[dots - 1] == '.') {
            return complaint(line, dots, dots + 3, "a line is continued with exactly three dots");
        }
        const std::string_view source = line.source.text();
        std::size_t next = line.span.begin + dots + 3;
        while (next < source.size() && (is_blank(source[next]) || source[next] == ';')) {
            ++next;
        }
        auto found = complaint(line, dots, end, "nothing but blanks may follow \"...\" on its line");
        if (next < source.size() && source[next] == '%') {
            const std::size_t stop = std::min(source.find_first_of("\r\n", next), source.size());
            found.message = "a comment may not follow \"...\" on its line";
            found.notes.emplace_back("put the comment on a line of its own above the statement");
            offer(found, line, "remove the comment", true, {{dots + 3, stop - line.span.begin, ""}});
        } else if (next >= source.size() || source[next] == '\n' || source[next] == '\r') {
            found.message = "the line is continued with \"...\", but no line that could belong to it follows";
        }
        return found;
    }
    if (plain.substr(0, line.begin + end).ends_with("..")) {
        return complaint(line, end - 2, end, "a line is continued with three dots");
    }
    return std::nullopt;
}

Complaint double_quotes(const BrokenLine& line) {
    const std::size_t first = line.plain.find('"');
    if (first == npos) {
        return std::nullopt;
    }
    const std::size_t second = line.plain.find('"', first + 1);
    auto found = complaint(line, first, second == npos ? line.text.size() : second + 1,
                           "GMAT writes text in single quotes, never in double quotes");
    if (second != npos && line.plain.find('"', second + 1) == npos) {
        offer(found, line, "use single quotes", line.plain.find('\'') == npos,
              {{first, first + 1, "'"}, {second, second + 1, "'"}});
    }
    return found;
}

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
    return found;
}

}  // namespace gmat_copilot::script::detail
