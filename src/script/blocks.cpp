// Pairing the words that open and close blocks, as GMAT's own first pass does: by the first word of each line, so that
// a block stays a block even when the rest of its line is broken.
//
// GMAT stops at the first mismatch. Here each mistake is told once, where it most likely was made, and the rest is
// paired as if it had not been made. Words that GMAT does not know but people write ("end", "endif", "for") are taken
// for what they were meant to be when that leaves fewer mistakes.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "broken_line.hpp"
#include "command_words.hpp"
#include "passes.hpp"

namespace gmat_copilot::script::detail {
namespace {

/// How far around a mismatch is looked, so that a hostile script costs linear time.
constexpr std::size_t search_limit = 64;

struct BlockWord {
    const CommandWord* word = nullptr;
    bool exact = true;  ///< as GMAT writes it
};

class Pairing {
  public:
    Pairing(const TreeData& tree, bool lenient) : tree_(tree), lenient_(lenient), statements_(tree.statements) {}

    void run() {
        for (std::uint32_t index = 0; index < statements_.size(); ++index) {
            step(index);
        }
        std::for_each(open_.rbegin(), open_.rend(), [this](const Open& open) { report_unclosed(open, {}); });
    }
    [[nodiscard]] std::vector<Statement> take_statements() { return std::move(statements_); }
    [[nodiscard]] std::vector<text::Diagnostic> take_found() { return std::move(found_); }
    [[nodiscard]] std::size_t mistakes() const { return found_.size(); }
    [[nodiscard]] std::ptrdiff_t fixes() const {
        return std::count_if(found_.begin(), found_.end(), [](const text::Diagnostic& d) { return d.fix.has_value(); });
    }

  private:
    struct Open {
        std::uint32_t statement;
        const CommandWord* word;
        bool exact;
    };

    [[nodiscard]] std::string_view first_word(const Statement& statement) const {
        const std::string_view text = tree_.source.slice(statement.node.span());
        return text.substr(0, text.find_first_of(" \t;%\r\n"));
    }

    /// The block word a statement begins with, also when the statement is broken.
    [[nodiscard]] BlockWord block_word(const Statement& statement) const {
        const NodeKind kind = statement.kind();
        if (kind == NodeKind::command) {
            const CommandWord* const word = find_command_word(statement.keyword);
            if (word != nullptr || !lenient_) {
                return {word};
            }
            return {find_command_word_in_any_case(statement.keyword), false};
        }
        if (kind == NodeKind::broken) {
            return {find_command_word(first_word(statement))};
        }
        if (kind == NodeKind::call && lenient_) {
            return {meant_word(tree_.source.slice(statement.node.span())), false};
        }
        return {};
    }

    /// "end" ends the innermost block; "endif", "beginscript", "EndFr" are what they resemble.
    [[nodiscard]] const CommandWord* meant_word(std::string_view text) const {
        constexpr std::size_t longest = 12;
        if (text.size() > longest) {
            return nullptr;
        }
        if (const CommandWord* const word = find_command_word_in_any_case(text)) {
            return word;
        }
        const bool resembles_end =
            !open_.empty() && (lower(text) == "end" || text::edit_distance(text, open_.back().word->partner) <= 2);
        return resembles_end ? find_command_word(open_.back().word->partner) : nullptr;
    }

    void step(std::uint32_t index) {
        Statement& statement = statements_[index];
        const BlockWord found = block_word(statement);
        statement.parent = innermost();
        switch (found.word == nullptr ? BlockPart::none : found.word->part) {
            case BlockPart::none: break;
            case BlockPart::opener: open_.push_back({index, found.word, found.exact}); break;
            case BlockPart::closer: close(index, found); break;
            case BlockPart::alternative: alternative(index); break;
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
            report_crossed(index, word);
            pair(depth - 1, index);
            return;
        }
        if (has_opener) {
            while (open_.size() > depth) {
                report_unclosed(open_.back(), index);
                open_.pop_back();
            }
            if (!closer.exact && open_.back().exact) {
                report_meant(open_.back(), index);
            }
            pair(depth - 1, index);
            return;
        }
        if (open_.empty() || next_end(index) == open_.back().word->partner) {
            report_stray(index, word);
            return;
        }
        report_wrong_end(index, word);
        pair(open_.size() - 1, index);
    }

    void pair(std::size_t open_index, std::uint32_t closer) {
        const std::uint32_t opener = open_[open_index].statement;
        open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(open_index));
        statements_[opener].match = closer;
        statements_[closer].match = opener;
        statements_[closer].parent = statements_[opener].parent;
    }

