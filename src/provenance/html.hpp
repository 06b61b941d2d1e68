// The story of a run as one page for a browser.
//
// The page is whole in itself: no script, no network, no other file; its policy forbids all three. It follows the
// reader's light or dark setting, works on a phone, and says in words what it shows in colours. Every text of the
// record is escaped, its control characters and marks that reorder text are made visible. Whatever a record holds, a
// page of five attempts stays below 500 kB: what would be too much is cut, with a note that says so.
#pragma once

#include <optional>
#include <string>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

/// The whole run, or one attempt of it (the first is 1). Throws Error when that is not in the record.
[[nodiscard]] std::string render_html(const Record& record, std::optional<int> attempt = std::nullopt);

}  // namespace gmat_copilot::provenance
