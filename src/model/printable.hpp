// Foreign text in our messages: one line, short, without secrets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::model {

/// `text` as one line of printable ASCII of at most `limit` bytes (cut with "..."); control characters become blanks,
/// bytes beyond ASCII '?'. Every occurrence of a secret is "[redacted]", also one that only appears once the control
/// characters are gone; empty secrets are skipped.
[[nodiscard]] std::string excerpt(std::string_view text, const std::vector<std::string>& secrets,
                                  std::size_t limit = 200);

}  // namespace gmat_copilot::model
