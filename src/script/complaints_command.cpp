// Commands whose word is known but whose rest is not what that command takes.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

text::Diagnostic about_rest(const BrokenLine& line, std::string message) {
    const std::size_t end = content_end(line);
    auto found = complaint(line, line.after_word < end ? line.after_word : line.begin, end, std::move(message));
    tell_form(found, line);
    return found;
}

bool has_no_rest(const BrokenLine& line) { return line.after_word >= content_end(line); }

/// "Target" alone: the first thing its form names is missing.
text::Diagnostic incomplete(const BrokenLine& line) {
    const std::string_view form = line.command->form;
    const std::size_t first = form.find(' ') + 1;
    const std::string what = lower(form.substr(first, form.find_first_of(" (", first) - first));
    const bool vowel = std::string_view("aeiou").find(what.front()) != npos;
    return about_rest(line, std::string(line.word) + " needs " + (vowel ? "an " : "a ") + what + " behind it");
}

/// "Propagate(Prop, Sat)", "Vary(DC, x = 1)"
bool is_called(const BrokenLine& line) {
    const std::size_t end = line.begin + line.word.size();
    return end < line.plain.size() && line.plain[end] == '(';
}

/// Removes commas in [from, end): a blank takes their place where none follows.
std::vector<LineEdit> without_commas(const BrokenLine& line, std::size_t from) {
    std::vector<LineEdit> edits;
    for (std::size_t at = line.plain.find(',', from); at != npos; at = line.plain.find(',', at + 1)) {
        const bool blank_follows = at + 1 < line.plain.size() && is_blank(line.plain[at + 1]);
        edits.push_back({at, at + 1, blank_follows ? "" : " "});
    }
    return edits;
}

/// "dp swarm" or "dp on swarm" at `at`: two names with blanks between.
struct Pair {
    std::size_t first_end;
    std::size_t second;
    std::size_t second_end;
};
std::optional<Pair> two_names(const BrokenLine& line, std::size_t at) {
    const std::size_t first_end = path_end(line.plain, at);
    std::size_t second = skip_blanks(line.plain, first_end);
    std::size_t second_end = path_end(line.plain, second);
    for (const std::string_view filler : {"on", "to", "with", "for", "of"}) {
        const std::size_t next = skip_blanks(line.plain, second_end);
        if (line.plain.compare(second, second_end - second, filler) == 0 && path_end(line.plain, next) > next) {
            second = next;
            second_end = path_end(line.plain, next);
            break;
        }
    }
    if (first_end == at || second == first_end || second_end == second) {
        return std::nullopt;
    }
    return Pair{first_end, second, second_end};
}

}  // namespace

Complaint lone_word(const BrokenLine& line) {
    if (line.command == nullptr || !line.command->form.empty() || has_no_rest(line)) {
        return std::nullopt;
    }
    auto found = complaint(line, line.after_word, content_end(line),
                           "nothing may follow " + std::string(line.word) + " on its line");
    if (line.word == "Else") {
        found.notes.emplace_back(
            "a condition behind Else needs an If of its own, on the next line, with its own EndIf");
    }
    offer(found, line, "make it a comment", false, {{line.after_word, line.after_word, "% "}});
    return found;
}

Complaint bad_list_command(const BrokenLine& line) {
    if (line.command == nullptr || !line.command->takes_items) {
        return std::nullopt;
    }
    const std::string word(line.word);
    if (has_no_rest(line)) {
        return incomplete(line);
    }
    const std::size_t name = path_end(line.plain, line.after_word);
    const std::size_t open = skip_blanks(line.plain, name);
    const std::size_t last = line.plain.find_last_not_of(" \t;");
    if (open < line.plain.size() && (line.plain[open] == '(' || line.plain[open] == '{') && last > open) {
        auto found = complaint(line, open, open + 1, word + " takes no brackets: its items stand between blanks");
        tell_form(found, line);
        if (line.plain[last] == ')' || line.plain[last] == '}') {
            std::vector<LineEdit> edits = without_commas(line, open);
            edits.push_back({open, open + 1, open == name ? " " : ""});
            edits.push_back({last, last + 1, ""});
            offer(found, line, "separate the items by blanks", true, edits);
        }
        return found;
    }
    const std::vector<LineEdit> commas = without_commas(line, line.after_word);
    if (!commas.empty()) {
        auto found = complaint(line, commas.front().begin, commas.front().end,
                               "the items of " + word + " are separated by blanks, not by commas");
        offer(found, line, "remove the commas", true, commas);
        return found;
    }
    if (word == "Report" && !two_names(line, line.after_word)) {
        return about_rest(line, "Report needs a ReportFile and what to write to it");
    }
    const std::size_t at = std::max(skip_blanks(line.plain, line.furthest), line.after_word);
    if (at >= content_end(line)) {
        return about_rest(line, "the last name is not complete");
    }
    const std::string_view token = token_at(line, at);
    auto found = complaint(line, at, at + token.size(),
                           "\"" + std::string(token) + "\" cannot stand here: " + word +
                               " takes names only, separated by blanks, and no expressions");
    tell_form(found, line);
    return found;
}

