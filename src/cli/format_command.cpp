// gmat-copilot format FILE...: scripts in their canonical layout.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/diagnostics_text.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

struct FormatArguments {
    std::vector<std::string> files;
    bool check = false;
    bool diff = false;
    bool quiet = false;
    ColorArgument color;

    [[nodiscard]] bool only_looks() const { return check || diff; }
};

struct Counts {
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t failed = 0;
};

std::string files(std::size_t count) { return std::to_string(count) + (count == 1 ? " file" : " files"); }

void print_diagnostics(const Formatted& formatted, const std::string& shown, const FormatArguments& arguments) {
    const std::size_t count = formatted.diagnostics.size();
    print_error(shown + ": left as it is, because it cannot be read: " + std::to_string(count) +
                (count == 1 ? " syntax error" : " syntax errors"));
    std::cerr << render(formatted.diagnostics, formatted.source, shown, is_terminal(2), arguments.color.on(2));
}

/// Writes or prints what came out for one file, as asked for.
void deliver(const Formatted& formatted, const std::string& path, const std::string& shown,
             const FormatArguments& arguments) {
    if (arguments.diff) {
        if (formatted.changed()) {
            std::cout << provenance::unified_diff(formatted.source.text(), formatted.text, shown, shown);
        }
    } else if (arguments.check) {
        if (formatted.changed() && !arguments.quiet) {
            std::cout << printable_line("Would reformat: " + shown) << '\n';
        }
    } else if (path == "-") {
        std::cout << formatted.text;
    } else if (formatted.changed()) {
        provenance::write_atomically(path, formatted.text);
    }
}

void format_file(const std::string& path, const FormatArguments& arguments, Counts& counts) {
    const std::string shown = path == "-" ? "standard input" : path;
    try {
        const Formatted formatted = format(read_script(path), path);
        if (!formatted.diagnostics.empty()) {
            print_diagnostics(formatted, shown, arguments);
            ++counts.failed;
            return;
        }
        deliver(formatted, path, shown, arguments);
        ++(formatted.changed() ? counts.changed : counts.unchanged);
    } catch (const InputError& error) {
        print_error(error.what());
        ++counts.failed;
    } catch (const provenance::Error& error) {
        print_error(error.what());
        ++counts.failed;
    } catch (const std::logic_error& error) {
        print_error(shown + ": left as it is: " + error.what() + "; please report this");
        ++counts.failed;
    }
}

/// "1 file reformatted, 2 files left unchanged"
void print_summary(const Counts& counts, bool only_looked) {
    std::string line;
    const auto add = [&line](std::size_t count, const char* what) {
        if (count > 0) {
            line += (line.empty() ? "" : ", ") + files(count) + what;
        }
    };
    add(counts.changed, only_looked ? " would be reformatted" : " reformatted");
    add(counts.unchanged, only_looked ? " already formatted" : " left unchanged");
    add(counts.failed, " could not be formatted");
    std::cerr << line << '\n';
}

int run(const FormatArguments& arguments, const Context& context) {
    Counts counts;
    for (const std::string& path : arguments.files) {
        if (context.cancelled != nullptr && *context.cancelled) {
            return interrupted;
        }
        format_file(path, arguments, counts);
    }
    const bool to_stdout = arguments.files == std::vector<std::string>{"-"};
    if (!arguments.quiet && !(to_stdout && !arguments.only_looks())) {
        print_summary(counts, arguments.only_looks());
    }
    if (counts.failed > 0) {
        return not_judged;
    }
    return arguments.only_looks() && counts.changed > 0 ? rejected : passed;
}

constexpr const char* footer =
    "Only blanks, blank lines and line ends change, never a word, a comment or a value; a file with syntax errors is "
    "left as "
    "it is.\n"
    "Exit codes: 0 done, or nothing to do; 1 with --check or --diff: a file would change; 2 a file could not be read "
    "or "
    "written.";

}  // namespace

CLI::App* declare_format(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("format", "Lay scripts out in the canonical form, in place");
    auto arguments = std::make_shared<FormatArguments>();
    command->add_option("files", arguments->files, "Scripts to format; - is standard input, to standard output")
        ->required();
    command->add_flag("--check", arguments->check, "Write nothing; name the files that would change");
    command->add_flag("--diff", arguments->diff, "Write nothing; show what would change");
    command->add_flag("-q,--quiet", arguments->quiet, "No summary, no names; errors only");
    arguments->color.declare(*command);
    command->footer(footer);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
