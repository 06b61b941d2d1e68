// The start-up file of a hermetic GMAT run: the installation's own, with everything GMAT writes moved elsewhere.
//
// A start-up file (bin/gmat_startup_file.txt) has lines `NAME = VALUE`; comments start with '#' in the first column. A
// NAME that ends in _PATH may stand at the start of later values; other relative values are relative to bin/. For a
// file NAME that is given twice GMAT takes the last; the search paths and PLUGIN are lists.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace gmat_copilot::dryrun {

/// `installed`: the text of the installation's file. `root`: the installation, absolute. `output`: the folder to write
/// to, absolute. In the result
///   - ROOT_PATH is `root`, and what was relative to bin/ is absolute, so that data and plugins are found from
///   anywhere;
///   - the log, reports, screenshots, ephemerides, measurements and the personalization file go to `output`;
///   - the interfaces through which a script could run foreign code (MATLAB, Python, external force models) are not
///     loaded, and no debug or run mode is on.
[[nodiscard]] std::string hermetic_startup_file(std::string_view installed, const std::filesystem::path& root,
                                                const std::filesystem::path& output);

}  // namespace gmat_copilot::dryrun
