// Reads a record back. Two writers are known: this program, and the Python gmat-copilot, whose records have fewer keys.
// A key that only this program writes may be missing; a key that both write must be there, and of the right kind.
#include <algorithm>
#include <array>
#include <limits>

#include "provenance/json_in.hpp"
#include "provenance/json_shapes.hpp"
#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr int newest_version = 1;
constexpr std::int64_t largest_int = std::numeric_limits<int>::max();
constexpr std::int64_t largest_count = std::numeric_limits<std::int64_t>::max();

std::string text_or_empty(const In& in, const char* key) {
    const auto value = in.maybe(key);
    return value ? value->text() : std::string{};
}

int place(const In& in, const char* key) {
    const auto value = in.maybe(key);
    return value ? static_cast<int>(value->whole(0, largest_int)) : 0;
}

double seconds(const In& in, const char* key) {
    const auto value = in.maybe(key);
    return value ? value->number() : 0.0;
}

/// Tokens under the names that providers give them.
model::Usage read_usage(const In& in) {
    const auto count = [&in](std::initializer_list<const char*> names) -> std::optional<std::int64_t> {
        for (const char* name : names) {
            if (const auto value = in.maybe(name)) {
                return value->whole(0, largest_count);
            }
        }
        return std::nullopt;
    };
    return {count({"input_tokens", "prompt_tokens"}), count({"output_tokens", "completion_tokens"})};
}

text::Severity read_severity(const In& in) {
    std::string name = in.text();
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (const auto severity = text::severity_from_string(name)) {
        return *severity;
    }
    in.wrong("error, warning or info");
}

text::Fix read_fix(const In& in) {
    constexpr std::int64_t largest_offset = std::numeric_limits<std::uint32_t>::max();
    text::Fix fix;
    fix.description = in.at("description").text();
    fix.safe = in.at("safe").boolean();
    for (const In& edit : in.at("edits").items()) {
        text::Span span;
        span.begin = static_cast<std::uint32_t>(edit.at("start").whole(0, largest_offset));
        span.end = static_cast<std::uint32_t>(edit.at("end").whole(span.begin, largest_offset));
        fix.edits.push_back({span, edit.at("text").text()});
    }
    return fix;
}

RecordedDiagnostic read_diagnostic(const In& in) {
    RecordedDiagnostic diagnostic;
    diagnostic.rule = in.at("rule").text();
    diagnostic.severity = read_severity(in.at("severity"));
    diagnostic.message = in.at("message").text();
    diagnostic.line = place(in, "line");
    diagnostic.column = place(in, "column");
    diagnostic.end_line = place(in, "end_line");
    diagnostic.end_column = place(in, "end_column");
    diagnostic.utf16_column = place(in, "utf16_column");
    if (const auto notes = in.maybe("notes")) {
        diagnostic.notes = notes->texts();
    }
    if (const auto fix = in.maybe("fix")) {
        diagnostic.fix = read_fix(*fix);
    }
    return diagnostic;
}

dryrun::Verdict read_verdict(const In& in) {
    dryrun::Verdict verdict;
    const In tier = in.at("tier");
    const auto known = dryrun::tier_from_string(tier.text());
    if (!known) {
        tier.wrong("a tier of a dry-run");
    }
    verdict.tier = *known;
    verdict.ok = in.at("ok").boolean();
    verdict.engine = text_or_empty(in, "engine");
    verdict.one_line = text_or_empty(in, "one_line");
    verdict.raw_log = text_or_empty(in, "raw_log");
    if (const auto converged = in.maybe("converged")) {
        std::map<std::string, bool>& solvers = verdict.converged.emplace();
        for (const auto& [name, done] : converged->members()) {
            solvers[name] = done.boolean();
        }
    }
    if (const auto line = in.maybe("line")) {
        verdict.line = static_cast<int>(line->whole(0, largest_int));
    }
    verdict.wall_s = seconds(in, "wall_s");
    return verdict;
}

dryrun::Preflight read_preflight(const In& in) {
    dryrun::Preflight preflight;
    preflight.engine = in.at("engine").text();
    preflight.ok = in.at("ok").boolean();
    preflight.one_line = in.at("one_line").text();
    if (const auto tier = in.maybe("tier")) {
        const auto known = dryrun::tier_from_string(tier->text());
        if (!known) {
            tier->wrong("a tier of a dry-run");
        }
        preflight.tier = *known;
    }
    for (const In& check : in.at("checks").items()) {
        dryrun::PreflightCheck& read = preflight.checks.emplace_back();
        read.kind = check.at("kind").text();
        read.name = check.at("name").text();
        if (const auto line = check.maybe("line")) {
            read.line = static_cast<int>(line->whole(0, largest_int));
        }
        read.ok = check.at("ok").boolean();
        read.detail = check.at("detail").text();
    }
    return preflight;
}

