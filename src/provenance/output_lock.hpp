// One run at a time for one output: two runs that write the same file are not interleaved, the second is refused.
#pragma once

#include <filesystem>

namespace gmat_copilot::provenance {

/// Holds ".NAME.lock" beside `path` until it is destroyed; the system lets go of it when the process dies, and a file
/// that a killed run left behind hinders nobody. Throws Error when another process holds it.
class OutputLock {
  public:
    explicit OutputLock(const std::filesystem::path& path);
    OutputLock(const OutputLock&) = delete;
    OutputLock& operator=(const OutputLock&) = delete;
    ~OutputLock();

  private:
    std::filesystem::path lock_file_;
    int fd_ = -1;
};

}  // namespace gmat_copilot::provenance
