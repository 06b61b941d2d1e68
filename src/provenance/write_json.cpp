#include <cmath>
#include <nlohmann/json.hpp>

#include "provenance/json_shapes.hpp"
#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

namespace {

using Json = nlohmann::json;  // its objects are sorted by key

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

/// JSON has no infinities and no NaN.
double finite(double value) { return std::isfinite(value) ? value : 0.0; }

Json usage_json(const model::Usage& usage) {
    return {{"input_tokens", or_null(usage.input_tokens)}, {"output_tokens", or_null(usage.output_tokens)}};
}

Json fix_json(const std::optional<text::Fix>& fix) {
    if (!fix) {
        return nullptr;
    }
    Json edits = Json::array();
    for (const text::Edit& edit : fix->edits) {
        edits.push_back({{"start", edit.span.begin}, {"end", edit.span.end}, {"text", edit.text}});
    }
    return {{"description", fix->description}, {"safe", fix->safe}, {"edits", std::move(edits)}};
}

}  // namespace

Json diagnostic_json(const RecordedDiagnostic& diagnostic) {
    return {{"rule", diagnostic.rule},
            {"severity", std::string(text::to_string(diagnostic.severity))},
            {"message", diagnostic.message},
            {"line", diagnostic.line},
            {"column", diagnostic.column},
            {"end_line", diagnostic.end_line},
            {"end_column", diagnostic.end_column},
            {"utf16_column", diagnostic.utf16_column},
            {"notes", diagnostic.notes},
            {"fix", fix_json(diagnostic.fix)}};
}

Json verdict_json(const std::optional<dryrun::Verdict>& verdict) {
    if (!verdict) {
        return nullptr;
    }
    return {{"engine", verdict->engine},
            {"tier", std::string(dryrun::to_string(verdict->tier))},
            {"ok", verdict->ok},
            {"converged", or_null(verdict->converged)},
            {"one_line", verdict->one_line},
            {"raw_log", verdict->raw_log},
            {"line", or_null(verdict->line)},
            {"wall_s", finite(verdict->wall_s)}};
}

Json preflight_json(const std::optional<dryrun::Preflight>& preflight) {
    if (!preflight) {
        return nullptr;
    }
    Json checks = Json::array();
    Json missing = Json::array();
    for (const dryrun::PreflightCheck& check : preflight->checks) {
        checks.push_back({{"kind", check.kind},
                          {"name", check.name},
                          {"line", or_null(check.line)},
                          {"ok", check.ok},
                          {"detail", check.detail}});
        if (!check.ok) {
            missing.push_back(check.name);
        }
    }
    return {{"engine", preflight->engine},
            {"ok", preflight->ok},
            {"tier", preflight->ok ? Json(nullptr) : Json(std::string(dryrun::to_string(preflight->tier)))},
            {"one_line", preflight->one_line},
            {"missing_context", std::move(missing)},
            {"checks", std::move(checks)}};
}

namespace {

Json reply_json(const std::optional<repair::ReplyFacts>& reply) {
    if (!reply) {
        return nullptr;
    }
    return {{"shape", std::string(drafting::to_string(reply->shape))},
            {"bytes", reply->bytes},
            {"truncated", reply->truncated}};
}

Json draft_json(const RecordedDraft& draft) {
    const repair::Attempt& attempt = draft.attempt;
    Json diagnostics = Json::array();
    for (const RecordedDiagnostic& diagnostic : draft.diagnostics) {
        diagnostics.push_back(diagnostic_json(diagnostic));
    }
    return {{"script", attempt.script},
            {"script_sha256", draft.script_sha256},
            {"fixes", attempt.fixes},
            {"lint", {{"diagnostics", std::move(diagnostics)}}},
            {"dry_run", verdict_json(attempt.dry_run)},
            {"passed", attempt.passed},
            {"on_target", or_null(attempt.on_target)},
            {"redacted", draft.redacted},
            {"reply", reply_json(attempt.reply)},
            {"preflight", preflight_json(attempt.preflight)},
            {"script_from_model",
             attempt.script_from_model == attempt.script ? Json(nullptr) : Json(attempt.script_from_model)},
            {"feedback", attempt.feedback},
            {"feedback_tier", or_null(attempt.feedback_tier)},
            {"failure", attempt.failure ? failure_json(*attempt.failure) : Json(nullptr)},
            {"usage", usage_json(attempt.usage)},
            {"wall_s",
             {{"model", finite(attempt.model_wall_s)},
              {"lint", finite(attempt.lint_wall_s)},
              {"dry_run", finite(attempt.dry_run_wall_s)}}}};
}

Json outcome_json(const Record& record) {
    return {{"winner", or_null(record.winner)},  {"passed", record.passed}, {"strict", record.strict},
            {"stop_reason", record.stop_reason}, {"error", record.error},   {"not_understood", record.not_understood},
            {"usage", usage_json(record.usage)}};
}

Json settings_json(const std::map<std::string, std::string>& settings) {
    Json out = Json::object();
    for (const auto& [name, value] : settings) {
        Json parsed = Json::parse(value, nullptr, false);
        out[name] = parsed.is_discarded() ? Json(value) : std::move(parsed);
    }
    return out;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

}  // namespace

std::string to_json(const Record& record) {
    Json chunks = Json::array();
    for (const drafting::GroundingChunk& chunk : record.retrieval) {
        chunks.push_back({{"source", chunk.source}, {"score", finite(chunk.score)}, {"text", chunk.text}});
    }
    Json drafts = Json::array();
    for (const RecordedDraft& draft : record.drafts) {
        drafts.push_back(draft_json(draft));
    }
    const Json out = {{"schema_version", record.schema_version},
                      {"request", record.request},
                      {"provider", record.provider},
                      {"model", record.model},
                      {"retrieval", {{"chunks", std::move(chunks)}}},
                      {"drafts", std::move(drafts)},
                      {"outcome", outcome_json(record)},
                      {"tool",
                       {{"name", record.tool_name},
                        {"version", record.tool_version},
                        {"catalogue", record.catalogue},
                        {"engine", text_or_null(record.engine)}}},
                      {"settings", settings_json(record.settings)},
                      {"started_at", text_or_null(record.started_at)},
                      {"finished_at", text_or_null(record.finished_at)}};
    return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace gmat_copilot::provenance
