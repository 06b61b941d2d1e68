// gmat-copilot models: the providers, and which of them could answer now.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/terminal.hpp"
#include "model/reachability.hpp"

namespace gmat_copilot::cli {

namespace {

std::string padded(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

int run(const Context& context, bool json) {
    std::size_t width = 0;
    for (const model::ProviderInfo& provider : model::providers()) {
        width = std::max(width, provider.selector.size() + 2);
    }
    nlohmann::json list = nlohmann::json::array();
    for (const model::ProviderInfo& provider : model::providers()) {
        const model::Reachability now = model::reachability(provider.selector, context.environment);
        if (json) {
            list.push_back({{"selector", provider.selector},
                            {"description", provider.description},
                            {"needs", provider.needs},
                            {"ready", now.ready},
                            {"status", now.words}});
            continue;
        }
        std::cout << padded(provider.selector, width) << (now.ready ? "yes  " : "no   ") << provider.description << '\n'
                  << padded("", width + 5) << printable(now.words) << '\n';
    }
    if (json) {
        std::cout << list.dump(2) << '\n';
    }
    return passed;
}

}  // namespace

CLI::App* declare_models(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand("models", "List the providers and which can be reached now");
    auto format = std::make_shared<std::string>("text");
    command->add_option("--format", *format, "text or json")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->callback([format, &context] { context.exit_code = run(context, *format == "json"); });
    return command;
}

}  // namespace gmat_copilot::cli
