// Reads a request: every token is taken by a phrase, is a word empty of meaning, or is not understood.
#pragma once

#include <vector>

#include "draft/planner/facts.hpp"
#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

/// Facts in the order of the request; the words nobody took are problems without a reason.
[[nodiscard]] Facts read_request(const std::vector<Token>& tokens);

/// True for words that carry no meaning of their own: "please", "satellite", "with", ",".
[[nodiscard]] bool is_filler(const Token& token);

}  // namespace gmat_copilot::drafting::planner
