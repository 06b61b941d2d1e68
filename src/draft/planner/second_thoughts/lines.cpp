#include <algorithm>
#include <array>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/planner/second_thoughts/thought.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

/// Whether `next` stands on the line below `index`, deeper than it.
bool goes_on_below(const Draft& draft, std::uint32_t index, std::uint32_t next) {
    return next < draft.count() && draft.lines_of(index).end == draft.lines_of(next).begin &&
           draft.column(next) > draft.column(index);
}

/// disp('done'), printf("x"): the calls by which other languages print a text, and nothing else.
bool prints_text(std::string_view statement) {
    constexpr std::array printers = {"disp", "printf", "fprintf", "print", "puts", "echo", "display"};
    const std::size_t open = statement.find('(');
    const std::string_view word = trimmed(statement.substr(0, std::min(open, statement.size())));
    const bool known = std::any_of(printers.begin(), printers.end(), [word](const char* name) { return word == name; });
    if (!known || open == std::string_view::npos || !statement.ends_with(')')) {
        return false;
    }
    const std::string_view inside = trimmed(statement.substr(open + 1, statement.size() - open - 2));
    const char quote = inside.empty() ? ' ' : inside.front();
    return inside.size() > 1 && (quote == '\'' || quote == '"') && inside.find(quote, 1) == inside.size() - 1;
}

/// Whether a word is written as in a text: letters, with punctuation at its end only.
bool is_plain_word(std::string_view word) {
    const std::size_t letters = std::min(word.find_first_of(".,:;!?"), word.size());
    return letters > 0 && word.size() - letters < 2 &&
           std::all_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(letters),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; });
}

bool is_near_command(std::string_view word) {
    return std::any_of(catalogue::commands().begin(), catalogue::commands().end(),
                       [word](const catalogue::Command& command) {
                           return same_letters(word, command.name) || text::edit_distance(word, command.name) < 3;
                       });
}

/// A line of words of which none means anything to the script: a sentence, a heading, a reminder.
bool is_prose(const Draft& draft, std::string_view statement) {
    const std::vector<std::string_view> words = words_of(statement);
    constexpr std::size_t least = 4;
    const bool heading = words.size() > 1 && statement.ends_with(':');
    const bool reminder = words.size() == 1 && (words[0] == "TODO" || words[0] == "FIXME" || words[0] == "TODO:");
    if (!reminder && !heading && words.size() < least) {
        return false;
    }
    return !is_near_command(words[0]) && std::all_of(words.begin(), words.end(), [&draft](std::string_view word) {
        const std::string_view bare = word.substr(0, word.find_first_of(".,:;!?"));
        return is_plain_word(word) && draft.type_of(bare).empty();
    });
}

/// Where the first statement stands that names a created object.
std::uint32_t first_use(const Draft& draft, std::string_view name) {
    for (std::uint32_t index = 0; index < draft.count(); ++index) {
        const script::Statement& statement = draft.statement(index);
        if (statement.kind() == script::NodeKind::assignment &&
            script::first_part(script::read_assignment(statement).target) == name) {
            return index;
        }
    }
    return draft.count();
}

std::uint32_t create_of(const Draft& draft, std::string_view name) {
    for (std::uint32_t index = 0; index < draft.count(); ++index) {
        if (draft.statement(index).kind() == script::NodeKind::create) {
            const std::vector<script::NodeRef> names = script::read_create(draft.statement(index)).names;
            if (std::any_of(names.begin(), names.end(),
                            [name](script::NodeRef node) { return script::created_name(node) == name; })) {
                return index;
            }
        }
    }
    return draft.count();
}

}  // namespace

/// The value of "Sat.SMA =", or the rest of a list, on the next line, which is indented: as one statement the two can
/// be read. Which of the two the finding is about does not matter.
Edits join_lines(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t at = draft.statement_at(finding.span.begin);
    for (const std::uint32_t index : {at, at - 1}) {
        if (index >= draft.count() || !goes_on_below(draft, index, index + 1)) {
            continue;
        }
        const std::string_view first = draft.text_of(index);
        const std::uint32_t end = span_of(draft, first).end;
        const std::uint32_t next = draft.statement(index + 1).node.span().begin;
        const bool no_comment =
            draft.text.substr(end, next - end).find_first_not_of(" \t\r\n") == std::string_view::npos;
        Edits edits;
        if (no_comment && first.ends_with('=')) {
            edits = {{{end, next}, " "}};
        } else if (no_comment && draft.statement(index).keyword == "Report") {
            edits = {{{end, end}, " ..."}};
        }
        if (!edits.empty() && reads_better(draft, edits)) {
            return edits;
        }
    }
    return {};
}

Edits comment_out(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (index == draft.count()) {
        return {};
    }
    const std::string_view statement = draft.text_of(index);
    if (statement.find('\n') != std::string_view::npos || (!prints_text(statement) && !is_prose(draft, statement))) {
        return {};
    }
    const std::uint32_t at = draft.statement(index).node.span().begin;
    return {{{at, at}, "% "}};
}

/// A Create has no moment of its own: it may as well stand above what needs it.
Edits move_create_up(const Draft& draft, const text::Diagnostic& finding) {
    const bool late = finding.rule == "create-after-sequence";
    const std::string_view name = draft.text.substr(finding.span.begin, finding.span.size());
    const std::uint32_t create = late ? draft.statement_at(finding.span.begin) : create_of(draft, name);
    if (create == draft.count() || draft.statement(create).parent != script::no_statement) {
        return {};
    }
    const std::uint32_t before = late ? draft.tree.mission_start() : first_use(draft, name);
    if (before >= create || (late && !draft.tree.has_begin_mission_sequence())) {
        return {};
    }
    const text::Span from = draft.lines_of(create);
    const std::uint32_t to = draft.lines_of(before).begin;
    const std::string line(draft.text.substr(from.begin, from.size()));
    return {{{to, to}, line.ends_with('\n') ? line : line + '\n'}, {from, ""}};
}

}  // namespace gmat_copilot::drafting::planner::second
