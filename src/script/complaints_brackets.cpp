// Brackets and quotes without a partner.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// How many lines around a bracket are searched for its partner.
constexpr std::uint32_t most_lines = 16;

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }
char opening(char close) { return close == ')' ? '(' : close == ']' ? '[' : '{'; }

std::string quoted(char c) { return {'"', c, '"'}; }

/// A text that ends with the file, in the middle of a statement, was most likely cut off.
bool tell_cut_off(text::Diagnostic& found, const BrokenLine& line) {
    const bool cut_off = line.span.end == line.source.text().size();
    if (cut_off) {
        found.notes.emplace_back("the text ends within this statement, as if it had been cut off");
    }
    return cut_off;
}

/// A line of the source without its comment.
std::string_view uncommented(const BrokenLine& line, std::uint32_t number) {
    constexpr std::size_t longest = 400;
    const std::string_view whole = line.source.line(number).substr(0, longest);
    return whole.substr(0, whole.find('%'));
}

/// The nearest line behind this one (`step` is 1) or before it (-1) that holds the partner of a bracket.
std::optional<std::uint32_t> line_of_partner(const BrokenLine& line, char bracket, char partner, int step) {
    const std::uint32_t own = line.source.position(step > 0 ? line.span.end : line.span.begin).line;
    int depth = 1;
    for (std::uint32_t away = 1; away <= most_lines; ++away) {
        const std::int64_t number = static_cast<std::int64_t>(own) + step * static_cast<std::int64_t>(away);
        if (number < 1 || number > static_cast<std::int64_t>(line.source.line_count())) {
            break;
        }
        const std::string_view text = uncommented(line, static_cast<std::uint32_t>(number));
        depth += static_cast<int>(std::count(text.begin(), text.end(), bracket));
        depth -= static_cast<int>(std::count(text.begin(), text.end(), partner));
        if (depth <= 0) {
            return static_cast<std::uint32_t>(number);
        }
    }
    return std::nullopt;
}

/// A list over several lines without "...": "Propagate Prop(Sat) {", "Sat.Periapsis", "}".
bool goes_on(text::Diagnostic& found, const BrokenLine& line, char open) {
    const auto last = line_of_partner(line, open, closing(open), 1);
    if (!last) {
        return false;
    }
    std::vector<LineEdit> edits;
    for (std::uint32_t number = line.source.position(line.span.end).line; number < *last; ++number) {
        const std::string_view whole = line.source.line(number);
        const std::size_t end = whole.find_last_not_of(" \t\\") + 1;
        const std::size_t start = std::size_t{line.source.line_start(number)} - line.span.begin;
        if (end > 0 && !whole.substr(0, end).ends_with("...")) {
            edits.push_back({start + end, start + whole.size(), " ..."});
        }
    }
    found.message = "this " + quoted(open) + " is closed on line " + std::to_string(*last) +
                    " only: the lines before must end with \"...\", and no comment may stand between";
    offer_if_it_mends(found, line, "continue the lines with \"...\"", true, edits);
    return true;
}

/// "Propagate Prop(Sat {Sat.ElapsedSecs = 60}": the parenthesis ends before the brace, not at the end.
std::size_t end_of_group(const BrokenLine& line, std::size_t open) {
    const bool solver_list = line.command != nullptr && (line.word == "Vary" || line.word == "Achieve");
    const std::size_t brace = line.plain.find('{', open);
    if (line.plain[open] == '(' && brace != npos && !solver_list) {
        return line.plain.find_last_not_of(" \t,", brace - 1) + 1;
    }
    return content_end(line);
}

text::Diagnostic never_closed(const BrokenLine& line, std::size_t open) {
    const char close = closing(line.plain[open]);
    auto found = complaint(line, open, open + 1,
                           "this " + quoted(line.plain[open]) + " is never closed: " + quoted(close) + " is missing");
    if (goes_on(found, line, line.plain[open])) {
        return found;
    }
    const std::size_t next = skip_blanks(line.plain, open + 1);
    if (close != ')' && next < line.plain.size() && line.plain[next] == line.plain[open]) {
        offer_if_it_mends(found, line, "remove the second " + quoted(line.plain[open]), true, {{next, next + 1, ""}});
        if (found.fix) {
            return found;
        }
    }
    const bool cut_off = tell_cut_off(found, line);
    const std::size_t end = end_of_group(line, open);
    offer_if_it_mends(found, line, "insert " + quoted(close), !cut_off && (close != ')' || line.in_mission),
                      {{end, end, std::string(1, close)}});
    return found;
}

/// The brackets of the line with every closing one made to suit what it closes.
std::vector<LineEdit> suited_closers(const BrokenLine& line) {
    std::vector<LineEdit> edits;
    std::vector<char> open;
    for (std::size_t at = 0; at < line.plain.size(); ++at) {
        const char c = line.plain[at];
        if (std::string_view("([{").find(c) != npos) {
            open.push_back(c);
        } else if (std::string_view(")]}").find(c) != npos && !open.empty()) {
            if (closing(open.back()) != c) {
                edits.push_back({at, at + 1, std::string(1, closing(open.back()))});
            }
            open.pop_back();
        }
    }
    return edits;
}

