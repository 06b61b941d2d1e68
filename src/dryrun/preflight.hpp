// What a script needs and the engine at hand may lack, looked up before anything is flown.
//
// Only fixed checks, those of the table in preflight.cpp: names in the script are compared with what the located GMAT
// has on disk, or with what the built-in engine models. Nothing named by a script is opened or executed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dryrun/dryrun.hpp"
#include "dryrun/verdict.hpp"

namespace gmat_copilot::dryrun {

/// One thing that the script needs.
struct PreflightCheck {
    std::string kind;  ///< "plugin", "function", "kernel", "gravity-file", "data-file", "resource", "command", ...
    std::string name;  ///< as the script writes it, one printable line
    std::optional<int> line;  ///< 1-based, where the script first asks for it
    bool ok = true;
    std::string detail;  ///< why not, one sentence; empty when ok
};

struct Preflight {
    std::string engine;  ///< the engine that was looked at: "gmat R2026a" or "builtin X.Y"
    bool ok = true;
    Tier tier = Tier::unavailable;       ///< when not ok: unavailable (GMAT lacks it) or unsupported (not modelled)
    std::string one_line;                ///< when not ok: one sentence about the first thing that is missing
    std::vector<PreflightCheck> checks;  ///< in the order of the script; at most max_preflight_checks
};

inline constexpr std::size_t max_preflight_checks = 200;

/// Never throws for what a script can cause. A script that no engine is there for, or that the safety policy
/// refuses, passes: run() says so.
[[nodiscard]] Preflight preflight(std::string_view script, const Options& options);

/// The verdict of a dry-run that was skipped because of a preflight that is not ok.
[[nodiscard]] Verdict verdict_of(const Preflight& preflight);

}  // namespace gmat_copilot::dryrun
