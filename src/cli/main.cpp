// gmat-copilot: plain-language requests to GMAT mission scripts that run.
#include <csignal>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

std::atomic<bool> interrupt_requested{false};

/// The first Ctrl-C asks for an orderly end, with what was done so far kept; the second ends the program at once.
extern "C" void on_interrupt(int signal) {
    if (interrupt_requested.exchange(true)) {
        std::_Exit(128 + signal);
    }
}

void install_signal_handlers() {
    struct sigaction action {};
    action.sa_handler = on_interrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error to report, not a reason to die half-way
}

std::optional<std::string> environment_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

constexpr const char* examples =
    "Examples:\n"
    "  gmat-copilot \"A 500 km circular orbit; propagate one day and report altitude\" --repair 2 --dry-run "
    "--provenance\n"
    "  gmat-copilot check mission.script --dry-run\n"
    "  gmat-copilot trace mission.script.copilot.json\n"
    "\n"
    "Exit codes: 0 everything asked for passed; 1 a script was rejected; 2 it could not be judged; 130 Ctrl-C.\n"
    "Defaults may stand in gmat-copilot.toml (searched upwards) and in GMAT_COPILOT_* variables, e.g. "
    "GMAT_COPILOT_MODEL.";

/// Help that shows the headline form, which the parser does not know as such.
class HeadlineFormatter : public CLI::Formatter {
  public:
    std::string make_usage(const CLI::App* app, std::string name) const override {
        if (app->get_parent() != nullptr) {
            return CLI::Formatter::make_usage(app, name);
        }
        return "Usage: gmat-copilot \"<request>\" [options]    the same as gmat-copilot draft\n"
               "       gmat-copilot COMMAND [arguments]        COMMAND --help tells its options\n";
    }
};

/// The words that may stand first on the command line.
std::vector<std::string> command_words(const std::vector<CLI::App*>& declared) {
    std::vector<std::string> words;
    for (const CLI::App* command : declared) {
        words.push_back(command->get_name());
        words.insert(words.end(), command->get_aliases().begin(), command->get_aliases().end());
    }
    return words;
}

const CLI::App* find_declared(const std::vector<CLI::App*>& declared, const std::string& word) {
    for (const CLI::App* command : declared) {
        if (command->check_name(word)) {
            return command;
        }
    }
    return nullptr;
}

/// Puts the defaults of file and environment between the command's name and what was typed.
std::vector<std::string> with_defaults(std::vector<std::string> typed, const std::vector<CLI::App*>& declared,
                                       const Context& context) {
    const CLI::App* command = typed.empty() ? nullptr : find_declared(declared, typed[0]);
    if (command == nullptr || command->get_name() == "engine-child") {
        return typed;
    }
    std::vector<std::string> defaults;
    std::error_code no_folder;
    if (const auto config = find_config(std::filesystem::current_path(no_folder)); config && !no_folder) {
        defaults = from_config(*command, *config);
    }
    const std::string word = typed[0];
    typed.erase(typed.begin());
    typed = in_front(in_front(std::move(defaults), from_environment(*command, context.environment)), typed);
    typed.insert(typed.begin(), word);
    return typed;
}

int run(std::vector<std::string> arguments) {
    Context context;
    context.environment = environment_variable;
    context.cancelled = &interrupt_requested;

    CLI::App app{"Turns a plain-language request into a GMAT mission script that lints clean and has been flown."};
    app.name("gmat-copilot");
    app.formatter(std::make_shared<HeadlineFormatter>());
    app.footer(examples);
    app.set_version_flag(
        "--version", "gmat-copilot " + std::string(version()) + " (catalogue " + std::string(catalogue::release) + ")");
    app.require_subcommand(1);
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    std::vector<CLI::App*> declared;
    for (const Command& command : commands()) {
        declared.push_back(command.declare(app, context));
    }

    arguments = normalise(std::move(arguments), command_words(declared));
    if (arguments.empty()) {
        std::cerr << app.help();
        return not_judged;
    }
    try {
        arguments = normalise(with_defaults(std::move(arguments), declared, context), command_words(declared));
        std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // what CLI11 takes
        app.parse(reversed);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? passed : not_judged;
    } catch (const ConfigError& error) {
        print_error(error.what());
        return not_judged;
    }
    if (!std::cout.flush()) {
        print_error("standard output could not be written");
        return not_judged;
    }
    return context.exit_code;
}

}  // namespace

}  // namespace gmat_copilot::cli

int main(int argc, char** argv) {
    using namespace gmat_copilot;
    cli::install_signal_handlers();
    try {
        return cli::run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        cli::print_error(std::string("internal error: ") + error.what());
        return cli::not_judged;
    }
}
