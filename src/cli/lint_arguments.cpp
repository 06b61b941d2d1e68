#include "cli/lint_arguments.hpp"

#include <CLI/CLI.hpp>

#include "cli/input.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::cli {

namespace {

std::string did_you_mean(const std::string& name, const std::vector<std::string_view>& known, const char* otherwise) {
    const auto close = text::closest_names(name, known, 1);
    return close.empty() ? otherwise : "; did you mean \"" + close[0] + "\"?";
}

void check_rule_name(const std::string& name) {
    if (lint::find_rule(name) != nullptr) {
        return;
    }
    std::vector<std::string_view> known;
    for (const lint::RuleInfo& rule : lint::rules()) {
        known.push_back(rule.name);
    }
    throw InputError("no rule is called \"" + name + '"' +
                     did_you_mean(name, known, "; `gmat-copilot explain` lists them"));
}

/// Null for "off".
std::optional<text::Severity> level_named(const std::string& name) {
    if (name == "off") {
        return std::nullopt;
    }
    const auto severity = text::severity_from_string(name);
    if (!severity) {
        throw InputError("no severity is called \"" + name + '"' +
                         did_you_mean(name, {"error", "warning", "info", "off"}, ": error, warning, info or off"));
    }
    return severity;
}

}  // namespace

void LintArguments::declare(CLI::App& command) {
    // One value an option: a list that takes all that follows would swallow the file names.
    command.add_option("--select", select, "Only these rules")
        ->type_name("RULES")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--ignore", ignore, "All but these rules")
        ->type_name("RULES")
        ->delimiter(',')
        ->allow_extra_args(false);
    command
        .add_option("--severity", severity, "Report a rule as error, warning or info, or turn it off; may be repeated")
        ->type_name("RULE=LEVEL")
        ->delimiter(',')
        ->allow_extra_args(false);
}

lint::Options LintArguments::options() const {
    lint::Options options;
    for (const auto* names : {&select, &ignore}) {
        for (const std::string& name : *names) {
            check_rule_name(name);
        }
    }
    options.select = select;
    options.ignore = ignore;
    for (const std::string& pair : severity) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos) {
            throw InputError("--severity wants RULE=LEVEL, not \"" + pair + '"');
        }
        const std::string rule = pair.substr(0, equals);
        check_rule_name(rule);
        options.severity[rule] = level_named(pair.substr(equals + 1));
    }
    return options;
}

}  // namespace gmat_copilot::cli
