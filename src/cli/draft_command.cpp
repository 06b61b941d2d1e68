// gmat-copilot draft "<request>": the main job.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>

#include "cli/command.hpp"
#include "cli/diagnostics_text.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/summary.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

struct DraftArguments {
    std::string request;
    std::string model = "builtin";
    std::string output = "mission.script";
    std::string catalogue;
    int repair = 0;
    bool provenance = false;
    bool strict = true;
    bool plan = false;
    bool quiet = false;
    double model_timeout_s = 120.0;
    std::optional<double> temperature;
    std::optional<int> max_tokens;
    DryRunArguments dry_run;
    ColorArgument color;
};

void declare_options(CLI::App& command, DraftArguments& arguments) {
    command.add_option("request", arguments.request, "The mission in plain words; - reads it from standard input")
        ->required();
    command.add_option("-m,--model", arguments.model, "builtin, recorded:FILE, compat:NAME or command:PROGRAM")
        ->type_name("PROVIDER:MODEL")
        ->capture_default_str();
    command.add_option("-o,--output", arguments.output, "Where the script goes; - is standard output")
        ->type_name("PATH")
        ->capture_default_str();
    command.add_option("--repair", arguments.repair, "Repairs allowed after the first draft")
        ->type_name("N")
        ->check(CLI::Range(0, 20))
        ->capture_default_str();
    arguments.dry_run.declare(command);
    command.add_flag("--provenance", arguments.provenance, "Also write the record of the run to PATH.copilot.json");
    command.add_flag(
        "--strict,!--permissive", arguments.strict,
        "Strict (default) writes only a script that passed everything asked for; permissive writes the best draft, "
        "its findings attached");
    command.add_flag("--plan", arguments.plan, "Print the built-in planner's plan as JSON and stop");
    command.add_option("--model-timeout", arguments.model_timeout_s, "Time limit of one model call")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.1, 86400.0))
        ->capture_default_str();
    command.add_option("--temperature", arguments.temperature, "Sampling temperature, for models that have one")
        ->check(CLI::Range(0.0, 2.0));
    command.add_option("--max-tokens", arguments.max_tokens, "Most tokens of one reply, for models that count them")
        ->check(CLI::Range(1, 10'000'000));
    declare_catalogue(command, arguments.catalogue);
    command.add_flag("-q,--quiet", arguments.quiet, "Say only what went wrong");
    arguments.color.declare(command);
}

/// Everything that can be known to be wrong before a model is asked. Throws InputError.
void check_output(const DraftArguments& arguments) {
    if (arguments.output == "-") {
        if (arguments.provenance) {
            throw InputError("--provenance writes OUTPUT.copilot.json and needs a file for --output, not -");
        }
        return;
    }
    std::error_code ignored;
    const std::filesystem::path output(arguments.output);
    if (arguments.output.empty() || std::filesystem::is_directory(output, ignored)) {
        throw InputError(arguments.output + ": is a folder; --output names the script's file");
    }
    const std::filesystem::path folder = output.has_parent_path() ? output.parent_path() : ".";
    if (!std::filesystem::is_directory(folder, ignored)) {
        throw InputError(folder.string() + ": no such folder for --output");
    }
}

DraftOptions draft_options(const DraftArguments& arguments, const Context& context) {
    DraftOptions options;
    options.model = arguments.model;
    options.environment = context.environment;
    options.retries = arguments.repair;
    options.dry_run = arguments.dry_run.options();
    options.strict = arguments.strict;
    options.temperature = arguments.temperature;
    options.max_tokens = arguments.max_tokens;
    options.model_timeout_s = arguments.model_timeout_s;
    options.cancelled = context.cancelled;
    if (!arguments.quiet && is_terminal(2)) {
        options.on_progress = [](std::string_view what) { std::cerr << "gmat-copilot: " << what << " ...\n"; };
    }
    return options;
}

