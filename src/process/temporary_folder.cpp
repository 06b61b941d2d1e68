#include "process/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "process/process.hpp"

namespace gmat_copilot::process {
namespace {

namespace fs = std::filesystem;

/// Gives every folder below `folder` back to its owner, so that it can be emptied. Depth is bounded by the iterator's
/// own stack of open folders; errors end the walk, and the second attempt at removing says what is left.
void make_removable(const fs::path& folder) {
    std::error_code ignored;
    fs::permissions(folder, fs::perms::owner_all, ignored);
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, ignored);
    for (; entry != fs::recursive_directory_iterator(); entry.increment(ignored)) {
        if (ignored) {
            return;
        }
        if (entry->symlink_status(ignored).type() == fs::file_type::directory) {
            fs::permissions(entry->path(), fs::perms::owner_all, ignored);
        }
    }
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    fs::path parent = fs::temp_directory_path(error);
    if (error) {
        parent = "/tmp";
    }
    std::string pattern = (parent / "gmat-copilot-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw Error("cannot make a temporary folder: " + std::generic_category().message(errno));
    }
    path_ = fs::canonical(pattern, error);
    if (error) {
        path_ = pattern;
    }
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    fs::remove_all(path_, error);
    if (error) {
        make_removable(path_);
        fs::remove_all(path_, error);
    }
}

}  // namespace gmat_copilot::process
