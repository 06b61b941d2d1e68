// Pairing the words that open and close blocks, as GMAT's own first pass does: by the first word of each line, so that
// a block stays a block even when the rest of its line is broken.
//
// GMAT stops at the first mismatch. Here each mistake is told once, where it most likely was made, and the rest is
// paired as if it had not been made. Words that GMAT does not know but people write ("end", "endif", "for", "}") are
// taken for what they were meant to be when that leaves fewer mistakes.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "block_report.hpp"
#include "broken_line.hpp"
#include "command_words.hpp"
#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

/// How far around a mismatch is looked, so that a hostile script costs linear time.
constexpr std::uint32_t search_limit = 64;

struct BlockWord {
    const CommandWord* word = nullptr;
    bool exact = true;  ///< as GMAT writes it
};

class Pairing {
  public:
    Pairing(const TreeData& tree, bool lenient)
        : tree_(tree), lenient_(lenient), statements_(tree.statements), report_(tree) {}

    void run() {
        for (std::uint32_t index = 0; index < statements_.size(); ++index) {
            step(index);
        }
        for (std::size_t depth = open_.size(); depth > 0; --depth) {
            report_.unclosed(open_[depth - 1], {}, depth == open_.size());
        }
    }
    [[nodiscard]] const BlockReport& report() const { return report_; }
    /// True when a "}" at the start of a line may have been meant to end a block.
    [[nodiscard]] bool has_brace() const { return has_brace_; }
    /// Puts the result into the tree.
    [[nodiscard]] std::vector<text::Diagnostic> finish(TreeData& tree) {
        tree.statements = std::move(statements_);
        return report_.tell(tree);
    }

  private:
    /// The block word a statement begins with, also when the statement is broken.
    [[nodiscard]] BlockWord block_word(std::uint32_t index) const {
        const Statement& statement = statements_[index];
        const NodeKind kind = statement.kind();
        if (kind == NodeKind::command) {
            const CommandWord* const word = find_command_word(statement.keyword);
            if (word != nullptr || !lenient_) {
                return {word};
            }
            const CommandWord* const meant = find_command_word_in_any_case(statement.keyword);
            return {meant != nullptr ? meant : meant_word(text_of(tree_, index)), false};
        }
        if (kind == NodeKind::broken) {
            const CommandWord* const word = find_command_word(first_word(tree_, index));
            return word != nullptr || !lenient_ ? BlockWord{word} : BlockWord{braced_word(index), false};
        }
        if (kind == NodeKind::call && lenient_) {
            return {meant_word(text_of(tree_, index)), false};
        }
        return {};
    }

    /// "end" ends the innermost block; "endif", "End If", "beginscript", "EndFr" are what they resemble.
    [[nodiscard]] const CommandWord* meant_word(std::string_view text) const {
        constexpr std::size_t longest = 12;
        if (text.size() > longest) {
            return nullptr;
        }
        std::string word(text);
        word.erase(std::remove_if(word.begin(), word.end(), is_blank), word.end());
        if (const CommandWord* const known = find_command_word_in_any_case(word)) {
            return known;
        }
        const bool resembles_end =
            !open_.empty() && (lower(word) == "end" || text::edit_distance(word, open_.back().word->partner) <= 2);
        return resembles_end ? find_command_word(open_.back().word->partner) : nullptr;
    }

    /// "}" and "} Else {", unless the brace ends a list that began on a line before.
    [[nodiscard]] const CommandWord* braced_word(std::uint32_t index) const {
        constexpr std::size_t longest = 24;
        const std::string_view text = text_of(tree_, index);
        if (open_.empty() || text.size() > longest || !text.starts_with('}') || ends_list(index)) {
            return nullptr;
        }
        const std::string_view inner = trim(text.substr(1, text.find_last_not_of("{ \t")));
        return inner.empty() ? find_command_word(open_.back().word->partner) : find_command_word_in_any_case(inner);
    }

    /// True when a "{" is open behind the line that opened the innermost block.
    [[nodiscard]] bool ends_list(std::uint32_t index) const {
        constexpr std::size_t longest = 400;
        std::uint32_t at = open_.back().statement + 1;
        at = at + search_limit < index ? index - search_limit : at;
        std::ptrdiff_t depth = 0;
        for (; at < index; ++at) {
            const CommandWord* const word = find_command_word(first_word(tree_, at));
            const bool opens_block = word != nullptr && word->part == BlockPart::opener;
            if (statements_[at].kind() == NodeKind::broken && !opens_block) {
                const std::string_view text = text_of(tree_, at).substr(0, longest);
                depth += std::count(text.begin(), text.end(), '{') - std::count(text.begin(), text.end(), '}');
                depth = std::max<std::ptrdiff_t>(depth, 0);
            }
        }
        return depth > 0;
    }

