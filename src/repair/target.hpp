// What a repair did to the statements it was told about, and to the mission as a whole.
#pragma once

#include <optional>
#include <string_view>

#include "repair/attempt.hpp"

namespace gmat_copilot::repair {

/// Whether `now` changed anything that `before` was blamed for: a statement named by a finding is gone or written
/// differently (blanks apart), or the finding itself is gone, so that something was mended elsewhere. Null when
/// `before` was blamed for no statement.
[[nodiscard]] std::optional<bool> is_on_target(const Attempt& before, const Attempt& now);

/// True when `before` flies something (a Propagate, or any command at all) and `now` does not. Such a draft passes
/// every check and is worth nothing.
[[nodiscard]] bool loses_mission(std::string_view before, std::string_view now);

}  // namespace gmat_copilot::repair
