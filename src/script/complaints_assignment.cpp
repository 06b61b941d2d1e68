// Mistakes in assignments and expressions.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The end of "Sat.SMA", "A(1,2)" at the start of the line.
std::size_t target_end(const BrokenLine& line) {
    std::size_t end = path_end(line.plain, line.begin);
    const std::size_t paren = skip_blanks(line.plain, end);
    if (end > line.begin && paren < line.plain.size() && line.plain[paren] == '(') {
        const std::size_t close = line.plain.find(')', paren);
        end = close == npos ? end : close + 1;
    }
    return end;
}

bool is_assignable(const BrokenLine& line) { return line.command == nullptr && !line.word.empty(); }

}  // namespace

Complaint augmented_assignment(const BrokenLine& line) {
    const std::size_t end = target_end(line);
    const std::size_t op = skip_blanks(line.plain, end);
    if (!is_assignable(line) || op + 1 >= line.plain.size()) {
        return std::nullopt;
    }
    const std::string target(line.text.substr(line.begin, end - line.begin));
    const std::string_view pair = std::string_view(line.plain).substr(op, 2);
    const std::size_t stop = line.text.size();
    if ((pair == "++" || pair == "--") && trim(std::string_view(line.plain).substr(op + 2)).empty()) {
        auto found = complaint(line, op, op + 2, "GMAT has no \"" + std::string(pair) + "\"");
        if (line.in_mission) {
            offer(found, line, "write it out", true,
                  {{line.begin, stop, target + " = " + target + " " + pair[0] + " 1"}});
        }
        return found;
    }
    if (pair[1] != '=' || std::string_view("+-*/^").find(pair[0]) == npos) {
        return std::nullopt;
    }
    const std::string value(trim(line.text.substr(op + 2)));
    const bool simple = path_end(value, 0) == value.size();
    auto found = complaint(line, op, op + 2, "GMAT has no \"" + std::string(pair) + "\"");
    if (!value.empty() && line.in_mission) {
        offer(
            found, line, "write it out", true,
            {{line.begin, stop, target + " = " + target + " " + pair[0] + " " + (simple ? value : "(" + value + ")")}});
    }
    return found;
}

Complaint foreign_assignment(const BrokenLine& line) {
    struct Sign {
        std::string_view sign;
        std::string_view instead;
        bool safe;
    };
    static constexpr std::array signs{Sign{":=", "=", true},  Sign{"==", "=", true}, Sign{"<-", "=", true},
                                      Sign{"=>", "=", false}, Sign{"->", ".", true}, Sign{":", "=", true}};
    const std::size_t end = target_end(line);
    const std::size_t at = skip_blanks(line.plain, end);
    if (!is_assignable(line)) {
        return std::nullopt;
    }
    for (const Sign& sign : signs) {
        const bool has_value =
            !trim(std::string_view(line.plain).substr(std::min(at + sign.sign.size(), line.plain.size()))).empty();
        if (line.plain.compare(at, sign.sign.size(), sign.sign) == 0 && (has_value || sign.sign != ":")) {
            const bool field = sign.sign == "->";
            auto found =
                complaint(line, at, at + sign.sign.size(),
                          field ? "a field is written with a dot, not with \"->\""
                                : R"(an assignment is written with "=", not with ")" + std::string(sign.sign) + "\"");
            if (has_value) {
                const std::string instead = (at == end && !field ? " " : "") + std::string(sign.instead);
                const bool safe = sign.safe && (sign.sign != ":" || line.word.find('.') != npos);
                offer(found, line, "write \"" + std::string(sign.instead) + "\"", safe,
                      {{at, at + sign.sign.size(), instead}});
            }
            return found;
        }
    }
    return std::nullopt;
}

namespace {

/// The blanks that the line begins with.
std::string indentation(const BrokenLine& line) {
    const std::uint32_t start = line.source.line_start(line.source.position(line.span.begin).line);
    const std::string indent(line.source.text().substr(start, line.span.begin - start));
    constexpr std::size_t deepest = 80;
    return trim(indent).empty() && indent.size() <= deepest ? indent : std::string{};
}

/// Where a new statement begins behind a ";" that no bracket encloses.
std::vector<LineEdit> breaks_at_semicolons(const BrokenLine& line) {
    const std::string line_break = "\n" + indentation(line);
    std::vector<LineEdit> edits;
    std::size_t depth = 0;
    for (std::size_t at = 0; at < line.plain.size(); ++at) {
        const char c = line.plain[at];
        depth += c == '(' || c == '[' || c == '{' ? 1U : 0U;
        depth -= (c == ')' || c == ']' || c == '}') && depth > 0 ? 1U : 0U;
        const std::size_t next = line.plain.find_first_not_of(" \t;", at);
        if (c == ';' && depth == 0 && next != npos) {
            edits.push_back({at + 1, next, line_break});
            at = next - 1;
        }
    }
    return edits;
}

}  // namespace

