#include "cli/check_run.hpp"

#include <algorithm>

#include "cli/exit_code.hpp"
#include "cli/summary.hpp"

namespace gmat_copilot::cli {

// The larger code is the worse one: what was not judged hides a rejection, since a gate must not pass on either.
int exit_code_of(const CheckedFile& file) {
    if (!file.error.empty()) {
        return not_judged;
    }
    int code = file.report.clean() ? passed : rejected;
    if (file.report.dry_run) {
        code = std::max<int>(code, exit_code_of(*file.report.dry_run));
    }
    return code;
}

int exit_code_of(const CheckRun& run) {
    if (run.interrupted) {
        return interrupted;
    }
    int code = passed;
    for (const CheckedFile& file : run.files) {
        code = std::max(code, exit_code_of(file));
    }
    return code;
}

std::string with_notes(const text::Diagnostic& diagnostic) {
    std::string text = diagnostic.message;
    for (const std::string& note : diagnostic.notes) {
        text += "\nnote: " + note;
    }
    return text;
}

std::string dry_run_words(const dryrun::Verdict& verdict) {
    return "dry-run: " + verdict_words(verdict) + (verdict.one_line.empty() ? "" : ": " + verdict.one_line);
}

}  // namespace gmat_copilot::cli
