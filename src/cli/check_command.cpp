// gmat-copilot check FILE...: lint existing scripts, and fly them when asked.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/check_json.hpp"
#include "cli/command.hpp"
#include "cli/diagnostics_text.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "cli/summary.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

struct CheckArguments {
    std::vector<std::string> files;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::string format = "text";
    std::string catalogue;
    bool fix = false;
    bool unsafe_fixes = false;
    bool quiet = false;
    DryRunArguments dry_run;
    ColorArgument color;
};

void declare_options(CLI::App& command, CheckArguments& arguments) {
    command.add_option("files", arguments.files, "Scripts to check; - is standard input")->required();
    command.add_option("--format", arguments.format, "text for people and grep, json for programs")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command.add_option("--select", arguments.select, "Only these rules")->type_name("RULES")->delimiter(',');
    command.add_option("--ignore", arguments.ignore, "All but these rules")->type_name("RULES")->delimiter(',');
    auto* fix = command.add_flag("--fix", arguments.fix, "Apply safe fixes and write the files back");
    command
        .add_flag("--unsafe-fixes", arguments.unsafe_fixes, "With --fix: also apply fixes that may change the meaning")
        ->needs(fix);
    arguments.dry_run.declare(command);
    declare_catalogue(command, arguments.catalogue);
    command.add_flag("-q,--quiet", arguments.quiet, "Print blocking findings only");
    arguments.color.declare(command);
}

/// Throws InputError for a rule nobody knows: a gate with a misspelt rule would gate nothing.
void check_rule_names(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (lint::find_rule(name) == nullptr) {
            std::vector<std::string_view> known;
            for (const lint::RuleInfo& rule : lint::rules()) {
                known.push_back(rule.name);
            }
            const auto close = text::closest_names(name, known, 1);
            throw InputError(
                "no rule is called \"" + name + "\"" +
                (close.empty() ? "; `gmat-copilot explain` lists them" : "; did you mean \"" + close[0] + "\"?"));
        }
    }
}

CheckOptions check_options(const CheckArguments& arguments, const std::string& path, const Context& context) {
    CheckOptions options;
    options.path = path;
    options.lint.select = arguments.select;
    options.lint.ignore = arguments.ignore;
    options.fix = !arguments.fix ? FixLevel::none : arguments.unsafe_fixes ? FixLevel::unsafe : FixLevel::safe;
    options.dry_run = arguments.dry_run.options();
    if (options.dry_run) {
        options.dry_run->cancelled = context.cancelled;
    }
    return options;
}

void print_text(const CheckedFile& file, const CheckArguments& arguments) {
    std::vector<text::Diagnostic> shown = file.report.diagnostics;
    if (arguments.quiet) {
        shown.erase(std::remove_if(shown.begin(), shown.end(), [](const auto& d) { return !text::is_blocking(d); }),
                    shown.end());
    }
    std::cout << render(shown, file.report.source, file.path, is_terminal(1), arguments.color.on(1));
    for (const std::string& fixed : file.report.fixes) {
        std::cout << printable(file.path + ": fixed: " + fixed) << '\n';
    }
    if (file.report.dry_run) {
        const dryrun::Verdict& verdict = *file.report.dry_run;
        std::string line = file.path + (verdict.line ? ':' + std::to_string(*verdict.line) : "") +
                           ": dry-run: " + verdict_words(verdict);
        line += verdict.one_line.empty() ? "" : ": " + verdict.one_line;
        if (!verdict.ok || !arguments.quiet) {
            std::cout << printable(line) << '\n';
        }
    }
}

/// The worse of two exit codes: not judged hides a rejection, since a gate must not pass on either.
int worse(int a, int b) { return std::max(a, b); }

void print_summary(const std::vector<CheckedFile>& files, std::size_t unreadable) {
    std::size_t blocking = 0;
    std::size_t dirty = 0;
    for (const CheckedFile& file : files) {
        blocking += file.report.blocking;
        dirty += file.report.clean() ? 0U : 1U;
    }
    std::cerr << files.size() << (files.size() == 1 ? " file" : " files") << " checked: ";
    if (blocking == 0) {
        std::cerr << "clean";
    } else {
        std::cerr << blocking << " blocking in " << dirty << (dirty == 1 ? " file" : " files");
    }
    if (unreadable > 0) {
        std::cerr << "; " << unreadable << " could not be read";
    }
    std::cerr << '\n';
}

int run(const CheckArguments& arguments, const Context& context) {
    std::vector<CheckedFile> checked;
    std::size_t unreadable = 0;
    int code = passed;
    try {
        check_rule_names(arguments.select);
        check_rule_names(arguments.ignore);
        if (arguments.fix && std::find(arguments.files.begin(), arguments.files.end(), "-") != arguments.files.end()) {
            throw InputError("--fix writes files back and needs one, not -");
        }
        for (const std::string& path : arguments.files) {
            if (context.cancelled != nullptr && *context.cancelled) {
                return interrupted;
            }
            std::string text;
            try {
                text = read_script(path);
            } catch (const InputError& error) {
                print_error(error.what());
                ++unreadable;
                code = not_judged;
                continue;
            }
            CheckedFile file{path == "-" ? "standard input" : path,
                             check(text, check_options(arguments, path, context))};
            if (arguments.fix && path != "-" && file.report.source.text() != text) {
                provenance::write_atomically(path, file.report.source.text());
            }
            code = worse(code, file.report.clean() ? passed : rejected);
            if (file.report.dry_run) {
                code = worse(code, exit_code_of(*file.report.dry_run));
            }
            if (arguments.format == "text") {
                print_text(file, arguments);
            }
            checked.push_back(std::move(file));
        }
    } catch (const InputError& error) {
        print_error(error.what());
        return not_judged;
    } catch (const provenance::Error& error) {
        print_error(error.what());
        return not_judged;
    }
    if (arguments.format == "json") {
        std::cout << check_json(checked);
    } else if (!arguments.quiet && !checked.empty()) {
        print_summary(checked, unreadable);
    }
    return code;
}

}  // namespace

CLI::App* declare_check(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("check", "Lint scripts, and dry-run them with --dry-run");
    command->alias("validate");
    command->alias("lint");
    auto arguments = std::make_shared<CheckArguments>();
    declare_options(*command, *arguments);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