namespace {

/// "Propagate Prop Sat {...}", "Propagate Prop {...}"
text::Diagnostic without_spacecraft(const BrokenLine& line) {
    const std::size_t brace = line.plain.find('{');
    std::size_t at = line.after_word;
    for (const std::string_view mode : {"BackProp", "Synchronized"}) {
        at = line.plain.compare(at, mode.size(), mode) == 0 ? skip_blanks(line.plain, at + mode.size()) : at;
    }
    const std::size_t end = brace == npos ? content_end(line) : line.plain.find_last_not_of(" \t", brace - 1) + 1;
    auto found = complaint(line, at, std::max(end, at + 1),
                           "Propagate needs a spacecraft in round brackets behind the propagator");
    tell_form(found, line);
    if (const auto names = two_names(line, at); names && (brace == npos || names->second_end <= brace)) {
        offer_if_it_mends(found, line, "put the spacecraft in brackets", true,
                          {{names->first_end, names->second, "("}, {names->second_end, names->second_end, ")"}});
    } else if (brace != npos) {
        const std::size_t condition = skip_blanks(line.plain, brace + 1);
        const std::string craft(line.text.substr(condition, line.plain.find_first_of(".}", condition) - condition));
        offer_if_it_mends(found, line, "add the spacecraft of the stop condition", false,
                          {{end, end, "(" + craft + ")"}});
    }
    return found;
}

/// "Propagate Prop(Sat) Sat.Periapsis", "Propagate Prop(Sat) until Sat.Periapsis", "... [Sat.Periapsis]"
text::Diagnostic without_braces(const BrokenLine& line, std::size_t rest) {
    const std::size_t end = content_end(line);
    auto found = complaint(line, rest, end, "the stop conditions of Propagate stand in braces");
    tell_form(found, line);
    const std::string_view brackets = "()[]";
    if (brackets.find(line.plain[rest]) != npos && brackets.find(line.plain[end - 1]) != npos) {
        offer_if_it_mends(found, line, "use braces", true, {{rest, rest + 1, "{"}, {end - 1, end, "}"}});
        return found;
    }
    offer_if_it_mends(found, line, "put them in braces", true, {{rest, rest, "{"}, {end, end, "}"}});
    const std::size_t second = skip_blanks(line.plain, path_end(line.plain, rest));
    if (!found.fix && second < end) {
        offer_if_it_mends(found, line, "put them in braces, without \"" + std::string(token_at(line, rest)) + "\"",
                          false, {{rest, second, "{"}, {end, end, "}"}});
    }
    return found;
}

/// What is wrong within the braces of a Propagate.
text::Diagnostic bad_conditions(const BrokenLine& line, std::size_t brace) {
    const std::size_t relation = line.plain.find_first_of("<>", brace);
    if (relation != npos) {
        const std::size_t end = line.plain[relation + 1] == '=' ? relation + 2 : relation + 1;
        auto found = complaint(line, relation, end, "a stop condition is written with \"=\" only");
        found.notes.emplace_back("GMAT stops where the parameter reaches the value, from either side");
        offer_if_it_mends(found, line, "write \"=\"", false, {{relation, end, "="}});
        return found;
    }
    auto found = complaint(line, brace, content_end(line),
                           "stop conditions are separated by commas, and each is a parameter or PARAMETER = VALUE");
    tell_form(found, line);
    std::vector<LineEdit> edits;
    for (std::size_t at = line.plain.find(';', brace); at != npos; at = line.plain.find(';', at + 1)) {
        edits.push_back({at, at + 1, ","});
    }
    offer_if_it_mends(found, line, "write \",\"", true, edits);
    return found;
}

}  // namespace

