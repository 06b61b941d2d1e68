#include "lint/lint.hpp"

#include <algorithm>

#include "lint/rule.hpp"
#include "lint/suppression.hpp"
#include "lint/table.hpp"

namespace gmat_copilot::lint {
namespace {

void override_severities(std::vector<text::Diagnostic>& findings, const Options& options) {
    if (options.severity.empty()) {
        return;
    }
    for (text::Diagnostic& finding : findings) {
        const auto severity = options.severity.find(finding.rule);
        if (severity != options.severity.end() && severity->second) {
            finding.severity = *severity->second;
        }
    }
}

bool before(const text::Diagnostic& a, const text::Diagnostic& b) {
    if (a.span.begin != b.span.begin) {
        return a.span.begin < b.span.begin;
    }
    return a.rule < b.rule;
}

}  // namespace

bool is_selected(std::string_view rule, const Options& options) {
    const auto has = [&](const std::vector<std::string>& names) {
        return std::find(names.begin(), names.end(), rule) != names.end();
    };
    const auto severity = options.severity.find(rule);
    const bool off = severity != options.severity.end() && !severity->second;
    return (options.select.empty() || has(options.select)) && !has(options.ignore) && !off;
}

std::vector<text::Diagnostic> check(const script::Tree& tree, const Options& options) {
    std::vector<text::Diagnostic> findings;
    for (const text::Diagnostic& diagnostic : tree.diagnostics()) {
        if (is_selected(diagnostic.rule, options)) {
            findings.push_back(diagnostic);
        }
    }
    const SymbolTable symbols(tree);
    const Commands commands(tree);
    const ControlBlocks blocks(tree);
    const std::vector<FieldAssignment> fields = read_field_assignments(tree, symbols);
    const std::vector<Mention> mentions = read_mentions(tree, symbols);
    const std::vector<ParameterMention> parameters = read_parameters(symbols, fields, mentions);
    const Settings settings(tree, symbols, fields, mentions);
    const std::vector<Propagation> propagations = read_propagations(commands, symbols, settings);
    const script::NameUses uses(tree);
    const Context context{tree,         symbols,  commands,          blocks, fields, mentions, parameters,
                          propagations, settings, options.find_file, uses};
    for (const Rule& rule : rule_table()) {
        if (rule.check != nullptr && is_selected(rule.name, options)) {
            Sink sink(rule.name, findings);
            rule.check(context, sink);
        }
    }
    std::stable_sort(findings.begin(), findings.end(), before);
    if (options.suppressions && has_suppressions(tree)) {
        apply_suppressions(
            tree, [&](std::string_view rule) { return is_selected(rule, options); }, findings);
        std::stable_sort(findings.begin(), findings.end(), before);
    }
    override_severities(findings, options);
    return findings;
}

}  // namespace gmat_copilot::lint
