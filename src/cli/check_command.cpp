// gmat-copilot check FILE...: lint existing scripts, and fly them when asked.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "cli/check_baseline.hpp"
#include "cli/check_files.hpp"
#include "cli/check_formats.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/lint_arguments.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

constexpr std::size_t most_jobs = 256;

struct CheckArguments {
    std::vector<std::string> files;
    LintArguments lint;
    std::string format = std::string(output_formats().front().name);
    BaselineArguments baseline;
    std::string catalogue;
    std::size_t jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_jobs);
    bool fix = false;
    bool unsafe_fixes = false;
    bool diff = false;
    bool quiet = false;
    DryRunArguments dry_run;
    ColorArgument color;

    [[nodiscard]] FixLevel fix_level() const {
        return !fix && !diff ? FixLevel::none : unsafe_fixes ? FixLevel::unsafe : FixLevel::safe;
    }
};

void declare_format(CLI::App& command, std::string& format) {
    std::vector<std::string> names;
    std::string type;
    std::string help;
    for (const OutputFormat& each : output_formats()) {
        names.emplace_back(each.name);
        type += (type.empty() ? "" : "|") + names.back();
        help += (help.empty() ? "" : "; ") + names.back() + ": " + std::string(each.purpose);
    }
    command.add_option("--format", format, help)->type_name(type)->check(CLI::IsMember(names))->capture_default_str();
}

void declare_options(CLI::App& command, CheckArguments& arguments) {
    command
        .add_option("files", arguments.files,
                    "Scripts, folders (their *.script and *.gmf files) or quoted patterns such as "
                    "'missions/**/*.script'; - is standard input")
        ->required();
    declare_format(command, arguments.format);
    arguments.lint.declare(command);
    arguments.baseline.declare(command);
    command.add_flag("--fix", arguments.fix, "Apply safe fixes and write the files back");
    command.add_flag("--unsafe-fixes", arguments.unsafe_fixes,
                     "With --fix or --diff: also apply fixes that may change the meaning");
    command.add_flag("--diff", arguments.diff, "Write nothing; show what --fix would change, as a unified diff");
    command.add_option("-j,--jobs", arguments.jobs, "Files that are checked at the same time")
        ->type_name("N")
        ->check(CLI::Range(std::size_t{1}, most_jobs))
        ->default_str("one a processor core");
    arguments.dry_run.declare(command);
    declare_catalogue(command, arguments.catalogue);
    command.add_flag("-q,--quiet", arguments.quiet, "Print blocking findings only");
    arguments.color.declare(command);
}

/// Throws InputError for what does not go together.
void check_combination(const CheckArguments& arguments) {
    if (arguments.unsafe_fixes && !arguments.fix && !arguments.diff) {
        throw InputError("--unsafe-fixes needs --fix or --diff");
    }
    if (arguments.diff && arguments.format != output_formats().front().name) {
        throw InputError("--diff prints a diff and has no --format " + arguments.format);
    }
    if (arguments.diff && arguments.baseline.writes()) {
        throw InputError("--diff writes nothing, and so does not go with --write-baseline");
    }
    const bool reads_stdin = std::find(arguments.files.begin(), arguments.files.end(), "-") != arguments.files.end();
    if (arguments.fix && !arguments.diff && reads_stdin) {
        throw InputError("--fix writes files back and needs one, not -");
    }
}

std::string files(std::size_t count) { return std::to_string(count) + (count == 1 ? " file" : " files"); }
std::string findings(std::size_t count) { return std::to_string(count) + (count == 1 ? " finding" : " findings"); }

struct Totals {
    std::size_t checked = 0, dirty = 0, blocking = 0, errors = 0, changed = 0;
};

Totals totals_of(const CheckRun& run) {
    Totals totals;
    for (const CheckedFile& file : run.files) {
        if (!file.error.empty()) {
            ++totals.errors;
            continue;
        }
        ++totals.checked;
        totals.blocking += file.report.blocking;
        totals.dirty += file.report.clean() ? 0U : 1U;
        totals.changed += !file.report.fixes.empty() && file.before != file.report.source.text() ? 1U : 0U;
    }
    return totals;
}

void print_summary(const Totals& totals, const CheckRun& run, bool diff) {
    if (totals.checked == 0) {
        return;  // the errors were told, and there is nothing to add
    }
    std::string line = files(totals.checked) + " checked: ";
    if (diff) {
        line += std::to_string(totals.changed) + " would change; ";
    }
    if (totals.blocking == 0) {
        line += "clean";
    } else {
        line += std::to_string(totals.blocking) + " blocking" + (diff ? " would remain" : "") + " in " +
                files(totals.dirty);
    }
    if (run.baseline && run.baseline->known > 0) {
        line += "; " + std::to_string(run.baseline->known) + " known " +
                (run.baseline->known == 1 ? "finding" : "findings") + " in the baseline";
    }
    if (totals.errors > 0) {
        line += "; " + std::to_string(totals.errors) + " could not be read or written";
    }
    std::cerr << line << (run.interrupted ? "; interrupted\n" : "\n");
}

