// A draft with its findings.
#include <algorithm>

#include "provenance/html_lines.hpp"
#include "provenance/html_parts.hpp"
#include "provenance/html_text.hpp"
#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t context_lines = 3;
constexpr std::size_t most_listed_bytes = std::size_t{2} << 20U;

/// Lines [first, last], counted from 1.
struct Stretch {
    std::size_t first = 1;
    std::size_t last = 0;
};

std::vector<Stretch> around(const FindingsByLine& findings, std::size_t line_count) {
    std::vector<Stretch> stretches;
    for (const auto& [line, finding] : findings) {
        if (line < 1 || line > line_count) {
            continue;
        }
        const std::size_t first = line > context_lines ? line - context_lines : 1;
        const std::size_t last = std::min(line + context_lines, line_count);
        if (!stretches.empty() && first <= stretches.back().last + 1) {
            stretches.back().last = last;
        } else {
            stretches.push_back({first, last});
        }
    }
    return stretches;
}

std::string finding_row(const RecordedDiagnostic& finding) {
    const std::string severity(text::to_string(finding.severity));
    std::string out = R"(<tr class="f"><th class=")" + severity + "\">" + severity + "</th><td><em class=\"" +
                      severity + "\">" + escaped(finding.rule, 100) + "</em>: " + escaped(finding.message);
    for (std::size_t i = 0; i < std::min<std::size_t>(finding.notes.size(), 3); ++i) {
        out += "<br>note: " + escaped(finding.notes[i], 300);
    }
    return out + "</td></tr>\n";
}

class Rows {
  public:
    Rows(const std::vector<std::string_view>& lines, const FindingsByLine& findings)
        : lines_(lines), findings_(findings), rows_(most_listing_html) {
        for (const auto& [line, finding] : findings) {
            if (line < 1 || line > lines.size()) {  // it has no line to stand at
                rows_.add(finding_row(*finding));
            }
        }
    }
    void add(const std::vector<Stretch>& stretches) {
        std::size_t told = 0;
        for (const Stretch& stretch : stretches) {
            fold(stretch.first - told - 1);
            for (std::size_t line = stretch.first; line <= stretch.last && open(); ++line) {
                add_line(line);
            }
            told = stretch.last;
        }
        fold(lines_.size() - told);
    }
    [[nodiscard]] bool open() const { return rows_.left_out() == 0; }
    [[nodiscard]] const std::string& html() const { return rows_.html(); }

  private:
    void fold(std::size_t count) {
        if (count > 0) {
            rows_.add(R"(<tr class="fold"><td colspan="2">)" + plural(count, "line") + " without findings</td></tr>\n");
        }
    }
    void add_line(std::size_t line) {
        rows_.add("<tr><th>" + std::to_string(line) + "</th><td>" + line_html(lines_[line - 1]) + "</td></tr>\n");
        const auto [first, last] = findings_.equal_range(line);
        for (auto at = first; at != last && open(); ++at) {
            rows_.add(finding_row(*at->second));
        }
    }

    const std::vector<std::string_view>& lines_;
    const FindingsByLine& findings_;
    Bounded rows_;
};

}  // namespace

std::string listing_html(const RecordedDraft& draft) {
    const text::SourceText source{std::string(cut(draft.attempt.script, most_listed_bytes))};
    const std::vector<std::string_view> lines = script_lines(source);
    const FindingsByLine findings = findings_by_line(draft);
    const auto rows_of = [&lines, &findings](const std::vector<Stretch>& stretches) {
        Rows rows(lines, findings);
        rows.add(stretches);
        return rows;
    };
    const Rows whole = rows_of({{1, lines.size()}});
    const Rows rows = whole.open() || findings.empty() ? whole : rows_of(around(findings, lines.size()));
    const bool all = rows.open() && source.text().size() == draft.attempt.script.size();
    return std::string("<details") + (findings.empty() ? "" : " open") +
           ">\n<summary>The draft with its findings: " + plural(lines.size(), "line") + ", " +
           plural(findings.size(), "finding") +
           "</summary>\n<table class=\"lines listing\">\n<thead><tr><th class=\"n\" scope=\"col\">line</th><th "
           "scope=\"col\">script</th></tr></thead>\n<tbody>\n" +
           rows.html() + "</tbody></table>\n" +
           (all ? "" : cut_note("The rest of the draft is not shown; the record has it all")) + "</details>\n";
}

}  // namespace gmat_copilot::provenance
