// Commands whose word is known but whose rest is not what that command takes.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

void tell_form(text::Diagnostic& found, const BrokenLine& line) {
    if (!line.command->form.empty()) {
        found.notes.push_back("the form is: " + std::string(line.command->form));
    }
}

text::Diagnostic about_rest(const BrokenLine& line, std::string message) {
    auto found = complaint(line, std::min(line.after_word, line.text.size() - 1), line.text.size(), std::move(message));
    tell_form(found, line);
    return found;
}

bool has_no_rest(const BrokenLine& line) {
    return trim(std::string_view(line.plain).substr(std::min(line.after_word, line.plain.size())))
               .find_first_not_of(';') == npos;
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

/// "dp swarm" at `at`: two names with a blank between.
struct Pair {
    std::size_t first_end;
    std::size_t second;
    std::size_t second_end;
};
std::optional<Pair> two_names(const BrokenLine& line, std::size_t at) {
    const std::size_t first_end = path_end(line.plain, at);
    const std::size_t second = skip_blanks(line.plain, first_end);
    const std::size_t second_end = path_end(line.plain, second);
    if (first_end == at || second == first_end || second_end == second) {
        return std::nullopt;
    }
    return Pair{first_end, second, second_end};
}

}  // namespace

Complaint lone_word(const BrokenLine& line) {
    if (line.command == nullptr || !line.command->form.empty() || line.after_word >= line.text.size()) {
        return std::nullopt;
    }
    return complaint(line, line.after_word, line.text.size(),
                     "nothing may follow " + std::string(line.word) + " on its line");
}

Complaint bad_list_command(const BrokenLine& line) {
    static constexpr std::array<std::string_view, 8> lists{"Report",  "Save",      "Toggle",    "PenUp",
                                                           "PenDown", "ClearPlot", "MarkPoint", "Global"};
    if (std::find(lists.begin(), lists.end(), line.word) == lists.end()) {
        return std::nullopt;
    }
    const std::string word(line.word);
    if (has_no_rest(line)) {
        auto found = complaint(line, line.begin, line.text.size(), word + " needs something to work on");
        tell_form(found, line);
        return found;
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
    auto found = about_rest(
        line, word + " takes names only: no expressions, no brackets except the indices of an array element");
    return found;
}

Complaint bad_propagate(const BrokenLine& line) {
    if (line.word != "Propagate") {
        return std::nullopt;
    }
    if (has_no_rest(line)) {
        return about_rest(line, "Propagate needs a propagator and a spacecraft");
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
        std::size_t at = line.after_word;
        for (const std::string_view mode : {"BackProp", "Synchronized"}) {
            at = line.plain.compare(at, mode.size(), mode) == 0 ? skip_blanks(line.plain, at + mode.size()) : at;
        }
        auto found = about_rest(line, "Propagate needs a spacecraft in brackets behind the propagator");
        if (const auto names = two_names(line, at); names && (brace == npos || names->second_end <= brace)) {
            offer(found, line, "put the spacecraft in brackets", true,
                  {{names->first_end, names->second, "("}, {names->second_end, names->second_end, ")"}});
        }
        return found;
    }
    const std::size_t close = line.plain.rfind(')');
    const std::size_t rest = close == npos ? npos : line.plain.find_first_not_of(" \t", close + 1);
    if (brace == npos && rest != npos && rest < line.text.size()) {
        const std::size_t end = line.plain.find_last_not_of(" \t;") + 1;
        auto found = complaint(line, rest, end, "the stop conditions stand in braces");
        tell_form(found, line);
        offer(found, line, "put them in braces", true, {{rest, rest, "{"}, {end, end, "}"}});
        return found;
    }
    const std::size_t relation = line.plain.find_first_of("<>", brace);
    if (brace != npos && relation != npos) {
        return complaint(line, relation, relation + 1, "a stop condition is written with \"=\" only");
    }
    if (brace != npos && close != npos && close < brace) {
        auto found = complaint(line, brace, line.text.size(),
                               "stop conditions are separated by commas, and each is a parameter or PARAMETER = VALUE");
        tell_form(found, line);
        return found;
    }
    return about_rest(line, "this is not how Propagate is written");
}

Complaint bad_object_command(const BrokenLine& line) {
    if (line.command == nullptr || line.command->form.find('(') == npos || line.word == "Propagate") {
        return std::nullopt;
    }
    const std::string word(line.word);
    if (has_no_rest(line)) {
        return about_rest(line, word + " needs something to work on");
    }
    if (line.plain.find('(') == npos) {
        auto found = about_rest(line, "what " + word + " works on stands in round brackets");
        if (const auto names = two_names(line, line.after_word)) {
            const std::size_t end = line.plain.find_last_not_of(" \t;") + 1;
            offer(found, line, "put it in brackets", true, {{names->first_end, names->second, "("}, {end, end, ")"}});
        }
        return found;
    }
    const bool goal = word == "Vary" || word == "Achieve";
    const std::size_t paren = line.plain.find('(');
    const std::size_t equals = line.plain.find('=', paren);
    const std::size_t relation = line.plain.find_first_of("<>", paren);
    if (goal && relation != npos && (equals == npos || relation < equals)) {
        return complaint(line, relation, relation + 1, word + " takes \"=\" only");
    }
    if (goal && equals != npos && line.plain.compare(equals, 2, "==") == 0) {
        auto found = complaint(line, equals, equals + 2, word + " takes a single \"=\"");
        offer(found, line, "write \"=\"", true, {{equals, equals + 2, "="}});
        return found;
    }
    if (goal && equals == npos) {
        return about_rest(line, word + " needs \"=\" and a value");
    }
    const std::size_t comma = line.plain.find(',', equals == npos ? 0 : equals);
    if (goal && comma != npos && line.plain.find('{') == npos) {
        const std::size_t first = skip_blanks(line.plain, comma + 1);
        const std::size_t close = line.plain.rfind(')');
        auto found = complaint(line, first, close, "the settings of " + word + " stand in braces");
        tell_form(found, line);
        if (close != npos && close > first) {
            offer(found, line, "put them in braces", true, {{first, first, "{"}, {close, close, "}"}});
        }
        return found;
    }
    return about_rest(line, "this is not how " + word + " is written");
}

Complaint other_command(const BrokenLine& line) {
    if (line.command == nullptr) {
        return std::nullopt;
    }
    const std::string word(line.word);
    const std::size_t open = line.begin + line.word.size();
    const std::size_t last = line.plain.find_last_not_of(" \t;");
    if ((word == "Target" || word == "Optimize") && open < line.plain.size() && line.plain[open] == '(') {
        auto found = complaint(line, open, last + 1, "no brackets stand around the solver");
        if (line.plain[last] == ')') {
            offer(found, line, "remove the brackets", true, {{open, open + 1, " "}, {last, last + 1, ""}});
        }
        return found;
    }
    return about_rest(
        line, has_no_rest(line) ? word + " needs something to work on" : "this is not how " + word + " is written");
}

Complaint glued_word(const BrokenLine& line) {
    if (line.command != nullptr) {
        return std::nullopt;
    }
    for (std::size_t length = line.word.size(); length > 2; --length) {
        const CommandWord* const command = find_command_word(line.word.substr(0, length));
        if (command != nullptr && !command->form.empty() && length < line.word.size()) {
            auto found = complaint(line, line.begin, line.begin + line.word.size(),
                                   "a blank is missing behind " + std::string(command->word));
            offer(found, line, "insert a blank", true, {{line.begin + length, line.begin + length, " "}});
            return found;
        }
    }
    return std::nullopt;
}

}  // namespace gmat_copilot::script::detail
