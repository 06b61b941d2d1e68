// How GMAT reads a value before the mission sequence: as raw text, by the field's type.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "script/tree.hpp"
#include "text/source.hpp"

namespace gmat_copilot::lint {

/// A number as GMAT's real fields take it: 7000, +7e3, .5, 7000., also in extra parentheses.
[[nodiscard]] bool is_real(std::string_view text);
/// Digits with an optional sign.
[[nodiscard]] bool is_integer(std::string_view text);
/// Digits with an optional '+'.
[[nodiscard]] bool is_unsigned(std::string_view text);
/// true, false, on or off in any case.
[[nodiscard]] bool is_switch(std::string_view text);
[[nodiscard]] bool is_quoted(std::string_view text);
/// An odd number of single quotes: one is missing, or there is one too many.
[[nodiscard]] bool has_lone_quote(std::string_view text);
/// The text without enclosing single quotes.
[[nodiscard]] std::string_view without_quotes(std::string_view text);
/// The text without parentheses around it.
[[nodiscard]] std::string_view inside_parentheses(std::string_view text);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// A name: a letter, then letters, digits and underscores.
[[nodiscard]] bool is_name(std::string_view text);

struct Item {
    text::Span span;
    std::string_view text;
};
/// The items of a value: those within its braces (separated by commas or blanks), or the value itself.
[[nodiscard]] std::vector<Item> items_of(script::NodeRef value);

/// How many numbers stand in a "[1 2; 3 4]"; null when it is not such a list, or has lists within.
[[nodiscard]] std::optional<std::size_t> count_in_brackets(std::string_view text);
/// True when a comma stands outside all parentheses, brackets and braces.
[[nodiscard]] bool has_outer_comma(std::string_view text);

}  // namespace gmat_copilot::lint
