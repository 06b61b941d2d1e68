#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>

#include "draft/planner/planner.hpp"
#include "gmat_copilot/gmat_copilot.hpp"
#include "gmat_copilot/loop_services.hpp"
#include "process/environment.hpp"
#include "provenance/artifacts.hpp"
#include "provenance/record_writer.hpp"
#include "provenance/redact.hpp"
#include "provenance/secrets.hpp"

namespace gmat_copilot {

namespace {

std::optional<std::string> process_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Variables whose values must never reach an output, wherever they might turn up. Those of this process with other
/// names that speak of credentials are looked for, too.
constexpr const char* secret_variables[] = {"GMAT_COPILOT_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY",
                                            "GITHUB_TOKEN", "GH_TOKEN"};

std::vector<std::string> secrets_of(const model::Environment& environment) {
    std::vector<std::string> values = provenance::secret_values(process::current_environment());
    for (const char* name : secret_variables) {
        if (auto value = environment(name); value && !value->empty()) {
            values.push_back(*std::move(value));
        }
    }
    for (std::string& secret : provenance::secrets_in_url(environment("GMAT_COPILOT_BASE_URL").value_or(""))) {
        values.push_back(std::move(secret));
    }
    return values;
}

/// RFC 3339 in UTC with milliseconds.
std::string wall_clock_now() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    char date[32];
    std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &parts);
    char text[48];
    std::snprintf(text, sizeof text, "%s.%03dZ", date, static_cast<int>(milliseconds));
    return text;
}

std::unique_ptr<model::Model> model_for(const std::string& selector, const model::Environment& environment) {
    return selector == "builtin" ? drafting::planner::make_builtin_model() : model::make_model(selector, environment);
}

std::string_view engine_choice_name(dryrun::EngineChoice choice) {
    switch (choice) {
        case dryrun::EngineChoice::automatic: return "auto";
        case dryrun::EngineChoice::gmat: return "gmat";
        case dryrun::EngineChoice::builtin: return "builtin";
    }
    return "auto";
}

/// A JSON list of the brakes that were asked for.
std::string stop_on_text(const repair::RetryPolicy& policy) {
    std::string list;
    if (policy.stop_on_off_target) {
        list += "\"off-target\"";
    }
    if (policy.stop_on_repeated_failure) {
        list += std::string(list.empty() ? "" : ",") + "\"repeated-failure\"";
    }
    return "[" + list + "]";
}

std::map<std::string, std::string> recorded_settings(const DraftOptions& options) {
    std::map<std::string, std::string> settings;
    settings["repair"] = std::to_string(options.retries);
    if (options.unsafe_fixes) {
        settings["unsafe_fixes"] = "true";
    }
    settings["strict"] = options.strict ? "true" : "false";
    settings["dry_run"] =
        options.dry_run ? '"' + std::string(engine_choice_name(options.dry_run->engine)) + '"' : std::string("null");
    settings["model_timeout_s"] = std::to_string(options.model_timeout_s);
    if (options.dry_run) {
        settings["timeout_s"] = std::to_string(options.dry_run->timeout_s);
    }
    settings["temperature"] = options.temperature ? std::to_string(*options.temperature) : "null";
    settings["stop_on"] = stop_on_text(options.policy);
    settings["same_failure_limit"] = std::to_string(options.policy.same_failure_limit);
    settings["max_tokens"] = options.max_tokens ? std::to_string(*options.max_tokens) : "null";
    return settings;
}

repair::RetryPolicy policy_of(const DraftOptions& options) {
    repair::RetryPolicy policy = options.policy;
    policy.max_attempts = std::max(0, options.retries) + 1;
    return policy;
}

repair::Options loop_options(std::string_view request, const DraftOptions& options) {
    repair::Options loop;
    loop.request = std::string(request);
    loop.policy = policy_of(options);
    loop.dry_run = options.dry_run.has_value();
    loop.temperature = options.temperature;
    loop.max_tokens = options.max_tokens;
    loop.model_timeout_s = options.model_timeout_s;
    loop.starting_script = options.starting_script;
    loop.cancelled = options.cancelled;
    return loop;
}

/// The engine that judged the last flown draft, or empty.
std::string judging_engine(const repair::Outcome& outcome) {
    std::string engine;
    for (const repair::Attempt& attempt : outcome.attempts) {
        if (attempt.dry_run) {
            engine = attempt.dry_run->engine;
        }
    }
    return engine;
}

}  // namespace

Result draft(std::string_view request, const DraftOptions& options) {
    const model::Environment environment = options.environment ? options.environment : process_environment;
    const std::vector<std::string> secrets = secrets_of(environment);
    const provenance::Redactor redact(secrets, provenance::places_of_this_machine());
    DiscreetModel model(model_for(options.model, environment), redact);

    provenance::RunFacts facts;
    facts.provider = model.provider();
    facts.model = model.name();
    facts.strict = options.strict;
    facts.settings = recorded_settings(options);
    facts.started_at = wall_clock_now();

    const repair::Options loop = loop_options(request, options);
    repair::Services services = loop_services(model, options, redact);
    std::optional<provenance::RecordWriter> record_writer;
    std::optional<provenance::ArtifactsFolder> artifacts;
    if (!options.artifacts_folder.empty()) {
        services.observers.push_back(&artifacts.emplace(options.artifacts_folder, loop, facts, secrets));
    }
    if (!options.record_path.empty()) {
        services.observers.push_back(&record_writer.emplace(options.record_path, loop, facts, secrets));
        record_writer->begin();
    }

    Result result;
    result.outcome = repair::run(loop, services);
    facts.finished_at = wall_clock_now();
    facts.engine = judging_engine(result.outcome);
    result.record = provenance::make_record(loop, result.outcome, facts, secrets);
    if (artifacts) {
        artifacts->finish(result.outcome);
    }
    if (record_writer) {
        record_writer->finish(result.record);
    }
    if (result.outcome.winner) {
        const repair::Attempt& best = result.outcome.attempts.at(*result.outcome.winner);
        result.script = best.script;
        result.diagnostics = best.diagnostics;
    }
    return result;
}

std::string plan(std::string_view request) {
    drafting::planner::Drafted drafted = drafting::planner::draft(request);
    if (!drafted.understood()) {
        throw model::Error(model::Error::Kind::not_understood, "the request is not understood", drafted.not_understood);
    }
    return std::move(drafted.plan_json);
}

}  // namespace gmat_copilot
