// SARIF 2.1.0, the OASIS standard of 2020; section numbers below are its.
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "catalogue/catalogue.hpp"
#include "cli/check_formats.hpp"
#include "cli/encoding.hpp"
#include "cli/exit_code.hpp"
#include "cli/summary.hpp"

namespace gmat_copilot::cli {

namespace {

using Json = nlohmann::json;

constexpr std::string_view dry_run_rule = "dry-run";

/// Of a longer line the beginning tells it apart: it may have as many findings as bytes.
constexpr std::size_t longest_line = 1024;

std::string_view level_of(text::Severity severity) {
    switch (severity) {
        case text::Severity::error: return "error";
        case text::Severity::warning: return "warning";
        case text::Severity::info: return "note";
    }
    return "error";
}

/// A message's text. A viewer makes links of [text](target) (3.11.6); nothing that a script says becomes one.
Json message(std::string_view raw) {
    std::string text;
    const bool could_link = raw.find("](") != std::string_view::npos;
    for (const char c : raw) {
        if (could_link && (c == '[' || c == ']')) {
            text += '\\';
        }
        text += c;
    }
    return {{"text", std::move(text)}};
}

/// Why a rule is there: the paragraphs of its page between the severity and the first section.
std::string why(std::string_view page, std::string_view summary) {
    const std::size_t severity = page.find("\n**Severity:**");
    const std::size_t begin = severity == std::string_view::npos ? severity : page.find("\n\n", severity);
    const std::size_t end = page.find("\n\n## ");
    if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin + 2) {
        return std::string(summary);
    }
    return std::string(page.substr(begin + 2, end - begin - 2));
}

Json rules_json() {
    Json list = Json::array();
    for (const lint::RuleInfo& rule : lint::rules()) {
        list.push_back({{"id", rule.name},
                        {"shortDescription", {{"text", rule.summary}}},
                        {"fullDescription", {{"text", why(rule.page, rule.summary)}}},
                        {"help", {{"text", rule.page}, {"markdown", rule.page}}},
                        {"defaultConfiguration", {{"level", level_of(rule.severity)}}}});
    }
    list.push_back({{"id", dry_run_rule},
                    {"shortDescription", {{"text", "a script that failed when it was flown"}}},
                    {"fullDescription",
                     {{"text", "The script lints clean, but loading or running it in a child process failed."}}},
                    {"help", {{"text", "Read the engine's message and correct the setting it is about."}}},
                    {"defaultConfiguration", {{"level", "error"}}}});
    return list;
}

std::map<std::string, std::size_t, std::less<>> rule_indices() {
    std::map<std::string, std::size_t, std::less<>> indices;
    for (const lint::RuleInfo& rule : lint::rules()) {
        indices.emplace(rule.name, indices.size());
    }
    indices.emplace(dry_run_rule, indices.size());
    return indices;
}

Json region(text::Span span, const text::SourceText& source) {
    return {{"startLine", source.position(span.begin).line},
            {"startColumn", source.utf16_column(span.begin)},
            {"endLine", source.position(span.end).line},
            {"endColumn", source.utf16_column(span.end)}};
}

Json fixes(const text::Fix& fix, const Json& artifact, const text::SourceText& source) {
    Json replacements = Json::array();
    for (const text::Edit& edit : fix.edits) {
        replacements.push_back(
            {{"deletedRegion", region(edit.span, source)}, {"insertedContent", {{"text", edit.text}}}});
    }
    return Json::array({{{"description", message(fix.description)},
                         {"artifactChanges",
                          Json::array({{{"artifactLocation", artifact}, {"replacements", std::move(replacements)}}})},
                         {"properties", {{"safe", fix.safe}}}}});
}

std::string_view trimmed(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    return line.substr(begin, line.find_last_not_of(" \t") + 1 - begin);
}

/// What a baseline says of a result (3.27.24). A result that is suppressed says so, and then every other one says that
/// it is not (3.27.23).
void tell_baseline(Json& result, bool known) {
    result["baselineState"] = known ? "unchanged" : "new";
    result["suppressions"] = Json::array();
    if (known) {
        result["suppressions"].push_back(
            {{"kind", "external"}, {"status", "accepted"}, {"justification", "in the baseline"}});
    }
}

/// The results of one file. A fingerprint is made of what the finding is about, not of where it stands, so that it
/// survives lines that come and go above it; equal ones are counted.
class Results {
  public:
    Results(const CheckedFile& file, const std::string& name) : file_(file), artifact_{{"uri", uri_of(name)}} {}

