// The JSON shapes that a record shares with other machine-readable output: one diagnostic, one verdict.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

/// A diagnostic with places instead of spans.
[[nodiscard]] RecordedDiagnostic recorded(const text::Diagnostic& diagnostic, const text::SourceText& source);

/// {"rule","severity","message","line","column","end_line","end_column","utf16_column","notes","fix"}
[[nodiscard]] nlohmann::json diagnostic_json(const RecordedDiagnostic& diagnostic);

/// {"engine","tier","ok","converged","one_line","raw_log","line","wall_s"}, or null.
[[nodiscard]] nlohmann::json verdict_json(const std::optional<dryrun::Verdict>& verdict);

class In;

/// {"kind","signature","source","attempt","message","instruction":{"action","prompt_suffix","minimal_next_step"}}
[[nodiscard]] nlohmann::json failure_json(const repair::Failure& failure);
/// Throws Error. Old records have no instruction.
[[nodiscard]] repair::Failure read_failure(const In& in);
/// {"failures":[...]}
[[nodiscard]] nlohmann::json memory_json(const repair::RetryMemory& memory);
/// {"max_attempts","same_failure_limit","stop_on","escalate_on"}
[[nodiscard]] nlohmann::json policy_json(const repair::RetryPolicy& policy);

/// {"engine","ok","tier","one_line","missing_context":[names],"checks":[{"kind","name","line","ok","detail"}]}, or
/// null.
[[nodiscard]] nlohmann::json preflight_json(const std::optional<dryrun::Preflight>& preflight);

}  // namespace gmat_copilot::provenance
