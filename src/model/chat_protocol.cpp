#include "model/chat_protocol.hpp"

#include <nlohmann/json.hpp>

namespace gmat_copilot::model {
namespace {

using nlohmann::json;

/// A member of an object, or null for anything else.
const json& member(const json& value, const char* name) {
    static const json null;
    if (!value.is_object()) {
        return null;
    }
    const auto found = value.find(name);
    return found == value.end() ? null : *found;
}

std::optional<std::int64_t> count(const json& value) {
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0) {
        return std::nullopt;
    }
    return value.get<std::int64_t>();
}

std::optional<std::string> content_text(const json& content) {
    if (content.is_string()) {
        return content.get<std::string>();
    }
    if (!content.is_array()) {
        return std::nullopt;
    }
    std::string text;
    for (const json& piece : content) {
        const json& piece_text = member(piece, "text");
        if (!piece_text.is_string()) {
            return std::nullopt;
        }
        text += piece_text.get<std::string>();
    }
    return text;
}

}  // namespace

std::string chat_request_body(const std::string& model_name, const Request& request) {
    json messages = json::array();
    if (!request.system.empty()) {
        messages.push_back({{"role", "system"}, {"content", request.system}});
    }
    messages.push_back({{"role", "user"}, {"content", request.prompt}});
    json body = {{"model", model_name}, {"messages", std::move(messages)}, {"stream", false}};
    if (request.temperature) {
        body["temperature"] = *request.temperature;
    }
    if (request.max_tokens) {
        body["max_tokens"] = *request.max_tokens;
    }
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<Reply> read_chat_reply(std::string_view body) {
    const json value = json::parse(body, nullptr, false);
    const json& choices = member(value, "choices");
    if (!choices.is_array() || choices.empty()) {
        return std::nullopt;
    }
    const json& choice = choices.front();
    auto text = content_text(member(member(choice, "message"), "content"));
    if (!text) {
        return std::nullopt;
    }
    Reply reply;
    reply.text = std::move(*text);
    const json& usage = member(value, "usage");
    reply.usage.input_tokens = count(member(usage, "prompt_tokens"));
    reply.usage.output_tokens = count(member(usage, "completion_tokens"));
    reply.truncated = member(choice, "finish_reason") == "length";
    return reply;
}

std::string chat_error_text(const std::string& body) {
    const json value = json::parse(body, nullptr, false);
    const json& error = member(value, "error");
    for (const json* candidate : {&member(error, "message"), &error, &member(value, "message")}) {
        if (candidate->is_string()) {
            return candidate->get<std::string>();
        }
    }
    return body;
}

}  // namespace gmat_copilot::model
