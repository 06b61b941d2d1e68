#include <utility>

#include "gmat_copilot/file_finder.hpp"
#include "gmat_copilot/gmat_copilot.hpp"
#include "gmat_copilot/version.hpp"

namespace gmat_copilot {

std::string_view version() { return GMAT_COPILOT_VERSION; }

Report check(std::string_view text, const CheckOptions& options) {
    Report report;
    script::Tree tree = script::parse(std::string(text), options.path);
    lint::Options lint_options = options.lint;
    if (!lint_options.find_file && !options.path.empty() && options.path != "-") {
        lint_options.find_file = file_finder(options.path, options.dry_run ? options.dry_run->gmat_root : std::nullopt);
    }
    if (options.fix == FixLevel::none) {
        report.diagnostics = lint::check(tree, lint_options);
        report.source = tree.source();
    } else {
        lint::FixResult fixed = lint::fix(tree, lint_options, options.fix == FixLevel::unsafe);
        report.source = text::SourceText(std::move(fixed.text), options.path);
        report.diagnostics = std::move(fixed.diagnostics);
        report.fixes = std::move(fixed.applied);
    }
    if (options.known) {
        report.known = options.known(report);
    }
    for (std::size_t i = 0; i < report.diagnostics.size(); ++i) {
        report.blocking += text::is_blocking(report.diagnostics[i]) && !report.is_known(i) ? 1U : 0U;
    }
    if (options.dry_run && report.clean()) {
        report.dry_run = dryrun::run(report.source.text(), *options.dry_run);
    }
    return report;
}

dryrun::Verdict dry_run(std::string_view text, const dryrun::Options& options) { return dryrun::run(text, options); }

}  // namespace gmat_copilot
