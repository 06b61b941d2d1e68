// The OpenAI-compatible chat completion protocol as text: requests out, replies in. No network here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/model.hpp"

namespace gmat_copilot::model {

/// The JSON body of POST {base}/chat/completions. Bytes of the prompt that are not UTF-8 are replaced.
[[nodiscard]] std::string chat_request_body(const std::string& model_name, const Request& request);

/// The reply in a response body: choices[0].message.content (a text, or a list of text parts), usage, and whether
/// finish_reason is "length". Null when the body is not such a response.
[[nodiscard]] std::optional<Reply> read_chat_reply(std::string_view body);

/// The `error.message` (or `error`, or `message`) of an error body, else the body itself; not yet fit to be shown.
[[nodiscard]] std::string chat_error_text(const std::string& body);

}  // namespace gmat_copilot::model
