// The options of the commands that run the loop: draft and repair.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "gmat_copilot/gmat_copilot.hpp"

namespace CLI {
class App;
}

namespace gmat_copilot::cli {

struct DraftArguments {
    std::string request;
    std::string script;  ///< of repair: the file to start from; empty for draft
    std::string model = "builtin";
    std::string output = "mission.script";
    std::string artifacts;
    std::string catalogue;
    std::vector<std::string> stop_on;
    int same_failure_limit = 2;
    int repair = 0;
    bool provenance = false;
    bool strict = true;
    bool plan = false;
    bool unsafe_fixes = false;
    bool quiet = false;
    double model_timeout_s = 120.0;
    std::optional<double> temperature;
    std::optional<int> max_tokens;
    DryRunArguments dry_run;
    ColorArgument color;

    /// Everything but the request and the file.
    void declare(CLI::App& command);
    /// Throws InputError for what can be known to be wrong before a model is asked.
    void check() const;
    [[nodiscard]] DraftOptions options(const Context& context) const;
    /// OUTPUT.copilot.json
    [[nodiscard]] std::string record_path() const { return output + ".copilot.json"; }
};

/// Runs the loop, writes what it earned, tells how it went. `request` is read, `starting_script` is null for draft.
[[nodiscard]] int run_loop(const DraftArguments& arguments, const Context& context, const std::string& request,
                           const std::optional<std::string>& starting_script);

}  // namespace gmat_copilot::cli
