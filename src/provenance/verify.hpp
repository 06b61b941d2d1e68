// Whether a record agrees with itself and with this program's linter.
//
// A record holds enough to be gone over again: the scripts have recorded hashes, the findings come from a linter that
// can be asked once more, and the outcome follows from the attempts. What cannot be gone over (a script from which
// something was taken out, a record without hashes) is told as unchecked, and is no difference.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

enum class Agreement { agrees, differs, unchecked };
/// "agrees", "differs" or "unchecked".
[[nodiscard]] std::string_view to_string(Agreement agreement);

/// One thing that was gone over.
struct Check {
    std::string what;            ///< "script-hash", "lint", "fixes", "verdict", "winner", "stop-reason" or "budget"
    std::optional<int> attempt;  ///< counted from 1; null: the whole run
    Agreement agreement = Agreement::agrees;
    std::string message;               ///< one visible line
    std::vector<std::string> details;  ///< each difference on a line of its own; bounded
};

/// Who checks.
struct Checker {
    std::function<std::vector<RecordedDiagnostic>(std::string_view script)> lint;
    std::string tool_version, catalogue;  ///< of this program
};

struct Verification {
    std::vector<Check> checks;
    std::string made_by;    ///< "gmat-copilot 0.1.0, catalogue R2026a", "another program"
    bool same_tool = true;  ///< made by this version with this catalogue
    [[nodiscard]] std::size_t count(Agreement agreement) const;
    [[nodiscard]] bool agrees() const { return count(Agreement::differs) == 0; }
};

[[nodiscard]] Verification verify(const Record& record, const Checker& checker);

/// Whether the outcome follows from the attempts: verdicts, winner, stop reason, budget.
[[nodiscard]] std::vector<Check> outcome_checks(const Record& record);

[[nodiscard]] std::string verification_text(const Verification& verification);
/// {"schema_version":1,"agrees","differences","unchecked","made_by","same_tool",
///  "checks":[{"what","attempt","result","message","details"}]}
[[nodiscard]] std::string verification_json(const Verification& verification);

}  // namespace gmat_copilot::provenance
