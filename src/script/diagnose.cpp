#include <algorithm>
#include <array>
#include <string>

#include "broken_line.hpp"
#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

/// Who is asked first matters: what can be said with certainty stands before what is only likely.
constexpr std::array<Complainer, 22> complainers{
    foreign_comment, bad_continuation, double_quotes,       else_if,       bad_condition,        bad_loop,
    glued_word,      unclosed_quote,   unbalanced_brackets, bad_create,    augmented_assignment, foreign_assignment,
    two_statements,  lone_word,        bad_list_command,    bad_propagate, bad_object_command,   other_command,
    missing_equals,  missing_value,    bad_target,          bad_operator};

/// True when the line reads well once the fix is applied: only then can a fix be called safe.
bool mends(const text::Fix& fix, const BrokenLine& line) {
    std::vector<text::Edit> edits;
    for (const text::Edit& edit : fix.edits) {
        if (edit.span.begin < line.span.begin || edit.span.end > line.span.end) {
            return true;  // reaches beyond the statement (a comment): nothing to judge here
        }
        edits.push_back({{edit.span.begin - line.span.begin, edit.span.end - line.span.begin}, edit.text});
    }
    const std::string mended =
        std::string(line.in_mission ? "BeginMissionSequence\n" : "") + text::apply_edits(line.text, std::move(edits));
    const NodeBuffer nodes = build_nodes(mended);
    return std::none_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.kind == NodeKind::broken; });
}

/// The run of bytes at an offset that people see as one thing.
text::Span token_at(std::string_view text, std::uint32_t at) {
    const auto begin = std::min(at, static_cast<std::uint32_t>(text.size()));
    std::size_t end = path_end(text, begin);
    end = end == begin ? std::min<std::size_t>(begin + 1, text.size()) : end;
    return {begin, static_cast<std::uint32_t>(end)};
}

/// Nothing more to the point was found: tells where reading stopped.
text::Diagnostic general(const BrokenLine& line, std::uint32_t furthest) {
    const bool assigns = line.plain.find('=') != std::string::npos;
    const std::size_t word_end = line.begin + line.word.size();
    if (!assigns && !line.word.empty() && line.command == nullptr) {
        const std::string word(line.word);
        if (line.word.find('.') == std::string_view::npos) {
            return complaint(line, line.begin, line.text.size(),
                             "this is not a GMAT statement: there is no command \"" + word + "\"");
        }
        return complaint(line, line.begin, line.text.size(),
                         line.plain[skip_blanks(line.plain, word_end)] == '('
                             ? "this is not a GMAT statement: \"" + word + "\" is not something that can be called"
                             : "a name alone is not a GMAT statement: nothing is done with \"" + word + "\"");
    }
    const text::Span token = token_at(line.plain, furthest);
    if (token.begin >= line.text.size()) {
        return complaint(line, line.begin, line.text.size(), "the statement is not complete");
    }
    if (token.begin <= line.begin) {
        return complaint(line, line.begin, line.text.size(), "this is not a GMAT statement");
    }
    const std::string what(line.text.substr(token.begin, std::min<std::size_t>(token.size(), 40)));
    return complaint(line, token.begin, token.end, "\"" + what + "\" cannot stand here");
}

}  // namespace

text::Diagnostic diagnose(const text::SourceText& source, text::Span statement, bool in_mission) {
    const BrokenLine line = prepare(source, statement, in_mission);
    const Trace traced = trace(line.text, in_mission);
    if (traced.too_deep) {
        return complaint(line, std::min<std::size_t>(traced.furthest, line.text.size()), line.text.size(),
                         "this statement is nested too deeply or has too many operators to be read");
    }
    for (const Complainer complain : complainers) {
        if (Complaint found = complain(line)) {
            if (found->fix && found->fix->safe && !mends(*found->fix, line)) {
                found->fix->safe = false;
            }
            return *std::move(found);
        }
    }
    return general(line, traced.furthest);
}

}  // namespace gmat_copilot::script::detail