repair::ReplyFacts read_reply(const In& in) {
    repair::ReplyFacts reply;
    const In shape = in.at("shape");
    const auto known = drafting::reply_shape_from_string(shape.text());
    if (!known) {
        shape.wrong("the shape of a reply");
    }
    reply.shape = *known;
    reply.bytes = static_cast<std::size_t>(in.at("bytes").whole(0, largest_count));
    reply.truncated = in.at("truncated").boolean();
    return reply;
}

void read_additions(const In& in, RecordedDraft& draft) {
    repair::Attempt& attempt = draft.attempt;
    if (const auto on_target = in.maybe("on_target")) {
        attempt.on_target = on_target->boolean();
    }
    if (const auto redacted = in.maybe("redacted")) {
        draft.redacted = redacted->boolean();
    }
    if (const auto reply = in.maybe("reply")) {
        attempt.reply = read_reply(*reply);
    }
    if (const auto preflight = in.maybe("preflight")) {
        attempt.preflight = read_preflight(*preflight);
    }
    const auto before_fixes = in.maybe("script_from_model");
    attempt.script_from_model = before_fixes ? before_fixes->text() : attempt.script;
}

RecordedDraft read_draft(const In& in) {
    RecordedDraft draft;
    repair::Attempt& attempt = draft.attempt;
    attempt.script = in.at("script").text();
    for (const In& diagnostic : in.at("lint").at("diagnostics").items()) {
        draft.diagnostics.push_back(read_diagnostic(diagnostic));
    }
    if (const auto verdict = in.maybe("dry_run")) {
        attempt.dry_run = read_verdict(*verdict);
    }
    attempt.passed = in.at("passed").boolean();
    attempt.feedback = in.at("feedback").texts();
    if (const auto tier = in.maybe("feedback_tier")) {
        attempt.feedback_tier = tier->text();
    }
    if (const auto usage = in.maybe("usage")) {
        attempt.usage = read_usage(*usage);
    }
    if (const auto fixes = in.maybe("fixes")) {
        attempt.fixes = fixes->texts();
    }
    if (const auto failure = in.maybe("failure")) {
        attempt.failure = read_failure(*failure);
    }
    if (const auto wall = in.maybe("wall_s")) {
        attempt.model_wall_s = seconds(*wall, "model");
        attempt.lint_wall_s = seconds(*wall, "lint");
        attempt.dry_run_wall_s = seconds(*wall, "dry_run");
    }
    draft.script_sha256 = text_or_empty(in, "script_sha256");
    read_additions(in, draft);
    return draft;
}

void read_outcome(const In& in, Record& record) {
    if (const auto winner = in.maybe("winner")) {
        if (record.drafts.empty()) {
            winner->wrong("null, although there are no drafts");
        }
        record.winner = static_cast<std::size_t>(winner->whole(0, static_cast<std::int64_t>(record.drafts.size()) - 1));
    }
    record.passed = in.at("passed").boolean();
    record.strict = in.at("strict").boolean();
    record.stop_reason = in.at("stop_reason").text();
    record.error = text_or_empty(in, "error");
    if (const auto words = in.maybe("not_understood")) {
        record.not_understood = words->texts();
    }
    if (const auto usage = in.maybe("usage")) {
        record.usage = read_usage(*usage);
    }
}

void read_tool_and_settings(const In& in, Record& record) {
    if (const auto tool = in.maybe("tool")) {
        record.tool_name = text_or_empty(*tool, "name");
        record.tool_version = text_or_empty(*tool, "version");
        record.catalogue = text_or_empty(*tool, "catalogue");
        record.engine = text_or_empty(*tool, "engine");
    }
    if (const auto settings = in.maybe("settings")) {
        for (const auto& [name, value] : settings->members()) {
            record.settings[name] = value.dump();
        }
    }
    record.started_at = text_or_empty(in, "started_at");
    record.finished_at = text_or_empty(in, "finished_at");
}

int read_version(const In& in) {
    const std::int64_t version = in.at("schema_version").whole(1, largest_count);
    if (version > newest_version) {
        throw Error("written by a newer version: schema version " + std::to_string(version) + ", this program reads " +
                    std::to_string(newest_version));
    }
    return static_cast<int>(version);
}

}  // namespace

Record from_json(std::string_view json) {
    const nlohmann::json document = parse_bounded(json);
    const In in(document, "");
    Record record;
    record.schema_version = read_version(in);
    record.request = in.at("request").text();
    record.provider = in.at("provider").text();
    record.model = in.at("model").text();
    if (const auto retrieval = in.maybe("retrieval")) {
        for (const In& chunk : retrieval->at("chunks").items()) {
            record.retrieval.push_back({chunk.at("source").text(), seconds(chunk, "score"), chunk.at("text").text()});
        }
    }
    for (const In& draft : in.at("drafts").items()) {
        record.drafts.push_back(read_draft(draft));
    }
    read_outcome(in.at("outcome"), record);
    read_tool_and_settings(in, record);
    return record;
}

}  // namespace gmat_copilot::provenance
