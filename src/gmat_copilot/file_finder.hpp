// Looks for the files a script names: beside the script, then among those of a located GMAT.
#pragma once

#include <filesystem>
#include <optional>

#include "lint/files.hpp"

namespace gmat_copilot {

/// Only asks whether files exist; opens none. A GMAT is located, and its folders listed, once for the process and only
/// when a name is not found beside the script. Safe to call from several threads.
[[nodiscard]] lint::FindFile file_finder(const std::filesystem::path& script,
                                         const std::optional<std::filesystem::path>& gmat_root);

}  // namespace gmat_copilot
