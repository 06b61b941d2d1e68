#include "provenance/artifacts.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "provenance/json_shapes.hpp"
#include "provenance/redacted.hpp"

namespace gmat_copilot::provenance {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using repair::Stage;

constexpr std::array turn_files = {"prompt.md", "context.json",   "response.txt", "draft.script", "diff.patch",
                                   "lint.json", "preflight.json", "dry-run.json", "dry-run.log",  "errors.json"};
constexpr const char* summary_name = "summary.json";
constexpr int most_turns = 1000;  // of an earlier run that are looked for

fs::path turn_folder(const fs::path& folder, int turn) { return folder / ("turn-" + std::to_string(turn)); }

std::string json_text(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

[[noreturn]] void fail(const fs::path& folder, const std::string& what, const std::error_code& error) {
    throw Error(folder.string() + ": " + what + ": " + error.message());
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        fail(folder, "cannot make the folder for the artifacts", error);
    }
}

/// Only files of our own names; a folder that holds others stays.
void remove_earlier_run(const fs::path& folder) {
    std::error_code ignored;
    for (int turn = 1; turn <= most_turns && fs::is_directory(turn_folder(folder, turn), ignored); ++turn) {
        for (const char* name : turn_files) {
            fs::remove(turn_folder(folder, turn) / name, ignored);
        }
        fs::remove(turn_folder(folder, turn), ignored);
    }
    fs::remove(folder / summary_name, ignored);
}

Json seconds(const repair::Attempt& attempt) {
    return {{"model", attempt.model_wall_s}, {"lint", attempt.lint_wall_s}, {"dry_run", attempt.dry_run_wall_s}};
}

Json usage_json(const model::Usage& usage) {
    const auto count = [](const std::optional<std::int64_t>& tokens) { return tokens ? Json(*tokens) : Json(nullptr); };
    return {{"input_tokens", count(usage.input_tokens)}, {"output_tokens", count(usage.output_tokens)}};
}

Json turn_json(const Redactor& redact, const repair::Attempt& attempt, int turn) {
    const auto blocking = std::count_if(attempt.diagnostics.begin(), attempt.diagnostics.end(), text::is_blocking);
    return {{"turn", turn},
            {"passed", attempt.passed},
            {"script_sha256", attempt.script.empty() ? "" : sha256(attempt.script)},
            {"reply", attempt.reply ? Json(std::string(drafting::to_string(attempt.reply->shape))) : Json(nullptr)},
            {"blocking", blocking},
            {"dry_run", attempt.dry_run ? Json(std::string(dryrun::to_string(attempt.dry_run->tier))) : Json(nullptr)},
            {"failure", attempt.failure ? failure_json(redacted(redact, *attempt.failure)) : Json(nullptr)},
            {"usage", usage_json(attempt.usage)},
            {"wall_s", seconds(attempt)}};
}

}  // namespace

ArtifactsFolder::ArtifactsFolder(fs::path folder, const repair::Options& options, const RunFacts& facts,
                                 std::vector<std::string> secrets)
    : folder_(std::move(folder)),
      request_(options.request),
      provider_(facts.provider),
      model_(facts.model),
      started_at_(facts.started_at),
      policy_(options.policy),
      redact_(std::move(secrets), places_of_this_machine()) {
    make_folder(folder_);
    remove_earlier_run(folder_);
    write_summary({}, false);
}

void ArtifactsFolder::write(int turn, const char* name, const std::string& content) const {
    const fs::path folder = turn_folder(folder_, turn);
    make_folder(folder);
    write_atomically(folder / name, content, &flushes_);
}

void ArtifactsFolder::write_prompt(const repair::Turn& turn) const {
    const model::Request& request = *turn.request;
    write(turn.number, "prompt.md", redact_.text("# System\n\n" + request.system + "\n\n" + request.prompt));
    Json failing = nullptr;
    if (request.failing) {
        failing = {{"script_sha256", sha256(request.failing->script)},
                   {"diagnostics", request.failing->diagnostics.size()}};
    }
    Json memory = Json::array();
    for (const repair::Failure& failure : turn.memory->failures()) {
        memory.push_back(failure_json(redacted(redact_, failure)));
    }
    const Json context = {{"schema_version", 1},
                          {"turn", turn.number},
                          {"request", redact_.text(request_)},
                          {"failing", std::move(failing)},
                          {"memory", {{"failures", std::move(memory)}}},
                          {"policy", policy_json(policy_)},
                          {"temperature", request.temperature ? Json(*request.temperature) : Json(nullptr)},
                          {"max_tokens", request.max_tokens ? Json(*request.max_tokens) : Json(nullptr)},
                          {"timeout_s", request.timeout_s}};
    write(turn.number, "context.json", json_text(context));
}

