#include "provenance/trace_attempt.hpp"

#include "provenance/story.hpp"
#include "text/source.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t longest_source_line = 200;

Colour colour_of(Standing standing) {
    return standing == Standing::good ? Colour::green : standing == Standing::bad ? Colour::red : Colour::yellow;
}

std::string diagnostic_text(const RecordedDiagnostic& diagnostic, const text::SourceText& source, const Paint& paint) {
    const Colour colour = diagnostic.severity == text::Severity::error     ? Colour::red
                          : diagnostic.severity == text::Severity::warning ? Colour::yellow
                                                                           : Colour::cyan;
    std::string out = "  " + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column) + " " +
                      paint(colour, text::to_string(diagnostic.severity)) + " " + visible(diagnostic.rule) + ": " +
                      visible(diagnostic.message) + "\n";
    const std::string_view line =
        diagnostic.line > 0 ? source.line(static_cast<std::uint32_t>(diagnostic.line)) : std::string_view{};
    if (!line.empty()) {
        const std::string_view shown = cut(line, longest_source_line);
        out += "      " + visible(shown) + (shown.size() < line.size() ? " ..." : "") + "\n";
    }
    for (const std::string& note : diagnostic.notes) {
        out += "      note: " + visible(note) + "\n";
    }
    return out;
}

std::string dry_run_text(const dryrun::Verdict& verdict, const Paint& paint) {
    std::string out = "  dry-run: " + paint(verdict.ok ? Colour::green : Colour::red, dry_run_words(verdict)) + "\n";
    if (verdict.converged) {
        for (const auto& [solver, done] : *verdict.converged) {
            out += "    solver " + visible(solver) + (done ? " converged\n" : " did not converge\n");
        }
    }
    return out;
}

std::string preflight_text(const dryrun::Preflight& preflight, const Paint& paint) {
    std::string out =
        "  preflight: " + paint(preflight.ok ? Colour::green : Colour::red, preflight_words(preflight)) + "\n";
    for (const dryrun::PreflightCheck& check : preflight.checks) {
        out += check.ok ? "" : "    - " + check_words(check) + "\n";
    }
    return out;
}

std::string list_text(const std::string& title, const std::vector<std::string>& lines) {
    std::string out = lines.empty() ? "" : "  " + title + "\n";
    for (const std::string& line : lines) {
        out += "    - " + visible(line) + "\n";
    }
    return out;
}

/// What fixes made of the model's text; empty when they changed nothing.
std::string fixes_diff(const Record& record, std::size_t index, const Paint& paint) {
    const RecordedDraft& draft = record.drafts[index];
    if (!was_fixed(draft)) {
        return {};
    }
    const std::string name = "attempt " + std::to_string(index + 1);
    return coloured_diff(unified_diff(draft.attempt.script_from_model, draft.attempt.script,
                                      name + " before " + fixes_name(record), name + " after " + fixes_name(record)),
                         paint);
}

}  // namespace

std::string attempt_section(const Record& record, std::size_t index, const Paint& paint) {
    const RecordedDraft& draft = record.drafts.at(index);
    const repair::Attempt& attempt = draft.attempt;
    const AttemptResult result = result_of(draft);
    std::string out =
        paint(Colour::bold, "attempt " + std::to_string(index + 1) + " of " + std::to_string(record.drafts.size())) +
        ": " + paint(colour_of(result.standing), result.words) + "\n";
    out += "  " +
           paint(Colour::dim, tokens_text(attempt.usage) + "; model " + seconds_text(attempt.model_wall_s) + ", lint " +
                                  seconds_text(attempt.lint_wall_s) + ", dry-run " +
                                  seconds_text(attempt.dry_run_wall_s)) +
           "\n";
    if (attempt.reply) {
        out += "  reply: " + reply_words(*attempt.reply) + "\n";
    }
    if (attempt.on_target == false) {
        out += "  " + paint(Colour::yellow, off_target_words) + "\n";
    }
    out += list_text(fixes_name(record) + " changed:", attempt.fixes) + fixes_diff(record, index, paint);
    const text::SourceText source{attempt.script};
    for (const RecordedDiagnostic& diagnostic : draft.diagnostics) {
        out += diagnostic_text(diagnostic, source, paint);
    }
    if (attempt.preflight) {
        out += preflight_text(*attempt.preflight, paint);
    }
    if (was_flown(draft)) {
        out += dry_run_text(*attempt.dry_run, paint);
    }
    if (attempt.failure) {
        out += "  failure: " + visible(attempt.failure->kind) + ": " + visible(attempt.failure->message) + "\n";
    }
    if (index + 1 < record.drafts.size()) {
        const std::string tier = attempt.feedback_tier ? " (" + visible(*attempt.feedback_tier) + ")" : "";
        out += list_text("told the next turn" + tier + ":", attempt.feedback);
    }
    return out;
}

std::string diff_section(const Record& record, std::size_t index, const Paint& paint) {
    const auto name_of = [](std::size_t each) { return "attempt " + std::to_string(each + 1); };
    const std::size_t next = index + 1;
    if (next >= record.drafts.size()) {
        return name_of(index) + " is the last: there is no next draft\n";
    }
    const auto before = last_script_before(record, next);
    if (!before || !has_script(record.drafts[next])) {
        return name_of(before ? next : index) + " held no script: there is nothing to compare\n";
    }
    const std::string diff = unified_diff(record.drafts[*before].attempt.script, record.drafts[next].attempt.script,
                                          name_of(*before), name_of(next));
    return diff.empty() ? name_of(next) + " is the same draft as " + name_of(*before) + "\n"
                        : coloured_diff(diff, paint);
}

}  // namespace gmat_copilot::provenance
