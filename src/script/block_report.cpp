#include "block_report.hpp"

#include <algorithm>
#include <utility>

namespace gmat_copilot::script::detail {
namespace {

/// How far the end of a block is looked for, so that a hostile script costs linear time.
constexpr std::size_t search_limit = 64;

/// The text of a statement without semicolons at its end.
std::string_view content(const TreeData& tree, std::uint32_t statement) {
    const std::string_view text = text_of(tree, statement);
    return text.substr(0, text.find_last_not_of(" \t;\r\n") + 1);
}

bool begins_before(const text::Diagnostic* a, const text::Diagnostic* b) { return a->span.begin < b->span.begin; }

}  // namespace

std::string_view text_of(const TreeData& tree, std::uint32_t statement) {
    return tree.source.slice(tree.statements[statement].node.span());
}

std::string_view first_word(const TreeData& tree, std::uint32_t statement) {
    const std::string_view text = text_of(tree, statement);
    return text.substr(0, text.find_first_of(" \t;%\r\n('"));
}

BlockReport::BlockReport(const TreeData& tree)
    : tree_(tree), text_end_(std::min(tree.source.text().find('\0'), tree.source.text().size())) {}

std::ptrdiff_t BlockReport::mistakes() const {
    return std::count_if(found_.begin(), found_.end(), [](const Finding& f) { return !f.replaces; });
}

std::ptrdiff_t BlockReport::safe_fixes() const {
    return std::count_if(found_.begin(), found_.end(),
                         [](const Finding& f) { return f.diagnostic.fix && f.diagnostic.fix->safe; });
}

void BlockReport::else_without_if(std::uint32_t index, const OpenBlock* open) {
    add(index, "Else without an If: " + described(open));
    note_opener(open);
}

void BlockReport::stray_end(std::uint32_t index, const CommandWord& word, const OpenBlock* open,
                            std::optional<ClosedBlock> last) {
    add(index, std::string(word.word) + " without " + std::string(word.partner) + ": " + described(open));
    note_opener(open);
    if (last) {
        note("the " + std::string(word.partner) + " of line " + std::to_string(line(last->opener)) +
             " was ended before: line " + std::to_string(line(last->closer)));
    }
}

void BlockReport::crossed(std::uint32_t index, const CommandWord& word, const OpenBlock& open) {
    add(index, "expected " + std::string(open.word->partner) + " but found " + std::string(word.word) + ": the " +
                   std::string(open.word->word) + " of line " + std::to_string(line(open.statement)) +
                   " is still open, and blocks may not cross");
    note_opener(&open);
}

void BlockReport::wrong_end(std::uint32_t index, const CommandWord& word, const OpenBlock& open) {
    add(index, "expected " + std::string(open.word->partner) + " but found " + std::string(word.word) + ": the " +
                   std::string(open.word->word) + " of line " + std::to_string(line(open.statement)) + " is open");
    note_opener(&open);
    offer_word(index, open.word->partner);
}

void BlockReport::unclosed(const OpenBlock& open, std::optional<std::uint32_t> stopped_by, bool inner) {
    const std::string before = stopped_by ? " before line " + std::to_string(line(*stopped_by)) : "";
    const std::string end(open.word->partner);
    const std::size_t next = inner ? behind_body(open, stopped_by) : 0;
    add(open.statement, std::string(open.word->word) + " is never closed: " + end + " is missing" + before);
    if (next > 0) {
        const std::uint32_t last_line = tree_.source.position(tree_.statements[next - 1].node.span().end).line;
        const std::uint32_t here = tree_.source.line_start(last_line + 1);
        found_.back().diagnostic.span = {here, here};
        found_.back().diagnostic.message =
            end + " is missing here: the " + std::string(open.word->word) + " is never closed";
        note_opener(&open);
    }
    if (stopped_by) {
        note(std::string(first_word(tree_, *stopped_by)) + " on line " + std::to_string(line(*stopped_by)) +
             " ends a block around it");
    } else if (text_end_ < tree_.source.text().size()) {
        const text::Position at = tree_.source.position(static_cast<std::uint32_t>(text_end_));
        note("GMAT reads nothing behind the NUL character on line " + std::to_string(at.line));
    }
    if (inner) {
        offer_end(open, next > 0 ? next : stopped_by.value_or(tree_.statements.size()));
    }
}

void BlockReport::misspelt_end(const OpenBlock& open, std::uint32_t index) {
    add(index, "\"" + std::string(content(tree_, index)) + "\" is not how GMAT ends the " +
                   std::string(open.word->word) + ": " + std::string(open.word->partner) + " is expected here");
    note_opener(&open);
    offer_word(index, open.word->partner);
}

void BlockReport::brace(std::uint32_t index, std::string_view word, const OpenBlock& open) {
    add(index, "blocks have no braces in GMAT: " + std::string(word) + " is expected here");
    note_opener(&open);
    offer_word(index, word);
    found_.back().replaces = true;
}

std::vector<text::Diagnostic> BlockReport::tell(TreeData& tree) {
    std::vector<text::Diagnostic*> told;
    for (text::Diagnostic& diagnostic : tree.diagnostics) {
        told.push_back(&diagnostic);
    }
    std::sort(told.begin(), told.end(), begins_before);
    std::vector<text::Diagnostic> out;
    for (Finding& finding : found_) {
        const NodeRef node = tree.statements[finding.statement].node;
        const auto own =
            std::lower_bound(told.begin(), told.end(), node.span().begin,
                             [](const text::Diagnostic* d, std::uint32_t at) { return d->span.begin < at; });
        if (!node.is(NodeKind::broken) || own == told.end() || (*own)->span.begin >= node.span().end) {
            out.push_back(std::move(finding.diagnostic));
        } else if (finding.replaces) {
            **own = std::move(finding.diagnostic);
        } else {
            (*own)->notes.push_back(std::move(finding.diagnostic.message));
        }
    }
    return out;
}

void BlockReport::add(std::uint32_t statement, std::string message) {
    text::Diagnostic diagnostic;
    diagnostic.rule = "unbalanced-block";
    diagnostic.severity = text::Severity::error;
    diagnostic.span = tree_.statements[statement].node.span();
    diagnostic.message = std::move(message);
    found_.push_back({statement, std::move(diagnostic)});
}

void BlockReport::note(std::string text) { found_.back().diagnostic.notes.push_back(std::move(text)); }

void BlockReport::note_opener(const OpenBlock* open) {
    if (open != nullptr) {
        note("the " + std::string(open->word->word) + " was opened here: line " +
             std::to_string(line(open->statement)));
    }
}

void BlockReport::offer_word(std::uint32_t index, std::string_view word) {
    const std::uint32_t begin = tree_.statements[index].node.span().begin;
    const std::string_view first = first_word(tree_, index);
    const std::size_t length = find_command_word(first) != nullptr ? first.size() : content(tree_, index).size();
    const text::Span span{begin, begin + static_cast<std::uint32_t>(length)};
    found_.back().diagnostic.fix = text::Fix{"write " + std::string(word), true, {{span, std::string(word)}}};
}

/// The statement behind the body of a block that is never closed: where the lines stop being indented, else what ends a
/// block around it; 0 where neither tells.
std::size_t BlockReport::behind_body(const OpenBlock& open, std::optional<std::uint32_t> stopped_by) const {
    const std::size_t behind = stopped_by.value_or(tree_.statements.size());
    const std::size_t first = open.statement + 1;
    const std::size_t last = std::min(behind, first + search_limit);
    std::size_t next = first;
    while (next < last && column(next) > column(open.statement)) {
        ++next;
    }
    if (next != first && next != last) {
        return next;
    }
    return stopped_by.value_or(0);
}

/// Offers the missing end before the statement `next`, or at the end of the text.
void BlockReport::offer_end(const OpenBlock& open, std::size_t next) {
    auto at = static_cast<std::uint32_t>(text_end_);
    std::string where = " at the end of the text";
    if (next < tree_.statements.size()) {
        at = tree_.source.line_start(line(next));
        where = " before line " + std::to_string(line(next));
    }
    const bool begins_line = at == 0 || std::string_view("\r\n").find(tree_.source.text()[at - 1]) < 2;
    const std::string end(open.word->partner);
    const std::string indent(column(open.statement) - 1, ' ');
    found_.back().diagnostic.fix =
        text::Fix{"insert " + end + where, false, {{{at, at}, (begins_line ? "" : "\n") + indent + end + "\n"}}};
}

std::uint32_t BlockReport::line(std::size_t statement) const { return tree_.statements[statement].line; }

std::uint32_t BlockReport::column(std::size_t statement) const {
    return tree_.source.position(tree_.statements[statement].node.span().begin).column;
}

std::string BlockReport::described(const OpenBlock* open) const {
    return open == nullptr ? "no block is open here"
                           : "here the " + std::string(open->word->word) + " of line " +
                                 std::to_string(line(open->statement)) + " is open";
}

}  // namespace gmat_copilot::script::detail
