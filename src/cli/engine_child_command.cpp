// gmat-copilot engine-child: the built-in engine's process. Script on standard input, result on standard output.
#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.hpp"
#include "dryrun/engine_child.hpp"

namespace gmat_copilot::cli {

CLI::App* declare_engine_child(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("engine-child", "The built-in engine's process");
    command->group("");  // not for people: kept out of --help
    command->allow_extras();
    command->callback([&context] { context.exit_code = dryrun::engine_child_main(std::cin, std::cout); });
    return command;
}

}  // namespace gmat_copilot::cli
