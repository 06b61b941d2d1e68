#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

#include "dryrun/policy.hpp"

namespace gmat_copilot::cli {

namespace {

constexpr std::uintmax_t max_config_bytes = 1U << 20U;

/// Keys that only the command line and the environment may set, because they name something to be executed.
constexpr std::array<std::string_view, 1> untrusted_in_config = {"gmat-root"};
/// Keys that say where something is written: in the file only a place below the working folder.
constexpr std::array<std::string_view, 2> written_places = {"output", "artifacts"};

/// Options that would make each check accept what it finds.
constexpr std::array<std::string_view, 1> not_in_config = {"write-baseline"};

/// Paths that mean the same from every working folder: in the file they are relative to the file's.
constexpr std::array<std::string_view, 1> paths_in_config = {"baseline"};

/// Options of which every value counts; in the file each is a table: [check.severity] rule = "level".
constexpr std::array<std::string_view, 1> tables = {"severity"};

template <std::size_t N>
bool is_among(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_table(std::string_view name) { return is_among(tables, name); }

bool is_flag(const CLI::Option& option) { return option.get_expected_max() == 0; }

const CLI::Option* find_long_option(const CLI::App& command, const std::string& name) {
    for (const CLI::Option* option : command.get_options()) {
        const auto& names = option->get_lnames();
        if (std::find(names.begin(), names.end(), name) != names.end()) {
            return option;
        }
    }
    return nullptr;
}

bool means_yes(std::string value) {
    std::transform(value.begin(), value.end(), value.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value == "1" || value == "true" || value == "on" || value == "yes";
}

/// One default as an argument; a flag is only passed on when its value says yes.
void append_default(std::vector<std::string>& arguments, const CLI::Option& option, const std::string& name,
                    const std::string& value) {
    if (is_flag(option)) {
        if (means_yes(value)) {
            arguments.push_back("--" + name);
        }
        return;
    }
    arguments.push_back("--" + name + "=" + value);
}

std::string variable_of(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return c == '-' ? '_' : static_cast<char>(std::toupper(c)); });
    return "GMAT_COPILOT_" + name;
}

std::string joined(const std::vector<std::string>& inputs) {
    std::string text;
    for (const std::string& input : inputs) {
        text += (text.empty() ? "" : ",") + input;
    }
    return text;
}

/// An entry of a table below the command's, [check.severity], as an argument. Throws ConfigError.
std::string table_entry(const CLI::App& command, const CLI::ConfigItem& item, const std::string& file) {
    const std::string& table = item.parents[1];
    if (item.parents.size() > 2 || !is_table(table) || find_long_option(command, table) == nullptr) {
        std::string name;
        for (const std::string& parent : item.parents) {
            name += (name.empty() ? "" : ".") + parent;
        }
        throw ConfigError(file + ": there is no table [" + name + "]");
    }
    return "--" + table + "=" + item.name + "=" + joined(item.inputs);
}

/// The value of a key, which a path of the table above is seen from the working folder.
std::string value_of(const CLI::ConfigItem& item, const std::filesystem::path& file) {
    std::string value = joined(item.inputs);
    if (value.empty() || !is_among(paths_in_config, item.name)) {
        return value;
    }
    std::error_code no_folder;
    return (file.parent_path() / value).lexically_proximate(std::filesystem::current_path(no_folder)).string();
}

/// "fix" of "--fix" and "--fix=value"; empty for what is no long option.
std::string option_name(const std::string& argument) {
    return argument.size() > 2 && argument.starts_with("--") ? argument.substr(2, argument.find('=') - 2)
                                                             : std::string();
}

}  // namespace

std::vector<std::string> normalise(std::vector<std::string> arguments, const std::vector<std::string>& commands) {
    const auto names_command = [&](const std::string& word) {
        return std::find(commands.begin(), commands.end(), word) != commands.end();
    };
    const bool general =
        arguments.empty() || arguments[0] == "-h" || arguments[0] == "--help" || arguments[0] == "--version";
    if (!general && !names_command(arguments[0])) {
        arguments.insert(arguments.begin(), "draft");
    }
    for (std::string& argument : arguments) {
        if (argument == "--") {
            break;
        }
        if (argument == "--dry-run") {
            argument = "--dry-run=auto";
        }
    }
    return arguments;
}

std::vector<std::string> in_front(std::vector<std::string> defaults, const std::vector<std::string>& arguments) {
    const auto end = std::find(arguments.begin(), arguments.end(), "--");
    const auto is_said_again = [&](const std::string& value) {
        const std::string name = option_name(value);
        return !is_table(name) && std::any_of(arguments.begin(), end, [&name](const std::string& argument) {
            return option_name(argument) == name;
        });
    };
    defaults.erase(std::remove_if(defaults.begin(), defaults.end(), is_said_again), defaults.end());
    defaults.insert(defaults.end(), arguments.begin(), arguments.end());
    return defaults;
}

std::vector<std::string> from_environment(const CLI::App& command, const model::Environment& environment) {
    std::vector<std::string> arguments;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            if (const auto value = environment(variable_of(name)); value && !value->empty()) {
                append_default(arguments, *option, name, *value);
            }
        }
    }
    return arguments;
}

