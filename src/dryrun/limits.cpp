#include "dryrun/limits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>

#include "dryrun/plain_text.hpp"

namespace gmat_copilot::dryrun {
namespace {

constexpr std::size_t largest_output_bytes = std::size_t{256} << 20U;
constexpr std::size_t largest_file_bytes = std::size_t{256} << 20U;
constexpr unsigned most_threads = 4;   // processor time goes faster than the clock in a threaded engine
constexpr unsigned cpu_margin_s = 10;  // a backstop only: the clock comes first
constexpr double longest_run_s = 7 * 86400.0;

struct SignalName {
    int number;
    std::string_view meaning;
};
constexpr std::array<SignalName, 8> signals = {{{SIGSEGV, "an invalid memory access"},
                                                {SIGBUS, "an invalid memory access"},
                                                {SIGABRT, "an internal error"},
                                                {SIGFPE, "an arithmetic error"},
                                                {SIGILL, "an invalid instruction"},
                                                {SIGXFSZ, "a file larger than a dry-run may write"},
                                                {SIGXCPU, "its processor time limit"},
                                                {SIGKILL, "a kill from outside, perhaps for want of memory"}}};

std::string meaning_of(int number) {
    const auto* const row =
        std::find_if(signals.begin(), signals.end(), [number](const SignalName& s) { return s.number == number; });
    return row == signals.end() ? "signal " + std::to_string(number) : std::string(row->meaning);
}

std::string seconds(double value_s) {
    std::string text = std::to_string(value_s);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text + " s";
}

}  // namespace

process::Limits child_limits(const Options& options) {
    process::Limits limits;
    limits.wall_s =
        std::isfinite(options.timeout_s) ? std::clamp(options.timeout_s, 0.0, longest_run_s) : longest_run_s;
    limits.cpu_s = static_cast<unsigned>(limits.wall_s) * most_threads + cpu_margin_s;
    limits.output_bytes = largest_output_bytes;
    limits.file_bytes = largest_file_bytes;
    limits.keep_bytes = options.log_limit_bytes;
    if (options.memory_limit_bytes > 0) {
        limits.memory_bytes = options.memory_limit_bytes;
    }
    return limits;
}

std::optional<Verdict> abnormal_end(const process::Result& result, const Options& options, const std::string& who) {
    Verdict verdict;
    verdict.wall_s = result.wall_s;
    if (result.cancelled) {
        verdict.tier = Tier::unavailable;
        verdict.one_line = "the dry-run was cancelled before it ended";
    } else if (result.timed_out) {
        verdict.tier = Tier::timeout;
        verdict.one_line = who + " did not finish within " + seconds(options.timeout_s) +
                           "; shorten the mission, check its stop conditions, or raise the time limit";
    } else if (result.output_limit_reached) {
        verdict.tier = Tier::run;
        verdict.one_line = who + " printed without end and was stopped; check loops and reports";
    } else if (result.signal) {
        verdict.tier = Tier::crash;
        verdict.one_line = who + " crashed on this script (" + meaning_of(*result.signal) + ")";
    } else {
        return std::nullopt;
    }
    return verdict;
}

std::string report_section(std::string_view name, std::string_view content) {
    std::string text = "--- " + one_printable_line(without_absolute_paths(name), 200) + " ---\n";
    text.append(content);
    if (!content.empty() && content.back() != '\n') {
        text += '\n';
    }
    return text;
}

}  // namespace gmat_copilot::dryrun
