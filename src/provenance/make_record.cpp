// From the outcome of a run to its record. Everything that goes in passes through the redactor here, once.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catalogue/catalogue.hpp"
#include "provenance/json_shapes.hpp"
#include "provenance/record.hpp"
#include "provenance/redact.hpp"
#include "provenance/redacted.hpp"
#include "text/source.hpp"

namespace gmat_copilot::provenance {

RecordedDiagnostic recorded(const text::Diagnostic& diagnostic, const text::SourceText& source) {
    const text::Position begin = source.position(diagnostic.span.begin);
    const text::Position end = source.position(diagnostic.span.end);
    RecordedDiagnostic out;
    out.rule = diagnostic.rule;
    out.severity = diagnostic.severity;
    out.message = diagnostic.message;
    out.line = static_cast<int>(begin.line);
    out.column = static_cast<int>(begin.column);
    out.end_line = static_cast<int>(end.line);
    out.end_column = static_cast<int>(end.column);
    out.utf16_column = static_cast<int>(source.utf16_column(diagnostic.span.begin));
    out.notes = diagnostic.notes;
    out.fix = diagnostic.fix;
    return out;
}

namespace {

using Json = nlohmann::json;

std::vector<std::string> each_report(const Redactor& redact, std::vector<std::string> texts) {
    for (std::string& text : texts) {
        text = redact.report(text);
    }
    return texts;
}

RecordedDraft recorded(const Redactor& redact, const repair::Attempt& attempt) {
    RecordedDraft draft;
    draft.script_sha256 = sha256(attempt.script);
    const text::SourceText source{attempt.script};
    for (const text::Diagnostic& diagnostic : attempt.diagnostics) {
        draft.diagnostics.push_back(redacted(redact, source, diagnostic));
    }
    draft.attempt = attempt;
    repair::Attempt& kept = draft.attempt;
    kept.diagnostics.clear();
    kept.script = redact.text(attempt.script);
    kept.script_from_model = redact.text(attempt.script_from_model);
    draft.redacted = kept.script != attempt.script;
    if (attempt.preflight) {
        kept.preflight = redacted(redact, *attempt.preflight);
    }
    kept.fixes = redacted_texts(redact, attempt.fixes);
    // Lint's feedback quotes the script; an engine's is a report.
    kept.feedback = attempt.dry_run ? each_report(redact, attempt.feedback) : redacted_texts(redact, attempt.feedback);
    if (attempt.dry_run) {
        kept.dry_run = redacted(redact, *attempt.dry_run);
    }
    if (kept.failure) {
        kept.failure = redacted(redact, *kept.failure);
    }
    return draft;
}

Json redacted_json(const Redactor& redact, const Json& value) {
    if (value.is_string()) {
        return redact.text(value.get<std::string>());
    }
    Json out = value;
    if (value.is_structured()) {
        for (auto item = out.begin(); item != out.end(); ++item) {
            *item = redacted_json(redact, *item);
        }
    }
    return out;
}

/// A setting's value is a JSON text; what is not JSON is taken as a string.
std::string redacted_setting(const Redactor& redact, const std::string& value) {
    constexpr std::size_t most_nested = 64;
    const auto openings = static_cast<std::size_t>(
        std::count_if(value.begin(), value.end(), [](char c) { return c == '[' || c == '{'; }));
    const Json parsed = openings <= most_nested ? Json::parse(value, nullptr, false) : Json(value);
    const Json kept = redacted_json(redact, parsed.is_discarded() ? Json(value) : parsed);
    return kept.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

Record make_record(const repair::Options& options, const repair::Outcome& outcome, const RunFacts& facts,
                   const std::vector<std::string>& secrets) {
    const Redactor redact(secrets, places_of_this_machine());
    Record record;
    record.request = redact.text(options.request);
    record.provider = redact.report(facts.provider);
    record.model = redact.report(facts.model);
    for (const drafting::GroundingChunk& chunk : outcome.retrieval) {
        record.retrieval.push_back({redact.text(chunk.source), chunk.score, redact.text(chunk.text)});
    }
    for (const repair::Attempt& attempt : outcome.attempts) {
        record.drafts.push_back(recorded(redact, attempt));
    }
    record.winner = outcome.winner;
    record.passed = outcome.passed;
    record.strict = facts.strict;
    record.stop_reason = repair::to_string(outcome.stop_reason);
    record.error = redact.report(outcome.error);
    record.not_understood = redacted_texts(redact, outcome.not_understood);
    record.usage = outcome.usage;
    record.tool_name = "gmat-copilot";
    record.tool_version = GMAT_COPILOT_VERSION;
    record.catalogue = catalogue::release;
    record.engine = redact.report(facts.engine);
    for (const auto& [name, value] : facts.settings) {
        record.settings[redact.text(name)] = redacted_setting(redact, value);
    }
    record.started_at = facts.started_at;
    record.finished_at = facts.finished_at;
    return record;
}

}  // namespace gmat_copilot::provenance
