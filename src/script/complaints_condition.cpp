// Mistakes in the conditions of If and While.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view compute_first = "compute an expression into a Variable first, and compare that";

/// What other languages write in a condition. Symbols: the longer ones first.
struct Foreign {
    std::string_view wrong;
    std::string_view right;  ///< empty: to be removed
    std::string_view message;
};
constexpr std::array symbols{
    Foreign{"===", "==", R"("equal" is written "==" in a condition)"},
    Foreign{"!==", "~=", R"("not equal" is written "~=" in GMAT)"},
    Foreign{"==", "==", ""},
    Foreign{"~=", "~=", ""},
    Foreign{"<=", "<=", ""},
    Foreign{">=", ">=", ""},
    Foreign{"&&", "&", "GMAT joins conditions with a single \"&\""},
    Foreign{"||", "|", "GMAT joins conditions with a single \"|\""},
    Foreign{"!=", "~=", R"("not equal" is written "~=" in GMAT)"},
    Foreign{"/=", "~=", R"("not equal" is written "~=" in GMAT)"},
    Foreign{"<>", "~=", R"("not equal" is written "~=" in GMAT)"},
    Foreign{"=<", "<=", R"("at most" is written "<=" in GMAT)"},
    Foreign{"=>", ">=", R"("at least" is written ">=" in GMAT)"},
    Foreign{"=", "==", R"("equal" is written "==" in a condition)"},
};
constexpr std::array words{
    Foreign{"and", "&", "GMAT joins conditions with \"&\""},
    Foreign{"or", "|", "GMAT joins conditions with \"|\""},
    Foreign{"then", "", "no \"then\" follows a condition in GMAT"},
    Foreign{"do", "", "no \"do\" follows a condition in GMAT"},
};

/// One slip in a condition, and what mends it.
struct Slip {
    std::size_t begin;
    std::size_t end;
    std::string message;
    std::string mending;
    std::vector<LineEdit> edits;
};

const Foreign* find_word_of(std::string_view word) {
    const auto* const found =
        std::find_if(words.begin(), words.end(), [&](const Foreign& f) { return lower(word) == f.wrong; });
    return found == words.end() ? nullptr : found;
}

const Foreign* find_symbol(std::string_view text) {
    const auto* const found =
        std::find_if(symbols.begin(), symbols.end(), [&](const Foreign& f) { return text.starts_with(f.wrong); });
    return found == symbols.end() ? nullptr : found;
}

Slip replacement(const BrokenLine& line, std::size_t at, const Foreign& foreign) {
    const std::size_t end = at + foreign.wrong.size();
    if (!foreign.right.empty()) {
        const std::string right(foreign.right);
        return {at, end, std::string(foreign.message), "write \"" + right + "\"", {{at, end, right}}};
    }
    const std::size_t before = line.plain.find_last_not_of(" \t", at - 1) + 1;
    return {
        at, end, std::string(foreign.message), "remove \"" + std::string(foreign.wrong) + "\"", {{before, end, ""}}};
}

/// "(v > 1)": brackets around conditions or around a whole one. Where it ends is known later.
Slip enclosing(const BrokenLine& line, std::size_t open) {
    const bool glued = open > 0 && is_name_char(line.plain[open - 1]);
    Slip slip{open, content_end(line), {}, "remove the brackets", {{open, open + 1, glued ? " " : ""}}};
    slip.message = "no brackets may stand in " + std::string(line.word == "For" ? "a For" : "a condition") +
                   ", except around the indices of an array element";
    return slip;
}

/// The brackets that are open while a condition is read: the slip that each is, or none around indices.
class OpenBrackets {
  public:
    void open(std::optional<std::size_t> slip) { open_.push_back(slip); }
    void close(std::vector<Slip>& slips, std::size_t at) {
        if (!open_.empty() && open_.back()) {
            Slip& slip = slips[*open_.back()];
            slip.end = at + 1;
            slip.edits.push_back({at, at + 1, ""});
        }
        if (!open_.empty()) {
            open_.pop_back();
        }
    }

  private:
    std::vector<std::optional<std::size_t>> open_;
};

/// ":" or "{" at the end of the line.
Slip block_mark(const BrokenLine& line, std::size_t at) {
    const std::string mark = {'"', line.plain[at], '"'};
    const std::size_t before = line.plain.find_last_not_of(" \t", at - 1) + 1;
    return {at, at + 1, "the first line of a block ends without " + mark, "remove " + mark, {{before, at + 1, ""}}};
}

/// All that is foreign in a condition or in the head of a loop, in text order.
std::vector<Slip> slips(const BrokenLine& line) {
    std::vector<Slip> found;
    OpenBrackets brackets;
    const std::size_t end = content_end(line);
    const bool loop = line.word == "For";
    for (std::size_t at = line.after_word; at < end;) {
        const char c = line.plain[at];
        const std::size_t word_end = path_end(line.plain, at);
        const bool indexed = at > line.after_word && is_name_char(line.plain[at - 1]);
        const std::string_view rest = std::string_view(line.plain).substr(at, end - at);
        const Foreign* const word = loop ? nullptr : find_word_of(rest.substr(0, word_end - at));
        const Foreign* const symbol = loop || word_end > at ? nullptr : find_symbol(rest);
        if (word != nullptr || (symbol != nullptr && !symbol->message.empty())) {
            found.push_back(replacement(line, at, word != nullptr ? *word : *symbol));
        } else if (c == '(') {
            brackets.open(indexed ? std::nullopt : std::optional(found.size()));
            if (!indexed) {
                found.push_back(enclosing(line, at));
            }
        } else if (c == ')') {
            brackets.close(found, at);
        } else if ((c == ':' || c == '{') && at + 1 == end) {
            found.push_back(block_mark(line, at));
        }
        at = symbol != nullptr ? at + symbol->wrong.size() : std::max(word_end, at + 1);
    }
    return found;
}

