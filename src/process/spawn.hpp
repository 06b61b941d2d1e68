// Starting a child: the one place that forks. Inside this room only.
#pragma once

#include <sys/types.h>

#include <utility>

#include "process/process.hpp"

namespace gmat_copilot::process::detail {

/// A file descriptor with an owner.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return fd_; }
    [[nodiscard]] bool is_open() const { return fd_ >= 0; }
    void close();

  private:
    int fd_ = -1;
};

/// A started child: leader of the process group `pid`, and this side of its pipes, which do not block.
struct Child {
    pid_t pid = -1;
    Descriptor input;  ///< closed when the child reads /dev/null
    Descriptor output;
    Descriptor errors;
};

/// Throws Error. Whoever calls this kills the group and reaps the child.
[[nodiscard]] Child spawn(const Command& command);

}  // namespace gmat_copilot::process::detail
