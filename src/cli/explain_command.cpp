// gmat-copilot explain [RULE]: a rule's page, or the table of all rules.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/exit_code.hpp"
#include "cli/input.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

namespace {

nlohmann::json as_json(const lint::RuleInfo& rule) {
    return {{"name", rule.name},
            {"severity", text::to_string(rule.severity)},
            {"summary", rule.summary},
            {"page", rule.page}};
}

void print_table() {
    std::size_t width = 0;
    for (const lint::RuleInfo& rule : lint::rules()) {
        width = std::max(width, rule.name.size());
    }
    for (const lint::RuleInfo& rule : lint::rules()) {
        const std::string severity(text::to_string(rule.severity));
        std::cout << rule.name << std::string(width - rule.name.size() + 2, ' ') << severity
                  << std::string(9 - severity.size(), ' ') << rule.summary << '\n';
    }
}

int explain_all(bool json) {
    if (!json) {
        print_table();
        return passed;
    }
    nlohmann::json rules = nlohmann::json::array();
    for (const lint::RuleInfo& rule : lint::rules()) {
        rules.push_back(as_json(rule));
    }
    std::cout << rules.dump(2) << '\n';
    return passed;
}

int explain_one(const std::string& name, bool json) {
    const lint::RuleInfo* rule = lint::find_rule(name);
    if (rule == nullptr) {
        std::vector<std::string_view> known;
        for (const lint::RuleInfo& each : lint::rules()) {
            known.push_back(each.name);
        }
        const auto close = text::closest_names(name, known, 1);
        print_error("no rule is called \"" + name + "\"" +
                    (close.empty() ? "; `gmat-copilot explain` lists them" : "; did you mean \"" + close[0] + "\"?"));
        return not_judged;
    }
    if (json) {
        std::cout << as_json(*rule).dump(2) << '\n';
    } else {
        std::cout << rule->page;
    }
    return passed;
}

}  // namespace

CLI::App* declare_explain(CLI::App& root, Context& context) {
    struct Arguments {
        std::string rule;
        std::string format = "text";
    };
    CLI::App* command = root.add_subcommand("explain", "Print a rule's page; without a rule, the table of all rules");
    auto arguments = std::make_shared<Arguments>();
    command->add_option("rule", arguments->rule, "The rule's name, as diagnostics print it");
    command->add_option("--format", arguments->format, "text or json")
        ->type_name("text|json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->callback([arguments, &context] {
        const bool json = arguments->format == "json";
        context.exit_code = arguments->rule.empty() ? explain_all(json) : explain_one(arguments->rule, json);
    });
    return command;
}

}  // namespace gmat_copilot::cli
