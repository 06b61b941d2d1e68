#include "provenance/trace_attempt.hpp"

#include <algorithm>

#include "repair/failure.hpp"
#include "text/source.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t longest_source_line = 200;

bool blocks(const RecordedDiagnostic& diagnostic) { return diagnostic.severity != text::Severity::info; }

std::size_t blocking_count(const RecordedDraft& draft) {
    return static_cast<std::size_t>(std::count_if(draft.diagnostics.begin(), draft.diagnostics.end(), blocks));
}

bool has_script(const RecordedDraft& draft) { return draft.attempt.feedback_tier != "reply"; }

std::string plural(std::size_t count, const std::string& word) {
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

/// What became of an attempt, in a few words.
std::string result_text(const RecordedDraft& draft, const Paint& paint) {
    const repair::Attempt& attempt = draft.attempt;
    if (attempt.passed) {
        return paint(Colour::green, "passed");
    }
    if (!has_script(draft)) {
        return paint(Colour::red, "no usable script in the reply");
    }
    if (const std::size_t blocking = blocking_count(draft); blocking > 0) {
        return paint(Colour::red, "rejected by lint: " + plural(blocking, "blocking finding"));
    }
    if (attempt.dry_run) {
        return paint(Colour::red,
                     "rejected by the dry-run (" + std::string(dryrun::to_string(attempt.dry_run->tier)) + ")");
    }
    if (attempt.failure) {
        return paint(Colour::red, "rejected: " + visible(attempt.failure->kind));
    }
    return paint(Colour::yellow, "not judged to the end");
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
        const bool too_long = line.size() > longest_source_line;
        out += "      " + visible(line.substr(0, longest_source_line)) + (too_long ? " ..." : "") + "\n";
    }
    for (const std::string& note : diagnostic.notes) {
        out += "      note: " + visible(note) + "\n";
    }
    return out;
}

std::string dry_run_text(const dryrun::Verdict& verdict, const Paint& paint) {
    std::string out = "  dry-run: " + (verdict.ok ? paint(Colour::green, "ok") : paint(Colour::red, "failed")) + " (" +
                      std::string(dryrun::to_string(verdict.tier));
    out += verdict.engine.empty() ? ")" : ", " + visible(verdict.engine) + ")";
    if (!verdict.one_line.empty()) {
        out += ": " + visible(verdict.one_line);
    }
    if (verdict.line) {
        out += " [line " + std::to_string(*verdict.line) + "]";
    }
    out += "\n";
    if (verdict.converged) {
        for (const auto& [solver, done] : *verdict.converged) {
            out += "    solver " + visible(solver) + (done ? " converged\n" : " did not converge\n");
        }
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

std::string coloured_diff(const std::string& diff, const Paint& paint) {
    std::string out;
    std::string_view rest = diff;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        const std::string line = visible(rest.substr(0, end));
        const char mark = line.empty() ? ' ' : line.front();
        const bool header = line.compare(0, 4, "--- ") == 0 || line.compare(0, 4, "+++ ") == 0;
        out += header        ? paint(Colour::bold, line)
               : mark == '+' ? paint(Colour::green, line)
               : mark == '-' ? paint(Colour::red, line)
               : mark == '@' ? paint(Colour::cyan, line)
                             : line;
        out += '\n';
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    return out;
}

}  // namespace

std::string tokens_text(const model::Usage& usage) {
    if (!usage.input_tokens && !usage.output_tokens) {
        return "tokens unknown";
    }
    const auto count = [](const std::optional<std::int64_t>& tokens) { return tokens ? std::to_string(*tokens) : "?"; };
    return count(usage.input_tokens) + " tokens in, " + count(usage.output_tokens) + " out";
}

std::string attempt_section(const Record& record, std::size_t index, const Paint& paint) {
    const RecordedDraft& draft = record.drafts.at(index);
    const repair::Attempt& attempt = draft.attempt;
    std::string out =
        paint(Colour::bold, "attempt " + std::to_string(index + 1) + " of " + std::to_string(record.drafts.size())) +
        ": " + result_text(draft, paint) + "\n";
    out += "  " +
           paint(Colour::dim, tokens_text(attempt.usage) + "; model " + seconds_text(attempt.model_wall_s) + ", lint " +
                                  seconds_text(attempt.lint_wall_s) + ", dry-run " +
                                  seconds_text(attempt.dry_run_wall_s)) +
           "\n";
    out += list_text("safe fixes changed:", attempt.fixes);
    const text::SourceText source{attempt.script};
    for (const RecordedDiagnostic& diagnostic : draft.diagnostics) {
        out += diagnostic_text(diagnostic, source, paint);
    }
    if (attempt.dry_run) {
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
    const std::string name = "attempt " + std::to_string(index + 1);
    if (index + 1 >= record.drafts.size()) {
        return name + " is the last: there is no next draft\n";
    }
    const RecordedDraft& draft = record.drafts[index];
    const RecordedDraft& next = record.drafts[index + 1];
    const std::string next_name = "attempt " + std::to_string(index + 2);
    if (!has_script(draft) || !has_script(next)) {
        return (has_script(draft) ? next_name : name) + " held no script: there is nothing to compare\n";
    }
    const std::string diff = unified_diff(draft.attempt.script, next.attempt.script, name, next_name);
    return diff.empty() ? next_name + " is the same draft as " + name + "\n" : coloured_diff(diff, paint);
}

}  // namespace gmat_copilot::provenance
