#include "spacing.hpp"

#include <algorithm>
#include <array>

namespace gmat_copilot::script::detail {
namespace {

template <std::size_t N>
bool is_mark(const Token& token, std::string_view text, const std::array<std::string_view, N>& marks) {
    return token.kind == TokenKind::mark && std::find(marks.begin(), marks.end(), text) != marks.end();
}

constexpr std::array<std::string_view, 3> opening{"(", "[", "{"};
constexpr std::array<std::string_view, 3> closing{")", "]", "}"};
constexpr std::array<std::string_view, 2> separators{",", ";"};
constexpr std::array<std::string_view, 2> tight_operators{"^", ":"};
constexpr std::array<std::string_view, 1> transpose{"'"};
constexpr std::array<std::string_view, 13> spaced_operators{
    "=", "==", "~=", "<", ">", "<=", ">=", "&", "|", "+", "-", "*", "/"};
constexpr std::array<std::string_view, 2> signs{"+", "-"};

bool is_statement(NodeRef node) {
    return node.is(NodeKind::create) || node.is(NodeKind::assignment) || node.is(NodeKind::call) ||
           node.is(NodeKind::command);
}

bool is_sign(const Token& token, std::string_view text) {
    return token.node.is(NodeKind::unary) && is_mark(token, text, signs);
}

/// Layouts that GMAT may read in more than one way, or that no rule here knows.
bool is_delicate(const Token& left, std::string_view left_text, const Token& right, std::string_view right_text) {
    const NodeRef gap = right.owner;
    const bool two_signs = is_sign(left, left_text) && is_sign(right, right_text);
    return right.within_item || !gap || gap.is(NodeKind::include) || two_signs || left.node.is(NodeKind::minus);
}

/// A(1,2): element, or a function of plain values. What a command is given, Prop(SatA, SatB), stands wider.
bool are_subscripts(const Token& gap, NodeKind statement) {
    const bool of_command = gap.depth == 2 && (statement == NodeKind::command || statement == NodeKind::call);
    if (!gap.owner.is(NodeKind::call_expr) || of_command) {
        return false;
    }
    const NodeRange parts = gap.owner.children();
    return std::all_of(std::next(parts.begin()), parts.end(), [](NodeRef argument) {
        return argument.is(NodeKind::number) || (argument.is(NodeKind::path) && argument.child_count() == 1);
    });
}

}  // namespace

Blank blank_between(const Token& left, std::string_view left_text, const Token& right, std::string_view right_text,
                    NodeKind statement) {
    if (is_delicate(left, left_text, right, right_text)) {
        return Blank::as_it_is;
    }
    const NodeRef gap = right.owner;
    if (is_mark(right, right_text, separators) || is_mark(right, right_text, closing) ||
        is_mark(left, left_text, opening)) {
        return Blank::none;
    }
    if (gap.is(NodeKind::created_name)) {
        return left.kind == TokenKind::leaf && right.kind == TokenKind::leaf ? Blank::one : Blank::none;
    }
    if (is_mark(left, left_text, separators)) {
        return are_subscripts(right, statement) ? Blank::none : Blank::one;
    }
    if (is_sign(left, left_text) || is_mark(left, left_text, tight_operators) ||
        is_mark(right, right_text, tight_operators) || is_mark(right, right_text, transpose)) {
        return Blank::none;
    }
    const bool operates = (is_mark(right, right_text, spaced_operators) && !is_sign(right, right_text)) ||
                          is_mark(left, left_text, spaced_operators);
    if (operates || is_statement(gap)) {
        return Blank::one;
    }
    const bool opens_arguments = gap.is(NodeKind::call_expr) && is_mark(right, right_text, opening);
    return opens_arguments && left.kind == TokenKind::leaf ? Blank::none : Blank::as_it_is;
}

}  // namespace gmat_copilot::script::detail
