// The tokens of a script: its tree laid flat, with every mark between the leaves.
//
// A tree's leaves leave out brackets, commas, operators, semicolons and comments, which stand between nodes. Who lays a
// script out anew, or compares two scripts but for their layout, needs all of them, in text order. Together the tokens
// hold every byte of the text that is not a blank.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "script/tree.hpp"
#include "text/source.hpp"

namespace gmat_copilot::script {

enum class TokenKind : std::uint8_t {
    leaf,          ///< a name, path, number, text, label, keyword ...: `node` is the node
    word,          ///< a word that has no node: GMAT, Create, #Include, the name within created_name
    mark,          ///< a bracket, comma, semicolon or operator
    continuation,  ///< "..." with its line break and the blank lines behind it
    comment,       ///< from "%" to the end of the line
    line_break,
    ignored  ///< a NUL byte and all behind it, which GMAT does not read
};

struct Token {
    TokenKind kind = TokenKind::mark;
    text::Span span;
    NodeRef node;   ///< leaf: itself; word, mark, continuation: the innermost node around it; null outside statements
    NodeRef owner;  ///< the innermost node around the gap before this token; null for the first of a statement
    /// The gap before this token is within an element of a list or a reported item, where a blank ends the item.
    bool within_item = false;
    std::uint32_t depth = 0;  ///< nodes around that gap: 1, the statement alone
};

/// All tokens of a script, in text order.
[[nodiscard]] std::vector<Token> tokens(const Tree& tree);

/// True when two scripts differ in layout only: the same nodes, and the same tokens but for blanks, empty lines, line
/// ends, and blanks at the end of comments.
[[nodiscard]] bool same_but_for_layout(const Tree& a, const Tree& b);

}  // namespace gmat_copilot::script
