// Reads, checks and mends the files of one check.
#pragma once

#include <atomic>
#include <functional>
#include <vector>

#include "cli/baseline.hpp"
#include "cli/check_run.hpp"
#include "cli/script_files.hpp"

namespace gmat_copilot::cli {

struct CheckTask {
    CheckOptions options;                ///< its path and what is known are set for each file
    bool write_back = false;             ///< a file that the fixes change is written, whole or not at all
    bool keep_before = false;            ///< CheckedFile::before is wanted
    const Baseline* baseline = nullptr;  ///< its findings are known and do not block
    bool accept_all = false;             ///< with a baseline, which is about to be written: everything is known
    std::size_t jobs = 1;
    const std::atomic<bool>* cancelled = nullptr;
    std::function<void(std::size_t done)> on_progress;
};

/// Checks all files, in their order whatever ends first. A file that cannot be read or written is one with an error;
/// nothing is thrown. After Ctrl-C, what was done by then.
[[nodiscard]] CheckRun check_files(const std::vector<ScriptFile>& files, const CheckTask& task);

}  // namespace gmat_copilot::cli
