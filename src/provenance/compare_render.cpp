#include <algorithm>
#include <nlohmann/json.hpp>

#include "provenance/compare.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

/// A value of one or more lines behind its label; the further lines stand below the first.
std::string value_text(const std::string& label, const std::string& value) {
    const std::string indent(label.size(), ' ');
    std::string lines = visible_lines(value, indent);
    return lines.empty() ? label + "\n" : label + lines.substr(label.size());
}

}  // namespace

std::string comparison_text(const Comparison& comparison, const std::string& a_name, const std::string& b_name,
                            bool color) {
    const Paint paint(color);
    std::string out =
        paint(Colour::bold, "A: " + visible(a_name)) + "\n" + paint(Colour::bold, "B: " + visible(b_name)) + "\n\n";
    for (const Row& row : comparison.rows) {
        const std::string what = visible(row.what);
        if (row.same()) {
            out += value_text("  " + what + ": ", row.a);
        } else {
            out += paint(Colour::yellow, "* " + what) + "\n" + value_text("      A: ", row.a) +
                   value_text("      B: ", row.b);
        }
    }
    if (!comparison.best_diff) {
        return out + "\nthere are not two best scripts to compare\n";
    }
    return out + "\n" +
           (comparison.best_diff->empty() ? "the best scripts are byte for byte the same\n"
                                          : coloured_diff(*comparison.best_diff, paint));
}

std::string comparison_json(const Comparison& comparison, const std::string& a_name, const std::string& b_name) {
    nlohmann::json rows = nlohmann::json::array();
    for (const Row& row : comparison.rows) {
        rows.push_back({{"what", row.what}, {"a", row.a}, {"b", row.b}, {"same", row.same()}});
    }
    const bool same =
        std::all_of(comparison.rows.begin(), comparison.rows.end(), [](const Row& row) { return row.same(); });
    const nlohmann::json document = {
        {"schema_version", 1},
        {"a", a_name},
        {"b", b_name},
        {"rows", std::move(rows)},
        {"same", same && comparison.best_diff.value_or("").empty()},
        {"best_diff", comparison.best_diff ? nlohmann::json(*comparison.best_diff) : nlohmann::json(nullptr)}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace gmat_copilot::provenance
