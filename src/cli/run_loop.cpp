// Running the loop for a command: locks, the run, what it earned, what is said about it.
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>

#include "cli/diagnostics_text.hpp"
#include "cli/draft_arguments.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/summary.hpp"
#include "cli/terminal.hpp"
#include "provenance/output_lock.hpp"

namespace gmat_copilot::cli {

namespace {

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

/// Writes what the run earned; record and artifacts are on the disk already. Throws provenance::Error.
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
        written.record = arguments.record_path();
    }
    written.artifacts = arguments.artifacts;
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

/// Held while the run goes on, so that no other run writes to the same places.
struct Locks {
    explicit Locks(const DraftArguments& arguments) {
        if (arguments.output != "-") {
            output.emplace(arguments.output);
        }
        if (!arguments.artifacts.empty()) {
            std::error_code ignored;
            std::filesystem::create_directories(arguments.artifacts, ignored);
            artifacts.emplace(std::filesystem::path(arguments.artifacts) / "summary.json");
        }
    }
    std::optional<provenance::OutputLock> output;
    std::optional<provenance::OutputLock> artifacts;
};

}  // namespace

int run_loop(const DraftArguments& arguments, const Context& context, const std::string& request,
             const std::optional<std::string>& starting_script) {
    try {
        arguments.check();
        DraftOptions options = arguments.options(context);
        options.starting_script = starting_script;
        options.starting_path = arguments.script;
        const Locks locks(arguments);
        const Result result = draft(request, options);
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
        return exit_code_of(result.outcome, !arguments.strict);
    } catch (const InputError& error) {
        print_error(error.what());
    } catch (const model::Error& error) {
        print_error(error.what());
    } catch (const provenance::Error& error) {
        print_error(error.what());
    }
    return not_judged;
}

}  // namespace gmat_copilot::cli
