// Lines that do not begin as a statement does, and bytes that no statement holds.
#include <string>

#include "broken_line.hpp"

namespace gmat_copilot::script::detail {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_control(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && std::string_view("\t\r\n").find(c) == npos) || c == '\x7F';
}

std::string hexadecimal(char c) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {digits[byte / 16U], digits[byte % 16U]};
}

/// "----------", "==========": what people draw between the parts of a script.
bool is_ruler(std::string_view text) { return text.size() > 2 && text.find_first_not_of("-=*_~+#") == npos; }

/// "x = 1 + &" on the line before: it was to go on here.
void note_line_before(text::Diagnostic& found, const BrokenLine& line) {
    const std::uint32_t own = line.source.position(line.span.begin).line;
    const std::string_view before = own == 1 ? std::string_view{} : line.source.line(own - 1);
    const std::size_t last = before.substr(0, before.find('%')).find_last_not_of(" \t");
    if (last != npos && std::string_view("+-*/^,(=&|{[.\\").find(before[last]) != npos) {
        found.notes.push_back("line " + std::to_string(own - 1) +
                              " does not go on here: a statement ends with its line unless that ends with \"...\"");
    }
}

}  // namespace

Complaint control_character(const BrokenLine& line) {
    std::vector<LineEdit> edits;
    for (std::size_t at = 0; at < line.text.size(); ++at) {
        if (is_control(line.text[at])) {
            edits.push_back({at, at + 1, ""});
        }
    }
    if (edits.empty()) {
        return std::nullopt;
    }
    const std::size_t first = edits.front().begin;
    auto found = complaint(
        line, first, first + 1,
        "a control character (hexadecimal " + hexadecimal(line.text[first]) + ") cannot be part of a statement");
    offer(found, line, "remove it", true, edits);
    return found;
}

Complaint bad_start(const BrokenLine& line) {
    const std::string_view rest = trim(std::string_view(line.plain).substr(line.begin));
    if (rest.empty()) {
        return std::nullopt;
    }
    if (is_ruler(rest)) {
        auto found = complaint(line, line.begin, content_end(line),
                               "this is not a GMAT statement: a line that only divides must be a comment");
        offer(found, line, "make the line a comment", true, {{line.begin, line.begin, "% "}});
        return found;
    }
    const char first = rest.front();
    const std::size_t behind = skip_blanks(line.plain, line.begin + line.word.size());
    const bool assigned_to = !line.word.empty() && behind < line.plain.size() && line.plain[behind] == '=';
    if (first == '"' && !double_quotes(line)->fix) {
        return complaint(line, line.begin, line.begin + 1,
                         "this is not a GMAT statement: it begins with a double quote, not with a word");
    }
    // These may begin a statement, or are told of by those who know more about them.
    if (is_letter(first) || assigned_to || std::string_view("['\"=)}]").find(first) != npos) {
        return std::nullopt;
    }
    const std::string_view what = line.word.empty() ? rest.substr(0, 1) : line.word;
    auto found =
        complaint(line, line.begin, line.begin + what.size(),
                  "this is not a GMAT statement: it begins with \"" + std::string(what) + "\", not with a word");
    std::size_t letter = line.begin;
    while (letter < line.plain.size() && !is_letter(line.plain[letter])) {
        ++letter;
    }
    if (letter < line.plain.size()) {
        offer_if_it_mends(found, line, "remove what stands before the statement", false, {{line.begin, letter, ""}});
    }
    note_line_before(found, line);
    if (!found.fix && letter < line.plain.size()) {
        offer(found, line, "make the line a comment", false, {{line.begin, line.begin, "% "}});
    }
    return found;
}

Complaint misplaced_label(const BrokenLine& line) {
    const std::size_t open = line.plain.find('\'');
    const std::size_t close = open == npos ? npos : line.plain.find('\'', open + 1);
    if (close == npos) {
        return std::nullopt;
    }
    const std::size_t behind = skip_blanks(line.plain, close + 1);
    const std::string label(line.text.substr(open, close + 1 - open));
    const std::size_t next_end = path_end(line.plain, behind);
    const CommandWord* const next = find_command_word(std::string_view(line.plain).substr(behind, next_end - behind));
    const bool before = open == line.begin && next != nullptr;
    if (open == line.begin && next == nullptr && !line.in_mission && next_end > behind) {
        auto found = complaint(line, open, close + 1, "a label may stand behind BeginMissionSequence only");
        offer_if_it_mends(found, line, "remove the label", true, {{open, behind, ""}});
        return found;
    }
    if (!before && (line.command == nullptr || open < line.after_word)) {
        return std::nullopt;
    }
    const std::size_t place = before ? next_end : line.begin + line.word.size();
    auto found = complaint(line, open, close + 1, "the label of a command stands right behind its word");
    offer_if_it_mends(found, line, "move the label", true, {{place, place, " " + label}, {open, behind, ""}});
    return found.fix ? Complaint{found} : std::nullopt;
}

}  // namespace gmat_copilot::script::detail
