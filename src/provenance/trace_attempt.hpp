// One attempt of a record as a readable section.
#pragma once

#include <string>

#include "provenance/record.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

/// Verdict, tokens and seconds; what safe fixes changed; diagnostics with their source lines; the dry-run; why it
/// failed; what the next turn was told.
[[nodiscard]] std::string attempt_section(const Record& record, std::size_t index, const Paint& paint);

/// The diff from this draft to the next, coloured; one line of explanation when there is none to show.
[[nodiscard]] std::string diff_section(const Record& record, std::size_t index, const Paint& paint);

/// "1200 tokens in, 800 out", or "tokens unknown"
[[nodiscard]] std::string tokens_text(const model::Usage& usage);

}  // namespace gmat_copilot::provenance
