#include "dryrun/solver_log.hpp"

#include <algorithm>
#include <array>

#include "dryrun/plain_text.hpp"

namespace gmat_copilot::dryrun {
namespace {

constexpr std::size_t most_open = 32;
constexpr std::size_t most_solvers = 200;
constexpr std::size_t longest_name = 100;

enum class Ending { converged, unconverged, says_nothing };

struct EndingMark {
    std::string_view start;
    Ending ending;
};
constexpr std::array<EndingMark, 7> ending_marks = {{
    {"*** The Targeter converged!", Ending::converged},
    {"*** The Optimizer Converged!", Ending::converged},
    {"*** Targeting did not converge", Ending::unconverged},
    {"*** Optimization did not converge", Ending::unconverged},
    {"*** Optimization terminated", Ending::unconverged},
    {"*** An error occurred during optimization", Ending::unconverged},
    {"*** Targeting Completed Initial Guess Run", Ending::says_nothing},
}};

constexpr std::string_view performing = "*** Performing ";
constexpr std::string_view using_name = "(using \"";
constexpr std::string_view iteration = " Iteration ";

bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= longest_name && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    });
}

}  // namespace

void SolverLog::begin(std::string_view name) {
    const auto already = std::find(open_.begin(), open_.end(), name);
    if (already != open_.end()) {
        open_.erase(already + 1, open_.end());  // what was inside it has ended without a word
        return;
    }
    if (open_.size() < most_open) {
        open_.emplace_back(name);
    }
}

void SolverLog::end(bool converged, std::string_view how) {
    if (open_.empty()) {
        return;
    }
    const std::string name = open_.back();
    open_.pop_back();
    if (finished_.size() >= most_solvers && finished_.count(name) == 0) {
        return;
    }
    const auto [entry, first] = finished_.emplace(name, converged);
    entry->second = entry->second && converged;
    if (!converged && first_unconverged_.empty()) {
        const std::size_t in = how.find(" in ");
        first_unconverged_ = name + " did not converge";
        if (in != std::string_view::npos) {
            first_unconverged_ += one_printable_line(how.substr(in), longest_name).insert(0, " ");
        }
    }
}

void SolverLog::read_line(std::string_view line) {
    if (line.starts_with(performing)) {
        const std::size_t name = line.find(using_name);
        if (name != std::string_view::npos) {
            const std::string_view rest = line.substr(name + using_name.size());
            const std::string_view text = rest.substr(0, rest.find('"'));
            if (is_name(text)) {
                begin(text);
            }
        }
        return;
    }
    if (const std::size_t at = line.find(iteration); at != std::string_view::npos && is_name(line.substr(0, at))) {
        // "DC Iteration 2; Nominal Pass": an outer solver goes on, whatever became of those inside it.
        const auto outer = std::find(open_.begin(), open_.end(), line.substr(0, at));
        if (outer != open_.end()) {
            open_.erase(outer + 1, open_.end());
        }
        return;
    }
    const auto* const mark = std::find_if(ending_marks.begin(), ending_marks.end(),
                                          [line](const EndingMark& m) { return line.starts_with(m.start); });
    if (mark == ending_marks.end()) {
        return;
    }
    if (mark->ending == Ending::says_nothing) {
        if (!open_.empty()) {
            open_.pop_back();
        }
        return;
    }
    end(mark->ending == Ending::converged, line);
}

std::map<std::string, bool> SolverLog::converged() const {
    std::map<std::string, bool> all = finished_;
    for (const std::string& name : open_) {
        all[name] = false;
    }
    return all;
}

std::string SolverLog::first_unconverged() const { return first_unconverged_; }

}  // namespace gmat_copilot::dryrun
