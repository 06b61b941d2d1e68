// Which rules apply and how severe they are, as the user says it.
#pragma once

#include <string>
#include <vector>

#include "lint/lint.hpp"

namespace CLI {
class App;
}

namespace gmat_copilot::cli {

/// --select, --ignore, --severity
struct LintArguments {
    std::vector<std::string> select;
    std::vector<std::string> ignore;
    std::vector<std::string> severity;  ///< "RULE=LEVEL"; of two for one rule the later counts

    void declare(CLI::App& command);
    /// Throws InputError for a rule or level nobody knows: a gate with a misspelt rule would gate nothing.
    [[nodiscard]] lint::Options options() const;
};

}  // namespace gmat_copilot::cli
