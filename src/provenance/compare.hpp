// Two runs side by side: what was asked of each, how each ended, and how their best scripts differ.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

/// One thing that both runs have.
struct Row {
    std::string what;  ///< "model", "setting repair", "attempts", "seconds of model", "failure of attempt 1", ...
    std::string a, b;  ///< as the record has them; "-" where it does not say
    [[nodiscard]] bool same() const { return a == b; }
};

struct Comparison {
    std::vector<Row> rows;
    /// From A's best script to B's as a unified diff; empty when they are equal; null when one of them has none.
    std::optional<std::string> best_diff;
};

[[nodiscard]] Comparison compare(const Record& a, const Record& b);

/// Names are what the two are called, such as their files.
[[nodiscard]] std::string comparison_text(const Comparison& comparison, const std::string& a_name,
                                          const std::string& b_name, bool color);
/// {"schema_version":1,"a","b","rows":[{"what","a","b","same"}],"same","best_diff"}
[[nodiscard]] std::string comparison_json(const Comparison& comparison, const std::string& a_name,
                                          const std::string& b_name);

}  // namespace gmat_copilot::provenance
