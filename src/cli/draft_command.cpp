// gmat-copilot draft "<request>": the main job.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/draft_arguments.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

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
        return arguments.plan ? print_plan(request) : run_loop(arguments, context, request, std::nullopt);
    } catch (const InputError& error) {
        print_error(error.what());
    }
    return not_judged;
}

constexpr const char* footer =
    "Exit codes: 0 everything asked for passed; 1 the draft was rejected; 2 it could not be judged (usage, model, "
    "engine, request not understood); 130 Ctrl-C. Why a run stopped stands in the summary, and in the record.";

}  // namespace

CLI::App* declare_draft(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("draft", "Draft a mission script from a request (the default command)");
    auto arguments = std::make_shared<DraftArguments>();
    command->add_option("request", arguments->request, "The mission in plain words; - reads it from standard input")
        ->required();
    arguments->declare(*command);
    command->add_flag("--plan", arguments->plan, "Print the built-in planner's plan as JSON and stop");
    command->footer(footer);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
