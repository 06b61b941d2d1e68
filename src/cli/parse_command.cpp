// gmat-copilot parse FILE...: the syntax tree.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "cli/tree_json.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

struct ParseArguments {
    std::vector<std::string> files;
    std::string format = "tree";
};

int run(const ParseArguments& arguments, const Context& context) {
    std::vector<ParsedFile> parsed;
    int code = passed;
    for (const std::string& path : arguments.files) {
        if (context.cancelled != nullptr && *context.cancelled) {
            return interrupted;
        }
        try {
            const std::string shown = path == "-" ? "standard input" : path;
            parsed.push_back({shown, script::parse(read_script(path), shown)});
            code = std::max<int>(code, parsed.back().tree.diagnostics().empty() ? passed : rejected);
        } catch (const InputError& error) {
            print_error(error.what());
            code = not_judged;
        }
    }
    if (arguments.format == "json") {
        write_tree_json(std::cout, parsed);
        return code;
    }
    for (const ParsedFile& file : parsed) {
        if (arguments.files.size() > 1) {
            std::cout << "== " << printable(file.path) << '\n';
        }
        std::cout << script::dump(file.tree);
    }
    return code;
}

constexpr const char* footer =
    "tree: a line per statement (index, line, the block it stands in, its partner) and per node, KIND <text>; then "
    "syntax "
    "errors.\n"
    "json: the same for programs, with byte offsets.\n"
    "Exit codes: 0 read without complaint; 1 a file has syntax errors (its tree is printed all the same); 2 a file "
    "could not "
    "be read.";

}  // namespace

CLI::App* declare_parse(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("parse", "Print the syntax tree of scripts");
    auto arguments = std::make_shared<ParseArguments>();
    command->add_option("files", arguments->files, "Scripts to read; - is standard input")->required();
    command->add_option("--format", arguments->format, "tree for people, json for programs")
        ->type_name("tree|json")
        ->check(CLI::IsMember({"tree", "json"}))
        ->capture_default_str();
    command->footer(footer);
    command->callback([arguments, &context] { context.exit_code = run(*arguments, context); });
    return command;
}

}  // namespace gmat_copilot::cli
