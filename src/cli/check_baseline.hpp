// What check does with a baseline: opening the one it was given, counting what it did, writing a new one.
#pragma once

#include <optional>
#include <string>

#include "cli/baseline.hpp"
#include "cli/check_run.hpp"

namespace CLI {
class App;
}

namespace gmat_copilot::cli {

/// --baseline, --write-baseline
struct BaselineArguments {
    std::string read;   ///< a file whose findings are known; empty: none
    std::string write;  ///< a file to be written with all findings; then nothing is read

    void declare(CLI::App& command);
    [[nodiscard]] bool writes() const { return !write.empty(); }
};

/// The baseline to check against, without entries where one is to be written; null when there is none. Throws
/// InputError for one that cannot be read, and for a file to be written that is there and is no baseline.
[[nodiscard]] std::optional<Baseline> open_baseline(const BaselineArguments& arguments);

[[nodiscard]] BaselineUse use_of(const Baseline& baseline, const CheckRun& run, const lint::Options& options);

/// Writes what was found as a new baseline, whole or not at all. Throws InputError, also when not every file was
/// checked, and provenance::Error.
void write_baseline(const CheckRun& run, const std::string& path);

}  // namespace gmat_copilot::cli
