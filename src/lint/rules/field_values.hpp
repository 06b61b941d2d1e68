// How GMAT reads the values of fields that several rules look at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/rule.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {

/// The value names an object that GMAT finds and then does not look at: it sets nothing, and says nothing. Bodies,
/// variables and parameters are never passed over.
[[nodiscard]] bool passes_over(const Context& context, const FieldAssignment& assignment);

/// What an item of a value is not, and where it stands.
struct Unfit {
    Item item;
    std::string_view want;
};

/// What is wanted of several names, or one, without their braces.
inline constexpr std::string_view list_in_braces = "a list in braces";

/// The first item that is none of the names that a field of objects wants; null when each may be one.
[[nodiscard]] std::optional<Unfit> unfit_name(const Context& context, const FieldAssignment& assignment);

/// What a vector or matrix wants when its size is wrong; else empty.
[[nodiscard]] std::string wanted_size(const FieldAssignment& assignment);

/// True unless the text is surely no epoch for an object that has its own epoch format.
[[nodiscard]] bool may_be_epoch(const Context& context, const FieldAssignment& assignment);

/// The "//" or "#" behind blanks where a value goes on as a comment of another language; null when there is none. GMAT
/// reads such a comment as part of the value.
[[nodiscard]] std::optional<Item> foreign_comment(const Item& value);
/// Says that a comment begins with %.
void tell_foreign_comment(const Item& marker, Sink& sink);

}  // namespace gmat_copilot::lint::rule
