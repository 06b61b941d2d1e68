// Script lines in a page, and the findings that belong to them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "provenance/record.hpp"
#include "text/source.hpp"

namespace gmat_copilot::provenance {

/// The lines of a text as GMAT counts them, each with its terminator; no empty line behind the last terminator. Points
/// into `source`.
[[nodiscard]] std::vector<std::string_view> script_lines(const text::SourceText& source);

/// The line without its terminator, escaped and bounded.
[[nodiscard]] std::string line_html(std::string_view line);

/// Two versions of a line, escaped and bounded, with what differs between them marked; a carriage return that only one
/// of them has is shown.
struct LinePair {
    std::string before, after;
};
[[nodiscard]] LinePair line_pair_html(std::string_view before, std::string_view after);

/// Findings by their line; in the record's order within a line.
using FindingsByLine = std::multimap<std::size_t, const RecordedDiagnostic*>;
[[nodiscard]] FindingsByLine findings_by_line(const RecordedDraft& draft);

}  // namespace gmat_copilot::provenance
