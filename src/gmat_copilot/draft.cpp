#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>

#include "draft/planner/planner.hpp"
#include "draft/planner/second_thoughts.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot {

namespace {

std::optional<std::string> process_environment(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

/// Variables whose values must never reach a record, wherever they might turn up.
constexpr const char* secret_variables[] = {"GMAT_COPILOT_API_KEY", "OPENAI_API_KEY", "ANTHROPIC_API_KEY",
                                            "GITHUB_TOKEN", "GH_TOKEN"};

std::vector<std::string> secret_values(const model::Environment& environment) {
    std::vector<std::string> values;
    for (const char* name : secret_variables) {
        if (auto value = environment(name); value && !value->empty()) {
            values.push_back(*std::move(value));
        }
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
    settings["max_tokens"] = options.max_tokens ? std::to_string(*options.max_tokens) : "null";
    return settings;
}

repair::Options loop_options(std::string_view request, const DraftOptions& options) {
    repair::Options loop;
    loop.request = std::string(request);
    loop.retries = options.retries;
    loop.dry_run = options.dry_run.has_value();
    loop.temperature = options.temperature;
    loop.max_tokens = options.max_tokens;
    loop.model_timeout_s = options.model_timeout_s;
    loop.starting_script = options.starting_script;
    loop.cancelled = options.cancelled;
    return loop;
}

/// What the planner can answer on its own evidence is left to it: an unsafe fix comes after that.
bool has_second_thoughts(const lint::FixResult& fixed) {
    return std::any_of(fixed.diagnostics.begin(), fixed.diagnostics.end(), text::is_blocking) &&
           drafting::planner::second_thoughts({fixed.text, fixed.diagnostics}) != fixed.text;
}

repair::Services loop_services(model::Model& model, const DraftOptions& options) {
    repair::Services services;
    services.model = &model;
    lint::Options judge = options.lint;
    judge.suppressions = false;  // a draft does not say which of its faults count
    const int planner_turns = options.model == "builtin" ? options.retries : 0;
    services.lint = [judge, turns_left = planner_turns,
                     unsafe = options.unsafe_fixes](std::string_view script) mutable {
        lint::FixResult fixed = lint::fix(script::parse(std::string(script)), judge);
        if (unsafe && !(turns_left-- > 0 && has_second_thoughts(fixed))) {
            fixed = lint::fix(script::parse(std::string(script)), judge, true);
        }
        return repair::LintOutcome{std::move(fixed.text), std::move(fixed.applied), std::move(fixed.diagnostics)};
    };
    services.dry_run = [&options](std::string_view script) {
        dryrun::Options dry_run_options = *options.dry_run;
        dry_run_options.cancelled = options.cancelled;
        return dryrun::run(script, dry_run_options);
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
    const std::unique_ptr<model::Model> model = model_for(options.model, environment);

    provenance::RunFacts facts;
    facts.provider = model->provider();
    facts.model = model->name();
    facts.strict = options.strict;
    facts.settings = recorded_settings(options);
    facts.started_at = wall_clock_now();

    const repair::Options loop = loop_options(request, options);
    Result result;
    result.outcome = repair::run(loop, loop_services(*model, options));
    facts.finished_at = wall_clock_now();
    facts.engine = judging_engine(result.outcome);
    result.record = provenance::make_record(loop, result.outcome, facts, secret_values(environment));
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
