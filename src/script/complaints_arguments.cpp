// What stands within the brackets of commands and calls.
#include <algorithm>
#include <array>
#include <string>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// How many repairs of one kind are tried: each costs a reading of the line.
constexpr int most_tries = 24;

/// The first bracket behind the command's word and its closing one, both npos where there is none.
struct Brackets {
    std::size_t open = npos;
    std::size_t close = npos;
};
Brackets round_brackets(const BrokenLine& line) {
    const std::size_t open = line.plain.find('(', line.after_word);
    return {open, open == npos ? npos : line.plain.find(')', open)};
}

std::string_view inside(const BrokenLine& line, Brackets brackets) {
    return trim(std::string_view(line.plain).substr(brackets.open + 1, brackets.close - brackets.open - 1));
}

bool is_word(const BrokenLine& line, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
        if (line.word == word) {
            return true;
        }
    }
    return false;
}

/// "= ==" of a setting, or a relation that NonlinearConstraint does not know.
Complaint relation(const BrokenLine& line, std::string_view sign, std::string_view instead, bool safe,
                   const std::string& message) {
    for (std::size_t at = line.plain.find(sign); at != npos; at = line.plain.find(sign, at + sign.size())) {
        auto found = complaint(line, at, at + sign.size(), message);
        offer_if_it_mends(found, line, "write \"" + std::string(instead) + "\"", safe,
                          {{at, at + sign.size(), std::string(instead)}});
        if (found.fix) {
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace

Complaint bad_relation(const BrokenLine& line) {
    if (line.word == "NonlinearConstraint") {
        const std::string message = R"(NonlinearConstraint compares with "<=", ">=" or "=")";
        struct Sign {
            std::string_view sign;
            std::string_view instead;
        };
        static constexpr std::array signs{Sign{"==", "="}, Sign{"=<", "<="}, Sign{"=>", ">="},
                                          Sign{"~=", "="}, Sign{"<", "<="},  Sign{">", ">="}};
        for (const Sign& sign : signs) {
            if (Complaint found = relation(line, sign.sign, sign.instead, sign.sign == "==", message)) {
                return found;
            }
        }
        const Brackets brackets = round_brackets(line);
        if (brackets.close != npos && line.plain.find_first_of("<>=", brackets.open) == npos) {
            auto found = complaint(line, brackets.open + 1, brackets.close, message);
            tell_form(found, line);
            return found;
        }
        return std::nullopt;
    }
    return is_word(line, {"Vary", "Achieve"})
               ? relation(line, "==", "=", true, R"(a value is given with "=", not with "==")")
               : std::nullopt;
}

Complaint quoted_value(const BrokenLine& line) {
    if (!is_word(line, {"Vary", "Achieve", "Target", "Optimize"})) {
        return std::nullopt;
    }
    const std::size_t open = line.plain.find('\'', line.plain.find('='));
    const std::size_t close = open == npos ? npos : line.plain.find('\'', open + 1);
    if (close == npos) {
        return std::nullopt;
    }
    auto found = complaint(line, open, close + 1, "this value is written without quotes");
    offer_if_it_mends(found, line, "remove the quotes", true, {{open, open + 1, ""}, {close, close + 1, ""}});
    return found.fix ? Complaint{found} : std::nullopt;
}

Complaint bracketed_value(const BrokenLine& line) {
    const Brackets brackets{line.plain.find('(', line.plain.find('{')), line.plain.rfind(')')};
    if (line.word != "Propagate" || brackets.open == npos || brackets.close < brackets.open) {
        return std::nullopt;
    }
    auto found = complaint(line, brackets.open, brackets.close + 1, "the value of a stop condition takes no brackets");
    offer_if_it_mends(found, line, "remove the brackets", true,
                      {{brackets.open, brackets.open + 1, ""}, {brackets.close, brackets.close + 1, ""}});
    return found.fix ? Complaint{found} : std::nullopt;
}

Complaint quoted_bracket(const BrokenLine& line) {
    const std::size_t open = line.text.rfind('(');
    if (line.command != nullptr || open == npos || line.text.find(')', open) != npos || line.plain[open] == '(') {
        return std::nullopt;
    }
    return complaint(line, open, open + 1,
                     "this \"(\" is never closed: GMAT counts round brackets within quotes as well");
}

Complaint behind_quotes(const BrokenLine& line) {
    const std::size_t equals = line.plain.find('=');
    const std::size_t open = equals == npos ? npos : skip_blanks(line.plain, equals + 1);
    if (line.command != nullptr || open >= line.plain.size() || line.plain[open] != '\'') {
        return std::nullopt;
    }
    const std::size_t close = line.plain.find('\'', open + 1);
    const std::size_t rest = close == npos ? npos : skip_blanks(line.plain, close + 1);
    if (rest >= content_end(line) || !is_name_char(line.plain[rest])) {
        return std::nullopt;
    }
    return complaint(line, rest, content_end(line),
                     "a text that begins with a quote ends with one: nothing may follow it");
}

Complaint not_a_spacecraft(const BrokenLine& line) {
    const Brackets brackets = round_brackets(line);
    if (line.word != "Propagate" || brackets.close == npos) {
        return std::nullopt;
    }
    for (std::size_t at = brackets.open + 1; at < brackets.close;) {
        const std::size_t end = std::min(line.plain.find(',', at), brackets.close);
        const std::size_t first = skip_blanks(line.plain, at);
        const std::string_view name = trim(std::string_view(line.plain).substr(first, end - first));
        const bool is_name = !name.empty() && is_letter(name.front()) && name.find('.') == npos;
        if (!is_name && path_end(name, 0) == name.size() && !name.empty()) {
            return complaint(line, first, first + name.size(),
                             "the brackets behind a propagator hold names of spacecraft and formations");
        }
        at = end + 1;
    }
    return std::nullopt;
}

Complaint one_spacecraft(const BrokenLine& line) {
    if (!is_word(line, {"Maneuver", "BeginFiniteBurn", "EndFiniteBurn", "BeginFileThrust", "EndFileThrust"})) {
        return std::nullopt;
    }
    const Brackets brackets = round_brackets(line);
    if (brackets.close == npos) {
        return std::nullopt;
    }
    const std::string word(line.word);
    const std::string_view what = inside(line, brackets);
    if (what.empty()) {
        return complaint(line, brackets.open, brackets.close + 1, word + " needs a spacecraft in its brackets");
    }
    if (what.find_first_of(", \t") == npos) {
        return std::nullopt;
    }
    auto found = complaint(line, brackets.open + 1, brackets.close, word + " works on one spacecraft");
    found.notes.push_back("write a " + word + " for each");
    return found;
}

Complaint bad_switch(const BrokenLine& line) {
    if (!is_word(line, {"Toggle", "CommandEcho"}) || line.after_word >= content_end(line)) {
        return std::nullopt;
    }
    const std::size_t end = content_end(line);
    const std::size_t last = line.plain.find_last_of(" \t", end - 1) + 1;
    const std::string state = lower(std::string_view(line.plain).substr(last, end - last));
    const bool is_on = state == "on" || state == "true";
    const std::string right = is_on || state == "off" || state == "false" ? (is_on ? "On" : "Off") : "";
    const std::string form = line.word == "Toggle" ? "Toggle names its subscribers and then ends with On or Off"
                                                   : "CommandEcho is followed by On or Off";
    auto found = complaint(line, last, end, form + ", in this letter case");
    if (!right.empty()) {
        offer_if_it_mends(found, line, "write " + right, true, {{last, end, right}});
        return found.fix ? Complaint{found} : std::nullopt;
    }
    return line.plain.find(',') == npos ? Complaint{found} : std::nullopt;
}

Complaint only_a_name(const BrokenLine& line) {
    const Brackets brackets = round_brackets(line);
    if (line.word != "Minimize" || brackets.open == npos) {
        return std::nullopt;
    }
    const std::size_t close = line.plain.rfind(')');
    const std::size_t end = close == npos || close < brackets.open ? content_end(line) : close;
    auto found = complaint(line, brackets.open + 1, end, "Minimize takes a variable, not a number or an expression");
    found.notes.emplace_back("compute the cost in an assignment before, and name its variable here");
    return found;
}

Complaint missing_comma(const BrokenLine& line) {
    if (line.plain.find('(') == npos) {
        return std::nullopt;
    }
    int tries = 0;
    for (std::size_t at = 1; at + 1 < line.plain.size() && tries < most_tries; ++at) {
        const std::size_t next = skip_blanks(line.plain, at);
        if (next == at || next >= line.plain.size() || !is_name_char(line.plain[at - 1]) ||
            !is_name_char(line.plain[next])) {
            continue;
        }
        ++tries;
        auto found = complaint(line, at, next, "a comma is missing between these two");
        offer_if_it_mends(found, line, "insert \",\"", true, {{at, at, ","}});
        if (found.fix) {
            return found;
        }
        at = next;
    }
    const std::size_t comma = line.plain.find_last_of(',');
    if (comma != npos && line.plain.find_first_not_of(" \t", comma + 1) == line.plain.find(')', comma)) {
        auto found = complaint(line, comma, comma + 1, "nothing follows this comma");
        offer_if_it_mends(found, line, "remove the comma", true, {{comma, comma + 1, ""}});
        return found.fix ? Complaint{found} : std::nullopt;
    }
    return std::nullopt;
}

Complaint function_inputs(const BrokenLine& line) {
    const std::size_t open = skip_blanks(line.plain, line.begin);
    const std::size_t close = line.plain.find(']', open);
    const std::size_t equals = close == npos ? npos : skip_blanks(line.plain, close + 1);
    if (open >= line.plain.size() || line.plain[open] != '[' || equals >= line.plain.size() ||
        line.plain[equals] != '=') {
        return std::nullopt;
    }
    const std::size_t function = skip_blanks(line.plain, equals + 1);
    const std::size_t name_end = path_end(line.plain, function);
    const std::size_t paren = skip_blanks(line.plain, name_end);
    if (function >= line.plain.size() || !is_letter(line.plain[function])) {
        return complaint(
            line, function, content_end(line),
            "what square brackets on the left hold is returned by a function: its call must follow the \"=\"");
    }
    if (paren >= line.plain.size() || line.plain[paren] != '(') {
        return std::nullopt;
    }
    auto found =
        complaint(line, paren, content_end(line),
                  "a function is given names, array elements, numbers and texts, and nothing is computed there");
    found.notes.emplace_back("compute the value in an assignment before, and hand over its variable");
    return found;
}

Complaint list_in_expression(const BrokenLine& line) {
    const std::size_t equals = line.plain.find('=');
    const std::size_t open = equals == npos ? npos : line.plain.find('[', equals);
    const std::size_t close = open == npos ? npos : line.plain.find(']', open);
    if (line.command != nullptr || close == npos || !line.in_mission) {
        return std::nullopt;
    }
    auto found = complaint(line, open, close + 1, "a list in square brackets cannot be part of an expression");
    found.notes.emplace_back("assign the elements of an array one by one, A(1,1) = 5, and compute with the array");
    return found;
}

}  // namespace gmat_copilot::script::detail