Complaint bad_propagate(const BrokenLine& line) {
    if (line.word != "Propagate") {
        return std::nullopt;
    }
    if (has_no_rest(line)) {
        return incomplete(line);
    }
    if (is_called(line)) {
        return about_rest(line, "Propagate is not called like a function");
    }
    const std::size_t brace = line.plain.find('{');
    const std::size_t comma = brace == npos || brace == 0 ? npos : line.plain.find_last_not_of(" \t", brace - 1);
    const std::size_t paren = line.plain.find('(');
    if (comma != npos && line.plain[comma] == ',' && paren != npos && line.plain.rfind(')', comma) != npos) {
        auto found = complaint(line, comma, comma + 1, "no comma may stand before the stop conditions");
        offer(found, line, "remove the comma", true, {{comma, comma + 1, ""}});
        return found;
    }
    if (paren == npos) {
        return without_spacecraft(line);
    }
    const std::size_t close = line.plain.rfind(')');
    const std::size_t group_end = line.plain.find(')', paren);
    const std::size_t rest = group_end == npos ? npos : line.plain.find_first_not_of(" \t", group_end + 1);
    if (brace == npos && rest != npos && rest < content_end(line)) {
        return without_braces(line, rest);
    }
    if (brace != npos && close != npos && close < brace) {
        return bad_conditions(line, brace);
    }
    return about_rest(line, "this is not how Propagate is written");
}

namespace {

/// The solver of the Target or Optimize that the line stands in, going by the lines before it.
std::string_view solver_before(const BrokenLine& line) {
    constexpr std::uint32_t most_lines = 64;
    const std::uint32_t own = line.source.position(line.span.begin).line;
    for (std::uint32_t number = own; number > 1 && number + most_lines > own; --number) {
        const std::string_view text = trim(line.source.line(number - 1));
        for (const std::string_view word : {"Target ", "Optimize "}) {
            if (text.starts_with(word)) {
                return text.substr(word.size(), path_end(text, word.size()) - word.size());
            }
        }
    }
    return {};
}

/// "Maneuver Burn Sat", "Vary Burn.Element1 = 0.1"
text::Diagnostic without_brackets(const BrokenLine& line) {
    const std::string_view form = line.command->form;
    const std::size_t first = form.find(' ') + 1;
    const std::size_t open = form.find('(');
    const std::size_t behind = form.find_first_of(" ,)", open);
    const std::string what = lower(form.substr(first, open - first));
    auto found = about_rest(line, std::string(line.word) + " needs its " + what + " and, in round brackets, its " +
                                      lower(form.substr(open + 1, behind - open - 1)));
    const std::size_t end = content_end(line);
    if (const auto names = two_names(line, line.after_word)) {
        offer_if_it_mends(found, line, "put it in brackets", true,
                          {{names->first_end, names->second, "("}, {end, end, ")"}});
    }
    const std::string solver(solver_before(line));
    if (!found.fix && what == "solver" && !solver.empty()) {
        const std::size_t brace = line.plain.find('{');
        std::vector<LineEdit> edits{{line.after_word, line.after_word, solver + "("}, {end, end, ")"}};
        if (brace != npos && brace > line.after_word) {
            edits.push_back({line.plain.find_last_not_of(" \t,", brace - 1) + 1, brace, ", "});
        }
        offer_if_it_mends(found, line, "name the solver", false, edits);
    }
    return found;
}

/// "Vary DC(x = 0.1, Perturbation = 1e-4)", "Vary DC(x = 0.1 {Perturbation = 1e-4})"
Complaint bad_settings(const BrokenLine& line, std::size_t from) {
    const std::size_t brace = line.plain.find('{');
    if (brace != npos) {
        const std::size_t before = line.plain.find_last_not_of(" \t", brace - 1) + 1;
        auto found = complaint(line, brace, content_end(line), "a comma is missing before the settings");
        offer_if_it_mends(found, line, "insert \",\"", true, {{before, before, ","}});
        return found.fix ? Complaint{found} : std::nullopt;
    }
    const std::size_t first = skip_blanks(line.plain, from);
    const std::size_t close = line.plain.rfind(')');
    const std::size_t end = close == npos ? content_end(line) : close;
    if (line.plain.find('=', first) == npos || end <= first) {
        return std::nullopt;
    }
    auto found = complaint(line, first, end, "the settings of " + std::string(line.word) + " stand in braces");
    tell_form(found, line);
    offer_if_it_mends(found, line, "put them in braces", true, {{first, first, "{"}, {end, end, "}"}});
    return found;
}

/// Vary and Achieve: SOLVER(PARAMETER = VALUE, {SETTING = VALUE})
Complaint bad_goal(const BrokenLine& line) {
    const std::string word(line.word);
    const std::size_t paren = line.plain.find('(');
    const std::size_t equals = line.plain.find('=', paren);
    const std::size_t relation = line.plain.find_first_of("<>~", paren);
    if (relation != npos && (equals == npos || relation < equals)) {
        const std::size_t end = equals == relation + 1 ? equals + 1 : relation + 1;
        auto found = complaint(line, relation, end, word + " takes \"=\" only");
        offer_if_it_mends(found, line, "write \"=\"", false, {{relation, end, "="}});
        return found;
    }
    if (equals != npos && line.plain.compare(equals, 2, "==") == 0) {
        auto found = complaint(line, equals, equals + 2, word + " takes a single \"=\"");
        offer(found, line, "write \"=\"", true, {{equals, equals + 2, "="}});
        return found;
    }
    if (equals == npos) {
        return about_rest(line, word + " needs \"=\" and a value");
    }
    const std::size_t comma = line.plain.find(',', equals);
    return bad_settings(line, comma == npos ? line.plain.size() : comma + 1);
}

}  // namespace