void ArtifactsFolder::write_draft(const repair::Turn& turn, const std::string& script) const {
    const std::string shown = redact_.text(script);
    write(turn.number, "draft.script", shown);
    const std::string name = "turn-" + std::to_string(turn.number) + "/draft.script";
    const std::string before = turn.previous == nullptr ? std::string() : redact_.text(turn.previous->script);
    write(turn.number, "diff.patch",
          unified_diff(before, shown, turn.previous == nullptr ? "/dev/null" : "previous/draft.script", name));
}

void ArtifactsFolder::write_lint(const repair::Turn& turn) const {
    const repair::Attempt& attempt = *turn.attempt;
    const text::SourceText source{attempt.script};
    Json diagnostics = Json::array();
    for (const text::Diagnostic& diagnostic : attempt.diagnostics) {
        diagnostics.push_back(diagnostic_json(redacted(redact_, source, diagnostic)));
    }
    write(turn.number, "lint.json",
          json_text({{"fixes", redacted_texts(redact_, attempt.fixes)},
                     {"diagnostics", std::move(diagnostics)},
                     {"wall_s", attempt.lint_wall_s}}));
    if (attempt.script != attempt.script_from_model) {
        write_draft(turn, attempt.script);
    }
}

void ArtifactsFolder::write_flight(const repair::Turn& turn) const {
    const dryrun::Verdict verdict = redacted(redact_, *turn.attempt->dry_run);
    write(turn.number, "dry-run.log", verdict.raw_log);
    write(turn.number, "dry-run.json", json_text(verdict_json(verdict)));
}

void ArtifactsFolder::write_errors(const repair::Turn& turn) const {
    const repair::Attempt& attempt = *turn.attempt;
    if (attempt.preflight && !attempt.preflight->ok && attempt.dry_run) {
        write_flight(turn);  // the verdict that stands in for the flight
    }
    const Json tier = attempt.feedback_tier ? Json(*attempt.feedback_tier) : Json(nullptr);
    write(turn.number, "errors.json",
          json_text({{"failure", attempt.failure ? failure_json(redacted(redact_, *attempt.failure)) : Json(nullptr)},
                     {"feedback", redacted_texts(redact_, attempt.feedback)},
                     {"feedback_tier", tier}}));
}

void ArtifactsFolder::write_summary(const repair::Outcome& outcome, bool finished) const {
    Json turns = Json::array();
    for (std::size_t i = 0; i < outcome.attempts.size(); ++i) {
        turns.push_back(turn_json(redact_, outcome.attempts[i], static_cast<int>(i) + 1));
    }
    const Json summary = {
        {"schema_version", 1},
        {"finished", finished},
        {"request", redact_.text(request_)},
        {"provider", redact_.report(provider_)},
        {"model", redact_.report(model_)},
        {"started_at", started_at_},
        {"policy", policy_json(policy_)},
        {"turns", std::move(turns)},
        {"winner", outcome.winner ? Json(*outcome.winner + 1) : Json(nullptr)},
        {"passed", outcome.passed},
        {"stop_reason", finished ? Json(std::string(repair::to_string(outcome.stop_reason))) : Json(nullptr)},
        {"error", redact_.report(outcome.error)},
        {"usage", usage_json(outcome.usage)}};
    write_atomically(folder_ / summary_name, json_text(summary), finished ? nullptr : &flushes_);
}

void ArtifactsFolder::on_stage(Stage stage, const repair::Turn& turn, const repair::Outcome& so_far) {
    switch (stage) {
        case Stage::prompt: write_prompt(turn); break;
        case Stage::reply: write(turn.number, "response.txt", redact_.text(turn.reply)); break;
        case Stage::draft: write_draft(turn, turn.attempt->script_from_model); break;
        case Stage::lint: write_lint(turn); break;
        case Stage::preflight:
            if (turn.attempt->preflight) {
                write(turn.number, "preflight.json",
                      json_text(preflight_json(redacted(redact_, *turn.attempt->preflight))));
            }
            break;
        case Stage::dry_run: write_flight(turn); break;
        case Stage::judged:
            write_errors(turn);
            write_summary(so_far, false);
            break;
    }
}

void ArtifactsFolder::finish(const repair::Outcome& outcome) {
    flushes_.wait();
    write_summary(outcome, true);
}

}  // namespace gmat_copilot::provenance