Complaint two_statements(const BrokenLine& line) {
    const std::vector<LineEdit> breaks = breaks_at_semicolons(line);
    if (breaks.empty()) {
        return std::nullopt;
    }
    const std::size_t second = breaks.front().end;
    auto found =
        complaint(line, second, content_end(line), "a line holds one statement only, and nothing may follow its \";\"");
    offer(found, line, "begin a new line", true, breaks);
    const bool sensible =
        reads_well(line, line.text.substr(0, breaks.front().begin)) || reads_well(line, line.text.substr(second));
    return sensible ? Complaint{found} : std::nullopt;
}

Complaint missing_equals(const BrokenLine& line) {
    const std::size_t end = target_end(line);
    const std::size_t value = skip_blanks(line.plain, end);
    if (!is_assignable(line) || line.word.find('.') == npos || line.plain.find('=') != npos || value == end) {
        return std::nullopt;
    }
    if (value >= line.plain.size()) {
        return std::nullopt;
    }
    auto found = complaint(line, end, end + 1, "\"=\" is missing between the field and its value");
    // "Crea.e ImpulsiveBurn Burn" is something else.
    const bool is_value = std::string_view("0123456789.'{[").find(line.plain[value]) != npos ||
                          path_end(line.plain, value) == content_end(line);
    offer(found, line, "insert \"=\"", is_value, {{end, end, " ="}});
    return found;
}

Complaint missing_value(const BrokenLine& line) {
    const std::size_t end = content_end(line);
    const std::size_t before = std::string_view(line.plain).substr(0, end).find_last_not_of("=+-*/^,&|<>~");
    if (before == npos || before + 1 == end || line.command != nullptr || line.plain.find('=') == npos) {
        return std::nullopt;
    }
    const std::string_view sign = line.text.substr(before + 1, end - before - 1);
    auto found = complaint(line, before + 1, end, "no value follows the \"" + std::string(sign) + "\"");
    found.notes.emplace_back("a statement ends with its line; \"...\" at the end of a line continues it on the next");
    return found;
}

Complaint blank_in_path(const BrokenLine& line) {
    std::vector<LineEdit> edits;
    for (std::size_t dot = line.plain.find('.'); dot != npos; dot = line.plain.find('.', dot + 1)) {
        const std::size_t before = dot == 0 ? npos : line.plain.find_last_not_of(" \t", dot - 1);
        const std::size_t behind = skip_blanks(line.plain, dot + 1);
        if (before != npos && behind < line.plain.size() && behind - before > 2 && is_name_char(line.plain[before]) &&
            is_name_char(line.plain[behind])) {
            edits.push_back({before + 1, behind, "."});
        }
    }
    if (edits.empty()) {
        return std::nullopt;
    }
    auto found = complaint(line, edits.front().begin, edits.front().end,
                           "no blank may stand beside the dot between an object and its field");
    offer_if_it_mends(found, line, "remove the blanks", true, edits);
    return found.fix ? Complaint{found} : std::nullopt;
}

Complaint square_index(const BrokenLine& line) {
    std::vector<LineEdit> edits;
    for (std::size_t open = line.plain.find('['); open != npos; open = line.plain.find('[', open + 1)) {
        const std::size_t close = line.plain.find(']', open);
        if (close == npos) {
            break;
        }
        if (open > line.begin && is_name_char(line.plain[open - 1])) {
            edits.push_back({open, open + 1, "("});
            edits.push_back({close, close + 1, ")"});
        }
    }
    if (edits.empty() || line.command != nullptr || line.plain.find('=') == npos) {
        return std::nullopt;
    }
    auto found =
        complaint(line, edits[0].begin, edits[1].end, "the indices of an array element stand in round brackets");
    offer_if_it_mends(found, line, "use round brackets", true, edits);
    return found.fix ? Complaint{found} : std::nullopt;
}

