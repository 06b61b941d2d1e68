// The fixed part of every prompt: who the model is, how it answers, and the rules of GMAT that surprise.
#pragma once

#include <string_view>

namespace gmat_copilot::drafting {

[[nodiscard]] std::string_view system_prompt();

}  // namespace gmat_copilot::drafting
