#include "cli/baseline.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "cli/encoding.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::cli {

namespace {

namespace fs = std::filesystem;

/// Of the bytes that a finding points at, those that count: a span may be as long as the script.
constexpr std::size_t longest_offence = 1024;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Without what a new layout changes: blanks, line ends and the "..." before them.
std::string squeezed(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\r' || c == '\n') {
            if (out.ends_with("...")) {
                out.erase(out.size() - 3);
            }
        }
        if (!is_blank(c)) {
            out += c;
        }
    }
    return out;
}

std::string hash(std::string_view rule, std::string_view statement, std::string_view offence) {
    std::string content(rule);
    content += '\0';
    content += statement;
    content += '\0';
    content += offence;
    return provenance::sha256(content).substr(0, 32);
}

/// The statements that findings stand in, each squeezed and hashed once. Findings are asked for in text order.
class Surroundings {
  public:
    explicit Surroundings(const text::SourceText& source)
        : source_(source), tree_(script::parse(std::string(source.text()))) {}

    /// Of the statement at `offset`, else of the line.
    [[nodiscard]] const std::string& at(std::uint32_t offset) {
        const text::Span span = span_at(offset);
        if (hash_.empty() || !(span == span_)) {
            span_ = span;
            hash_ = provenance::sha256(squeezed(source_.slice(span)));
        }
        return hash_;
    }

  private:
    [[nodiscard]] text::Span span_at(std::uint32_t offset) const {
        const std::vector<script::Statement>& all = tree_.statements();
        const auto begins_behind = [](std::uint32_t at, const script::Statement& statement) {
            return at < statement.node.span().begin;
        };
        const auto next = std::upper_bound(all.begin(), all.end(), offset, begins_behind);
        if (next != all.begin() && offset < std::prev(next)->node.span().end) {
            return std::prev(next)->node.span();
        }
        const std::uint32_t line = source_.position(offset).line;
        const std::uint32_t begin = source_.line_start(line);
        return {begin, begin + static_cast<std::uint32_t>(source_.line(line).size())};
    }

    const text::SourceText& source_;
    script::Tree tree_;
    text::Span span_;
    std::string hash_;
};

/// The folder is looked up as it really is, the file keeps its name: a link to a script is that script.
fs::path located(const fs::path& file) {
    std::error_code failure;
    const fs::path whole = fs::absolute(file, failure).lexically_normal();
    const fs::path folder = fs::weakly_canonical(whole.parent_path(), failure);
    return (failure ? whole.parent_path() : folder) / whole.filename();
}

std::size_t known_in(const Report& report) {
    return static_cast<std::size_t>(std::count(report.known.begin(), report.known.end(), true));
}

}  // namespace

std::vector<std::string> fingerprints(const text::SourceText& source, const std::vector<text::Diagnostic>& findings) {
    std::vector<std::string> all;
    if (findings.empty()) {
        return all;
    }
    Surroundings surroundings(source);
    for (const text::Diagnostic& finding : findings) {
        const std::string_view offence = source.slice(finding.span).substr(0, longest_offence);
        all.push_back(hash(finding.rule, surroundings.at(finding.span.begin), squeezed(offence)));
    }
    return all;
}

std::vector<bool> known_findings(const std::vector<BaselineEntry>& entries, const Report& report) {
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> left;
    for (const BaselineEntry& entry : entries) {
        left[{entry.rule, entry.fingerprint}] += entry.count;
    }
    std::vector<bool> known(report.diagnostics.size(), false);
    if (left.empty()) {
        return known;
    }
    const std::vector<std::string> prints = fingerprints(report.source, report.diagnostics);
    for (std::size_t i = 0; i < prints.size(); ++i) {
        const auto found = left.find({report.diagnostics[i].rule, prints[i]});
        if (found != left.end() && found->second > 0) {
            --found->second;
            known[i] = true;
        }
    }
    return known;
}

std::vector<BaselineEntry> baseline_entries(const Report& report) {
    std::map<std::pair<std::string, std::string>, BaselineEntry> sorted;
    const std::vector<std::string> prints = fingerprints(report.source, report.diagnostics);
    for (std::size_t i = 0; i < prints.size(); ++i) {
        const text::Diagnostic& finding = report.diagnostics[i];
        const auto [place, is_new] =
            sorted.try_emplace({finding.rule, prints[i]}, BaselineEntry{finding.rule, prints[i], finding.message, 1});
        place->second.count += is_new ? 0U : 1U;
    }
    std::vector<BaselineEntry> entries;
    entries.reserve(sorted.size());
    for (auto& [key, entry] : sorted) {
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::string name_in(const Baseline& baseline, const std::string& script) {
    if (script == "-") {
        return script;
    }
    return valid_utf8(located(script).lexically_proximate(baseline.folder).generic_string());
}

std::size_t gone_findings(const Baseline& baseline, const CheckRun& run, const lint::Options& options) {
    std::map<std::string_view, const CheckedFile*> checked;
    for (const CheckedFile& file : run.files) {
        checked.emplace(file.name_in_baseline, &file);
    }
    std::size_t gone = 0;
    for (const auto& [name, entries] : baseline.entries) {
        const auto found = checked.find(name);
        std::error_code ignored;
        const bool looked_at = found == checked.end() ? name != "-" && !fs::exists(baseline.folder / name, ignored)
                                                      : found->second->error.empty();
        if (!looked_at) {
            continue;
        }
        for (const BaselineEntry& entry : entries) {
            gone += lint::is_selected(entry.rule, options) ? entry.count : 0U;
        }
        gone -= found == checked.end() ? 0U : known_in(found->second->report);
    }
    return gone;
}

Baseline baseline_at(const std::string& path) { return {located(path).parent_path(), {}}; }

}  // namespace gmat_copilot::cli
