#include "model/chat_protocol.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"

using namespace gmat_copilot::model;

TEST_CASE("content given as a list of text parts is joined") {
    const auto reply = read_chat_reply(
        R"({"choices":[{"message":{"content":[{"type":"text","text":"Create "},{"type":"text","text":"Spacecraft Sat"}]}}]})");
    REQUIRE(reply);
    CHECK(reply->text == "Create Spacecraft Sat");
}

TEST_CASE("an empty text is a reply") {
    const auto reply = read_chat_reply(R"({"choices":[{"message":{"content":""},"finish_reason":"stop"}]})");
    REQUIRE(reply);
    CHECK(reply->text.empty());
}

TEST_CASE("a prompt that is not UTF-8 still makes a valid body") {
    Request request;
    request.prompt = "caf\xe9 \xff";
    const nlohmann::json body = nlohmann::json::parse(chat_request_body("m", request));
    CHECK(body["messages"][0]["content"] == "caf\xEF\xBF\xBD \xEF\xBF\xBD");
    CHECK(body["messages"].size() == 1);
}

TEST_CASE("the error text is found where servers put it") {
    CHECK(chat_error_text(R"({"error":{"message":"a"}})") == "a");
    CHECK(chat_error_text(R"({"error":"b"})") == "b");
    CHECK(chat_error_text(R"({"message":"c"})") == "c");
    CHECK(chat_error_text("plain") == "plain");
}