    void append_to(Json& list, bool with_baseline) {
        for (std::size_t i = 0; i < file_.report.diagnostics.size(); ++i) {
            list.push_back(result(file_.report.diagnostics[i]));
            if (with_baseline) {
                tell_baseline(list.back(), file_.report.is_known(i));
            }
        }
        if (file_.report.dry_run && exit_code_of(*file_.report.dry_run) == rejected) {
            list.push_back(result(*file_.report.dry_run));
            if (with_baseline) {
                tell_baseline(list.back(), false);
            }
        }
    }

  private:
    [[nodiscard]] Json result(const text::Diagnostic& diagnostic) {
        const text::SourceText& source = file_.report.source;
        Json json = base(diagnostic.rule, level_of(diagnostic.severity), with_notes(diagnostic),
                         region(diagnostic.span, source));
        const std::string_view line = source.line(source.position(diagnostic.span.begin).line);
        fingerprint(json, diagnostic.rule, trimmed(line), source.slice(diagnostic.span));
        if (diagnostic.fix && !diagnostic.fix->edits.empty()) {
            json["fixes"] = fixes(*diagnostic.fix, artifact_, source);
        }
        return json;
    }

    [[nodiscard]] Json result(const dryrun::Verdict& verdict) {
        const auto line = static_cast<std::uint32_t>(verdict.line && *verdict.line > 0 ? *verdict.line : 0);
        Json json = base(dry_run_rule, "error", dry_run_words(verdict), line > 0 ? Json{{"startLine", line}} : Json());
        fingerprint(json, dry_run_rule, trimmed(file_.report.source.line(line)), dryrun::to_string(verdict.tier));
        return json;
    }

    [[nodiscard]] Json base(std::string_view rule, std::string_view level, const std::string& text, Json place) const {
        static const auto indices = rule_indices();
        Json location = {{"artifactLocation", artifact_}};
        if (!place.is_null()) {
            location["region"] = std::move(place);
        }
        return {{"ruleId", rule},
                {"ruleIndex", indices.find(rule)->second},
                {"level", level},
                {"message", message(text)},
                {"locations", Json::array({{{"physicalLocation", std::move(location)}}})}};
    }

    void fingerprint(Json& json, std::string_view rule, std::string_view line, std::string_view bytes) {
        std::string content(rule);
        content += '\0';
        content += line.substr(0, longest_line);
        content += '\0';
        content += bytes;
        const std::string hash = provenance::sha256(content).substr(0, 32);
        json["partialFingerprints"] = {{"gmatCopilot/v1", hash + ':' + std::to_string(++seen_[hash])}};
    }

    const CheckedFile& file_;
    Json artifact_;
    std::map<std::string, int> seen_;
};

Json notification(const std::string& text, const std::string& name) {
    return {{"level", "error"},
            {"message", message(text)},
            {"locations", Json::array({{{"physicalLocation", {{"artifactLocation", {{"uri", uri_of(name)}}}}}}})}};
}

/// What could not be judged is not a result about the script.
Json notifications(const CheckRun& run) {
    Json list = Json::array();
    for (const CheckedFile& file : run.files) {
        const std::string name = seen_from(run.folder, file.path);
        if (!file.error.empty()) {
            list.push_back(notification(file.error, name));
        } else if (file.report.dry_run && exit_code_of(*file.report.dry_run) == not_judged) {
            list.push_back(notification(dry_run_words(*file.report.dry_run), name));
        }
    }
    return list;
}

}  // namespace

std::string check_sarif(const CheckRun& run) {
    Json results = Json::array();
    for (const CheckedFile& file : run.files) {
        Results(file, seen_from(run.folder, file.path)).append_to(results, run.baseline.has_value());
    }
    Json failed = notifications(run);
    const bool successful = failed.empty() && !run.interrupted;
    const Json driver = {{"name", "gmat-copilot"},
                         {"version", version()},
                         {"semanticVersion", version()},
                         {"properties", {{"catalogue", catalogue::release}}},
                         {"rules", rules_json()}};
    const Json invocation = {{"executionSuccessful", successful},
                             {"exitCode", exit_code_of(run)},
                             {"toolExecutionNotifications", std::move(failed)}};
    const Json document = {
        {"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"},
        {"version", "2.1.0"},
        {"runs", Json::array({{{"tool", {{"driver", driver}}},
                               {"columnKind", "utf16CodeUnits"},
                               {"invocations", Json::array({invocation})},
                               {"results", std::move(results)}}})}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace gmat_copilot::cli
