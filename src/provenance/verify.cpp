#include "provenance/verify.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t most_details = 50;
constexpr std::string_view replacement = "\xEF\xBF\xBD";  // stands where bytes were not UTF-8

Check hash_check(const RecordedDraft& draft, int number) {
    Check check{"script-hash", number, Agreement::agrees, "the script has the recorded SHA-256", {}};
    const std::string computed = sha256(draft.attempt.script);
    if (draft.script_sha256.empty()) {
        check.agreement = Agreement::unchecked;
        check.message = "no hash is recorded";
    } else if (draft.redacted) {
        check.agreement = Agreement::unchecked;
        check.message = "something was taken out of the script, so it no longer has the recorded hash";
    } else if (draft.script_sha256 != computed && draft.attempt.script.find(replacement) != std::string::npos) {
        check.agreement = Agreement::unchecked;
        check.message = "the script held bytes that a record cannot hold, so it no longer has the recorded hash";
    } else if (draft.script_sha256 != computed) {
        check.agreement = Agreement::differs;
        check.message = "the script does not have the recorded SHA-256";
        check.details = {"recorded: " + visible(cut(draft.script_sha256, 100)), "computed: " + computed};
    }
    return check;
}

using Finding = std::tuple<int, std::string, std::string>;  // line, rule, severity

/// What this rule says hangs on the files of the machine that made the record.
constexpr std::string_view rule_about_files = "missing-file";

std::vector<Finding> findings_of(const std::vector<RecordedDiagnostic>& diagnostics) {
    std::vector<Finding> findings;
    findings.reserve(diagnostics.size());
    for (const RecordedDiagnostic& diagnostic : diagnostics) {
        if (diagnostic.rule != rule_about_files) {
            findings.emplace_back(diagnostic.line, diagnostic.rule, text::to_string(diagnostic.severity));
        }
    }
    std::sort(findings.begin(), findings.end());
    return findings;
}

void add_details(std::vector<std::string>& details, const std::vector<Finding>& findings, const std::string& where) {
    for (std::size_t i = 0; i < std::min(findings.size(), most_details); ++i) {
        const auto& [line, rule, severity] = findings[i];
        std::string& detail = details.emplace_back(where);
        detail.append(": line ").append(std::to_string(line)).append(" ").append(severity).append(" ");
        detail += visible(cut(rule, 100));
    }
    if (findings.size() > most_details) {
        details.push_back(where + ": and " + std::to_string(findings.size() - most_details) + " more");
    }
}

Check lint_check(const RecordedDraft& draft, int number, const Checker& checker, const Verification& verification) {
    Check check{"lint", number, Agreement::agrees, "", {}};
    if (draft.redacted) {
        check.agreement = Agreement::unchecked;
        check.message = "something was taken out of the script, so its findings cannot be had again";
        return check;
    }
    const std::vector<Finding> recorded = findings_of(draft.diagnostics);
    const std::vector<Finding> now = findings_of(checker.lint(draft.attempt.script));
    check.message = "the linter finds the same: " + plural(recorded.size(), "finding");
    std::vector<Finding> only_recorded;
    std::vector<Finding> only_now;
    std::set_difference(recorded.begin(), recorded.end(), now.begin(), now.end(), std::back_inserter(only_recorded));
    std::set_difference(now.begin(), now.end(), recorded.begin(), recorded.end(), std::back_inserter(only_now));
    if (!only_recorded.empty() || !only_now.empty()) {
        check.agreement = Agreement::differs;
        check.message = std::to_string(only_recorded.size()) + " only in the record, " +
                        std::to_string(only_now.size()) + " only now";
        check.message +=
            verification.same_tool ? "" : " (made by " + verification.made_by + "; differences may come from that)";
        add_details(check.details, only_recorded, "only in the record");
        add_details(check.details, only_now, "only now");
    }
    return check;
}

Check fixes_check(const RecordedDraft& draft, int number) {
    Check check{"fixes", number, Agreement::agrees, "what fixes changed is listed", {}};
    if (draft.redacted) {
        check.agreement = Agreement::unchecked;
        check.message = "something was taken out of the script, so its fixes cannot be followed";
    } else if (draft.attempt.fixes.empty()) {
        check.agreement = Agreement::differs;
        check.message = "the script is not the model's, but no fix is listed";
    }
    return check;
}

std::string made_by(const Record& record) {
    return record.tool_name.empty() ? "another program"
                                    : visible(cut(record.tool_name, 60)) + " " + visible(cut(record.tool_version, 60)) +
                                          ", catalogue " + visible(cut(record.catalogue, 60));
}

}  // namespace

std::string_view to_string(Agreement agreement) {
    switch (agreement) {
        case Agreement::agrees: return "agrees";
        case Agreement::differs: return "differs";
        case Agreement::unchecked: return "unchecked";
    }
    return "unchecked";
}

std::size_t Verification::count(Agreement agreement) const {
    return static_cast<std::size_t>(std::count_if(
        checks.begin(), checks.end(), [agreement](const Check& check) { return check.agreement == agreement; }));
}

Verification verify(const Record& record, const Checker& checker) {
    Verification verification;
    verification.made_by = made_by(record);
    verification.same_tool = record.tool_name == "gmat-copilot" && record.tool_version == checker.tool_version &&
                             record.catalogue == checker.catalogue;
    for (std::size_t i = 0; i < record.drafts.size(); ++i) {
        const RecordedDraft& draft = record.drafts[i];
        const int number = static_cast<int>(i) + 1;
        if (!has_script(draft)) {
            continue;
        }
        verification.checks.push_back(hash_check(draft, number));
        verification.checks.push_back(lint_check(draft, number, checker, verification));
        if (was_fixed(draft)) {
            verification.checks.push_back(fixes_check(draft, number));
        }
    }
    std::vector<Check> outcome = outcome_checks(record);
    std::move(outcome.begin(), outcome.end(), std::back_inserter(verification.checks));
    return verification;
}

}  // namespace gmat_copilot::provenance
