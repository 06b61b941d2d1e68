#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>

#include "draft/planner/planner.hpp"
#include "dryrun/policy.hpp"
#include "dryrun/preflight.hpp"
#include "gmat_copilot/gmat_copilot.hpp"
#include "lint/page.hpp"
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

double monotonic_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
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
    settings["unsafe_fixes"] = options.unsafe_fixes ? "true" : "false";
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

/// What the rule's page has to say to whoever is to mend a finding.
drafting::RuleWords rule_words(std::string_view rule) {
    const lint::RuleInfo* info = lint::find_rule(rule);
    if (info == nullptr) {
        return {};
    }
    const std::string accepted = lint::page_line(info->page, "Fix");
    return {lint::page_line(info->page, "What GMAT says"), accepted.substr(0, accepted.find(". "))};
}

/// A model whose replies carry no secret: what it echoes is taken out before anything is made of it, so that scripts,
/// hashes, records and messages all agree.
class DiscreetModel final : public model::Model {
  public:
    DiscreetModel(std::unique_ptr<model::Model> model, const provenance::Redactor& redact)
        : model_(std::move(model)), redact_(redact) {}
    [[nodiscard]] std::string provider() const override { return model_->provider(); }
    [[nodiscard]] std::string name() const override { return redact_.without_secrets(model_->name()); }
    [[nodiscard]] model::Reply complete(const model::Request& request) override {
        try {
            model::Reply reply = model_->complete(request);
            reply.text = redact_.without_secrets(reply.text);
            return reply;
        } catch (const model::Error& error) {
            throw model::Error(error.kind(), redact_.without_secrets(error.what()), error.details());
        }
    }

  private:
    std::unique_ptr<model::Model> model_;
    const provenance::Redactor& redact_;
};

repair::Services loop_services(model::Model& model, const DraftOptions& options, const provenance::Redactor& redact) {
    repair::Services services;
    services.model = &model;
    lint::Options judge = options.lint;
    judge.suppressions = false;  // a draft does not say which of its faults count
    services.lint = [judge, unsafe = options.unsafe_fixes](std::string_view script) {
        lint::FixResult fixed = lint::fix(script::parse(std::string(script)), judge, unsafe);
        return repair::LintOutcome{std::move(fixed.text), std::move(fixed.applied), std::move(fixed.diagnostics)};
    };
    services.rule_words = rule_words;
    services.preflight = [&options](std::string_view script) {
        return dryrun::find_refusal(script::parse(std::string(script))) ? dryrun::Preflight()
                                                                        : dryrun::preflight(script, *options.dry_run);
    };
    services.dry_run = [&options, &redact](std::string_view script) {
        dryrun::Options dry_run_options = *options.dry_run;
        dry_run_options.cancelled = options.cancelled;
        dryrun::Verdict verdict = dryrun::run(script, dry_run_options);
        verdict.one_line = redact.without_secrets(verdict.one_line);
        verdict.raw_log = redact.without_secrets(verdict.raw_log);
        return verdict;
    };
    services.now_s = monotonic_seconds;
    services.on_attempt = options.on_attempt;
    services.on_progress = options.on_progress;
    return services;
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
