// recorded:FILE, replies from a file: for tests, demonstrations and replays.
//
// A JSON file holds replies in order, one a call: {"replies": [REPLY, ...]} or [REPLY, ...], where REPLY is a text or
// {"text": "...", "usage": {"input_tokens": 1, "output_tokens": 2}, "truncated": false}, all but "text" optional. Any
// other file is one reply. When all are spent a call is Error(exhausted).
#pragma once

#include <memory>
#include <string>

#include "model/model.hpp"

namespace gmat_copilot::model {

/// Reads the whole file at once, at most 64 MiB. Throws Error(configuration).
[[nodiscard]] std::unique_ptr<Model> make_recorded(const std::string& file);

}  // namespace gmat_copilot::model
