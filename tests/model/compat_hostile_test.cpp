// Servers that mean harm, and secrets that must not get out.
#include "model/compat.hpp"
#include "support/catch.hpp"
#include "support/http_server.hpp"
#include "variables.hpp"

using namespace gmat_copilot::model;
using Kind = Error::Kind;

namespace {

constexpr RetryPolicy quick = {.tries = 2, .first_pause_s = 0.001};
const std::string key = "sk-3141592653";

std::unique_ptr<Model> model_at(const std::string& base_url) {
    return make_compat("m", test::variables({{"GMAT_COPILOT_BASE_URL", base_url}, {"GMAT_COPILOT_API_KEY", key}}),
                       quick);
}

test::Caught error_of(const std::string& base_url) {
    Request request;
    request.prompt = "p";
    request.timeout_s = 60.0;
    const auto error = test::caught([&] { return model_at(base_url)->complete(request); });
    REQUIRE(error);
    return *error;
}

}  // namespace

TEST_CASE("an endless body is left alone at the limit, as a protocol error") {
    const int status = GENERATE(200, 500);
    const test::HttpServer server({test::Response{.status = status, .stream_bytes = 50'000'000}});
    const test::Caught error = error_of(server.base_url());
    CHECK(error.kind == Kind::protocol);
    CHECK_THAT(error.message, ContainsSubstring("larger than"));
    CHECK(server.requests().size() == 1);
    CHECK(server.body_bytes_sent() < 50'000'000);
}

TEST_CASE("a completion whose text is over the limit is a protocol error") {
    const test::HttpServer server({test::chat_reply(std::string(max_reply_bytes + 1, 'x'))});
    CHECK(error_of(server.base_url()).kind == Kind::protocol);
}

TEST_CASE("redirects are not followed, so that no other server gets the prompt or the key") {
    const test::HttpServer other({test::chat_reply("caught")});
    const int status = GENERATE(301, 302, 307, 308);
    const test::HttpServer server(
        {test::Response{.status = status, .headers = {{"Location", other.base_url() + "/chat/completions"}}}});
    const test::Caught error = error_of(server.base_url());
    CHECK(error.kind == Kind::protocol);
    CHECK_THAT(error.message, ContainsSubstring("redirects are not followed"));
    CHECK(other.requests().empty());
    CHECK(server.requests().size() == 1);
}

TEST_CASE("no message holds the key, the URL's user part or its query, even if the server sends them back") {
    const std::string echo =
        "key " + key + " user bob pass hunter2 query api=private" + std::string(1, '\x1b') + "[31m";
    const test::Response answer =
        GENERATE_COPY(test::Response{.status = 401, .body = echo},
                      test::Response{.status = 500, .body = R"({"error":")" + key + "\"}"},
                      test::Response{.status = 200, .body = echo}, test::Response{.close_at_once = true});
    const test::HttpServer server({answer});
    const std::string url = "http://bob:hunter2@127.0.0.1:" + std::to_string(server.port()) + "/v1?api=private#part";
    const std::string message = error_of(url).message;
    for (const std::string& secret : {key, std::string("bob"), std::string("hunter2"), std::string("private")}) {
        CHECK(message.find(secret) == std::string::npos);
    }
    CHECK(message.find('\x1b') == std::string::npos);
    CHECK(message.find('\n') == std::string::npos);
    CHECK(message.size() < 500);
    CHECK(server.requests().at(0).target == "/v1/chat/completions?api=private");
}

TEST_CASE("a key that the server splits with control characters is still redacted") {
    const std::string split = key.substr(0, 5) + '\x01' + key.substr(5);
    const test::HttpServer server({test::Response{.status = 400, .body = split}});
    CHECK(error_of(server.base_url()).message.find(key) == std::string::npos);
}

TEST_CASE("deeply nested JSON is just another body that is no completion") {
    const std::string deep = std::string(1'000'000, '[');
    const test::HttpServer server({test::Response{.body = deep}});
    CHECK(error_of(server.base_url()).kind == Kind::protocol);
}

TEST_CASE("absurd usage figures are unknown counts, and unknown fields are ignored") {
    const test::HttpServer server({test::Response{
        .body =
            R"({"choices":[{"message":{"content":"ok","tool_calls":7}}],"usage":{"prompt_tokens":"many","completion_tokens":-4}})"}});
    const Reply reply = model_at(server.base_url())->complete({});
    CHECK(reply.text == "ok");
    CHECK_FALSE(reply.usage.input_tokens);
    CHECK_FALSE(reply.usage.output_tokens);
}
