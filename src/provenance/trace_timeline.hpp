// The attempts of a run at a glance, for a terminal.
#pragma once

#include <string>

#include "provenance/record.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

/// One row an attempt: seconds of model, lint and dry-run, tokens, a bar in proportion to the slowest attempt, and the
/// verdict. Empty for a run without attempts.
[[nodiscard]] std::string timeline(const Record& record, const Paint& paint);

}  // namespace gmat_copilot::provenance