/// "a & (b | c)" would lose its meaning with its brackets.
bool joins_both_ways(const BrokenLine& line) {
    const std::string plain = lower(line.plain);
    return (plain.find('&') != npos || find_word(plain, "and", 0) != npos) &&
           (plain.find('|') != npos || find_word(plain, "or", 0) != npos);
}

}  // namespace

Complaint foreign_condition(const BrokenLine& line) {
    const std::vector<Slip> found = slips(line);
    if (found.empty()) {
        return std::nullopt;
    }
    std::vector<LineEdit> edits;
    std::string mending;
    const bool mixed = joins_both_ways(line);
    bool safe = true;
    for (const Slip& slip : found) {
        const bool whole = slip.begin == line.after_word && slip.end == content_end(line);
        edits.insert(edits.end(), slip.edits.begin(), slip.edits.end());
        safe = safe && (!mixed || whole || line.plain[slip.begin] != '(');
        if (!slip.edits.empty() && mending.find(slip.mending) == std::string::npos) {
            mending += (mending.empty() ? "" : ", ") + slip.mending;
        }
    }
    auto complained = complaint(line, found.front().begin, found.front().end, found.front().message);
    complained.rule = "foreign-syntax";
    if (!safe) {
        complained.notes.emplace_back(R"(where brackets join "|" within "&", nest one If in another instead)");
        return complained;
    }
    // A loop that goes on while two values are equal is seldom what "=" was to say.
    const bool sure = line.word != "While" || std::none_of(found.begin(), found.end(), [&line](const Slip& slip) {
                          return slip.end - slip.begin == 1 && line.plain[slip.begin] == '=';
                      });
    offer_if_it_mends(complained, line, mending, sure, edits);
    if (!complained.fix && line.plain[found.front().begin] == '(' && line.word != "For") {
        complained.notes.emplace_back(compute_first);
    }
    return complained;
}

namespace {

/// "not", "!" and "~" before a condition.
Complaint negation(const BrokenLine& line) {
    std::size_t at = find_word(lower(line.plain), "not", line.after_word);
    std::size_t size = 3;
    for (std::size_t sign = line.plain.find_first_of("!~", line.after_word); at == npos && sign != npos;
         sign = line.plain.find_first_of("!~", sign + 1)) {
        if (line.plain.compare(sign + 1, 1, "=") != 0) {
            at = sign;
            size = 1;
        }
    }
    if (at == npos) {
        return std::nullopt;
    }
    return complaint(line, at, at + size,
                     R"(GMAT cannot negate a condition: turn its comparison round, as ">" into "<=")");
}

/// A side that is more than a value.
Complaint bad_side(const BrokenLine& line) {
    constexpr std::string_view comparisons = "<>=~";
    const std::size_t end = content_end(line);
    if (line.plain.find_first_of(comparisons, line.after_word) == npos) {
        auto found = complaint(line, line.after_word, end, "a condition compares two values, as in: Sat.SMA > 7000");
        found.notes.emplace_back("no value is true or false by itself in GMAT");
        return found;
    }
    const std::size_t at = skip_blanks(line.plain, std::max(line.furthest, line.after_word));
    if (at >= end) {
        const std::string_view last = std::string_view(line.plain).substr(0, end);
        const std::size_t operand = last.find_last_not_of("<>=~&|") + 1;
        return operand == end ? complaint(line, line.after_word, end, "the condition is not complete")
                              : complaint(line, operand, end,
                                          "a value is missing behind \"" + std::string(last.substr(operand)) + "\"");
    }
    const std::string token(token_at(line, at));
    auto found = complaint(line, at, at + token.size(),
                           "\"" + token +
                               "\" cannot stand here: each side of a comparison is one number, variable, array element "
                               "or parameter");
    if (comparisons.find(token.front()) != npos && at == line.after_word) {
        found.message = "a value is missing before \"" + token + "\"";
    } else if (comparisons.find(token.front()) != npos) {
        found.message = "a comparison has two sides only: join two of them with \"&\"";
    } else if (std::string_view("+-*/^(").find(token.front()) != npos) {
        found.notes.emplace_back(compute_first);
    }
    return found;
}

}  // namespace

Complaint bad_condition(const BrokenLine& line) {
    if (line.word != "If" && line.word != "While") {
        return std::nullopt;
    }
    if (line.after_word >= content_end(line)) {
        auto found = complaint(line, line.begin, content_end(line), std::string(line.word) + " needs a condition");
        tell_form(found, line);
        return found;
    }
    for (const Complainer complain : {negation, foreign_condition, unbalanced_brackets}) {
        if (Complaint found = complain(line)) {
            return found;
        }
    }
    return bad_side(line);
}

}  // namespace gmat_copilot::script::detail
