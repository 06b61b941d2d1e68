// "Did you mean": a close name as words for a message and as a fix.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"

namespace gmat_copilot::lint {

/// Equal but for upper and lower case (ASCII).
[[nodiscard]] bool same_letters(std::string_view a, std::string_view b);

/// Two words of capitals, as long as each other, of other letters: ITRF and ICRF, no misspelling of one another.
[[nodiscard]] bool is_other_acronym(std::string_view name, std::string_view candidate);

struct Suggestion {
    std::string clause;  ///< "; did you mean \"SMA\"?", of several that are as near up to three, or empty
    std::optional<text::Fix>
        fix;  ///< replaces the span by the best candidate; safe only when it is the one clear candidate
};

/// The candidates close to `name`, which stands at `span`. Names longer than 64 bytes get no suggestion.
[[nodiscard]] Suggestion suggest(std::string_view name, text::Span span,
                                 const std::vector<std::string_view>& candidates);

/// The names of a table's rows.
template <typename Rows>
[[nodiscard]] std::vector<std::string_view> names_in(const Rows& rows) {
    std::vector<std::string_view> names;
    names.reserve(rows.size());
    for (const auto& row : rows) {
        names.push_back(row.name);
    }
    return names;
}

}  // namespace gmat_copilot::lint