/// The findings as comments at the end of the script, where they move no line.
std::string attached_findings(const Result& result) {
    std::string comments;
    const text::SourceText source{result.script};
    const auto attach = [&comments](std::string_view line) {
        comments += "% gmat-copilot: ";
        for (const char c : line) {
            const auto byte = static_cast<unsigned char>(c);
            comments += byte < 0x20U || byte > 0x7EU ? '?' : c;  // GMAT takes nothing but ASCII, comments included
        }
        comments += '\n';
    };
    for (const text::Diagnostic& diagnostic : result.diagnostics) {
        std::string line = plain_line(diagnostic, source, "line");
        line.pop_back();
        attach(line);
    }
    const auto& best = result.outcome.attempts.at(*result.outcome.winner);
    if (best.dry_run && !best.dry_run->ok) {
        attach("dry-run " + verdict_words(*best.dry_run) + ": " + best.dry_run->one_line);
    }
    const bool ends_line = result.script.empty() || result.script.back() == '\n';
    return comments.empty() ? comments : (ends_line ? "\n" : "\n\n") + comments;
}

/// Writes what the run earned. Throws provenance::Error.
Written write_results(const Result& result, const DraftArguments& arguments) {
    Written written;
    const bool worth_writing = result.passed() || (!arguments.strict && result.outcome.winner);
    if (worth_writing) {
        const std::string script = result.passed() ? result.script : result.script + attached_findings(result);
        if (arguments.output == "-") {
            std::cout << script << std::flush;
            written.script = "standard output";
        } else {
            provenance::write_atomically(arguments.output, script);
            written.script = arguments.output;
        }
    }
    if (arguments.provenance) {
        written.record = arguments.output + ".copilot.json";
        provenance::write_atomically(written.record, provenance::to_json(result.record));
    }
    return written;
}

void print_findings(const Result& result, const DraftArguments& arguments) {
    const bool rich = is_terminal(2);
    const text::SourceText source{result.script};
    std::cerr << render(result.diagnostics, source, arguments.output == "-" ? "draft" : arguments.output, rich,
                        arguments.color.on(2));
    if (result.outcome.winner) {
        const repair::Attempt& best = result.outcome.attempts.at(*result.outcome.winner);
        if (best.dry_run && !best.dry_run->one_line.empty()) {
            std::cerr << "dry-run: " << printable(best.dry_run->one_line) << '\n';
        }
    }
}

void print_failure(const Result& result) {
    for (const std::string& words : result.outcome.not_understood) {
        std::cerr << "not understood: " << printable(words) << '\n';
    }
    if (!result.outcome.error.empty()) {
        print_error(printable(result.outcome.error));
    }
    const std::string next =
        result.outcome.not_understood.empty()
            ? next_step(result)
            : std::string("say it in other words, or leave it out; nothing is guessed, no script was written");
    if (!next.empty()) {
        std::cerr << "gmat-copilot: next: " << next << '\n';
    }
}

int print_plan(const std::string& request) {
    try {
        std::cout << plan(request) << '\n';
        return passed;
    } catch (const model::Error& error) {
        for (const std::string& words : error.details()) {
            std::cerr << "not understood: " << printable(words) << '\n';
        }
        print_error(error.what());
        return not_judged;
    }
}

int run(const DraftArguments& arguments, const Context& context) {
    try {
        const std::string request = read_request(arguments.request);
        if (arguments.plan) {
            return print_plan(request);
        }
        check_output(arguments);
        const Result result = draft(request, draft_options(arguments, context));
        const Written written = write_results(result, arguments);
        if (!result.passed() || !arguments.quiet) {
            print_findings(result, arguments);
        }
        if (!result.passed()) {
            print_failure(result);
        }
        if (!result.passed() || !arguments.quiet) {
            std::cerr << summary_line(result, arguments.dry_run.options().has_value(), written) << '\n';
        }
        return exit_code_of(result.outcome.stop_reason, !arguments.strict);
    } catch (const InputError& error) {
        print_error(error.what());
    } catch (const model::Error& error) {
        print_error(error.what());
    } catch (const provenance::Error& error) {
        print_error(error.what());
    }
    return not_judged;
}

}  // namespace

CLI::App* declare_draft(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("draft", "Draft a mission script from a request (the default command)");
    auto arguments = std::make_shared<DraftArguments>();
    declare_options(*command, *arguments);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
