// Diagnostics, fixes and edits as plain data. Every room that judges a script speaks in these.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace gmat_copilot::text {

/// Replace the bytes of `span` with `text`. An empty span inserts.
struct Edit {
    Span span;
    std::string text;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// What would mend a diagnostic. `safe`: applying it cannot change what a correct script means.
struct Fix {
    std::string description;
    bool safe = false;
    std::vector<Edit> edits;
};

/// error and warning block in strict mode (GMAT rejects the script); info never blocks (GMAT tolerates it).
enum class Severity { error, warning, info };

/// One finding about one script.
struct Diagnostic {
    std::string rule;  ///< the rule's name, e.g. "unknown-field"; explain(rule) prints its page
    Severity severity = Severity::error;
    Span span;            ///< the offending bytes
    std::string message;  ///< one sentence, no trailing newline
    std::vector<std::string> notes;
    std::optional<Fix> fix;
};

/// "error", "warning" or "info".
[[nodiscard]] std::string_view to_string(Severity severity);
[[nodiscard]] std::optional<Severity> severity_from_string(std::string_view name);
[[nodiscard]] inline bool is_blocking(const Diagnostic& d) { return d.severity != Severity::info; }

/// Applies edits to `source`; bytes outside the edits' spans are untouched. Edits may come in any order; of two that
/// overlap, the later in text order is dropped. Spans past the end are dropped.
[[nodiscard]] std::string apply_edits(std::string_view source, std::vector<Edit> edits);

/// The Levenshtein-with-transposition distance of two names, case-insensitive matches costing less than a letter.
/// Used to rank "did you mean" candidates; bounded by the longer length.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// Up to `most` candidates close to `name` (distance at most a third of its length, at least 1), best first.
[[nodiscard]] std::vector<std::string> closest_names(std::string_view name,
                                                     const std::vector<std::string_view>& candidates,
                                                     std::size_t most = 3);

}  // namespace gmat_copilot::text
