#include "provenance/html_lines.hpp"

#include <algorithm>

#include "provenance/html_parts.hpp"
#include "provenance/html_text.hpp"

namespace gmat_copilot::provenance {

namespace {

std::string_view without_terminator(std::string_view line) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) {
        line.remove_suffix(1);
    }
    return line;
}

bool within_character(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::string marked(std::string_view line, std::size_t lead, std::size_t trail) {
    const std::string_view middle = line.substr(lead, line.size() - lead - trail);
    std::string out = escaped(line.substr(0, lead), most_line_html / 3);
    out += middle.empty() ? "" : "<b>" + escaped(middle, most_line_html / 3) + "</b>";
    return out + escaped(line.substr(line.size() - trail), most_line_html / 3);
}

}  // namespace

std::vector<std::string_view> script_lines(const text::SourceText& source) {
    std::vector<std::string_view> lines;
    for (std::uint32_t line = 1; line <= source.line_count(); ++line) {
        lines.push_back(source.slice({source.line_start(line), source.line_start(line + 1)}));
    }
    if (!lines.empty() && lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

std::string line_html(std::string_view line) { return escaped(without_terminator(line), most_line_html); }

LinePair line_pair_html(std::string_view before, std::string_view after) {
    if (without_terminator(before) != without_terminator(after)) {
        before = without_terminator(before);
        after = without_terminator(after);
    }
    const std::size_t shorter = std::min(before.size(), after.size());
    auto lead = static_cast<std::size_t>(
        std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), after.begin()).first -
        before.begin());
    while (lead > 0 && (within_character(before, lead) || within_character(after, lead))) {
        --lead;
    }
    std::size_t trail = 0;
    while (trail < shorter - lead && before[before.size() - 1 - trail] == after[after.size() - 1 - trail]) {
        ++trail;
    }
    while (trail > 0 && within_character(before, before.size() - trail)) {
        --trail;
    }
    return {marked(before, lead, trail), marked(after, lead, trail)};
}

FindingsByLine findings_by_line(const RecordedDraft& draft) {
    FindingsByLine findings;
    for (const RecordedDiagnostic& diagnostic : draft.diagnostics) {
        findings.emplace(static_cast<std::size_t>(std::max(diagnostic.line, 0)), &diagnostic);
    }
    return findings;
}

}  // namespace gmat_copilot::provenance
