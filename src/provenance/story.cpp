#include "provenance/story.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

using drafting::ReplyShape;

struct ShapeWords {
    ReplyShape shape;
    std::string_view words;
};
constexpr std::array shapes = {
    ShapeWords{ReplyShape::fenced, "one fenced block"},
    ShapeWords{ReplyShape::several_fenced, "several fenced blocks, of which the best was taken"},
    ShapeWords{ReplyShape::bare, "a script without a fence"},
    ShapeWords{ReplyShape::json, "a JSON object with the script in it"},
    ShapeWords{ReplyShape::diff, "a patch instead of a script"},
    ShapeWords{ReplyShape::truncated, "cut off before the script ended"},
    ShapeWords{ReplyShape::empty, "empty"},
    ShapeWords{ReplyShape::refusal, "a refusal"},
    ShapeWords{ReplyShape::binary, "binary data"},
    ShapeWords{ReplyShape::too_large, "too large to be a script"},
    ShapeWords{ReplyShape::no_script, "words, but no script"},
};

bool blocks(const RecordedDiagnostic& diagnostic) { return diagnostic.severity != text::Severity::info; }

/// Seconds since 1970 of "2026-11-20T19:00:00.000Z"; null when it does not read so.
std::optional<double> epoch_seconds(const std::string& time) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    double second = 0.0;
    if (time.size() > 40 ||
        std::sscanf(time.c_str(), "%4d-%2u-%2uT%2d:%2d:%lf", &year, &month, &day, &hour, &minute, &second) != 6) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok()) {
        return std::nullopt;
    }
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return static_cast<double>(days) * 86'400.0 + hour * 3'600.0 + minute * 60.0 + second;
}

std::string judged_words(bool ok, dryrun::Tier tier, const std::string& engine) {
    std::string words = ok ? "ok (" : "failed (";
    words += dryrun::to_string(tier);
    return words + (engine.empty() ? ")" : ", " + visible(engine) + ")");
}

}  // namespace

bool has_script(const RecordedDraft& draft) { return draft.attempt.feedback_tier != "reply"; }

std::optional<std::size_t> last_script_before(const Record& record, std::size_t end) {
    for (std::size_t i = end; i-- > 0;) {
        if (has_script(record.drafts[i])) {
            return i;
        }
    }
    return std::nullopt;
}

std::size_t blocking_count(const RecordedDraft& draft) {
    return static_cast<std::size_t>(std::count_if(draft.diagnostics.begin(), draft.diagnostics.end(), blocks));
}

std::string fixes_name(const Record& record) {
    const auto unsafe = record.settings.find("unsafe_fixes");
    return unsafe != record.settings.end() && unsafe->second == "true" ? "fixes" : "safe fixes";
}

bool was_fixed(const RecordedDraft& draft) {
    return has_script(draft) && draft.attempt.script_from_model != draft.attempt.script;
}

bool was_flown(const RecordedDraft& draft) {
    return draft.attempt.dry_run && (!draft.attempt.preflight || draft.attempt.preflight->ok);
}

std::string plural(std::size_t count, const std::string& word) {
    return std::to_string(count) + " " + word + (count == 1 ? "" : "s");
}

AttemptResult result_of(const RecordedDraft& draft) {
    const repair::Attempt& attempt = draft.attempt;
    if (attempt.passed) {
        return {Standing::good, "passed"};
    }
    if (!has_script(draft)) {
        return {Standing::bad, "no usable script in the reply"};
    }
    if (const std::size_t blocking = blocking_count(draft); blocking > 0) {
        return {Standing::bad, "rejected by lint: " + plural(blocking, "blocking finding")};
    }
    if (attempt.preflight && !attempt.preflight->ok) {
        return {Standing::bad, "not flown: the preflight failed"};
    }
    if (attempt.dry_run) {
        return {Standing::bad,
                "rejected by the dry-run (" + std::string(dryrun::to_string(attempt.dry_run->tier)) + ")"};
    }
    if (attempt.failure) {
        return {Standing::bad, "rejected: " + visible(cut(attempt.failure->kind, 60))};
    }
    return {Standing::open, "not judged to the end"};
}

std::string reply_words(const repair::ReplyFacts& reply) {
    const auto* row = std::find_if(shapes.begin(), shapes.end(),
                                   [&reply](const ShapeWords& each) { return each.shape == reply.shape; });
    std::string words(row == shapes.end() ? std::string_view("unknown") : row->words);
    words += ", " + plural(reply.bytes, "byte");
    return reply.truncated ? words + "; the provider cut it off" : words;
}

std::string dry_run_words(const dryrun::Verdict& verdict) {
    std::string words = judged_words(verdict.ok, verdict.tier, verdict.engine);
    if (!verdict.one_line.empty()) {
        words += ": " + visible(verdict.one_line);
    }
    return verdict.line ? words + " [line " + std::to_string(*verdict.line) + "]" : words;
}

std::string preflight_words(const dryrun::Preflight& preflight) {
    if (preflight.ok) {
        const std::string engine = preflight.engine.empty() ? "" : " (" + visible(preflight.engine) + ")";
        return "ok" + engine + ", " + plural(preflight.checks.size(), "check");
    }
    return judged_words(false, preflight.tier, preflight.engine) + ": " + visible(preflight.one_line);
}

std::string check_words(const dryrun::PreflightCheck& check) {
    std::string words = visible(check.kind) + " " + visible(check.name);
    if (check.line) {
        words += " (line " + std::to_string(*check.line) + ")";
    }
    return check.detail.empty() ? words : words + ": " + visible(check.detail);
}

std::string tokens_text(const model::Usage& usage) {
    if (!usage.input_tokens && !usage.output_tokens) {
        return "tokens unknown";
    }
    const auto count = [](const std::optional<std::int64_t>& tokens) { return tokens ? std::to_string(*tokens) : "?"; };
    return count(usage.input_tokens) + " tokens in, " + count(usage.output_tokens) + " out";
}

std::string model_words(const Record& record) {
    return visible(record.provider) + (record.model.empty() ? "" : ":" + visible(record.model));
}

std::string tool_words(const Record& record) {
    if (record.tool_name.empty()) {
        return {};
    }
    return visible(record.tool_name) + " " + visible(record.tool_version) + ", catalogue " + visible(record.catalogue) +
           (record.engine.empty() ? "" : ", judged by " + visible(record.engine));
}

std::string times_words(const Record& record) {
    const auto started = epoch_seconds(record.started_at);
    const auto finished = epoch_seconds(record.finished_at);
    const bool known = started && finished && *finished >= *started;
    return visible(record.started_at) + (known ? ", took " + seconds_text(*finished - *started) : "");
}

double seconds_of(const repair::Attempt& attempt) {
    const auto known = [](double seconds) { return std::isfinite(seconds) ? std::clamp(seconds, 0.0, 1e9) : 0.0; };
    return known(attempt.model_wall_s) + known(attempt.lint_wall_s) + known(attempt.dry_run_wall_s);
}

std::size_t chosen_attempt(const Record& record, int attempt) {
    if (attempt < 1 || static_cast<std::size_t>(attempt) > record.drafts.size()) {
        throw Error("there is no attempt " + std::to_string(attempt) + ": the record has " +
                    std::to_string(record.drafts.size()));
    }
    return static_cast<std::size_t>(attempt) - 1;
}

}  // namespace gmat_copilot::provenance