/// "{1, 2)": one is missing, or it is the wrong one.
text::Diagnostic wrong_closer(const BrokenLine& line, std::size_t open, std::size_t close) {
    const std::string right = {closing(line.plain[open])};
    text::Diagnostic missing = never_closed(line, open);
    if (missing.fix) {
        return missing;
    }
    auto found = complaint(line, close, close + 1,
                           quoted(line.plain[close]) + " cannot close the " + quoted(line.plain[open]) +
                               " before it: \"" + right + "\" is expected");
    offer_if_it_mends(found, line, "insert \"" + right + "\"", right != ")", {{close, close, right}});
    if (!found.fix) {
        offer_if_it_mends(found, line, "write \"" + right + "\"", true, suited_closers(line));
    }
    return found;
}

/// Where the partner of a closing bracket was most likely forgotten: "Propagate Prop Sat) {...}", "= Earth}",
/// "Propagate Prop(Sat) Sat.Periapsis}".
std::optional<LineEdit> forgotten_opener(const BrokenLine& line, std::size_t close) {
    if (line.plain[close] == ')' && line.command != nullptr) {
        const std::size_t name = line.plain.find_last_of(" \t", close);
        const std::size_t before = name == npos ? npos : line.plain.find_last_not_of(" \t", name);
        return before == npos || before < line.after_word ? std::nullopt
                                                          : std::optional(LineEdit{before + 1, name + 1, "("});
    }
    const std::size_t equals = line.plain.find('=');
    const std::size_t group = line.plain.find(')');
    const std::size_t object = path_end(line.plain, line.after_word);
    const std::size_t before = line.command == nullptr ? equals + 1 : group < close ? group + 1 : object;
    if (line.plain[close] == ')' || before == 0 || before > close) {
        return std::nullopt;
    }
    const std::size_t first = skip_blanks(line.plain, before);
    return LineEdit{first, first, std::string(1, opening(line.plain[close]))};
}

text::Diagnostic never_opened(const BrokenLine& line, std::size_t close) {
    const char bracket = line.plain[close];
    auto found = complaint(line, close, close + 1, "nothing is open for this " + quoted(bracket) + " to close");
    if (const auto opener = line_of_partner(line, bracket, opening(bracket), -1)) {
        found.notes.push_back("the " + quoted(opening(bracket)) + " of line " + std::to_string(*opener) +
                              " does not reach here: a statement ends with its line unless that ends with \"...\"");
        return found;
    }
    // A closing bracket right behind another one is one too many; otherwise its partner may have been forgotten.
    const std::size_t previous = close == 0 ? npos : line.plain.find_last_not_of(" \t", close - 1);
    if (previous != npos && line.plain[previous] == bracket) {
        offer(found, line, "remove the second " + quoted(bracket), true, {{close, close + 1, ""}});
    } else if (const auto edit = forgotten_opener(line, close)) {
        const bool is_list = line.command != nullptr || line.plain.find_first_of(", ", edit->end) < close;
        offer_if_it_mends(found, line, "insert \"" + edit->text + "\"", is_list, {*edit});
    }
    if (!found.fix) {
        offer_if_it_mends(found, line, "remove the " + quoted(bracket), false, {{close, close + 1, ""}});
    }
    return found;
}

text::Diagnostic unclosed_text(const BrokenLine& line, std::size_t open) {
    auto found =
        complaint(line, open, line.text.size(), "the text that begins here is never closed: a single quote is missing");
    const bool cut_off = tell_cut_off(found, line);
    const std::size_t end = content_end(line);
    const bool is_value = line.command == nullptr && !cut_off;
    offer_if_it_mends(found, line, "close the text at the end of the line", is_value, {{end, end, "'"}});
    // Else it may end at any blank: "Propagate 'to perigee Prop(Sat)".
    constexpr int most_words = 8;
    std::size_t blank = open;
    for (int words = 0; words < most_words && !found.fix; ++words) {
        blank = line.plain.find_first_of(" \t", line.plain.find_first_not_of(" \t", blank + 1));
        if (blank >= end) {
            break;
        }
        offer_if_it_mends(found, line, "close the text before the blank", false, {{blank, blank, "'"}});
    }
    return found;
}

}  // namespace

Complaint unclosed_quote(const BrokenLine& line) {
    // In `plain` a quote that has a partner encloses only '_'.
    std::size_t at = line.plain.find('\'');
    while (at != npos) {
        std::size_t close = line.plain.find_first_not_of('_', at + 1);
        if (close == npos || line.plain[close] != '\'') {
            const bool transposes = at > 0 && (is_name_char(line.plain[at - 1]) || line.plain[at - 1] == ')');
            if (!transposes) {
                return unclosed_text(line, at);
            }
            close = at;
        }
        at = line.plain.find('\'', close + 1);
    }
    return std::nullopt;
}

Complaint unbalanced_brackets(const BrokenLine& line) {
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < line.plain.size(); ++at) {
        const char c = line.plain[at];
        if (c == '(' || c == '[' || c == '{') {
            open.push_back(at);
        } else if (c == ')' || c == ']' || c == '}') {
            if (open.empty()) {
                return never_opened(line, at);
            }
            if (closing(line.plain[open.back()]) != c) {
                return wrong_closer(line, open.back(), at);
            }
            open.pop_back();
        }
    }
    return open.empty() ? Complaint{} : Complaint{never_closed(line, open.front())};
}

}  // namespace gmat_copilot::script::detail
