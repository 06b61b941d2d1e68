// Two drafts side by side.
#include <algorithm>

#include "provenance/html_lines.hpp"
#include "provenance/html_parts.hpp"
#include "provenance/html_text.hpp"
#include "provenance/line_changes.hpp"
#include "provenance/story.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t context_lines = 3;
constexpr std::size_t most_names = 4;  // findings named below one line
constexpr std::size_t most_compared_bytes = std::size_t{2} << 20U;

/// The names of the findings of a line; their words stand in the draft's listing.
std::string finding_names(const FindingsByLine& findings, std::size_t line) {
    const auto [first, last] = findings.equal_range(line);
    std::string out;
    std::size_t count = 0;
    for (auto at = first; at != last; ++at, ++count) {
        if (count < most_names) {
            const std::string severity(text::to_string(at->second->severity));
            out += count == 0 ? "" : ", ";
            out.append("<em class=\"").append(severity).append("\">").append(severity).append("</em> ");
            out += escaped(at->second->rule, 100);
        }
    }
    return count > most_names ? out + " and " + std::to_string(count - most_names) + " more" : out;
}

/// Rows of the table, until its bound is reached.
class Rows {
  public:
    Rows(const LineComparison& texts, const Side& before, const Side& after, std::size_t most_bytes)
        : texts_(texts), rows_(most_bytes) {
        if (before.draft != nullptr) {
            findings_before_ = findings_by_line(*before.draft);
        }
        if (after.draft != nullptr) {
            findings_after_ = findings_by_line(*after.draft);
        }
    }

    void fold(std::size_t lines) {
        if (lines > 0) {
            rows_.add(R"(<tr class="fold"><td colspan="4">)" + plural(lines, "unchanged line") + "</td></tr>\n");
        }
    }
    /// The unchanged line that stands at these places.
    void same(std::size_t before, std::size_t after) {
        const std::string text = line_html(texts_.before[before]);
        row("same", number(before, ""), text, number(after, ""), text);
        findings(before + 1, after + 1);
    }
    void change(const LineChange& change) {
        const std::size_t removed = change.before_end - change.before;
        const std::size_t added = change.after_end - change.after;
        for (std::size_t i = 0; i < std::max(removed, added) && open(); ++i) {
            const std::size_t before = change.before + i;
            const std::size_t after = change.after + i;
            LinePair lines;
            if (i < removed && i < added) {
                lines = line_pair_html(texts_.before[before], texts_.after[after]);
            } else if (i < removed) {
                lines.before = line_html(texts_.before[before]);
            } else {
                lines.after = line_html(texts_.after[after]);
            }
            row("", i < removed ? number(before, " -") : "", i < removed ? "<del>" + lines.before + "</del>" : "",
                i < added ? number(after, " +") : "", i < added ? "<ins>" + lines.after + "</ins>" : "");
            findings(i < removed ? before + 1 : 0, i < added ? after + 1 : 0);
        }
    }
    [[nodiscard]] bool open() const { return rows_.left_out() == 0; }
    [[nodiscard]] const std::string& html() const { return rows_.html(); }

  private:
    static std::string number(std::size_t index, const char* sign) { return std::to_string(index + 1) + sign; }

    void row(const std::string& kind, const std::string& before_number, const std::string& before,
             const std::string& after_number, const std::string& after) {
        rows_.add((kind.empty() ? std::string("<tr><th>") : "<tr class=\"" + kind + "\"><th>") + before_number +
                  "</th><td>" + before + "</td><th>" + after_number + "</th><td>" + after + "</td></tr>\n");
    }
    void findings(std::size_t before, std::size_t after) {
        const std::string left = before == 0 ? "" : finding_names(findings_before_, before);
        const std::string right = after == 0 ? "" : finding_names(findings_after_, after);
        if (!left.empty() || !right.empty()) {
            row("f", "", left, "", right);
        }
    }

    const LineComparison& texts_;
    FindingsByLine findings_before_, findings_after_;
    Bounded rows_;
};

void add_rows(Rows& rows, const LineComparison& texts) {
    std::size_t told = 0;  // lines before this one stand in the table or are folded
    for (std::size_t i = 0; i < texts.changes.size() && rows.open(); ++i) {
        const LineChange& change = texts.changes[i];
        const std::size_t shift = change.after - change.before;  // modulo 2^64, and so is what it is added to
        const std::size_t gap = change.before - told;
        const std::size_t lead = std::min(gap, context_lines);
        const std::size_t trail = i == 0 ? 0 : std::min(gap - lead, context_lines);
        for (std::size_t line = told; line < told + trail; ++line) {
            rows.same(line, line + shift);
        }
        rows.fold(gap - lead - trail);
        for (std::size_t line = change.before - lead; line < change.before; ++line) {
            rows.same(line, line + shift);
        }
        rows.change(change);
        told = change.before_end;
    }
    const std::size_t shift = texts.after.size() - texts.before.size();
    const std::size_t trail = std::min(texts.before.size() - told, context_lines);
    for (std::size_t line = told; line < told + trail; ++line) {
        rows.same(line, line + shift);
    }
    rows.fold(texts.before.size() - told - trail);
}

}  // namespace

std::string side_by_side_html(const Side& before, const Side& after, std::size_t most_bytes) {
    if (before.script == after.script) {
        return "<p>" + escaped(before.name) + " and " + escaped(after.name) + " are byte for byte the same.</p>\n";
    }
    if (std::max(before.script.size(), after.script.size()) > most_compared_bytes) {
        return cut_note("The scripts are too large to be compared here");
    }
    const text::SourceText before_source{std::string(before.script)};
    const text::SourceText after_source{std::string(after.script)};
    const LineComparison texts = compare_lines(script_lines(before_source), script_lines(after_source));
    Rows rows(texts, before, after, most_bytes - 800);  // the rest is the frame's
    add_rows(rows, texts);
    std::string out =
        "<table class=\"lines diff\">\n<thead><tr><th class=\"n\" scope=\"col\">line</th><th scope=\"col\">" +
        escaped(before.name) + R"(</th><th class="n" scope="col">line</th><th scope="col">)" + escaped(after.name) +
        "</th></tr></thead>\n<tbody>\n" + rows.html() + "</tbody></table>\n";
    out += texts.exact ? "" : cut_note("Too much differs to be told apart: the changed part stands as one block");
    out +=
        rows.open() ? "" : cut_note("The rest of the comparison is not shown; `gmat-copilot trace --diff` has it all");
    return out;
}

}  // namespace gmat_copilot::provenance
