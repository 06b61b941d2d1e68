// How GMAT lays out a report line: pure text from values and the ReportFile's settings (measured on R2026a).
#pragma once

#include <string>
#include <vector>

#include "engine/mission.hpp"

namespace gmat_copilot::engine {

/// One item of a report line: its name as the script writes it, and its value.
struct ReportItem {
    std::string name;
    Value value;
};

/// A number with `precision` significant digits, trailing zeros only with ZeroFill; NaN as "NaN".
[[nodiscard]] std::string report_number(double value, int precision, bool zero_fill);

/// The header a Report command writes on its first execution: every name padded to the column width, three blanks
/// after.
[[nodiscard]] std::string report_command_header(const ReportSpec& spec, const std::vector<std::string>& names);
/// The header above the lines of ReportFile.Add.
[[nodiscard]] std::string report_add_header(const ReportSpec& spec, const std::vector<std::string>& names);
/// One line of values, or several when an item is an array.
[[nodiscard]] std::string report_lines(const ReportSpec& spec, const std::vector<ReportItem>& items, bool by_command);

}  // namespace gmat_copilot::engine
