// The lossless syntax tree of a GMAT script.
//
// A Tree owns the text and one flat, pre-order array of nodes over it; NodeRef and Statement are cheap views that stay
// valid for as long as the Tree (moving the Tree keeps them valid). Every byte of the input is in the tree: a node is a
// span of the text, and what no node covers (blanks, comments, continuation marks, line ends) is trivia between nodes.
// parse() never throws on any input: what cannot be read becomes a `broken` statement with exactly one diagnostic, and
// the statements after it are parsed as if it were not there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace gmat_copilot::script {

enum class NodeKind : std::uint8_t {
    // --- statements (children of the file) ---
    create,      ///< Create TYPE NAME ...            children: type_name, created_name...
    assignment,  ///< [GMAT] ['label'] LHS = VALUE     children: [label], lhs (path | call), value
    call,        ///< [a, b] = F(x)  or  F(x)  or  F   children: [label], [outputs (matrix)], callee (path | call)
    command,     ///< KEYWORD ['label'] ITEM...        children: keyword, [label], items
    include,     ///< #Include 'file'                  children: string | raw
    broken,      ///< could not be read                no children
    // --- parts ---
    keyword,       ///< the command word
    label,         ///< 'text' after a command word, or before an assignment; span includes the quotes
    type_name,     ///< the type in Create
    created_name,  ///< a name in Create; children: its dimensions (number nodes, or raw), e.g. A[3,3]
    path,          ///< Sat.Earth.SMA                     children: one identifier per part
    identifier,    ///< one part of a path
    call_expr,     ///< A(1,2)  Prop(Sat)  sqrt(x)        children: path, then one node per argument
    number,        ///< 7000  .5  1e-3
    string,        ///< 'text'; span includes the quotes ('' inside is an escaped quote)
    unary,         ///< -x  +x                            child: operand
    binary,        ///< x + y and so on                   children: left, right; op() tells which
    transpose,     ///< A'                                child: operand
    brace_list,    ///< { item, item }                    children: items (option nodes where "key = value")
    matrix,        ///< [ 1 2 ; 3 4 ]                     children: row nodes
    row,           ///< one row of a matrix               children: values
    option,        ///< key = value (or key == value) inside braces or call arguments    children: key (path), value
    range,         ///< a:b or a:step:b (For)             children: two or three values
    raw,           ///< text GMAT takes as it stands, e.g. 01 Jan 2025 12:00:00.000, or an unquoted file name
    minus,         ///< the lone '-' of "Propagate -Prop(Sat)"
};

/// True for the kinds whose nodes never have children.
[[nodiscard]] constexpr bool is_leaf(NodeKind kind) {
    switch (kind) {
        case NodeKind::broken:
        case NodeKind::keyword:
        case NodeKind::label:
        case NodeKind::type_name:
        case NodeKind::identifier:
        case NodeKind::number:
        case NodeKind::string:
        case NodeKind::raw:
        case NodeKind::minus: return true;
        default: return false;
    }
}

/// The operator of a unary or binary node.
enum class Op : std::uint8_t {
    none,
    add,
    subtract,
    multiply,
    divide,
    power,
    modulo,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal,
    logical_and,
    logical_or,
    negate,
    identity
};

/// The enumerator's name, "create", "brace_list" ...
[[nodiscard]] std::string_view to_string(NodeKind kind);
/// As it is written: "+", "~=" ...; "negate" and "identity" for signs; empty for none.
[[nodiscard]] std::string_view to_string(Op op);

namespace detail {
struct Node {
    NodeKind kind;
    Op op;
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t size;  ///< nodes in this subtree, itself included: the next sibling is at index + size
};
struct TreeData;
}  // namespace detail

class NodeRange;

/// A node: a typed span of the text. Cheap to copy; default-constructed it is null and tests false. Rules ask nodes
/// millions of questions, so the short answers are given here.
class NodeRef {
  public:
    NodeRef() = default;
    /// `text` is where the source begins.
    NodeRef(const detail::Node* node, const char* text) : node_(node), text_(text) {}

    explicit operator bool() const { return node_ != nullptr; }
    [[nodiscard]] NodeKind kind() const { return node_->kind; }
    [[nodiscard]] bool is(NodeKind kind) const { return node_ != nullptr && node_->kind == kind; }
    [[nodiscard]] Op op() const { return node_->op; }
    [[nodiscard]] text::Span span() const { return {node_->begin, node_->end}; }
    [[nodiscard]] std::string_view text() const {
        return node_ == nullptr ? std::string_view{}
                                : std::string_view{text_ + node_->begin, node_->end - node_->begin};
    }
    /// The text of a string or label node without its quotes and with '' unescaped; text() of any other node.
    [[nodiscard]] std::string unquoted() const;
    [[nodiscard]] NodeRange children() const;
    [[nodiscard]] std::size_t child_count() const;
    /// The n-th child, or null.
    [[nodiscard]] NodeRef child(std::size_t n) const;
    /// The first child of a kind, or null.
    [[nodiscard]] NodeRef find(NodeKind kind) const;
    friend bool operator==(const NodeRef&, const NodeRef&) = default;

