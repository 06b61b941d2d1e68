// The workflow commands and their escapes are those of GitHub's "Workflow commands for GitHub Actions" and of
// actions/toolkit (packages/core/src/command.ts).
#include "cli/check_formats.hpp"
#include "cli/encoding.hpp"
#include "cli/exit_code.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"

namespace gmat_copilot::cli {

namespace {

std::string replaced(std::string_view text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (special.find(c) == std::string_view::npos) {
            out += c;
            continue;
        }
        switch (c) {
            case '%': out += "%25"; break;
            case '\r': out += "%0D"; break;
            case '\n': out += "%0A"; break;
            case ':': out += "%3A"; break;
            default: out += "%2C"; break;
        }
    }
    return out;
}

std::string message(std::string_view text) { return replaced(printable(valid_utf8(text)), "%\r\n"); }
std::string property(std::string_view text) { return replaced(valid_utf8(text), "%\r\n:,"); }

std::string_view level_of(text::Severity severity) {
    switch (severity) {
        case text::Severity::error: return "error";
        case text::Severity::warning: return "warning";
        case text::Severity::info: return "notice";
    }
    return "error";
}

std::string command(std::string_view level, const std::string& file, const std::string& place, std::string_view title,
                    std::string_view text) {
    return "::" + std::string(level) + " file=" + property(file) + place + ",title=" + property(title) +
           "::" + message(text) + '\n';
}

std::string place_of(text::Span span, const text::SourceText& source) {
    const text::Position begin = source.position(span.begin);
    const text::Position end = source.position(span.end);
    std::string place = ",line=" + std::to_string(begin.line) + ",endLine=" + std::to_string(end.line);
    if (begin.line == end.line) {  // an annotation has columns on one line only
        place += ",col=" + std::to_string(source.utf16_column(span.begin)) +
                 ",endColumn=" + std::to_string(source.utf16_column(span.end));
    }
    return place;
}

std::string file_commands(const CheckedFile& file, const std::string& name) {
    if (!file.error.empty()) {
        return command("error", name, "", "gmat-copilot", file.error);
    }
    std::string out;
    for (std::size_t i = 0; i < file.report.diagnostics.size(); ++i) {
        if (file.report.is_known(i)) {
            continue;
        }
        const text::Diagnostic& diagnostic = file.report.diagnostics[i];
        out += command(level_of(diagnostic.severity), name, place_of(diagnostic.span, file.report.source),
                       diagnostic.rule, with_notes(diagnostic));
    }
    if (file.report.dry_run && !file.report.dry_run->ok) {
        const dryrun::Verdict& verdict = *file.report.dry_run;
        const std::string place = verdict.line ? ",line=" + std::to_string(*verdict.line) : "";
        out += command("error", name, place, "dry-run", dry_run_words(verdict));
    }
    return out;
}

}  // namespace

std::string check_github(const CheckRun& run) {
    std::string out;
    for (const CheckedFile& file : run.files) {
        out += file_commands(file, seen_from(run.folder, file.path));
    }
    return out;
}

}  // namespace gmat_copilot::cli