Complaint bad_object_command(const BrokenLine& line) {
    if (line.command == nullptr || line.command->form.find('(') == npos || line.word == "Propagate") {
        return std::nullopt;
    }
    const std::string word(line.word);
    if (has_no_rest(line)) {
        return incomplete(line);
    }
    if (is_called(line)) {
        return about_rest(line, word + " is not called like a function");
    }
    if (line.plain.find('(') == npos) {
        return without_brackets(line);
    }
    if (word == "Vary" || word == "Achieve") {
        if (Complaint found = bad_goal(line)) {
            return found;
        }
    }
    return about_rest(line, "this is not how " + word + " is written");
}

Complaint other_command(const BrokenLine& line) {
    if (line.command == nullptr) {
        return std::nullopt;
    }
    const std::string word(line.word);
    if (has_no_rest(line)) {
        return incomplete(line);
    }
    const std::size_t open = line.begin + line.word.size();
    const std::size_t end = content_end(line);
    if (word != "Target" && word != "Optimize") {
        return about_rest(line, "this is not how " + word + " is written");
    }
    if (is_called(line)) {
        auto found = complaint(line, open, end, "no brackets stand around the solver");
        offer_if_it_mends(found, line, "remove the brackets", true, {{open, open + 1, " "}, {end - 1, end, ""}});
        return found;
    }
    Complaint settings = bad_settings(line, path_end(line.plain, line.after_word));
    return settings ? settings : about_rest(line, "this is not how " + word + " is written");
}

Complaint glued_word(const BrokenLine& line) {
    if (line.command != nullptr) {
        return std::nullopt;
    }
    for (std::size_t length = line.word.size(); length > 2; --length) {
        const CommandWord* const command = find_command_word(line.word.substr(0, length));
        if (command != nullptr && !command->form.empty() && length < line.word.size() && line.word[length] != '.') {
            auto found = complaint(line, line.begin, line.begin + line.word.size(),
                                   "a blank is missing behind " + std::string(command->word));
            offer(found, line, "insert a blank", true, {{line.begin + length, line.begin + length, " "}});
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::script::detail
