#include "repair/feedback.hpp"

#include <algorithm>
#include <optional>

#include "dryrun/gmat_log.hpp"
#include "dryrun/goals.hpp"
#include "text/source.hpp"

namespace gmat_copilot::repair {

namespace {

constexpr std::size_t longest_quote = 200;
constexpr std::size_t most_lines = 50;

std::string feedback_line(const text::SourceText& source, std::string_view tier, std::optional<int> line,
                          const std::string& message) {
    std::string text(tier);
    if (line) {
        text += " (line " + std::to_string(*line) + ")";
    }
    text += ": " + (message.empty() ? std::string("the engine gave no reason") : message);
    if (line && *line > 0) {
        const std::string_view quoted = source.line(static_cast<std::uint32_t>(*line)).substr(0, longest_quote);
        text += quoted.empty() ? "" : " [" + std::string(quoted) + "]";
    }
    return text;
}

/// GMAT's errors beyond the one that the verdict tells.
void add_other_errors(const text::SourceText& source, const dryrun::Verdict& verdict,
                      std::vector<std::string>& feedback) {
    const std::string tier(dryrun::to_string(verdict.tier));
    const dryrun::GmatFindings findings = dryrun::read_gmat_log(verdict.raw_log, 1);
    for (std::size_t i = 1; i < findings.errors.size() && feedback.size() < most_lines; ++i) {
        feedback.push_back(
            feedback_line(source, tier, findings.errors[i].line, "GMAT says: " + findings.errors[i].text));
    }
}

void add_solvers(const dryrun::Verdict& verdict, std::vector<std::string>& feedback) {
    const std::string tier(dryrun::to_string(verdict.tier));
    const std::vector<dryrun::GoalMiss> goals = dryrun::last_goals(verdict.raw_log);
    for (const auto& [solver, converged] : *verdict.converged) {
        if (converged) {
            continue;
        }
        feedback.emplace_back(tier).append(": solver ").append(solver).append(" did not converge");
        for (const dryrun::GoalMiss& goal : goals) {
            if (goal.solver == solver && feedback.size() < most_lines) {
                std::string& line = feedback.emplace_back(tier);
                line.append(": ").append(solver).append(", iteration ").append(std::to_string(goal.iteration));
                line.append(": ").append(goal.goal).append(" is to be ").append(goal.desired);
                line.append(", was ").append(goal.achieved).append(", missed by ").append(goal.miss);
            }
        }
    }
}

}  // namespace

std::vector<std::string> dry_run_feedback(std::string_view script, const dryrun::Verdict& verdict) {
    const text::SourceText source{std::string(script)};
    const bool gmat = verdict.engine.starts_with("gmat");
    const bool quotes_gmat = gmat && verdict.tier == dryrun::Tier::load && !verdict.one_line.empty();
    std::vector<std::string> feedback{feedback_line(source, dryrun::to_string(verdict.tier), verdict.line,
                                                    (quotes_gmat ? "GMAT says: " : "") + verdict.one_line)};
    if (gmat && verdict.tier == dryrun::Tier::load) {
        add_other_errors(source, verdict, feedback);
    }
    if (verdict.converged) {
        add_solvers(verdict, feedback);
    }
    return feedback;
}

std::vector<std::string> preflight_feedback(std::string_view script, const dryrun::Preflight& preflight) {
    const text::SourceText source{std::string(script)};
    std::vector<std::string> feedback;
    for (const dryrun::PreflightCheck& check : preflight.checks) {
        if (!check.ok && feedback.size() < most_lines) {
            feedback.push_back(feedback_line(source, dryrun::to_string(preflight.tier), check.line, check.detail));
        }
    }
    return feedback;
}

}  // namespace gmat_copilot::repair
