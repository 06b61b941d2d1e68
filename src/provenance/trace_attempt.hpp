// One attempt of a record as a readable section.
#pragma once

#include <string>

#include "provenance/record.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

/// Verdict, tokens and seconds; the reply's shape; what safe fixes changed, with its diff; diagnostics with their
/// source lines; the preflight and the dry-run; why it failed; what the next turn was told.
[[nodiscard]] std::string attempt_section(const Record& record, std::size_t index, const Paint& paint);

/// The diff from this draft (or the last one before it, when this reply held none) to the next, coloured; one line of
/// explanation when there is none to show.
[[nodiscard]] std::string diff_section(const Record& record, std::size_t index, const Paint& paint);

}  // namespace gmat_copilot::provenance
