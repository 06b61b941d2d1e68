#include <algorithm>
#include <array>
#include <string>

#include "broken_line.hpp"
#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// One kind of mistake, and the rule it is told under.
struct Kind {
    Complainer complain;
    std::string_view rule = "syntax-error";
};

/// Who is asked first matters: what can be said with certainty stands before what is only likely.
constexpr std::array kinds{
    Kind{control_character},
    Kind{foreign_comment, "foreign-syntax"},
    Kind{bad_continuation, "broken-continuation"},
    Kind{semicolons_apart},
    Kind{bad_start},
    Kind{two_statements, "several-statements"},
    Kind{double_quotes, "foreign-syntax"},
    Kind{else_if, "foreign-syntax"},
    Kind{misplaced_label},
    Kind{label_without_blank},
    Kind{bad_condition},
    Kind{bad_loop},
    Kind{glued_word},
    Kind{unclosed_quote},
    Kind{bad_create},
    Kind{unbalanced_brackets},
    Kind{augmented_assignment, "foreign-syntax"},
    Kind{foreign_assignment, "foreign-syntax"},
    Kind{lone_word},
    Kind{quoted_value},
    Kind{bad_relation, "foreign-syntax"},
    Kind{blank_too_many},
    Kind{bad_switch},
    Kind{bad_list_command},
    Kind{bracketed_value},
    Kind{one_spacecraft},
    Kind{missing_comma},
    Kind{only_a_name},
    Kind{not_a_spacecraft},
    Kind{bad_propagate},
    Kind{bad_object_command},
    Kind{other_command},
    Kind{missing_equals},
    Kind{missing_value},
    Kind{function_inputs},
    Kind{behind_quotes},
    Kind{quoted_bracket},
    Kind{blank_in_path},
    Kind{square_index, "foreign-syntax"},
    Kind{bad_target},
    Kind{list_in_expression},
    Kind{bad_operator, "foreign-syntax"},
};

/// A line that begins with a word that no statement begins with: prose, mostly.
text::Diagnostic unknown_word(const BrokenLine& line) {
    const std::string word(line.word);
    const std::size_t behind = skip_blanks(line.plain, line.begin + line.word.size());
    auto found = complaint(line, line.begin, content_end(line), {});
    const CommandWord* const meant = find_command_word_in_any_case(word);
    if (meant != nullptr) {
        const std::string right(meant->word);
        // "else:", "else {": nothing is lost with what follows.
        const bool only_marks = line.plain.find_first_not_of(" \t;:{", line.begin + word.size()) == npos;
        const std::size_t end = only_marks ? content_end(line) : line.begin + word.size();
        found = complaint(line, line.begin, line.begin + word.size(),
                          "there is no command \"" + word + "\": GMAT writes " + right);
        offer(found, line, "write " + right, meant->form.empty(), {{line.begin, end, right}});
    } else if (word.find('.') == std::string::npos) {
        found.message = "this is not a GMAT statement: there is no command \"" + word + "\"";
        offer(found, line, "make the line a comment", false, {{line.begin, line.begin, "% "}});
    } else if (behind < line.plain.size() && line.plain[behind] == '(') {
        found.message = "this is not a GMAT statement: \"" + word + "\" is not something that can be called";
    } else {
        found.message = "a name alone is not a GMAT statement: nothing is done with \"" + word + "\"";
    }
    return found;
}

/// What would have had to stand where reading stopped.
std::string expectation(const BrokenLine& line, std::size_t at) {
    constexpr std::string_view operators = "+-*/^(,=&|<>~:[{";
    const std::size_t before = at == 0 ? npos : line.plain.find_last_not_of(" \t", at - 1);
    if (before == npos) {
        return {};
    }
    if (operators.find(line.plain[before]) != npos) {
        return std::string(": a value must follow \"") + line.plain[before] + "\"";
    }
    return reads_well(line, line.text.substr(0, at)) ? ": the statement must end before it" : "";
}

