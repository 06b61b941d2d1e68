// Text that is the same whenever the same thing went wrong.
#pragma once

#include <string>
#include <string_view>

namespace gmat_copilot::repair {

/// `message` without what changes between runs that fail for the same reason: figures become '#', absolute paths their
/// last part, names below a temporary folder "temporary", blanks single; at most 160 bytes.
[[nodiscard]] std::string stable_text(std::string_view message);

}  // namespace gmat_copilot::repair
