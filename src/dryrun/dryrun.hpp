// Dry-runs: a script is flown in a child process, never in this one.
#pragma once

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "dryrun/verdict.hpp"

namespace gmat_copilot::dryrun {

enum class EngineChoice { automatic, gmat, builtin };

struct Options {
    EngineChoice engine = EngineChoice::automatic;
    std::optional<std::filesystem::path> gmat_root;  ///< --gmat-root; else GMAT_ROOT, PATH, standard places
    double timeout_s = 60.0;
    std::size_t memory_limit_bytes = std::size_t{4} << 30U;
    std::size_t log_limit_bytes = std::size_t{1} << 20U;  ///< what of the log is kept (its head and its tail)
    bool load_only = false;                               ///< --dry-run-tier=load
    std::filesystem::path self;  ///< this program, for the built-in engine's child; empty: /proc/self/exe
    const std::atomic<bool>* cancelled = nullptr;  ///< polled; when it becomes true the child is killed
};

/// A located GMAT.
struct GmatInstallation {
    std::filesystem::path root;     ///< holds bin/ and data/
    std::filesystem::path console;  ///< the GmatConsole binary
    std::string release;            ///< "R2026a", or empty when it could not be told
};

/// Looks for GmatConsole: `gmat_root`, GMAT_ROOT, PATH, then standard places. Null when there is none.
[[nodiscard]] std::optional<GmatInstallation> find_gmat(const std::optional<std::filesystem::path>& gmat_root);

/// Flies the script and judges it. Never throws for what a script, a log or a missing engine can cause.
[[nodiscard]] Verdict run(std::string_view script, const Options& options);

}  // namespace gmat_copilot::dryrun
