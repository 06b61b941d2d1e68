#include "cli/draft_arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "cli/input.hpp"
#include "cli/terminal.hpp"

namespace gmat_copilot::cli {

namespace {

namespace fs = std::filesystem;

void declare_brakes(CLI::App& command, DraftArguments& arguments) {
    command
        .add_option("--stop-on", arguments.stop_on,
                    "Also stop on: off-target (a repair that leaves every statement it was told about as it was), "
                    "repeated-failure (the same failure as often as --same-failure-limit says)")
        ->type_name("LIST")
        ->delimiter(',')
        ->check(CLI::IsMember({"off-target", "repeated-failure"}));
    command
        .add_option("--same-failure-limit", arguments.same_failure_limit,
                    "How often the same failure may be seen, for --stop-on repeated-failure")
        ->type_name("N")
        ->check(CLI::Range(1, 21))
        ->capture_default_str();
}

void declare_model(CLI::App& command, DraftArguments& arguments) {
    command.add_option("-m,--model", arguments.model, "builtin, recorded:FILE, compat:NAME or command:PROGRAM")
        ->type_name("PROVIDER:MODEL")
        ->capture_default_str();
    command.add_option("--model-timeout", arguments.model_timeout_s, "Time limit of one model call")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.1, 86400.0))
        ->capture_default_str();
    command.add_option("--temperature", arguments.temperature, "Sampling temperature, for models that have one")
        ->check(CLI::Range(0.0, 2.0));
    command.add_option("--max-tokens", arguments.max_tokens, "Most tokens of one reply, for models that count them")
        ->check(CLI::Range(1, 10'000'000));
}

bool has(const std::vector<std::string>& list, const char* word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

void DraftArguments::declare(CLI::App& command) {
    declare_model(command, *this);
    command.add_option("-o,--output", output, "Where the script goes; - is standard output")
        ->type_name("PATH")
        ->capture_default_str();
    command.add_option("--repair", repair, "Repairs allowed after the first draft")
        ->type_name("N")
        ->check(CLI::Range(0, 20))
        ->capture_default_str();
    declare_brakes(command, *this);
    dry_run.declare(command);
    command.add_flag("--unsafe-fixes", unsafe_fixes, "Also apply fixes that may change what the script means");
    command.add_flag("--provenance", provenance, "Also write the record of the run to PATH.copilot.json, as it goes");
    command
        .add_option("--artifacts", artifacts,
                    "Also write every prompt, reply, draft, finding and log into this folder, as the run goes")
        ->type_name("DIR");
    command.add_flag(
        "--strict,!--permissive", strict,
        "Strict (default) writes only a script that passed everything asked for; permissive writes the best draft, "
        "its findings attached");
    declare_catalogue(command, catalogue);
    command.add_flag("-q,--quiet", quiet, "Say only what went wrong");
    color.declare(command);
}

void DraftArguments::check() const {
    std::error_code ignored;
    if (!artifacts.empty() && fs::exists(artifacts, ignored) && !fs::is_directory(artifacts, ignored)) {
        throw InputError(artifacts + ": is not a folder; --artifacts names one");
    }
    if (output == "-") {
        if (provenance) {
            throw InputError("--provenance writes OUTPUT.copilot.json and needs a file for --output, not -");
        }
        return;
    }
    const fs::path path(output);
    if (output.empty() || fs::is_directory(path, ignored)) {
        throw InputError(output + ": is a folder; --output names the script's file");
    }
    const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (!fs::is_directory(folder, ignored)) {
        throw InputError(folder.string() + ": no such folder for --output");
    }
}

DraftOptions DraftArguments::options(const Context& context) const {
    DraftOptions options;
    options.model = model;
    options.environment = context.environment;
    options.retries = repair;
    options.policy.same_failure_limit = same_failure_limit;
    options.policy.stop_on_off_target = has(stop_on, "off-target");
    options.policy.stop_on_repeated_failure = has(stop_on, "repeated-failure");
    options.dry_run = dry_run.options();
    options.strict = strict;
    options.unsafe_fixes = unsafe_fixes;
    if (provenance) {
        options.record_path = record_path();
    }
    options.artifacts_folder = artifacts;
    options.temperature = temperature;
    options.max_tokens = max_tokens;
    options.model_timeout_s = model_timeout_s;
    options.cancelled = context.cancelled;
    if (!quiet && is_terminal(2)) {
        options.on_progress = [](std::string_view what) { std::cerr << "gmat-copilot: " << what << " ...\n"; };
    }
    return options;
}

}  // namespace gmat_copilot::cli