namespace {

/// "Sat SMA = 7000", "gmat x = 1", "double x = 1"
text::Diagnostic two_words(const BrokenLine& line, std::string_view left, std::size_t first, std::size_t second) {
    if (lower(left.substr(0, first)) == "gmat") {
        auto found = complaint(line, line.begin, line.begin + first, "GMAT is written in capitals");
        offer(found, line, "write GMAT", true, {{line.begin, line.begin + first, "GMAT"}});
        return found;
    }
    auto found = complaint(line, line.begin, line.begin + left.size(),
                           "\"" + std::string(left) + "\" is not something that can be assigned to");
    found.notes.emplace_back("a field is written OBJECT.FIELD, with a dot; what is created, with Create TYPE NAME");
    const char initial = left[second];
    if (initial >= 'A' && initial <= 'Z') {
        offer(found, line, "insert the dot", false, {{line.begin + first, line.begin + second, "."}});
    }
    return found;
}

}  // namespace

Complaint bad_target(const BrokenLine& line) {
    const std::size_t equals = line.plain.find('=');
    if (line.command != nullptr || equals == npos) {
        return std::nullopt;
    }
    const std::string_view left = trim(std::string_view(line.plain).substr(line.begin, equals - line.begin));
    if (left.empty()) {
        return complaint(line, equals, equals + 1, "nothing stands left of the \"=\"");
    }
    const std::size_t first = path_end(left, 0);
    const std::size_t second = skip_blanks(left, first);
    if (first > 0 && second > first && path_end(left, second) == left.size()) {
        return two_words(line, left, first, second);
    }
    if (target_end(line) - line.begin == left.size() && (left.front() < '0' || left.front() > '9')) {
        return std::nullopt;
    }
    auto found = complaint(line, line.begin, line.begin + left.size(),
                           "the left side of \"=\" must be a name, a field or an array element in round brackets");
    if (left.find(',') != npos && left.front() != '[') {
        found.notes.emplace_back("several outputs stand in square brackets: [x, y] = FUNCTION(...)");
    }
    return found;
}

namespace {

/// "Sat.SMA = 7000 Sat.ECC = 0.01", "Sat.SMA = 7000, Sat.ECC = 0.01"
text::Diagnostic second_equals(const BrokenLine& line, std::size_t equals) {
    const std::size_t target_last = line.plain.find_last_not_of(" \t", equals - 1);
    const std::size_t gap = line.plain.find_last_of(" \t,", target_last);
    const std::size_t first_last = gap == npos ? npos : line.plain.find_last_not_of(" \t,", gap);
    auto found = complaint(line, equals, equals + 1, "an assignment has one \"=\" only");
    if (first_last == npos || gap < line.plain.find('=')) {
        return found;
    }
    offer_if_it_mends(found, line, "begin a new line", true, {{first_last + 1, gap + 1, "\n" + indentation(line)}});
    if (found.fix) {
        const text::Diagnostic whole = complaint(line, gap + 1, content_end(line), "a line holds one statement only");
        found.span = whole.span;
        found.message = whole.message;
    }
    return found;
}

}  // namespace

Complaint bad_operator(const BrokenLine& line) {
    struct Sign {
        std::string_view sign;
        std::string_view message;
        std::string_view instead;
    };
    static constexpr std::string_view comparison = "a value cannot be a comparison: those stand in If and While only";
    static constexpr std::string_view logical =
        "a value cannot hold a logical operator: those stand in If and While only";
    static constexpr std::array signs{
        Sign{"..", "two dots may only stand in the path of a file, before a slash", ""},
        Sign{"**", R"(a power is written with "^", not with "**")", "^"},
        Sign{"==", comparison, ""},
        Sign{"~=", comparison, ""},
        Sign{"!=", comparison, ""},
        Sign{"&", logical, ""},
        Sign{"|", logical, ""},
        Sign{"<", comparison, ""},
        Sign{">", comparison, ""},
    };
    const std::size_t equals = line.plain.find('=');
    if (line.command != nullptr || equals == npos) {
        return std::nullopt;
    }
    for (const Sign& sign : signs) {
        const std::size_t first = line.plain.find(sign.sign, equals + 1);
        if (first == npos) {
            continue;
        }
        auto found = complaint(line, first, first + sign.sign.size(), std::string(sign.message));
        std::vector<LineEdit> edits;
        for (std::size_t at = first; at != npos; at = line.plain.find(sign.sign, at + sign.sign.size())) {
            edits.push_back({at, at + sign.sign.size(), std::string(sign.instead)});
        }
        if (!sign.instead.empty()) {
            offer(found, line, "write \"" + std::string(sign.instead) + "\"", true, edits);
        }
        return found;
    }
    const std::size_t second = line.plain.find('=', equals + 1);
    return second == npos ? Complaint{} : Complaint{second_equals(line, second)};
}

}  // namespace gmat_copilot::script::detail
