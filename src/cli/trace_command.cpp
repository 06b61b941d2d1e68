// gmat-copilot trace FILE.copilot.json: the record of a run as a readable story.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/options.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

struct TraceArguments {
    std::string file;
    std::string format = "text";
    std::optional<int> attempt;
    bool diff = false;
    ColorArgument color;
};

/// Largest record read.
constexpr std::size_t max_record_bytes = std::size_t{64} << 20U;

int run(const TraceArguments& arguments) {
    const std::string shown = arguments.file == "-" ? "standard input" : arguments.file;
    try {
        const provenance::Record record = provenance::from_json(read_text(arguments.file, max_record_bytes));
        if (arguments.attempt &&
            (*arguments.attempt < 1 || static_cast<std::size_t>(*arguments.attempt) > record.drafts.size())) {
            throw InputError(shown + ": has no attempt " + std::to_string(*arguments.attempt) + "; it has " +
                             std::to_string(record.drafts.size()));
        }
        if (arguments.format == "json") {
            std::cout << provenance::to_json(record);
        } else {
            std::cout << provenance::render_trace(record, {arguments.color.on(1), arguments.attempt, arguments.diff});
        }
        return passed;
    } catch (const InputError& error) {
        print_error(error.what());
    } catch (const provenance::Error& error) {
        print_error(shown + ": " + error.what());
    }
    return not_judged;
}

}  // namespace

CLI::App* declare_trace(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("trace", "Tell the story of a run from its record");
    auto arguments = std::make_shared<TraceArguments>();
    command->add_option("file", arguments->file, "The record, OUTPUT.copilot.json; - is standard input")->required();
    command->add_option("--format", arguments->format, "text, or json in canonical form")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->add_option("--attempt", arguments->attempt, "Only this attempt (the first is 1)")->type_name("N");
    command->add_flag("--diff", arguments->diff, "Only what changed from draft to draft");
    arguments->color.declare(*command);
    command->callback([arguments, &context] { context.exit_code = run(*arguments); });
    return command;
}

}  // namespace gmat_copilot::cli
