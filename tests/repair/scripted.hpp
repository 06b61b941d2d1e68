// A model that replies from a list, and services that judge by a plain rule, for tests of the loop.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "repair/loop.hpp"

namespace test {

/// "```gmat ... ```"
[[nodiscard]] std::string fenced(const std::string& script);

/// Gives its replies in order; a model::Error among them is thrown. After the last one it throws `exhausted`.
class ScriptedModel final : public gmat_copilot::model::Model {
  public:
    using Step = std::variant<gmat_copilot::model::Reply, gmat_copilot::model::Error>;
    explicit ScriptedModel(std::vector<Step> steps) : steps_(std::move(steps)) {}
    /// One fenced draft a call.
    static std::vector<Step> drafts(const std::vector<std::string>& scripts);

    [[nodiscard]] std::string provider() const override { return "recorded"; }
    [[nodiscard]] std::string name() const override { return "scripted"; }
    [[nodiscard]] gmat_copilot::model::Reply complete(const gmat_copilot::model::Request& request) override;

    std::vector<gmat_copilot::model::Request> requests;

  private:
    std::vector<Step> steps_;
};

/// Lint: every "BAD" is an error, every "WARN" a warning, every "NOTE" an info; "TYPO" is safely fixed to "FIXED".
/// Dry-run: what `verdicts` says for a word found in the script, else ok. The clock advances one second a reading.
class Bench {
  public:
    /// A model that replies with these drafts.
    explicit Bench(const std::vector<std::string>& scripts) : Bench(0, ScriptedModel::drafts(scripts)) {}

    [[nodiscard]] gmat_copilot::repair::Outcome run();
    [[nodiscard]] gmat_copilot::repair::Services services();

    ScriptedModel model;
    gmat_copilot::repair::Options options;
    std::vector<std::pair<std::string, gmat_copilot::dryrun::Verdict>> verdicts;
    std::vector<std::string> linted;
    std::vector<std::string> flown;
    std::vector<int> announced;
    std::vector<std::string> progress;
    std::function<void(const std::string& step)> on_step;  ///< called at "lint", "dry-run" and "attempt"

  protected:
    Bench(int, std::vector<ScriptedModel::Step> steps) : model(std::move(steps)) {}

  private:
    double clock_s_ = 0.0;
};

/// A model that replies with these texts, or throws these errors.
class ReplyBench : public Bench {
  public:
    explicit ReplyBench(std::vector<ScriptedModel::Step> steps) : Bench(0, std::move(steps)) {}
};

[[nodiscard]] gmat_copilot::dryrun::Verdict verdict(gmat_copilot::dryrun::Tier tier, const std::string& one_line);

}  // namespace test
