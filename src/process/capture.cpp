#include "process/capture.hpp"

#include <algorithm>

namespace gmat_copilot::process {

void Capture::add(std::string_view bytes) {
    total_ += bytes.size();
    const std::size_t to_head = std::min(bytes.size(), half_ - head_.size());
    head_.append(bytes.substr(0, to_head));
    bytes.remove_prefix(to_head);
    if (bytes.size() > half_) {
        bytes.remove_prefix(bytes.size() - half_);
    }
    tail_.append(bytes);
    if (tail_.size() >= 2 * half_) {
        tail_.erase(0, tail_.size() - half_);
    }
}

std::string Capture::text() const {
    const std::string_view tail = std::string_view(tail_).substr(tail_.size() - tail_size());
    std::string text = head_;
    if (truncated()) {
        text += "\n[... " + std::to_string(total_ - head_.size() - tail.size()) + " bytes left out ...]\n";
    }
    return text.append(tail);
}

std::string keep_head_and_tail(std::string_view text, std::size_t keep_bytes) {
    Capture capture(keep_bytes);
    capture.add(text);
    return capture.text();
}

}  // namespace gmat_copilot::process
