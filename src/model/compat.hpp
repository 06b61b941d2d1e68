// compat:NAME, a model behind an OpenAI-compatible server.
//
// POST {GMAT_COPILOT_BASE_URL}/chat/completions, with GMAT_COPILOT_API_KEY as bearer token when it is set. A call that
// meets 429, 500, 502, 503 or 504, a connection that fails or breaks, or a body that is not a chat completion is tried
// again a few times within the request's time, waiting in between (a Retry-After is honoured); then it is an Error.
// Neither the key nor the URL's user part or query appears in any message.
#pragma once

#include <memory>
#include <string>

#include "model/model.hpp"

namespace gmat_copilot::model {

struct RetryPolicy {
    int tries = 3;
    double first_pause_s = 0.5;  ///< doubled after each try
};

/// Throws Error(configuration) when the variables are missing or unusable.
[[nodiscard]] std::unique_ptr<Model> make_compat(const std::string& name, const Environment& environment,
                                                 const RetryPolicy& policy = {});

}  // namespace gmat_copilot::model