    /// The word of the next line behind `index` that ends a block opened before it.
    [[nodiscard]] std::string_view next_end(std::uint32_t index) const {
        std::size_t depth = 0;
        const std::size_t last = std::min<std::size_t>(statements_.size(), index + 1 + search_limit);
        for (std::size_t at = index + 1; at < last; ++at) {
            const BlockWord found = block_word(statements_[at]);
            const BlockPart part = found.word == nullptr ? BlockPart::none : found.word->part;
            if (part == BlockPart::closer && depth == 0) {
                return found.word->word;
            }
            depth += part == BlockPart::opener ? 1U : 0U;
            depth -= part == BlockPart::closer ? 1U : 0U;
        }
        return {};
    }

    void alternative(std::uint32_t index) {
        Statement& statement = statements_[index];
        if (!open_.empty() && open_.back().word->word == "If") {
            statement.match = open_.back().statement;
            statement.parent = statements_[statement.match].parent;
            return;
        }
        add(index, "Else without an If: " +
                       (open_.empty() ? "no block is open here" : "here " + described(open_.back()) + " is open"));
    }

    void report_stray(std::uint32_t index, const CommandWord& word) {
        std::string message = std::string(word.word) + " without " + std::string(word.partner);
        if (!open_.empty()) {
            message += ": here " + described(open_.back()) + " is open";
        }
        add(index, std::move(message));
    }

    void report_crossed(std::uint32_t index, const CommandWord& word) {
        add(index, "expected " + std::string(open_.back().word->partner) + " but found " + std::string(word.word) +
                       ": " + described(open_.back()) + " is still open, and blocks may not cross");
    }

    void report_wrong_end(std::uint32_t index, const CommandWord& word) {
        const std::string expected(open_.back().word->partner);
        add(index, "expected " + expected + " but found " + std::string(word.word) + ": " + described(open_.back()) +
                       " is open");
        offer_word(index, expected);
    }

    void report_unclosed(const Open& open, std::optional<std::uint32_t> stopped_by) {
        std::string message =
            std::string(open.word->word) + " is never closed: " + std::string(open.word->partner) + " is missing";
        if (stopped_by) {
            message += " before line " + std::to_string(line(*stopped_by));
        }
        add(open.statement, std::move(message));
    }

    void report_meant(const Open& open, std::uint32_t index) {
        const std::string written(first_word(statements_[index]));
        add(open.statement, std::string(open.word->word) + " is never closed: \"" + written + "\" on line " +
                                std::to_string(line(index)) + " is not how GMAT writes " +
                                std::string(open.word->partner));
        offer_word(index, std::string(open.word->partner));
    }

    void offer_word(std::uint32_t index, const std::string& word) {
        const text::Span span = statements_[index].node.span();
        const auto length = static_cast<std::uint32_t>(first_word(statements_[index]).size());
        found_.back().fix = text::Fix{"write " + word, true, {{{span.begin, span.begin + length}, word}}};
    }

    void add(std::uint32_t statement, std::string message) {
        text::Diagnostic diagnostic;
        diagnostic.rule = "unbalanced-block";
        diagnostic.severity = text::Severity::error;
        diagnostic.span = statements_[statement].node.span();
        diagnostic.message = std::move(message);
        found_.push_back(std::move(diagnostic));
    }

    [[nodiscard]] std::uint32_t innermost() const { return open_.empty() ? no_statement : open_.back().statement; }
    [[nodiscard]] std::uint32_t line(std::uint32_t statement) const { return statements_[statement].line; }
    [[nodiscard]] std::string described(const Open& open) const {
        return "the " + std::string(open.word->word) + " of line " + std::to_string(line(open.statement));
    }

    const TreeData& tree_;
    bool lenient_;
    std::vector<Statement> statements_;
    std::vector<Open> open_;
    std::vector<text::Diagnostic> found_;
};

}  // namespace

std::vector<text::Diagnostic> pair_blocks(TreeData& tree) {
    Pairing strict(tree, false);
    strict.run();
    if (strict.mistakes() > 0) {
        Pairing lenient(tree, true);
        lenient.run();
        if (lenient.mistakes() < strict.mistakes() ||
            (lenient.mistakes() == strict.mistakes() && lenient.fixes() > strict.fixes())) {
            tree.statements = lenient.take_statements();
            return lenient.take_found();
        }
    }
    tree.statements = strict.take_statements();
    return strict.take_found();
}

}  // namespace gmat_copilot::script::detail
