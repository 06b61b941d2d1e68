// Options that several commands share.
#pragma once

#include <optional>
#include <string>

#include "cli/terminal.hpp"
#include "dryrun/dryrun.hpp"

namespace CLI {
class App;
}

namespace gmat_copilot::cli {

/// --dry-run[=auto|gmat|builtin], --dry-run-tier, --timeout, --gmat-root
struct DryRunArguments {
    std::string engine;  ///< empty: no dry-run
    std::string tier = "run";
    double timeout_s = 60.0;
    std::string gmat_root;

    void declare(CLI::App& command);
    /// Null when no dry-run is wanted.
    [[nodiscard]] std::optional<dryrun::Options> options() const;
};

/// --color auto|always|never
struct ColorArgument {
    std::string choice = "auto";

    void declare(CLI::App& command);
    [[nodiscard]] bool on(int stream) const;
};

/// --catalogue R2026a: the release whose rules apply; there is one.
void declare_catalogue(CLI::App& command, std::string& value);

}  // namespace gmat_copilot::cli
