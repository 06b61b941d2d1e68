// One line on a terminal that counts up while the work is long, and is gone afterwards.
#pragma once

#include <chrono>
#include <cstddef>

namespace gmat_copilot::cli {

class Progress {
  public:
    /// Says nothing when `on` is false (no terminal, --quiet), and nothing within the first second.
    Progress(std::size_t total, bool on);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// "checked 12 of 340" on standard error, at most ten times a second.
    void show(std::size_t done);

  private:
    using Clock = std::chrono::steady_clock;
    std::size_t total_;
    bool on_;
    bool shown_ = false;
    Clock::time_point next_;
};

}  // namespace gmat_copilot::cli
