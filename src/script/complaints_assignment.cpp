// Mistakes in assignments and expressions.
#include <array>
#include <string>

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
        offer(found, line, "write it out", true, {{line.begin, stop, target + " = " + target + " " + pair[0] + " 1"}});
        return found;
    }
    if (pair[1] != '=' || std::string_view("+-*/^").find(pair[0]) == npos) {
        return std::nullopt;
    }
    const std::string value(trim(line.text.substr(op + 2)));
    const bool simple = path_end(value, 0) == value.size();
    auto found = complaint(line, op, op + 2, "GMAT has no \"" + std::string(pair) + "\"");
    if (!value.empty()) {
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
        if (line.plain.compare(at, sign.sign.size(), sign.sign) == 0) {
            const bool field = sign.sign == "->";
            auto found =
                complaint(line, at, at + sign.sign.size(),
                          field ? "a field is written with a dot, not with \"->\""
                                : R"(an assignment is written with "=", not with ")" + std::string(sign.sign) + "\"");
            if (!trim(std::string_view(line.plain).substr(at + sign.sign.size())).empty()) {
                offer(found, line, "write \"" + std::string(sign.instead) + "\"", sign.safe,
                      {{at, at + sign.sign.size(), std::string(sign.instead)}});
            }
            return found;
        }
    }
    return std::nullopt;
}

Complaint two_statements(const BrokenLine& line) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < line.plain.size(); ++at) {
        const char c = line.plain[at];
        depth += c == '(' || c == '[' || c == '{' ? 1U : 0U;
        depth -= (c == ')' || c == ']' || c == '}') && depth > 0 ? 1U : 0U;
        const std::size_t next = line.plain.find_first_not_of(" \t;", at);
        if (c == ';' && depth == 0 && next != npos) {
            auto found = complaint(line, next, line.text.size(),
                                   "a line holds one statement only, and nothing may follow its \";\"");
            const std::uint32_t start = line.source.line_start(line.source.position(line.span.begin).line);
            const std::string indent(line.source.text().substr(start, line.span.begin - start));
            const bool blank = trim(indent).empty();
            offer(found, line, "begin a new line", true, {{at + 1, next, "\n" + (blank ? indent : std::string{})}});
            return found;
        }
    }
    return std::nullopt;
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
    offer(found, line, "insert \"=\"", true, {{end, end, " ="}});
    return found;
}

Complaint missing_value(const BrokenLine& line) {
    const std::size_t last = line.plain.find_last_not_of(" \t;");
    if (last == npos || line.plain[last] != '=' || line.command != nullptr) {
        return std::nullopt;
    }
    auto found = complaint(line, last, last + 1, "no value follows the \"=\"");
    found.notes.emplace_back("a statement ends with its line; \"...\" at the end of a line continues it on the next");
    return found;
}

Complaint bad_target(const BrokenLine& line) {
    const std::size_t equals = line.plain.find('=');
    if (line.command != nullptr || equals == npos) {
        return std::nullopt;
    }
    const std::string_view left = trim(std::string_view(line.plain).substr(line.begin, equals - line.begin));
    if (left.empty()) {
        return complaint(line, equals, equals + 1, "nothing stands left of the \"=\"");
    }
    if (left.front() == '\'' && !line.in_mission) {
        return complaint(line, line.begin, line.begin + left.size(),
                         "a label can only stand behind BeginMissionSequence");
    }
    const std::size_t first = path_end(left, 0);
    const std::size_t second = skip_blanks(left, first);
    if (first > 0 && second > first && path_end(left, second) == left.size()) {
        auto found = complaint(line, line.begin, line.begin + left.size(),
                               "\"" + std::string(left) + "\" is not something that can be assigned to");
        if (lower(left.substr(0, first)) == "gmat") {
            found.message = "GMAT is written in capitals";
            offer(found, line, "write GMAT", true, {{line.begin, line.begin + first, "GMAT"}});
            return found;
        }
        found.notes.emplace_back("a field is written OBJECT.FIELD, with a dot");
        offer(found, line, "insert the dot", false, {{line.begin + first, line.begin + second, "."}});
        return found;
    }
    if (target_end(line) - line.begin != left.size() || (left.front() >= '0' && left.front() <= '9')) {
        const std::size_t open = left.find('[');
        if (open != npos && open > 0 && left.back() == ']') {
            auto found = complaint(line, line.begin + open, line.begin + left.size(),
                                   "the indices of an array element stand in round brackets");
            offer(found, line, "use round brackets", true,
                  {{line.begin + open, line.begin + open + 1, "("},
                   {line.begin + left.size() - 1, line.begin + left.size(), ")"}});
            return found;
        }
        return complaint(line, line.begin, line.begin + left.size(),
                         "the left side of \"=\" must be a name, a field or an array element in round brackets");
    }
    return std::nullopt;
}

Complaint bad_operator(const BrokenLine& line) {
    struct Sign {
        std::string_view sign;
        std::string_view message;
        std::string_view instead;
    };
    static constexpr std::array signs{
        Sign{"..", "two dots may only stand in the path of a file, before a slash", ""},
        Sign{"**", R"(a power is written with "^", not with "**")", "^"},
        Sign{"==", "a value cannot hold a comparison", ""},
        Sign{"~=", "a value cannot hold a comparison", ""},
        Sign{"!=", "a value cannot hold a comparison", ""},
        Sign{"&", "a value cannot hold a logical operator", ""},
        Sign{"|", "a value cannot hold a logical operator", ""},
        Sign{"<", "a value cannot hold a comparison", ""},
        Sign{">", "a value cannot hold a comparison", ""},
    };
    const std::size_t equals = line.plain.find('=');
    if (line.command != nullptr || equals == npos) {
        return std::nullopt;
    }
    for (const Sign& sign : signs) {
        const std::size_t at = line.plain.find(sign.sign, equals + 1);
        if (at != npos) {
            auto found = complaint(line, at, at + sign.sign.size(), std::string(sign.message));
            if (!sign.instead.empty()) {
                offer(found, line, "write \"" + std::string(sign.instead) + "\"", true,
                      {{at, at + sign.sign.size(), std::string(sign.instead)}});
            }
            return found;
        }
    }
    const std::size_t second = line.plain.find('=', equals + 1);
    return second == npos ? Complaint{}
                          : Complaint{complaint(line, second, second + 1, "a second \"=\" in one assignment")};
}

Complaint bad_create(const BrokenLine& line) {
    if (line.word != "Create") {
        return std::nullopt;
    }
    const std::size_t equals = line.plain.find('=');
    if (equals != npos) {
        auto found = complaint(line, equals, line.text.size(), "Create only names resources: it cannot set a value");
        found.notes.emplace_back("set the value on a line of its own");
        return found;
    }
    const std::size_t bracket = line.plain.find('[');
    if (bracket != npos && bracket > 0 && is_blank(line.plain[bracket - 1])) {
        const std::size_t name = line.plain.find_last_not_of(" \t", bracket) + 1;
        auto found =
            complaint(line, bracket, line.text.size(), "no blank may stand between an array's name and its size");
        offer(found, line, "remove the blank", true, {{std::min(name, bracket - 1), bracket, ""}});
        return found;
    }
    const std::string_view rest = trim(std::string_view(line.plain).substr(line.after_word));
    if (rest.find(' ') == npos) {
        return complaint(line, line.begin, line.text.size(),
                         rest.empty() ? "Create needs a type and a name" : "Create needs a name behind the type");
    }
    return complaint(line, line.begin, line.text.size(), "a resource is created with: Create TYPE NAME ...");
}

}  // namespace gmat_copilot::script::detail
