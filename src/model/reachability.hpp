// Which providers could answer now, for `gmat-copilot models`. Looks, but asks no model anything.
#pragma once

#include <string>
#include <string_view>

#include "model/model.hpp"

namespace gmat_copilot::model {

struct Reachability {
    bool ready = false;
    std::string words;  ///< one short phrase, without credentials: "ready", "needs GMAT_COPILOT_BASE_URL", ...
};

/// `selector` is a provider's row in providers(). For compat a connection to the server's host and port is tried, for
/// at most two seconds; nothing is sent.
[[nodiscard]] Reachability reachability(std::string_view selector, const Environment& environment);

}  // namespace gmat_copilot::model
