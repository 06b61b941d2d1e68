#include "provenance/html.hpp"

#include "provenance/html_parts.hpp"
#include "provenance/html_text.hpp"
#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

std::string head(const Record& record) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"" +
           std::string(policy) +
           "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>gmat-copilot: " +
           escaped(record.request.substr(0, record.request.find('\n')), 200) + "</title>\n<style>" +
           std::string(style_sheet()) + "</style>\n</head>\n<body>\n";
}

/// A row of the list of facts; empty without a value, which is HTML already.
std::string fact(const std::string& name, const std::string& value) {
    return value.empty() ? value : "<dt>" + name + "</dt><dd>" + value + "</dd>\n";
}

std::string settings_html(const Record& record) {
    std::string settings;
    for (const auto& [name, value] : record.settings) {
        settings += settings.empty() ? "" : ", ";
        settings += name;
        settings += ' ';
        settings += value;
        if (settings.size() > most_settings_html) {
            break;
        }
    }
    return escaped(settings, most_settings_html);
}

std::string summary_html(const Record& record) {
    const Ending ending = ending_of(record);
    std::string out = "<header>\n<h1>gmat-copilot: <span class=\"" + std::string(record.passed ? "good" : "bad") +
                      "\">" + (record.passed ? "passed" : "did not pass") + "</span></h1>\n<pre class=\"request\">" +
                      escaped_lines(record.request, most_request_html) + "</pre>\n<dl>\n";
    out += fact("stopped", escaped(ending.reason, 200) + (ending.plain.empty() ? "" : ": " + escaped(ending.plain)));
    out += fact("error", escaped(record.error));
    out += fact("not understood", list_html(record.not_understood, most_list_html));
    if (record.winner) {
        const std::string number = std::to_string(*record.winner + 1);
        out += fact("best", "<a href=\"#attempt-" + number + "\">attempt " + number + "</a>");
    }
    out += fact("next", escaped(ending.next));
    out += fact("in all", tokens_text(record.usage));
    out += fact("model", escaped(model_words(record)));
    out += fact("settings", settings_html(record));
    out += fact("started", escaped(times_words(record)));
    out += fact("tool", escaped(tool_words(record)));
    return out + "</dl>\n</header>\n";
}

std::string tokens(const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : "?"; }

std::string attempts_row(const Record& record, std::size_t index) {
    const RecordedDraft& draft = record.drafts[index];
    const repair::Attempt& attempt = draft.attempt;
    const AttemptResult result = result_of(draft);
    const std::string number = std::to_string(index + 1);
    std::string out = R"(<tr><th scope="row" class="n"><a href="#attempt-)" + number + "\">" + number +
                      "</a></th><td>" + escaped(result.words) + "</td>";
    for (const std::string& cell :
         {seconds_text(attempt.model_wall_s), seconds_text(attempt.lint_wall_s), seconds_text(attempt.dry_run_wall_s),
          tokens(attempt.usage.input_tokens), tokens(attempt.usage.output_tokens)}) {
        out += "<td class=\"n\">" + escaped(cell) + "</td>";
    }
    return out + "</tr>\n";
}

std::string attempts_table(const Record& record) {
    std::string out =
        "<h2>Attempts</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"attempts\"><table "
        "class=\"attempts\">\n<thead><tr>";
    for (const char* name : {"attempt", "verdict", "model", "lint", "dry-run", "tokens in", "tokens out"}) {
        out += std::string("<th scope=\"col\">") + name + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const std::size_t index : first_and_last(record.drafts.size(), most_rows)) {
        out += attempts_row(record, index);
    }
    return out + "</tbody></table></div>\n<h3>Time</h3>\n" + chart_html(record);
}

std::string left_out_note(std::size_t count, std::size_t most, const std::string& what) {
    return count <= most ? ""
                         : cut_note(std::to_string(count - most) + " of " + std::to_string(count) + " attempts " +
                                    what + "; `gmat-copilot trace --format html --attempt N` has each");
}

std::string all_attempts(const Record& record) {
    const std::size_t count = record.drafts.size();
    if (count == 0) {
        return "<p>No attempt was made.</p>\n";
    }
    std::string out = attempts_table(record) +
                      left_out_note(count, most_rows, "are left out of the table and the chart") +
                      left_out_note(count, most_sections, "are not told in full here");
    for (const std::size_t index : first_and_last(count, most_sections)) {
        out += attempt_html(record, index);
    }
    return out;
}

}  // namespace

std::vector<std::size_t> first_and_last(std::size_t count, std::size_t most) {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < count; ++i) {
        if (count <= most || i < most / 2 || i >= count - (most - most / 2)) {
            shown.push_back(i);
        }
    }
    return shown;
}

std::string render_html(const Record& record, std::optional<int> attempt) {
    std::string out = head(record) + summary_html(record) + "<main>\n";
    out += attempt ? attempt_html(record, chosen_attempt(record, *attempt)) : all_attempts(record);
    return out + "</main>\n</body>\n</html>\n";
}

}  // namespace gmat_copilot::provenance
