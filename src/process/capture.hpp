// A bounded record of a stream: its head and its tail.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gmat_copilot::process {

/// Takes any number of bytes, keeps the first and the last `keep_bytes / 2` of them.
class Capture {
  public:
    explicit Capture(std::size_t keep_bytes) : half_(keep_bytes / 2) {}

    void add(std::string_view bytes);
    /// All bytes ever added.
    [[nodiscard]] std::size_t total() const { return total_; }
    [[nodiscard]] bool truncated() const { return total_ > head_.size() + tail_size(); }
    /// Head and tail; where bytes are missing between them, a line of its own says how many.
    [[nodiscard]] std::string text() const;

  private:
    [[nodiscard]] std::size_t tail_size() const { return tail_.size() < half_ ? tail_.size() : half_; }

    std::size_t half_;
    std::size_t total_ = 0;
    std::string head_;
    std::string tail_;  ///< at most twice half_: cut back when it gets there, so that adding is linear
};

/// `text` cut to about `keep_bytes` in the same way.
[[nodiscard]] std::string keep_head_and_tail(std::string_view text, std::size_t keep_bytes);

}  // namespace gmat_copilot::process
