#include "dryrun/builtin_run.hpp"

#include <algorithm>
#include <system_error>

#include "dryrun/engine_child.hpp"
#include "dryrun/limits.hpp"
#include "dryrun/plain_text.hpp"
#include "process/capture.hpp"
#include "process/environment.hpp"
#include "process/temporary_folder.hpp"

namespace gmat_copilot::dryrun {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view child_command = "engine-child";
constexpr std::string_view who = "the built-in engine";
constexpr std::size_t largest_answer_bytes = std::size_t{128} << 20U;
constexpr std::size_t longest_sentence = 600;

fs::path this_program(const Options& options) {
    if (!options.self.empty()) {
        return options.self;
    }
    std::error_code error;
    fs::path self = fs::read_symlink("/proc/self/exe", error);
    if (error) {
        throw process::Error("this program does not know its own path");
    }
    return self;
}

process::Result run_child(std::string_view script, const Options& options) {
    const process::TemporaryFolder folder;
    process::Command command;
    command.argv = {this_program(options).string(), std::string(child_command)};
    command.stdin_text = to_engine_input(script, options.load_only);
    command.environment = process::scrubbed(process::current_environment(), folder.path());
    command.cwd = folder.path();
    command.limits = child_limits(options);
    command.limits.keep_bytes = largest_answer_bytes * 2;  // an answer is read whole or not at all
    command.limits.output_bytes = largest_answer_bytes;
    command.cancelled = options.cancelled;
    return process::run(command);
}

Verdict verdict_of(const process::Result& result, const Options& options) {
    if (auto abnormal = abnormal_end(result, options, std::string(who))) {
        abnormal->raw_log = process::keep_head_and_tail(result.err, options.log_limit_bytes);
        return std::move(*abnormal);
    }
    const auto flight = result.exit_code == 0 ? flight_result_from_json(result.out) : std::nullopt;
    if (!flight) {
        Verdict verdict;
        verdict.tier = Tier::crash;
        verdict.one_line =
            std::string(who) + " ended without a result (exit code " + std::to_string(*result.exit_code) + ")";
        verdict.raw_log = process::keep_head_and_tail(result.err, options.log_limit_bytes);
        return verdict;
    }
    return verdict_of_flight(*flight, options);
}

std::string unconverged_sentence(const engine::FlightResult& flight) {
    std::string names;
    for (const auto& [solver, converged] : flight.converged) {
        if (!converged) {
            names += (names.empty() ? "" : ", ") + solver;
        }
    }
    return names.empty() ? std::string()
                         : names +
                               " did not converge; the values it found do not meet the goals: check the initial "
                               "guesses, the bounds and the goals";
}

}  // namespace

Verdict verdict_of_flight(const engine::FlightResult& flight, const Options& options) {
    Verdict verdict;
    verdict.engine = engine::engine_name();
    verdict.line = flight.line;
    verdict.one_line = one_printable_line(without_absolute_paths(flight.message), longest_sentence);
    if (!flight.converged.empty() && !options.load_only) {
        verdict.converged = flight.converged;
    }
    switch (flight.ending) {
        case engine::Ending::completed:
            verdict.tier = options.load_only ? Tier::load : Tier::run;
            verdict.one_line = options.load_only ? std::string() : unconverged_sentence(flight);
            verdict.ok = verdict.one_line.empty();
            break;
        case engine::Ending::load_error: verdict.tier = Tier::load; break;
        case engine::Ending::run_error: verdict.tier = Tier::run; break;
        case engine::Ending::unsupported: verdict.tier = Tier::unsupported; break;
    }
    if (!verdict.ok && verdict.one_line.empty()) {
        verdict.one_line = std::string(who) + " did not fly this script and did not say why";
    }
    process::Capture log(options.log_limit_bytes);
    for (const std::string& line : flight.log) {
        log.add(line);
        log.add("\n");
    }
    for (const auto& [name, content] : flight.reports) {
        log.add(report_section(name, content));
    }
    verdict.raw_log = log.text();
    return verdict;
}

Verdict run_builtin(std::string_view script, const Options& options) {
    Verdict verdict;
    try {
        const process::Result result = run_child(script, options);
        verdict = verdict_of(result, options);
        verdict.wall_s = result.wall_s;
    } catch (const std::exception& error) {  // process::Error: the world, not the script
        verdict = Verdict();
        verdict.tier = Tier::unavailable;
        verdict.one_line =
            std::string(who) + " cannot be run: " + one_printable_line(without_absolute_paths(error.what()), 300);
    }
    verdict.engine = engine::engine_name();
    return verdict;
}

}  // namespace gmat_copilot::dryrun