/// "7,000"
bool is_thousands_comma(const BrokenLine& line, std::size_t comma) {
    const auto is_digit = [&](std::size_t at) {
        return at < line.plain.size() && line.plain[at] >= '0' && line.plain[at] <= '9';
    };
    return comma > 0 && is_digit(comma - 1) && is_digit(comma + 1) && is_digit(comma + 2) && is_digit(comma + 3) &&
           !is_digit(comma + 4);
}

/// "145 [deg]": where the bracket opens, or npos.
std::size_t bracket_too_many(const BrokenLine& line) {
    const std::size_t equals = line.plain.find('=');
    const std::size_t value = equals == npos ? npos : skip_blanks(line.plain, equals + 1);
    const std::size_t bracket = value == npos ? npos : line.plain.find_first_of("[{", value + 1);
    return bracket != npos && reads_well(line, line.text.substr(0, bracket)) ? bracket : npos;
}

/// Nothing more to the point was found: tells where reading stopped.
text::Diagnostic general(const BrokenLine& line) {
    if (line.plain.find('=') == std::string::npos && !line.word.empty() && line.command == nullptr) {
        return unknown_word(line);
    }
    const std::size_t end = content_end(line);
    const std::size_t bracket = bracket_too_many(line);
    if (bracket != npos) {
        auto found = complaint(line, bracket, end, "nothing in brackets may follow the value");
        offer(found, line, "remove the brackets", false, {{bracket, end, ""}});
        return found;
    }
    const std::size_t at = skip_blanks(line.plain, line.furthest);
    if (at >= end) {
        auto found = complaint(line, line.begin, end, "the statement is not complete");
        if (line.plain[line.begin] == '[' && line.plain.find('=') == npos) {
            found.message = "square brackets at the start of a line hold outputs: [x, y] = FUNCTION(...)";
        }
        tell_form(found, line);
        return found;
    }
    const std::string_view token = token_at(line, at);
    if (at <= line.begin) {
        return complaint(line, line.begin, end, "this is not a GMAT statement");
    }
    const std::string what(token.substr(0, 40));
    auto found = complaint(line, at, at + token.size(), "\"" + what + "\" cannot stand here" + expectation(line, at));
    const std::size_t before = line.plain.find_last_not_of(" \t", at - 1);
    if (token == "," && is_thousands_comma(line, at)) {
        found.message = "a number is written without commas";
        offer_if_it_mends(found, line, "remove the comma", false, {{at, at + 1, ""}});
    } else if (before != npos && line.plain[before] >= '0' && line.plain[before] <= '9' && is_letter(token.front())) {
        found.notes.emplace_back("numbers are written without units");
        offer_if_it_mends(found, line, "remove \"" + what + "\"", false, {{before + 1, at + token.size(), ""}});
    }
    return found;
}

/// Drops a fix that leaves the line broken; one that leaves a call or a command of an uncertain name is not safe.
void settle_fix(text::Diagnostic& found, const BrokenLine& line) {
    switch (mended(*found.fix, line)) {
        case Mended::no: found.fix.reset(); break;
        case Mended::as_unknown: found.fix->safe = false; break;
        case Mended::yes: break;
    }
}

}  // namespace

text::Diagnostic diagnose(const text::SourceText& source, text::Span statement, bool in_mission) {
    BrokenLine line = prepare(source, statement, in_mission);
    const Trace traced = trace(line.text, in_mission);
    line.furthest = std::min<std::size_t>(traced.furthest, line.text.size());
    if (traced.too_deep) {
        return complaint(line, line.furthest, line.text.size(),
                         "this statement is nested too deeply or has too many operators to be read");
    }
    for (const Kind& kind : kinds) {
        if (Complaint found = kind.complain(line)) {
            if (found->rule == "syntax-error") {
                found->rule = std::string(kind.rule);
            }
            if (found->fix) {
                settle_fix(*found, line);
            }
            return *std::move(found);
        }
    }
    return general(line);
}

}  // namespace gmat_copilot::script::detail
