#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/planner/second_thoughts/thought.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

std::string_view first_word(std::string_view text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_word_char);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool is_end(std::string_view word) {
    const catalogue::Command* command = catalogue::find_command(word);
    return command != nullptr && !command->closes.empty() && word != "Else";
}

/// The statements before `index` in the same block, their bodies included, begin no deeper than it does: no line above
/// it looks like the body of a block that it could end.
bool has_no_body_above(const Draft& draft, std::uint32_t index) {
    const std::uint32_t parent = draft.statement(index).parent;
    std::uint32_t i = index;
    while (i > 0) {
        const script::Statement& above = draft.statement(--i);
        if (i == parent || !above.in_mission_sequence || above.keyword == "BeginMissionSequence") {
            return true;
        }
        const bool ends_block = above.match != script::no_statement && above.match < i;
        if (draft.column(i) > draft.column(index) || (ends_block && above.keyword == "Else")) {
            return false;
        }
        i = ends_block ? above.match : i;
    }
    return true;
}

/// Whether people indented the blocks of this script: each one's body begins deeper than its opener.
bool bodies_are_indented(const Draft& draft) {
    for (std::uint32_t i = 0; i + 1 < draft.count(); ++i) {
        const script::Statement& opener = draft.statement(i);
        if (opener.match != script::no_statement && opener.match > i + 1 && opener.keyword != "Else" &&
            draft.column(i + 1) <= draft.column(i)) {
            return false;
        }
    }
    return true;
}

/// Reads "(k = 1; k < 3; k++)" piece by piece.
struct Pieces {
    std::string_view rest;
    bool good = true;

    void skip(std::string_view piece) {
        rest = trimmed(rest);
        good = good && rest.starts_with(piece);
        rest.remove_prefix(good ? piece.size() : 0);
    }
    bool take(std::string_view piece) {
        rest = trimmed(rest);
        const bool here = rest.starts_with(piece);
        rest.remove_prefix(here ? piece.size() : 0);
        return here;
    }
    int integer() {
        rest = trimmed(rest);
        int value = 0;
        const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
        good = good && error == std::errc();
        rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
        return value;
    }
};

}  // namespace

/// The parser proposes the place: behind the lines that are indented deeper than the opener. It is certain when they
/// are, and what follows is not.
Edits end_by_indentation(const Draft& draft, const text::Diagnostic& finding) {
    if (!finding.fix || finding.fix->safe || finding.fix->edits.size() != 1 || draft.has("unknown-command")) {
        return {};
    }
    const text::Edit& edit = finding.fix->edits.front();
    const std::string_view end = trimmed(edit.text);
    if (!edit.span.empty() || !is_end(end)) {
        return {};
    }
    const auto column = static_cast<std::uint32_t>(edit.text.find(end) - (edit.text.front() == '\n' ? 1 : 0) + 1);
    const auto& all = draft.tree.statements();
    const auto behind = std::find_if(all.begin(), all.end(), [&edit](const script::Statement& statement) {
        return statement.node.span().begin >= edit.span.begin;
    });
    if (behind == all.begin()) {
        return {};
    }
    const auto next = static_cast<std::uint32_t>(behind - all.begin());
    const bool body_ends = draft.column(next - 1) > column && (behind == all.end() || draft.column(next) <= column);
    return body_ends && reads_better(draft, finding.fix->edits) ? finding.fix->edits : Edits{};
}

/// An End with no block open and no indented lines above: there is nothing that it ends. Where a line could not be
/// read, or a command stands that wants a block around it, the opener may be what is wrong.
Edits drop_stray_end(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (index == draft.count() || draft.statement(index).match != script::no_statement ||
        !is_end(first_word(draft.text_of(index))) || draft.has("syntax-error") || draft.has("unknown-command") ||
        draft.has("foreign-syntax") || draft.has("solver-command-outside-solver")) {
        return {};
    }
    const Edits edits = {{draft.lines_of(index), ""}};
    return has_no_body_above(draft, index) && bodies_are_indented(draft) && reads_better(draft, edits) ? edits
                                                                                                       : Edits{};
}

/// Two ends one below the other, in the wrong order.
Edits uncross_ends(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    for (const std::uint32_t first : {index, index - 1}) {
        if (first >= draft.count() || first + 1 >= draft.count()) {
            continue;
        }
        const std::string_view one = first_word(draft.text_of(first));
        const std::string_view other = first_word(draft.text_of(first + 1));
        if (one != other && is_end(one) && is_end(other)) {
            Edits edits = {{span_of(draft, one), std::string(other)}, {span_of(draft, other), std::string(one)}};
            if (reads_better(draft, edits)) {
                return edits;
            }
        }
    }
    return {};
}

Edits counted_loop(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    const std::string_view whole = index == draft.count() ? std::string_view{} : draft.text_of(index);
    if (!whole.starts_with("For")) {
        return {};
    }
    Pieces loop{whole.substr(3)};
    loop.skip("(");
    const std::string_view counter = first_word(trimmed(loop.rest));
    loop.skip(counter);
    loop.skip("=");
    const int begin = loop.integer();
    loop.skip(";");
    loop.skip(counter);
    loop.skip("<");
    const bool inclusive = loop.take("=");
    const std::int64_t last = std::int64_t{loop.integer()} - (inclusive ? 0 : 1);
    loop.skip(";");
    const bool before = loop.take("++");
    loop.skip(counter);
    const bool counts = before || loop.take("++") || loop.take("+=1") || loop.take("+= 1");
    loop.skip(")");
    if (!loop.good || !is_name(counter) || !counts || !trimmed(loop.rest).empty()) {
        return {};
    }
    const std::string mended =
        "For " + std::string(counter) + " = " + std::to_string(begin) + ":" + std::to_string(last);
    const Edits edits = {{span_of(draft, whole), mended}};
    return reads_better(draft, edits) ? edits : Edits{};
}

}  // namespace gmat_copilot::drafting::planner::second
