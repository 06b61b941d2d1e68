// The linter: what GMAT would reject, said without running it.
//
// check() is pure: a tree in, diagnostics out, in text order. Severity follows GMAT R2026a: error or warning only for
// what it rejects when it loads a script, info for what it tolerates. All rules stand in one table, rule_table().
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/files.hpp"
#include "script/tree.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::lint {

struct Options {
    std::vector<std::string> select;  ///< rule names; empty: all
    std::vector<std::string> ignore;
    FindFile find_file = {};  ///< looks for files that the script names; empty: nothing is said about files
    /// By rule: reported as this severity, whatever the rule says; null: the rule is off.
    std::map<std::string, std::optional<text::Severity>, std::less<>> severity = {};
    /// Whether comments in the script may silence findings (see suppression.hpp). Not for scripts that are being
    /// drafted: a model must not switch off its judge.
    bool suppressions = true;
};

/// One row of the rule table.
struct RuleInfo {
    std::string_view name;
    text::Severity severity;   ///< the severity it usually reports
    std::string_view summary;  ///< one line
    std::string_view page;     ///< the whole Markdown page, lint-rules/NAME.md
};

[[nodiscard]] std::span<const RuleInfo> rules();
/// Null when there is no such rule.
[[nodiscard]] const RuleInfo* find_rule(std::string_view name);

/// Whether the options let a rule speak.
[[nodiscard]] bool is_selected(std::string_view rule, const Options& options);

/// All findings of all selected rules (syntax findings of the tree included) that no comment silences, sorted by
/// position, then rule.
[[nodiscard]] std::vector<text::Diagnostic> check(const script::Tree& tree, const Options& options = {});

/// Applies the safe fixes among the findings, parses and checks again, until nothing changes (at most 10 rounds).
/// Unsafe ones, when asked for, come once no safe one is left.
struct FixResult {
    std::string text;
    std::vector<std::string> applied;           ///< "rule: description (line N)"
    std::vector<text::Diagnostic> diagnostics;  ///< of the resulting text
};
[[nodiscard]] FixResult fix(const script::Tree& tree, const Options& options = {}, bool unsafe = false);

}  // namespace gmat_copilot::lint
