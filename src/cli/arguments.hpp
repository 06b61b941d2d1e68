// From what the user typed, set and wrote down to one list of arguments for the parser.
//
// The command line wins over the environment (GMAT_COPILOT_*), the environment over gmat-copilot.toml: defaults are put
// in front of what was typed, and the last value of an option counts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/model.hpp"

namespace CLI {
class App;
}

namespace gmat_copilot::cli {

/// Makes the headline form explicit: `gmat-copilot "<request>" ...` becomes `gmat-copilot draft "<request>" ...`.
/// `commands` are the names that may stand first. Also gives a bare --dry-run its value, which follows '=' only, so
/// that `--dry-run "<request>"` keeps its request.
[[nodiscard]] std::vector<std::string> normalise(std::vector<std::string> arguments,
                                                 const std::vector<std::string>& commands);

/// Defaults in front of the arguments that win over them: a default whose option is said again is dropped, since values
/// of a list would add up. The entries of a table ("--severity=RULE=LEVEL") stay; the later one of a rule counts.
[[nodiscard]] std::vector<std::string> in_front(std::vector<std::string> defaults,
                                                const std::vector<std::string>& arguments);

/// `--option=value` for every long option of `command` whose variable GMAT_COPILOT_OPTION (upper case, '-' as '_') is
/// set.
[[nodiscard]] std::vector<std::string> from_environment(const CLI::App& command, const model::Environment& environment);

/// A mistake in gmat-copilot.toml; the message names the file and the line or key.
class ConfigError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The nearest gmat-copilot.toml at or above a folder.
[[nodiscard]] std::optional<std::filesystem::path> find_config(std::filesystem::path folder);

/// `--key=value` for every key of the file that `command` knows, from the top level and from the table named after the
/// command, and `--severity=rule=level` for the entries of its table [check.severity]. A file found by searching is not
/// trusted to start programs: `model = "command:..."` and `gmat-root` are refused there, an `output` or `artifacts`
/// outside the working folder as well; so is `write-baseline`, with which no check would find anything. `baseline` is relative to the file's folder. Throws ConfigError.
[[nodiscard]] std::vector<std::string> from_config(const CLI::App& command, const std::filesystem::path& file);

}  // namespace gmat_copilot::cli
