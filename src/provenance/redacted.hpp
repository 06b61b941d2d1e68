// What of a run is shown, with secrets and the user's folders taken out: record and artifacts take the same.
#pragma once

#include "provenance/record.hpp"
#include "provenance/redact.hpp"

namespace gmat_copilot::provenance {

[[nodiscard]] std::vector<std::string> redacted_texts(const Redactor& redact, std::vector<std::string> texts);
/// With places instead of spans.
[[nodiscard]] RecordedDiagnostic redacted(const Redactor& redact, const text::SourceText& source,
                                          const text::Diagnostic& diagnostic);
[[nodiscard]] dryrun::Verdict redacted(const Redactor& redact, dryrun::Verdict verdict);
[[nodiscard]] dryrun::Preflight redacted(const Redactor& redact, dryrun::Preflight preflight);
[[nodiscard]] repair::Failure redacted(const Redactor& redact, repair::Failure failure);

}  // namespace gmat_copilot::provenance