std::optional<std::filesystem::path> find_config(std::filesystem::path folder) {
    std::error_code ignored;
    for (int level = 0; level < 100; ++level) {
        const std::filesystem::path file = folder / "gmat-copilot.toml";
        if (std::filesystem::is_regular_file(file, ignored)) {
            return file;
        }
        if (!folder.has_parent_path() || folder.parent_path() == folder) {
            break;
        }
        folder = folder.parent_path();
    }
    return std::nullopt;
}

std::vector<std::string> from_config(const CLI::App& command, const std::filesystem::path& file) {
    const std::string shown = file.filename().string();
    std::error_code ignored;
    if (std::filesystem::file_size(file, ignored) > max_config_bytes) {
        throw ConfigError(shown + ": larger than 1 MiB");
    }
    std::ifstream in(file);
    if (!in) {
        throw ConfigError(shown + ": cannot be read");
    }
    std::vector<CLI::ConfigItem> items;
    try {
        items = CLI::ConfigTOML().from_config(in);
    } catch (const CLI::Error& error) {
        throw ConfigError(shown + ": " + error.what());
    }
    std::vector<std::string> arguments;
    for (const CLI::ConfigItem& item : items) {
        if (item.name == "++" || item.name == "--") {
            continue;
        }
        if (item.parents.size() > 1 && item.parents[0] == command.get_name()) {
            arguments.push_back(table_entry(command, item, shown));
            continue;
        }
        const bool applies = item.parents.empty() || item.parents == std::vector<std::string>{command.get_name()};
        if (!applies) {
            continue;
        }
        const CLI::Option* option = find_long_option(command, item.name);
        const std::string value = value_of(item, file);
        if (is_among(untrusted_in_config, item.name) || (item.name == "model" && value.rfind("command:", 0) == 0)) {
            throw ConfigError(shown + ": \"" + item.name +
                              "\" would start a program; set it on the command line or in the environment");
        }
        if (is_among(written_places, item.name) && dryrun::leads_outside(value)) {
            throw ConfigError(shown + ": \"" + item.name +
                              "\" leads out of the working folder; set it on the command line or in the environment");
        }
        if (is_among(not_in_config, item.name)) {
            throw ConfigError(shown + ": \"" + item.name + "\" is for the command line only");
        }
        if (option == nullptr) {
            if (!item.parents.empty()) {
                throw ConfigError(shown + ": [" + command.get_name() + "] has no key \"" + item.name + "\"");
            }
            continue;  // a top-level key may be meant for another command
        }
        append_default(arguments, *option, item.name, value);
    }
    return arguments;
}

}  // namespace gmat_copilot::cli
