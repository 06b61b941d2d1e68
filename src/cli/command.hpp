// A command of the program: one file each, all in one table (commands.cpp).
#pragma once

#include <atomic>
#include <span>
#include <string_view>

#include "cli/terminal.hpp"
#include "model/model.hpp"

namespace CLI {
class App;
}

namespace gmat_copilot::cli {

/// What every command is given, and what it leaves behind.
struct Context {
    model::Environment environment;
    const std::atomic<bool>* cancelled = nullptr;
    int exit_code = 0;
};

/// Declares the command's options below `root` and sets its callback, which stores context.exit_code.
using Declare = CLI::App* (*)(CLI::App& root, Context& context);

struct Command {
    std::string_view name;
    Declare declare;
};

/// All commands, in the order of --help.
[[nodiscard]] std::span<const Command> commands();

CLI::App* declare_draft(CLI::App& root, Context& context);
CLI::App* declare_repair(CLI::App& root, Context& context);
CLI::App* declare_check(CLI::App& root, Context& context);
CLI::App* declare_format(CLI::App& root, Context& context);
CLI::App* declare_parse(CLI::App& root, Context& context);
CLI::App* declare_trace(CLI::App& root, Context& context);
CLI::App* declare_explain(CLI::App& root, Context& context);
CLI::App* declare_models(CLI::App& root, Context& context);
CLI::App* declare_doctor(CLI::App& root, Context& context);
/// Hidden: the built-in engine's child process.
CLI::App* declare_engine_child(CLI::App& root, Context& context);

}  // namespace gmat_copilot::cli
