// Mistakes in the conditions of If and While, and in the range of For.
#include <array>
#include <string>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

struct Replacement {
    std::string_view wrong;
    std::string_view right;  ///< empty: to be removed
    std::string_view message;
    bool is_word = false;
};

constexpr std::array replacements{
    Replacement{"&&", "&", "GMAT joins conditions with a single \"&\""},
    Replacement{"||", "|", "GMAT joins conditions with a single \"|\""},
    Replacement{"and", "&", "GMAT joins conditions with \"&\"", true},
    Replacement{"AND", "&", "GMAT joins conditions with \"&\"", true},
    Replacement{"or", "|", "GMAT joins conditions with \"|\"", true},
    Replacement{"OR", "|", "GMAT joins conditions with \"|\"", true},
    Replacement{"!=", "~=", R"("not equal" is written "~=" in GMAT)"},
    Replacement{"<>", "~=", R"("not equal" is written "~=" in GMAT)"},
    Replacement{"===", "==", R"("equal" is written "==" in GMAT)"},
    Replacement{"=<", "<=", R"("at most" is written "<=" in GMAT)"},
    Replacement{"=>", ">=", R"("at least" is written ">=" in GMAT)"},
    Replacement{"then", "", "no \"then\" follows a condition in GMAT", true},
    Replacement{"do", "", "no \"do\" follows a condition in GMAT", true},
};

Complaint replaced(const BrokenLine& line, const Replacement& r) {
    const std::size_t at =
        r.is_word ? find_word(line.plain, r.wrong, line.after_word) : line.plain.find(r.wrong, line.after_word);
    if (at == npos) {
        return std::nullopt;
    }
    auto found = complaint(line, at, at + r.wrong.size(), std::string(r.message));
    if (r.right.empty()) {
        const std::size_t before = line.plain.find_last_not_of(" \t", at - 1) + 1;
        offer(found, line, "remove \"" + std::string(r.wrong) + "\"", true, {{before, at + r.wrong.size(), ""}});
    } else {
        offer(found, line, "write \"" + std::string(r.right) + "\"", true,
              {{at, at + r.wrong.size(), std::string(r.right)}});
    }
    return found;
}

/// "If (v > 1)": the brackets around the whole condition.
Complaint enclosed(const BrokenLine& line) {
    const std::size_t open = line.after_word;
    const std::size_t end = line.plain.find_last_not_of(" \t;");
    if (open >= line.plain.size() || line.plain[open] != '(' || end == npos) {
        return std::nullopt;
    }
    const std::size_t close = line.plain.find(')', open);
    auto found = complaint(line, open, close == npos ? end + 1 : close + 1,
                           "no brackets may stand in " + std::string(line.word == "For" ? "a For" : "a condition") +
                               ", except around the indices of an array element");
    if (line.plain[end] == ')' && line.plain.find('(', open + 1) == npos) {
        const bool apart = open > 0 && is_blank(line.plain[open - 1]);
        offer(found, line, "remove the brackets", true, {{open, open + 1, apart ? "" : " "}, {end, end + 1, ""}});
    }
    return found;
}

Complaint single_equals(const BrokenLine& line) {
    for (std::size_t at = line.plain.find('=', line.after_word); at != npos; at = line.plain.find('=', at + 1)) {
        const bool paired = (at > 0 && std::string_view("=<>~!").find(line.plain[at - 1]) != npos) ||
                            (at + 1 < line.plain.size() && line.plain[at + 1] == '=');
        if (!paired) {
            auto found = complaint(line, at, at + 1, R"("equal" is written "==" in a condition)");
            offer(found, line, "write \"==\"", true, {{at, at + 1, "=="}});
            return found;
        }
        at += line.plain.compare(at, 2, "==") == 0 ? 1U : 0U;
    }
    return std::nullopt;
}

/// Brackets, arithmetic or a stray character in a condition.
Complaint bad_side(const BrokenLine& line) {
    constexpr std::string_view comparisons = "<>=~";
    if (line.plain.find_first_of(comparisons, line.after_word) == npos) {
        auto found = complaint(line, line.after_word, line.text.size(),
                               "a condition compares two values, as in: Sat.SMA > 7000");
        found.notes.emplace_back("GMAT has no truth values of its own in conditions");
        return found;
    }
    auto found = complaint(line, line.after_word, line.text.size(),
                           "each side of a comparison must be a number, a variable, an array element or a parameter");
    found.notes.emplace_back("compute an expression into a Variable first, and compare that");
    const std::size_t brace = line.plain.find_first_of("{[", line.after_word);
    if (brace != npos) {
        found = complaint(line, brace, brace + 1,
                          "no brackets may stand in a condition, except around the indices of an array element");
    }
    return found;
}

}  // namespace

Complaint bad_condition(const BrokenLine& line) {
    if (line.word != "If" && line.word != "While") {
        return std::nullopt;
    }
    if (line.after_word >= line.text.size() || line.plain[line.after_word] == ';') {
        return complaint(line, line.begin, line.text.size(), std::string(line.word) + " needs a condition");
    }
    for (const Replacement& r : replacements) {
        if (Complaint found = replaced(line, r)) {
            return found;
        }
    }
    if (Complaint found = enclosed(line)) {
        return found;
    }
    if (Complaint found = single_equals(line)) {
        return found;
    }
    if (Complaint found = unbalanced_brackets(line)) {
        return found;
    }
    return bad_side(line);
}

Complaint bad_loop(const BrokenLine& line) {
    if (line.word != "For") {
        return std::nullopt;
    }
    if (line.after_word >= line.text.size()) {
        return complaint(line, line.begin, line.text.size(),
                         "For needs a variable and a range: " + std::string(line.command->form));
    }
    if (Complaint found = enclosed(line)) {
        if (line.plain.find(';') != npos) {
            found->fix.reset();
            found->notes.push_back("the form is: " + std::string(line.command->form));
        }
        return found;
    }
    const std::size_t in = find_word(line.plain, "in", line.after_word);
    if (in != npos) {
        auto found = complaint(line, in, in + 2, "the range of a For stands behind \"=\"");
        offer(found, line, "write \"=\"", true, {{in, in + 2, "="}});
        return found;
    }
    const std::size_t to = find_word(line.plain, "to", line.after_word);
    if (to != npos) {
        auto found = complaint(line, to, to + 2, "the bounds of a For are separated by \":\"");
        offer(found, line, "write \":\"", true, {{to, to + 2, ":"}});
        return found;
    }
    const std::size_t equals = line.plain.find('=', line.after_word);
    if (equals == npos) {
        return complaint(line, line.after_word, line.text.size(),
                         "\"=\" is missing: " + std::string(line.command->form));
    }
    if (line.plain.find(':', equals) == npos) {
        return complaint(line, equals + 1, line.text.size(), "the range needs a \":\", as in: For I = 1:10");
    }
    auto found =
        complaint(line, equals + 1, line.text.size(),
                  "start, step and end of a For must each be a number, a variable, an array element or a parameter");
    found.notes.push_back("the form is: " + std::string(line.command->form));
    return found;
}

}  // namespace gmat_copilot::script::detail
