#include "scripted.hpp"

#include <utility>

namespace test {

using namespace gmat_copilot;

namespace {

void report(std::vector<text::Diagnostic>& out, const std::string& script, const std::string& word,
            text::Severity severity) {
    for (std::size_t at = script.find(word); at != std::string::npos; at = script.find(word, at + 1)) {
        const text::Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())};
        out.push_back({"no-" + word, severity, span, word + " is not allowed", {}, std::nullopt});
    }
}

}  // namespace

std::string fenced(const std::string& script) { return "```gmat\n" + script + "```\n"; }

std::vector<ScriptedModel::Step> ScriptedModel::drafts(const std::vector<std::string>& scripts) {
    std::vector<Step> steps;
    for (const std::string& script : scripts) {
        steps.emplace_back(model::Reply{fenced(script), {100, 10}, false});
    }
    return steps;
}

model::Reply ScriptedModel::complete(const model::Request& request) {
    requests.push_back(request);
    if (requests.size() > steps_.size()) {
        throw model::Error(model::Error::Kind::exhausted, "no further reply");
    }
    const Step& step = steps_[requests.size() - 1];
    if (const auto* error = std::get_if<model::Error>(&step)) {
        throw *error;
    }
    return std::get<model::Reply>(step);
}

repair::Services Bench::services() {
    repair::Services services;
    services.model = &model;
    services.lint = [this](std::string_view given) {
        if (on_step) {
            on_step("lint");
        }
        linted.emplace_back(given);
        repair::LintOutcome outcome;
        outcome.script = given;
        for (std::size_t at = outcome.script.find("TYPO"); at != std::string::npos; at = outcome.script.find("TYPO")) {
            outcome.script.replace(at, 4, "FIXED");
            outcome.fixes.emplace_back("no-TYPO: write FIXED");
        }
        report(outcome.diagnostics, outcome.script, "BAD", text::Severity::error);
        report(outcome.diagnostics, outcome.script, "WARN", text::Severity::warning);
        report(outcome.diagnostics, outcome.script, "NOTE", text::Severity::info);
        return outcome;
    };
    services.dry_run = [this](std::string_view script) {
        if (on_step) {
            on_step("dry-run");
        }
        flown.emplace_back(script);
        for (const auto& [word, result] : verdicts) {
            if (script.find(word) != std::string_view::npos) {
                return result;
            }
        }
        dryrun::Verdict ok = verdict(dryrun::Tier::run, "");
        ok.ok = true;
        return ok;
    };
    services.now_s = [this] { return clock_s_ += 1.0; };
    services.on_attempt = [this](const repair::Attempt&, int number) {
        announced.push_back(number);
        if (on_step) {
            on_step("attempt");
        }
    };
    services.on_progress = [this](std::string_view what) { progress.emplace_back(what); };
    return services;
}

repair::Outcome Bench::run() { return repair::run(options, services()); }

dryrun::Verdict verdict(dryrun::Tier tier, const std::string& one_line) {
    dryrun::Verdict out;
    out.engine = "builtin 0.1.0";
    out.tier = tier;
    out.one_line = one_line;
    return out;
}

}  // namespace test
