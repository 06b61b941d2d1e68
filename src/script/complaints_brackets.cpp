// Brackets and quotes without a partner.
#include <optional>
#include <string>
#include <vector>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

/// "Propagate Prop(Sat {Sat.ElapsedSecs = 60}": the parenthesis ends before the brace, not at the end.
std::size_t end_of_group(const BrokenLine& line, std::size_t open) {
    std::size_t end = line.plain.find_last_not_of(" \t;") + 1;
    const bool solver_list = line.command != nullptr && (line.word == "Vary" || line.word == "Achieve");
    const std::size_t brace = line.plain.find('{', open);
    if (line.plain[open] == '(' && brace != npos && !solver_list) {
        end = line.plain.find_last_not_of(" \t,", brace - 1) + 1;
    }
    return end;
}

text::Diagnostic never_closed(const BrokenLine& line, std::size_t open) {
    const char close = closing(line.plain[open]);
    auto found =
        complaint(line, open, open + 1,
                  std::string("this \"") + line.plain[open] + "\" is never closed: \"" + close + "\" is missing");
    if (line.plain[open] == '{' && line.command == nullptr) {
        found.notes.emplace_back("a list that goes on in the next line needs \"...\" at the end of this one");
    }
    const std::size_t end = end_of_group(line, open);
    offer(found, line, std::string("insert \"") + close + "\"", true, {{end, end, std::string(1, close)}});
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
    if (line.plain[close] == '}') {
        const std::size_t anchor = line.command != nullptr ? line.plain.find(')') : line.plain.find('=');
        const std::size_t first = anchor == npos || anchor > close ? npos : skip_blanks(line.plain, anchor + 1);
        return first == npos ? std::nullopt : std::optional(LineEdit{first, first, "{"});
    }
    return std::nullopt;
}

text::Diagnostic never_opened(const BrokenLine& line, std::size_t close, const std::vector<std::size_t>& before) {
    auto found = complaint(line, close, close + 1,
                           std::string("nothing is open for this \"") + line.plain[close] + "\" to close");
    // A closing bracket right behind another one is one too many; otherwise its partner may have been forgotten.
    const std::size_t previous = close == 0 ? npos : line.plain.find_last_not_of(" \t", close - 1);
    const bool doubled = previous != npos && line.plain[previous] == line.plain[close] && before.empty();
    if (doubled) {
        offer(found, line, std::string("remove the second \"") + line.plain[close] + "\"", true,
              {{close, close + 1, ""}});
    } else if (const auto edit = forgotten_opener(line, close)) {
        offer(found, line, "insert \"" + edit->text + "\"", true, {*edit});
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
            const std::size_t before = at == 0 ? 0 : at - 1;
            const bool transposes = at > 0 && (is_name_char(line.plain[before]) || line.plain[before] == ')');
            if (!transposes) {
                return complaint(line, at, line.text.size(), "this text is never closed: a single quote is missing");
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
                return never_opened(line, at, open);
            }
            if (closing(line.plain[open.back()]) != c) {
                return never_closed(line, open.back());
            }
            open.pop_back();
        }
    }
    return open.empty() ? Complaint{} : Complaint{never_closed(line, open.front())};
}

}  // namespace gmat_copilot::script::detail
