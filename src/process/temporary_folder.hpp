// A folder of one's own that is gone afterwards.
#pragma once

#include <filesystem>

namespace gmat_copilot::process {

/// A new folder, readable by this user only (0700), below TMPDIR or /tmp. The destructor removes it with all it holds,
/// also what a child made unreadable; links in it are removed, not followed. Throws process::Error when it cannot be
/// made.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace gmat_copilot::process
