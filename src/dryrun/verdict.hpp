// What a dry-run found, as data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace gmat_copilot::dryrun {

/// How far the script came, or why it was not judged.
enum class Tier {
    load,         ///< judged on loading (a load failure, or a load-only run)
    run,          ///< judged on running
    crash,        ///< the engine's process died
    timeout,      ///< the time limit ended it
    unsupported,  ///< the built-in engine cannot fly this script; never ok
    unavailable,  ///< no engine to judge it
    refused,      ///< the safety policy does not run it
};
[[nodiscard]] std::string_view to_string(Tier tier);
[[nodiscard]] std::optional<Tier> tier_from_string(std::string_view name);

struct Verdict {
    std::string engine;  ///< "gmat R2026a" or "builtin 0.1.0"
    Tier tier = Tier::unavailable;
    bool ok = false;
    std::optional<std::map<std::string, bool>> converged;  ///< per solver; null when the script has no solver
    std::string one_line;     ///< one actionable sentence without an absolute path; empty when ok
    std::string raw_log;      ///< the engine's log, bounded
    std::optional<int> line;  ///< 1-based line of the script the failure points at
    double wall_s = 0.0;
};

}  // namespace gmat_copilot::dryrun
