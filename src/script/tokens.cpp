#include "script/tokens.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "command_words.hpp"

namespace gmat_copilot::script {
namespace {

constexpr std::string_view blanks = " \t";

/// Nodes that are one token, with all that is in them.
bool is_one_token(NodeKind kind) { return is_leaf(kind) || kind == NodeKind::path; }

/// The bytes at `at` that are one mark.
std::size_t mark_length(std::string_view text, std::size_t at) {
    const std::string_view two = text.substr(at, 2);
    return two == "==" || two == "~=" || two == "<=" || two == ">=" ? 2 : 1;
}

/// The length of the line break at `at`, or 0.
std::size_t line_break_length(std::string_view text, std::size_t at) {
    if (at >= text.size() || (text[at] != '\n' && text[at] != '\r')) {
        return 0;
    }
    return text.substr(at, 2) == "\r\n" ? 2 : 1;
}

/// The end of the "..." at `at` with all it swallows: blanks, its line break, and lines without content.
std::size_t continuation_end(std::string_view text, std::size_t at) {
    std::size_t end = at + 3;
    for (std::size_t next = end; next < text.size();) {
        next = std::min(text.find_first_not_of(blanks, next), text.size());
        const std::size_t length = line_break_length(text, next);
        if (length == 0) {
            break;
        }
        next += length;
        end = next;
    }
    return end;
}

/// Lays the nodes of a tree flat.
class Flattener {
  public:
    explicit Flattener(const Tree& tree) : text_(tree.source().text()) {}

    [[nodiscard]] std::vector<Token> run(const Tree& tree) {
        std::size_t told = 0;
        for (const Statement& statement : tree.statements()) {
            const text::Span span = statement.node.span();
            outside(told, span.begin);
            reports_ = is_report(statement);
            visit(statement.node);
            told = span.end;
        }
        outside(told, text_.size());
        return std::move(tokens_);
    }

  private:
    struct Level {
        NodeRef node;
        NodeRange::iterator next;
        NodeRange::iterator last;
        std::size_t told;  ///< the text of the node before this offset is in the tokens
        bool in_item;
    };

    /// Commands whose items end at a blank.
    static bool is_report(const Statement& statement) {
        const detail::CommandWord* const word = detail::find_command_word(statement.keyword);
        return statement.kind() == NodeKind::command && word != nullptr && word->takes_items;
    }

    [[nodiscard]] bool begins_item(NodeRef parent, NodeRef child) const {
        return parent.is(NodeKind::row) || (parent.is(NodeKind::brace_list) && !child.is(NodeKind::option)) ||
               (parent.is(NodeKind::command) && reports_);
    }

    void add(TokenKind kind, std::size_t begin, std::size_t end, NodeRef node) {
        const text::Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        tokens_.push_back({kind, span, node, owner_, owner_in_item_, owner_depth_});
        own_gap();
    }

    /// The gap that follows belongs to the innermost node that is open, until that ends before the next token.
    void own_gap() {
        owner_ = levels_.empty() ? NodeRef{} : levels_.back().node;
        owner_in_item_ = !levels_.empty() && levels_.back().in_item;
        owner_depth_ = static_cast<std::uint32_t>(levels_.size());
    }

    void enter(NodeRef node, bool in_item) {
        const NodeRange children = node.children();
        levels_.push_back({node, children.begin(), children.end(), node.span().begin, in_item});
    }

    /// An explicit stack: the tree of a long sum is deep.
    void visit(NodeRef statement) {
        if (is_one_token(statement.kind())) {
            add(TokenKind::leaf, statement.span().begin, statement.span().end, statement);
            return;
        }
        enter(statement, false);
        while (!levels_.empty()) {
            Level& level = levels_.back();
            if (level.next == level.last) {
                marks(level, level.node.span().end);
                levels_.pop_back();
                own_gap();
                continue;
            }
            const NodeRef child = *level.next;
            ++level.next;
            marks(level, child.span().begin);
            level.told = child.span().end;
            const bool in_item = level.in_item || begins_item(level.node, child);
            if (is_one_token(child.kind())) {
                add(TokenKind::leaf, child.span().begin, child.span().end, child);
            } else {
                enter(child, in_item);
            }
        }
    }

