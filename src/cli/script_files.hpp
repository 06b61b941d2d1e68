// From what the user names to the scripts that are meant: files, folders, patterns.
#pragma once

#include <string>
#include <vector>

namespace gmat_copilot::cli {

struct ScriptFile {
    std::string path;        ///< "-" is standard input
    std::string error = {};  ///< why what stands at `path` cannot be looked at; else empty
};

/// The scripts that `arguments` name, in the order of the arguments; of several names of one file the first.
///
/// A folder stands for the *.script and *.gmf files in it and below it, sorted; hidden files and folders are left out,
/// and links to folders are not followed, so there are no loops. A pattern has *, ?, [...] within a name and ** for any
/// folders; hidden names match only a pattern that begins with a dot. Neither finds pipes and devices. What exists
/// under the very name is no pattern. Throws InputError when a folder or a pattern stands for nothing. A plain file
/// need not exist.
[[nodiscard]] std::vector<ScriptFile> find_scripts(const std::vector<std::string>& arguments);

}  // namespace gmat_copilot::cli
