#include "lint/suppression_comments.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "lint/names.hpp"
#include "lint/suppression.hpp"
#include "script/tokens.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr std::string_view blanks = " \t";
constexpr std::array<std::string_view, 2> prefixes = {"gmat-copilot:", "gmat-script:"};
constexpr std::size_t longest_verb = 32;

struct InstructionRow {
    std::string_view name;
    Instruction instruction;
};
constexpr std::array<InstructionRow, 4> instructions = {{
    {"disable-line", Instruction::disable_line},
    {"disable-next-line", Instruction::disable_next_line},
    {"disable", Instruction::disable},
    {"enable", Instruction::enable},
}};

Instruction instruction_of(std::string_view word) {
    const auto* const row = std::find_if(instructions.begin(), instructions.end(),
                                         [word](const InstructionRow& each) { return each.name == word; });
    return row == instructions.end() ? Instruction::unknown : row->instruction;
}

/// Where the instruction begins in a comment's text: behind a prefix that follows "%" and blanks. npos: nowhere.
std::size_t instruction_begin(std::string_view comment) {
    for (std::size_t percent = 0; percent != std::string_view::npos; percent = comment.find('%', percent + 1)) {
        const std::size_t at = comment.find_first_not_of(blanks, percent + 1);
        for (const std::string_view prefix : prefixes) {
            if (at != std::string_view::npos && comment.substr(at, prefix.size()) == prefix) {
                return at + prefix.size();
            }
        }
    }
    return std::string_view::npos;
}

/// Takes words off a comment, from left to right.
class Reader {
  public:
    Reader(std::string_view comment, std::uint32_t offset, std::size_t at)
        : comment_(comment), offset_(offset), at_(at) {}

    [[nodiscard]] Word word(std::string_view ends) {
        skip_blanks();
        const std::size_t begin = at_;
        at_ = std::min(comment_.find_first_of(ends, begin), comment_.size());
        return {comment_.substr(begin, at_ - begin),
                {offset_ + static_cast<std::uint32_t>(begin), offset_ + static_cast<std::uint32_t>(at_)}};
    }

    [[nodiscard]] bool take(char mark) {
        skip_blanks();
        const bool there = at_ < comment_.size() && comment_[at_] == mark;
        at_ += there ? 1 : 0;
        return there;
    }

  private:
    void skip_blanks() { at_ = std::min(comment_.find_first_not_of(blanks, at_), comment_.size()); }

    std::string_view comment_;
    std::uint32_t offset_;
    std::size_t at_;
};

std::optional<SuppressionComment> read_comment(std::string_view text, std::uint32_t offset) {
    const std::size_t begin = instruction_begin(text);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    Reader reader(text, offset, begin);
    SuppressionComment comment;
    comment.verb = reader.word(" \t=,");
    comment.instruction = instruction_of(comment.verb.text);
    const bool close = comment.verb.text.size() <= longest_verb &&
                       !text::closest_names(comment.verb.text, instruction_words(), 1).empty();
    if (comment.instruction == Instruction::unknown && !close) {
        return std::nullopt;
    }
    comment.names_rules = reader.take('=');
    if (comment.names_rules) {
        std::set<std::string_view> seen;
        do {
            const Word rule = reader.word(" \t,");
            if (!rule.text.empty() && seen.insert(rule.text).second) {
                comment.rules.push_back(rule);
            }
        } while (reader.take(','));
    }
    return comment;
}

}  // namespace

const std::vector<std::string_view>& instruction_words() {
    static const std::vector<std::string_view> words = names_in(instructions);
    return words;
}

bool has_suppressions(const script::Tree& tree) {
    const std::string_view text = tree.source().text();
    return std::any_of(prefixes.begin(), prefixes.end(),
                       [text](std::string_view prefix) { return text.find(prefix) != std::string_view::npos; });
}

std::vector<SuppressionComment> read_suppression_comments(const script::Tree& tree) {
    std::vector<SuppressionComment> comments;
    for (const script::Token& token : script::tokens(tree)) {
        if (token.kind != script::TokenKind::comment) {
            continue;
        }
        if (auto comment = read_comment(tree.source().slice(token.span), token.span.begin)) {
            comment->line = tree.source().position(token.span.begin).line;
            comments.push_back(*std::move(comment));
        }
    }
    return comments;
}

}  // namespace gmat_copilot::lint
