#include "cli/check_formats.hpp"
#include "cli/diagnostics_text.hpp"
#include "cli/terminal.hpp"

namespace gmat_copilot::cli {

namespace {

std::string file_text(const CheckedFile& file, const TextStyle& style) {
    std::vector<text::Diagnostic> shown;
    for (std::size_t i = 0; i < file.report.diagnostics.size(); ++i) {
        const text::Diagnostic& diagnostic = file.report.diagnostics[i];
        if (!file.report.is_known(i) && (!style.quiet || text::is_blocking(diagnostic))) {
            shown.push_back(diagnostic);
        }
    }
    std::string out = render(shown, file.report.source, file.path, style.rich, style.color);
    for (const std::string& fixed : file.report.fixes) {
        out += printable_line(file.path + ": fixed: " + fixed) + '\n';
    }
    if (file.report.dry_run && (!file.report.dry_run->ok || !style.quiet)) {
        const dryrun::Verdict& verdict = *file.report.dry_run;
        const std::string line = verdict.line ? ':' + std::to_string(*verdict.line) : "";
        out += printable_line(file.path + line + ": " + dry_run_words(verdict)) + '\n';
    }
    return out;
}

}  // namespace

std::string check_text(const CheckRun& run) {
    std::string out;
    for (const CheckedFile& file : run.files) {
        if (file.error.empty()) {
            out += file_text(file, run.style);
        }
    }
    return out;
}

}  // namespace gmat_copilot::cli
