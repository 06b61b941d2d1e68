// GMAT writes a goal a line below an iteration's heading:
//     DC Iteration 3; Nominal Pass
//        ...
//           Sat.Earth.RMAG  Desired: 42165  Achieved: 9230.13657084  Variance: 32934.8634292
// The built-in engine writes an iteration a line:
//     Target DC (line 12): iteration 3: B.Element1 = 0.5; Sat.RMAG achieved 9230.1 desired 42165
#include "dryrun/goals.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <optional>

#include "dryrun/plain_text.hpp"

namespace gmat_copilot::dryrun {

namespace {

constexpr std::size_t longest_part = 120;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::string shown(std::string_view text) { return one_printable_line(trimmed(text), longest_part); }

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<int> leading_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end != text.data() ? std::optional(value) : std::nullopt;
}

std::string difference(std::string_view desired, std::string_view achieved) {
    const auto wanted = number(desired);
    const auto got = number(achieved);
    if (!wanted || !got) {
        return "?";
    }
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", *wanted - *got);
    return text;
}

/// The text between `from` and `to`, or to the end when `to` is empty; null when they do not stand there.
std::optional<std::string_view> between(std::string_view text, std::string_view from, std::string_view to) {
    const std::size_t begin = text.find(from);
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const std::string_view rest = text.substr(begin + from.size());
    if (to.empty()) {
        return trimmed(rest);
    }
    const std::size_t end = rest.find(to);
    return end == std::string_view::npos ? std::nullopt : std::optional(trimmed(rest.substr(0, end)));
}

class GoalReader {
  public:
    void read_line(std::string_view line);
    [[nodiscard]] std::vector<GoalMiss> take() && { return std::move(goals_); }

  private:
    void begin_iteration(std::string_view solver, int iteration);
    void add(std::string_view goal, std::string_view desired, std::string_view achieved);
    void read_engine_line(std::string_view line);

    std::string solver_;
    int iteration_ = 0;
    std::vector<GoalMiss> goals_;
};

/// What an earlier iteration of the same solver missed no longer counts.
void GoalReader::begin_iteration(std::string_view solver, int iteration) {
    solver_ = shown(solver);
    iteration_ = iteration;
    goals_.erase(
        std::remove_if(goals_.begin(), goals_.end(), [this](const GoalMiss& goal) { return goal.solver == solver_; }),
        goals_.end());
}

void GoalReader::add(std::string_view goal, std::string_view desired, std::string_view achieved) {
    if (solver_.empty() || goals_.size() >= most_goal_misses) {
        return;
    }
    goals_.push_back(
        {solver_, iteration_, shown(goal), shown(desired), shown(achieved), difference(desired, achieved)});
}

void GoalReader::read_engine_line(std::string_view line) {
    const auto solver = between(line, "Target ", " (line ");
    const auto iteration = between(line, "): iteration ", ":");
    if (!solver || !iteration) {
        return;
    }
    begin_iteration(*solver, leading_number(*iteration).value_or(0));
    while (!line.empty()) {
        const std::size_t end = std::min(line.find(';'), line.size());
        const std::string_view part = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        if (const std::size_t at = part.find(" achieved "); at != std::string_view::npos) {
            const auto achieved = between(part, " achieved ", " desired ");
            const auto desired = between(part, " desired ", "");
            if (achieved && desired) {
                const std::string_view before = part.substr(0, at);
                const std::size_t colon = before.rfind(": ");
                add(colon == std::string_view::npos ? before : before.substr(colon + 2), *desired, *achieved);
            }
        }
    }
}

void GoalReader::read_line(std::string_view line) {
    if (line.starts_with("Target ")) {
        read_engine_line(line);
        return;
    }
    constexpr std::string_view iteration = " Iteration ";
    if (const std::size_t at = line.find(iteration); at != std::string_view::npos && at > 0) {
        if (const auto number_of = leading_number(line.substr(at + iteration.size()))) {
            begin_iteration(line.substr(0, at), *number_of);
            return;
        }
    }
    const std::size_t at = line.find("  Desired: ");
    if (at != std::string_view::npos) {
        const auto desired = between(line, "Desired: ", "  Achieved:");
        const auto achieved = between(line, "Achieved: ", "  Variance:");
        if (desired && achieved) {
            add(line.substr(0, at), *desired, *achieved);
        }
    }
}

}  // namespace

std::vector<GoalMiss> last_goals(std::string_view raw_log) {
    constexpr std::size_t longest_line = 10'000;
    GoalReader reader;
    while (!raw_log.empty()) {
        const std::size_t end = std::min(raw_log.find('\n'), raw_log.size());
        reader.read_line(trimmed(raw_log.substr(0, std::min(end, longest_line))));
        raw_log.remove_prefix(std::min(end + 1, raw_log.size()));
    }
    return std::move(reader).take();
}

}  // namespace gmat_copilot::dryrun