    /// The marks and words of `level` up to `end`.
    void marks(Level& level, std::size_t end) {
        const std::string_view text = text_.substr(0, end);  // nothing looks further: this stays linear
        while (level.told < end) {
            const std::size_t at = std::min(text.find_first_not_of(blanks, level.told), end);
            if (at < end) {
                const auto [kind, stop] = mark_at(text, at, level.node);
                add(kind, at, stop, level.node);
                level.told = stop;
            } else {
                level.told = end;
            }
        }
    }

    /// The kind and the end of the mark or word at `at`, which is not a blank.
    static std::pair<TokenKind, std::size_t> mark_at(std::string_view text, std::size_t at, NodeRef node) {
        if (text.substr(at, 3) == "...") {
            return {TokenKind::continuation, std::min(continuation_end(text, at), text.size())};
        }
        const bool is_name = node.is(NodeKind::created_name) && at == node.span().begin;
        const std::string_view ends = is_name ? "[" : " \t\r\n,;()[]{}=<>~&|+-*/^:'";
        const std::size_t stop = std::min(text.find_first_of(ends, at), text.size());
        if (stop == at) {
            return {TokenKind::mark, std::min(at + mark_length(text, at), text.size())};
        }
        return {TokenKind::word, stop};
    }

    /// What stands between statements.
    void outside(std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end;) {
            std::size_t stop = at + 1;
            TokenKind kind = TokenKind::mark;
            if (blanks.find(text_[at]) != std::string_view::npos) {
                at = stop;
                continue;
            }
            if (text_[at] == '\0') {
                kind = TokenKind::ignored;
                stop = end;
            } else if (text_[at] == '%') {
                kind = TokenKind::comment;
                stop = std::min(text_.find_first_of(std::string_view("\r\n\0", 3), at), end);
            } else if (const std::size_t length = line_break_length(text_, at); length > 0) {
                kind = TokenKind::line_break;
                stop = at + length;
            } else if (text_.substr(at, 3) == "...") {
                kind = TokenKind::continuation;
                stop = std::min(continuation_end(text_, at), end);
            }
            add(kind, at, stop, {});
            at = stop;
        }
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<Level> levels_;
    NodeRef owner_;
    bool owner_in_item_ = false;
    std::uint32_t owner_depth_ = 0;
    bool reports_ = false;
};

/// What a token says, layout aside.
std::string_view content(const Tree& tree, const Token& token) {
    const std::string_view text = tree.source().slice(token.span);
    switch (token.kind) {
        case TokenKind::continuation: return text.substr(0, 3);
        case TokenKind::comment: return text.substr(0, text.find_last_not_of(blanks) + 1);
        default: return text;
    }
}

bool same_content(const Tree& a, const Tree& b) {
    const auto told = [](const std::vector<Token>& all) {
        std::vector<Token> said;
        std::copy_if(all.begin(), all.end(), std::back_inserter(said),
                     [](const Token& token) { return token.kind != TokenKind::line_break; });
        return said;
    };
    const std::vector<Token> left = told(tokens(a));
    const std::vector<Token> right = told(tokens(b));
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [&](const Token& x, const Token& y) {
        return x.kind == y.kind && content(a, x) == content(b, y);
    });
}

bool same_shape(NodeRef a, NodeRef b) {
    // Pre-order: equal kinds and equal numbers of children all the way down make equal trees.
    std::vector<std::pair<NodeRef, NodeRef>> open{{a, b}};
    while (!open.empty()) {
        const auto [left, right] = open.back();
        open.pop_back();
        if (left.kind() != right.kind() || left.op() != right.op() || left.child_count() != right.child_count()) {
            return false;
        }
        auto other = right.children().begin();
        for (const NodeRef child : left.children()) {
            open.emplace_back(child, *other);
            ++other;
        }
    }
    return true;
}

}  // namespace

std::vector<Token> tokens(const Tree& tree) { return Flattener(tree).run(tree); }

bool same_but_for_layout(const Tree& a, const Tree& b) {
    return std::equal(a.statements().begin(), a.statements().end(), b.statements().begin(), b.statements().end(),
                      [](const Statement& x, const Statement& y) { return same_shape(x.node, y.node); }) &&
           same_content(a, b);
}

}  // namespace gmat_copilot::script
