#include "repair/failure.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "repair/signature.hpp"

namespace gmat_copilot::repair {

namespace {

/// Lint rules whose finding is more than a matter of form. All others are schema_invalid.
struct RuleKind {
    std::string_view rule;
    std::string_view kind;
};
constexpr std::array rule_kinds = {
    RuleKind{"undeclared-reference", "missing_context"}, RuleKind{"plugin-required", "missing_context"},
    RuleKind{"missing-file", "missing_context"},         RuleKind{"undefined-variable", "missing_context"},
    RuleKind{"missing-force-model", "missing_context"},
};

std::string_view kind_of_rule(std::string_view rule) {
    const auto* found =
        std::find_if(rule_kinds.begin(), rule_kinds.end(), [rule](const RuleKind& row) { return row.rule == rule; });
    return found == rule_kinds.end() ? "schema_invalid" : found->kind;
}

struct TierKind {
    dryrun::Tier tier;
    std::string_view kind;
    std::string_view source;
};
constexpr std::array tier_kinds = {
    TierKind{dryrun::Tier::load, "schema_invalid", "dry-run"},
    TierKind{dryrun::Tier::run, "test_failed", "dry-run"},
    TierKind{dryrun::Tier::crash, "command_failed", "dry-run"},
    TierKind{dryrun::Tier::timeout, "command_failed", "dry-run"},
    TierKind{dryrun::Tier::unsupported, "tool_error", "dry-run"},
    TierKind{dryrun::Tier::unavailable, "tool_error", "dry-run"},
    TierKind{dryrun::Tier::refused, "unsafe_request", "policy"},
};

std::string first_words(std::string_view text) { return stable_text(text).substr(0, 48); }

/// `title` and the first few entries.
std::string joined(std::string title, const std::set<std::string>& entries) {
    constexpr std::size_t most_entries = 8;
    std::size_t told = 0;
    for (const std::string& entry : entries) {
        if (told++ == most_entries) {
            break;
        }
        title += " " + entry;
    }
    if (entries.size() > most_entries) {
        title += " and " + std::to_string(entries.size() - most_entries) + " more";
    }
    return title;
}

/// Whether the engine said anything that could be acted on: a line, a solver that did not converge, a sentence.
bool names_a_cause(const dryrun::Verdict& verdict) {
    const bool stuck = verdict.converged && std::any_of(verdict.converged->begin(), verdict.converged->end(),
                                                        [](const auto& solver) { return !solver.second; });
    constexpr std::array empty_words = {"did not say why", "ended before it had read the script"};
    const bool says_nothing =
        verdict.one_line.empty() || std::any_of(empty_words.begin(), empty_words.end(), [&verdict](const char* words) {
            return verdict.one_line.find(words) != std::string::npos;
        });
    return verdict.line || stuck || !says_nothing;
}

/// GMAT's words about files, plugins and functions that it did not find, in lower case.
bool asks_for_what_is_not_there(std::string_view message) {
    constexpr std::array marks = {"cannot find the file", "file does not exist", "does not exist", "cannot open",
                                  "could not open",       "unable to open",      "plugin",         "not found in the"};
    std::string lower(message);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool is_file = lower.find("file") != std::string::npos || lower.find("plugin") != std::string::npos ||
                         lower.find("kernel") != std::string::npos || lower.find("function") != std::string::npos;
    return is_file && std::any_of(marks.begin(), marks.end(),
                                  [&lower](const char* mark) { return lower.find(mark) != std::string::npos; });
}

}  // namespace

Failure reply_failure(drafting::ReplyShape shape, std::string_view problem, int attempt) {
    return {"json_invalid", "reply: " + std::string(drafting::to_string(shape)), "model", attempt,
            std::string(problem)};
}

Failure lint_failure(std::string_view script, const std::vector<text::Diagnostic>& blocking, int attempt) {
    std::set<std::string> findings;
    for (const text::Diagnostic& diagnostic : blocking) {
        const std::size_t begin = std::min<std::size_t>(diagnostic.span.begin, script.size());
        const std::size_t end = std::clamp<std::size_t>(diagnostic.span.end, begin, script.size());
        findings.insert(diagnostic.rule + "[" + first_words(script.substr(begin, end - begin)) + "]");
    }
    const text::Diagnostic& first = blocking.front();
    return {std::string(kind_of_rule(first.rule)), joined("lint:", findings), "lint", attempt,
            first.rule + ": " + first.message};
}

Failure preflight_failure(const dryrun::Preflight& preflight, int attempt) {
    std::set<std::string> missing;
    for (const dryrun::PreflightCheck& check : preflight.checks) {
        if (!check.ok) {
            missing.insert(check.kind + "[" + stable_text(check.name) + "]");
        }
    }
    return {"missing_context", joined("preflight:", missing), "dry-run", attempt, preflight.one_line};
}

Failure dry_run_failure(const dryrun::Verdict& verdict, int attempt) {
    const auto* row = std::find_if(tier_kinds.begin(), tier_kinds.end(),
                                   [&verdict](const TierKind& entry) { return entry.tier == verdict.tier; });
    Failure failure{"unknown", "", "dry-run", attempt, verdict.one_line};
    if (row != tier_kinds.end()) {
        failure.kind = row->kind;
        failure.source = row->source;
    }
    const bool judged = verdict.tier == dryrun::Tier::load || verdict.tier == dryrun::Tier::run;
    if (judged && !names_a_cause(verdict)) {
        failure.kind = "unknown";
    } else if (judged && asks_for_what_is_not_there(verdict.one_line)) {
        failure.kind = "missing_context";
    }
    failure.signature = std::string(dryrun::to_string(verdict.tier)) + ": " + stable_text(verdict.one_line);
    return failure;
}

Failure repeated_failure(const Failure& earlier, int attempt) {
    return {"repeated_failure", earlier.signature, earlier.source, attempt,
            "as in attempt " + std::to_string(earlier.attempt) + ": " + earlier.message};
}

Failure mission_lost_failure(int attempt) {
    return {"reasoning_error", "mission: lost", "model", attempt,
            "the repair threw the mission away: the draft before it flew a mission, this one flies nothing"};
}

}  // namespace gmat_copilot::repair