  private:
    const detail::Node* node_ = nullptr;
    const char* text_ = nullptr;
};

/// The children of a node, in text order; usable in a range-for.
class NodeRange {
  public:
    class iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = NodeRef;
        using difference_type = std::ptrdiff_t;
        using pointer = const NodeRef*;
        using reference = NodeRef;
        iterator() = default;
        iterator(const detail::Node* node, const char* text) : node_(node), text_(text) {}
        NodeRef operator*() const { return {node_, text_}; }
        iterator& operator++() {
            node_ += node_->size;
            return *this;
        }
        iterator operator++(int) {
            const iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& a, const iterator& b) { return a.node_ == b.node_; }

      private:
        const detail::Node* node_ = nullptr;
        const char* text_ = nullptr;
    };
    NodeRange(const detail::Node* first, const detail::Node* last, const char* text)
        : first_(first), last_(last), text_(text) {}
    [[nodiscard]] iterator begin() const { return {first_, text_}; }
    [[nodiscard]] iterator end() const { return {last_, text_}; }

  private:
    const detail::Node* first_;
    const detail::Node* last_;
    const char* text_;
};

inline NodeRange NodeRef::children() const {
    return node_ == nullptr ? NodeRange{nullptr, nullptr, nullptr} : NodeRange{node_ + 1, node_ + node_->size, text_};
}

inline std::size_t NodeRef::child_count() const {
    std::size_t count = 0;
    for ([[maybe_unused]] const NodeRef child : children()) {
        ++count;
    }
    return count;
}

inline NodeRef NodeRef::child(std::size_t n) const {
    for (const NodeRef child : children()) {
        if (n-- == 0) {
            return child;
        }
    }
    return {};
}

inline NodeRef NodeRef::find(NodeKind kind) const {
    for (const NodeRef child : children()) {
        if (child.kind() == kind) {
            return child;
        }
    }
    return {};
}

inline constexpr std::uint32_t no_statement = 0xFFFFFFFFU;

/// One statement (one logical line: a physical line, or several joined by "..."). All statements of a file stand in one
/// list in text order; blocks are told by `parent` and `match`.
struct Statement {
    NodeRef node;  ///< create, assignment, call, command, include or broken
    std::string_view
        keyword;    ///< the command word ("Propagate", "If", "Create", "#Include"), empty for assignment/call/broken
    NodeRef label;  ///< null when there is none
    std::uint32_t line = 0;               ///< 1-based physical line it starts on
    std::uint32_t parent = no_statement;  ///< index of the block opener it stands in (If, For, Target, BeginScript ...)
    std::uint32_t match =
        no_statement;          ///< opener: index of its End...; End...: index of its opener; Else: index of its If
    bool gmat_prefix = false;  ///< written with a leading GMAT
    bool in_mission_sequence =
        false;  ///< at or after the command that starts the mission sequence (see mission_start())

    [[nodiscard]] NodeKind kind() const { return node.kind(); }
};

class Tree {
  public:
    Tree(Tree&&) noexcept;
    Tree& operator=(Tree&&) noexcept;
    Tree(const Tree&) = delete;
    Tree& operator=(const Tree&) = delete;
    ~Tree();

    [[nodiscard]] const text::SourceText& source() const;
    [[nodiscard]] const std::vector<Statement>& statements() const;
    /// What is wrong with the form (syntax-error, foreign-syntax, broken-continuation, several-statements, non-ascii,
    /// unbalanced-block), in text order, at most one per statement.
    [[nodiscard]] const std::vector<text::Diagnostic>& diagnostics() const;
    /// Index of the first statement of the mission sequence: BeginMissionSequence, or (GMAT tolerates its absence) the
    /// first command other than Create, assignments and #Include; statements().size() when there is none.
    [[nodiscard]] std::uint32_t mission_start() const;
    /// True when a BeginMissionSequence statement exists.
    [[nodiscard]] bool has_begin_mission_sequence() const;
    /// Rebuilds the text from nodes and the trivia between them; equal to source().text() for every input.
    [[nodiscard]] std::string print() const;

  private:
    friend Tree parse(std::string text, std::string path);
    explicit Tree(std::unique_ptr<detail::TreeData> data);
    std::unique_ptr<detail::TreeData> data_;
};

/// Largest nesting of brackets, braces and parentheses in one statement; deeper input is an error.
inline constexpr int max_nesting = 400;

/// Parses a script. Total: every input gives a tree. `path` is only carried along for messages.
[[nodiscard]] Tree parse(std::string text, std::string path = {});

/// A one-node-per-line dump for tests and for `gmat-copilot parse`.
[[nodiscard]] std::string dump(const Tree& tree);

}  // namespace gmat_copilot::script