void print_gone(const CheckRun& run, const std::string& baseline) {
    if (!run.baseline || run.baseline->gone == 0) {
        return;
    }
    const bool one = run.baseline->gone == 1;
    std::cerr << printable_line(findings(run.baseline->gone) + " of the baseline " + (one ? "is" : "are") +
                                " gone; write it anew with --write-baseline " + baseline)
              << '\n';
}

void print_diffs(const CheckRun& run) {
    for (const CheckedFile& file : run.files) {
        std::cout << provenance::unified_diff(file.before, file.report.source.text(), file.path, file.path);
        if (file.report.dry_run && !file.report.dry_run->ok) {
            std::cerr << printable_line(file.path + ": " + dry_run_words(*file.report.dry_run)) << '\n';
        }
    }
}

void print_report(const CheckRun& run, const CheckArguments& arguments) {
    for (const OutputFormat& format : output_formats()) {
        if (format.name == arguments.format) {
            std::cout << format.render(run);
        }
    }
}

CheckRun check_all(const CheckArguments& arguments, const Context& context) {
    const std::vector<ScriptFile> scripts = find_scripts(arguments.files);
    CheckTask task;
    task.options.lint = arguments.lint.options();
    task.options.fix = arguments.fix_level();
    task.options.dry_run = arguments.dry_run.options();
    if (task.options.dry_run) {
        task.options.dry_run->cancelled = context.cancelled;
    }
    task.write_back = arguments.fix && !arguments.diff;
    task.keep_before = arguments.diff;
    task.jobs = arguments.jobs;
    task.cancelled = context.cancelled;
    Progress progress(scripts.size(), scripts.size() > 1 && !arguments.quiet && is_terminal(2));
    task.on_progress = [&progress](std::size_t done) { progress.show(done); };
    const std::optional<Baseline> baseline = open_baseline(arguments.baseline);
    task.baseline = baseline ? &*baseline : nullptr;
    task.accept_all = arguments.baseline.writes();
    CheckRun run = check_files(scripts, task);
    if (baseline) {
        run.baseline = use_of(*baseline, run, task.options.lint);
    }
    return run;
}

/// The exit code of writing the baseline, when one is asked for.
int baseline_code(const CheckRun& run, const CheckArguments& arguments) {
    if (!arguments.baseline.writes()) {
        return passed;
    }
    try {
        write_baseline(run, arguments.baseline.write);
        if (!arguments.quiet) {
            std::cerr << printable_line("wrote " + findings(run.baseline->known) + " to " + arguments.baseline.write)
                      << '\n';
        }
        return passed;
    } catch (const InputError& error) {
        print_error(error.what());
    } catch (const provenance::Error& error) {
        print_error(error.what());
    }
    return not_judged;
}

int run(const CheckArguments& arguments, const Context& context) {
    CheckRun run;
    try {
        check_combination(arguments);
        run = check_all(arguments, context);
    } catch (const InputError& error) {
        print_error(error.what());
        return not_judged;
    }
    run.style = {is_terminal(1), arguments.color.on(1), arguments.quiet};
    for (const CheckedFile& file : run.files) {
        if (!file.error.empty()) {
            print_error(file.error);
        }
    }
    const Totals totals = totals_of(run);
    if (arguments.diff) {
        print_diffs(run);
    } else {
        print_report(run, arguments);
    }
    if (!arguments.quiet) {
        print_summary(totals, run, arguments.diff);
        print_gone(run, arguments.baseline.read);
    }
    const int code = std::max(exit_code_of(run), baseline_code(run, arguments));
    return arguments.diff && totals.changed > 0 ? std::max<int>(code, rejected) : code;
}

constexpr const char* footer =
    "A baseline lets old scripts pass with the faults they have: write it once with --write-baseline FILE, keep it "
    "with the scripts, and check with --baseline FILE; new findings block.\n"
    "Comments silence findings: % gmat-copilot: disable-line=RULE, disable-next-line=RULE, disable=RULE ... "
    "enable=RULE.\n"
    "Exit codes: 0 nothing blocks; 1 something does, a dry-run failed, or with --diff a file would change; 2 a file "
    "could not be read or judged; 130 Ctrl-C.";

}  // namespace

CLI::App* declare_check(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("check", "Lint scripts, and dry-run them with --dry-run");
    command->alias("validate");
    command->alias("lint");
    auto arguments = std::make_shared<CheckArguments>();
    declare_options(*command, *arguments);
    command->footer(footer);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
