// One attempt in the page.
#include <algorithm>

#include "provenance/html_parts.hpp"
#include "provenance/html_text.hpp"
#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

std::string_view class_of(Standing standing) {
    return standing == Standing::good ? "good" : standing == Standing::bad ? "bad" : "open";
}

std::string paragraph(const std::string& name, const std::string& words, std::string_view kind = "") {
    return "<p" + (kind.empty() ? std::string(">") : " class=\"" + std::string(kind) + "\">") + name +
           escaped(words, 1'000) + "</p>\n";
}

/// A list with a heading; empty for an empty list.
std::string titled(const std::string& title, const std::string& content) {
    return content.empty() ? content : "<h3>" + title + "</h3>\n" + content;
}

/// The beginning of a log and its end, where the reason usually stands.
std::string log_html(std::string_view log) {
    constexpr std::size_t half = most_log_html / 2;
    std::string text = escaped_lines(log, most_log_html);
    if (text.size() + 16 >= most_log_html) {
        // Escaping makes text at most six times as long.
        std::string_view tail = log.substr(log.size() - std::min(log.size(), half / 6));
        tail.remove_prefix(std::min(tail.find('\n') + 1, tail.size()));
        text = escaped_lines(log, half) + "\n</pre>\n" + cut_note("The middle of the log is not shown") + "<pre>" +
               escaped_lines(tail, half);
    }
    return text.empty() ? text
                        : "<details>\n<summary>Log of the dry-run</summary>\n<pre>" + text + "</pre>\n</details>\n";
}

std::string dry_run_html(const dryrun::Verdict& verdict) {
    std::vector<std::string> solvers;
    if (verdict.converged) {
        for (const auto& [solver, done] : *verdict.converged) {
            solvers.push_back("solver " + std::string(cut(solver, 100)) + (done ? " converged" : " did not converge"));
        }
    }
    return "<h3>Dry-run</h3>\n" + paragraph("", dry_run_words(verdict), verdict.ok ? "good" : "bad") +
           list_html(solvers, most_list_html) + log_html(verdict.raw_log);
}

std::string preflight_html(const dryrun::Preflight& preflight) {
    std::vector<std::string> failed;
    for (const dryrun::PreflightCheck& check : preflight.checks) {
        if (!check.ok) {
            failed.push_back(check_words(check));
        }
    }
    return "<h3>Preflight</h3>\n" + paragraph("", preflight_words(preflight), preflight.ok ? "good" : "bad") +
           list_html(failed, most_list_html);
}

std::string name_of(std::size_t index) { return "attempt " + std::to_string(index + 1); }

/// What this draft changed against the one before it, or the last one that there was.
std::string changes_html(const Record& record, std::size_t index) {
    const RecordedDraft& draft = record.drafts[index];
    const auto before = last_script_before(record, index);
    if (!before || !has_script(draft)) {
        return {};
    }
    return titled("Changed since " + name_of(*before),
                  side_by_side_html({name_of(*before), record.drafts[*before].attempt.script, &record.drafts[*before]},
                                    {name_of(index), draft.attempt.script, &draft}, most_diff_html));
}

std::string fixes_html(const Record& record, const RecordedDraft& draft) {
    const std::string name = fixes_name(record);
    std::string content = list_html(draft.attempt.fixes, most_list_html);
    if (was_fixed(draft)) {
        content += side_by_side_html({"before " + name, draft.attempt.script_from_model, nullptr},
                                     {"after " + name, draft.attempt.script, &draft}, most_fixes_diff_html);
    }
    return titled("Changed by " + name, content);
}

std::string facts_html(const repair::Attempt& attempt) {
    std::string out =
        paragraph("",
                  tokens_text(attempt.usage) + "; model " + seconds_text(attempt.model_wall_s) + ", lint " +
                      seconds_text(attempt.lint_wall_s) + ", dry-run " + seconds_text(attempt.dry_run_wall_s),
                  "soft");
    if (attempt.reply) {
        out += paragraph("Reply: ", reply_words(*attempt.reply));
    }
    if (attempt.on_target == false) {
        out += paragraph("", std::string(off_target_words), "open");
    }
    if (attempt.failure) {
        out += paragraph("Failure: ", std::string(cut(attempt.failure->kind, 100)) + ": " + attempt.failure->message);
    }
    return out;
}

}  // namespace

std::string attempt_html(const Record& record, std::size_t index) {
    const RecordedDraft& draft = record.drafts.at(index);
    const repair::Attempt& attempt = draft.attempt;
    const AttemptResult result = result_of(draft);
    const std::string number = std::to_string(index + 1);
    std::string out = "<section id=\"attempt-" + number + "\" aria-labelledby=\"title-" + number +
                      "\">\n<h2 id=\"title-" + number + "\">Attempt " + number + " of " +
                      std::to_string(record.drafts.size()) + ": <span class=\"" +
                      std::string(class_of(result.standing)) + "\">" + escaped(result.words) + "</span></h2>\n";
    out += facts_html(attempt);
    out += changes_html(record, index);
    out += fixes_html(record, draft);
    out += titled("Draft", has_script(draft) ? listing_html(draft) : "");
    out += attempt.preflight ? preflight_html(*attempt.preflight) : "";
    out += was_flown(draft) ? dry_run_html(*attempt.dry_run) : "";
    if (index + 1 < record.drafts.size()) {
        out += titled("Told the next turn", list_html(attempt.feedback, most_list_html));
    }
    return out + "</section>\n";
}

}  // namespace gmat_copilot::provenance