    void step(std::uint32_t index) {
        Statement& statement = statements_[index];
        const BlockWord found = block_word(index);
        statement.parent = open_.empty() ? no_statement : open_.back().statement;
        has_brace_ = has_brace_ || (statement.kind() == NodeKind::broken && text_of(tree_, index).starts_with('}'));
        switch (found.word == nullptr ? BlockPart::none : found.word->part) {
            case BlockPart::none: break;
            case BlockPart::opener: open_.push_back({index, found.word, found.exact}); break;
            case BlockPart::closer: close(index, found); break;
            case BlockPart::alternative: alternative(index, found.exact); break;
        }
    }

    void close(std::uint32_t index, const BlockWord& closer) {
        const CommandWord& word = *closer.word;
        std::size_t depth = open_.size();
        for (std::size_t seen = 0; depth > 0 && seen < search_limit && open_[depth - 1].word->partner != word.word;
             ++seen) {
            --depth;
        }
        const bool has_opener = depth > 0 && open_[depth - 1].word->partner == word.word;
        if (has_opener && depth < open_.size() && next_end(index) == open_.back().word->partner) {
            report_.crossed(index, word, open_.back());
            pair(depth - 1, index);
            return;
        }
        if (has_opener) {
            for (bool inner = true; open_.size() > depth; inner = false) {
                report_.unclosed(open_.back(), index, inner);
                open_.pop_back();
            }
            if (!closer.exact && statements_[index].kind() == NodeKind::broken) {
                report_.brace(index, word.word, open_.back());
            } else if (!closer.exact && open_.back().exact) {
                report_.misspelt_end(open_.back(), index);
            }
            pair(depth - 1, index);
            return;
        }
        if (open_.empty() || next_end(index) == open_.back().word->partner) {
            const auto last = last_closed_.find(word.partner);
            report_.stray_end(index, word, innermost(),
                              last == last_closed_.end() ? std::nullopt : std::optional(last->second));
            return;
        }
        report_.wrong_end(index, word, open_.back());
        pair(open_.size() - 1, index);
    }

    void pair(std::size_t open_index, std::uint32_t closer) {
        const std::uint32_t opener = open_[open_index].statement;
        last_closed_.insert_or_assign(open_[open_index].word->word, ClosedBlock{opener, closer});
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(open_index));
        statements_[opener].match = closer;
        statements_[closer].match = opener;
        statements_[closer].parent = statements_[opener].parent;
    }

    /// The word of the next line behind `index` that ends a block opened before it.
    [[nodiscard]] std::string_view next_end(std::uint32_t index) const {
        std::size_t depth = 0;
        const std::size_t last = std::min<std::size_t>(statements_.size(), index + 1 + search_limit);
        for (std::uint32_t at = index + 1; at < last; ++at) {
            const BlockWord found = block_word(at);
            const BlockPart part = found.word == nullptr ? BlockPart::none : found.word->part;
            if (part == BlockPart::closer && depth == 0) {
                return found.word->word;
            }
            depth += part == BlockPart::opener ? 1U : 0U;
            depth -= part == BlockPart::closer ? 1U : 0U;
        }
        return {};
    }

    void alternative(std::uint32_t index, bool exact) {
        Statement& statement = statements_[index];
        if (open_.empty() || open_.back().word->word != "If") {
            report_.else_without_if(index, innermost());
            return;
        }
        statement.match = open_.back().statement;
        statement.parent = statements_[statement.match].parent;
        if (!exact && statement.kind() == NodeKind::broken) {
            report_.brace(index, "Else", open_.back());
        }
    }

    [[nodiscard]] const OpenBlock* innermost() const { return open_.empty() ? nullptr : &open_.back(); }

    const TreeData& tree_;
    bool lenient_;
    std::vector<Statement> statements_;
    std::vector<OpenBlock> open_;
    std::map<std::string_view, ClosedBlock> last_closed_;  ///< by the word that opened it
    BlockReport report_;
    bool has_brace_ = false;
};

}  // namespace

std::vector<text::Diagnostic> pair_blocks(TreeData& tree) {
    Pairing strict(tree, false);
    strict.run();
    const BlockReport& report = strict.report();
    if (report.mistakes() > 0 || strict.has_brace()) {
        Pairing lenient(tree, true);
        lenient.run();
        const bool fewer = lenient.report().mistakes() < report.mistakes();
        const bool as_many = lenient.report().mistakes() == report.mistakes();
        if (fewer || (as_many && lenient.report().safe_fixes() > report.safe_fixes())) {
            return lenient.finish(tree);
        }
    }
    return strict.finish(tree);
}

}  // namespace gmat_copilot::script::detail
