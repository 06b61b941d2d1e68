// gmat-copilot repair FILE: the repair loop on a script that exists.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/draft_arguments.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"

namespace gmat_copilot::cli {

namespace {

int run(const DraftArguments& arguments, const Context& context) {
    try {
        const std::string request = arguments.request.empty() ? std::string() : read_request(arguments.request);
        return run_loop(arguments, context, request, read_script(arguments.script));
    } catch (const InputError& error) {
        print_error(error.what());
    }
    return not_judged;
}

constexpr const char* footer =
    "FILE is the first draft: it is judged after safe fixes, and goes to the model only when it does not pass. It is "
    "not changed, unless it is the --output. Exit codes: 0 a draft passed; 1 none did; 2 it could not be judged; "
    "130 Ctrl-C.";

}  // namespace

CLI::App* declare_repair(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("repair", "Run the repair loop on an existing script");
    auto arguments = std::make_shared<DraftArguments>();
    command->add_option("file", arguments->script, "The script to start from; - is standard input")->required();
    command->add_option("--request", arguments->request, "What the script is meant to do, in plain words")
        ->type_name("TEXT");
    arguments->declare(*command);
    command->footer(footer);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
