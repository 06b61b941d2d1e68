#include "turns.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>
#include <vector>

#include "gmat_copilot/gmat_copilot.hpp"
#include "process/temporary_folder.hpp"
#include "provenance/artifacts.hpp"
#include "provenance/record_writer.hpp"
#include "synthetic_mission.hpp"

namespace gmat_copilot::bench {

namespace {

double seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Answers at once with the script it is given, changed a little so that the loop goes on.
class InstantModel final : public model::Model {
  public:
    [[nodiscard]] std::string provider() const override { return "builtin"; }
    [[nodiscard]] std::string name() const override { return "instant"; }
    [[nodiscard]] model::Reply complete(const model::Request& request) override {
        model::Reply reply;
        reply.text = "```gmat\n" + request.failing->script + "% turn " + std::to_string(request.attempt) + "\n```\n";
        return reply;
    }
};

repair::Services services_for(InstantModel& model, std::vector<double>& ends_s) {
    repair::Services services;
    services.model = &model;
    services.now_s = seconds;
    services.lint = [](std::string_view script) {
        lint::Options judge;
        judge.suppressions = false;
        lint::FixResult fixed = lint::fix(script::parse(std::string(script)), judge);
        return repair::LintOutcome{std::move(fixed.text), std::move(fixed.applied), std::move(fixed.diagnostics)};
    };
    services.on_attempt = [&ends_s](const repair::Attempt&, int) { ends_s.push_back(seconds()); };
    return services;
}

}  // namespace

void measure_turns(Kept kept) {
    constexpr std::size_t script_lines = 200;
    const int turns = kept == Kept::in_memory ? 200 : 20;  // the program allows 20
    InstantModel model;
    repair::Options options;
    options.policy.max_attempts = turns + 1;
    options.starting_script = bench::synthetic_mission(script_lines) + "Propagate Prop(Nobody) {Nobody.Apoapsis}\n";
    std::vector<double> ends_s = {seconds()};
    repair::Services services = services_for(model, ends_s);

    const process::TemporaryFolder folder;
    std::optional<provenance::ArtifactsFolder> artifacts;
    std::optional<provenance::RecordWriter> record;
    if (kept == Kept::on_disk) {
        const provenance::RunFacts facts;
        services.observers.push_back(
            &artifacts.emplace(folder.path() / "artifacts", options, facts, std::vector<std::string>{}));
        services.observers.push_back(
            &record.emplace(folder.path() / "record.json", options, facts, std::vector<std::string>{}));
    }
    const repair::Outcome outcome = repair::run(options, services);
    std::vector<double> turn_ms;
    for (std::size_t i = 2; i < ends_s.size(); ++i) {  // the first attempt is given, no turn
        turn_ms.push_back((ends_s[i] - ends_s[i - 1]) * 1e3);
    }
    std::sort(turn_ms.begin(), turn_ms.end());
    std::printf(
        "\none turn without model and dry-run%s, script of %zu lines, %zu turns: median %.2f ms, fastest %.2f, slowest "
        "%.2f\n",
        kept == Kept::on_disk ? ", record and artifacts flushed to the disk" : "", script_lines, turn_ms.size(),
        turn_ms.at(turn_ms.size() / 2), turn_ms.front(), turn_ms.back());
    if (outcome.attempts.size() != static_cast<std::size_t>(turns) + 1) {
        std::printf("(the loop stopped early: %zu attempts)\n", outcome.attempts.size());
    }
}

}  // namespace gmat_copilot::bench
