#include "model/compat.hpp"

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "support/catch.hpp"
#include "support/http_server.hpp"
#include "variables.hpp"

using namespace gmat_copilot::model;
using Kind = Error::Kind;

namespace {

constexpr RetryPolicy quick = {.tries = 3, .first_pause_s = 0.001};

std::unique_ptr<Model> model_at(const test::HttpServer& server, const std::string& key = "") {
    return make_compat("llama3",
                       test::variables({{"GMAT_COPILOT_BASE_URL", server.base_url()}, {"GMAT_COPILOT_API_KEY", key}}),
                       quick);
}

Request a_request() {
    Request request;
    request.system = "You write scripts.";
    request.prompt = "A circular orbit, please.";
    request.timeout_s = 60.0;
    return request;
}

}  // namespace

TEST_CASE("a chat completion comes back with its text and token counts") {
    const test::HttpServer server({test::chat_reply("Create Spacecraft Sat;\n", 120, 34)});
    const auto model = model_at(server, "sk-secret");
    const Reply reply = model->complete(a_request());
    CHECK(reply.text == "Create Spacecraft Sat;\n");
    CHECK(reply.usage.input_tokens == 120);
    CHECK(reply.usage.output_tokens == 34);
    CHECK_FALSE(reply.truncated);
    CHECK(model->provider() == "compat");
    CHECK(model->name() == "llama3");
}

TEST_CASE("the request is the protocol's: path, key, model, messages and settings") {
    const test::HttpServer server({test::chat_reply("ok")});
    Request request = a_request();
    request.temperature = 0.25;
    request.max_tokens = 900;
    static_cast<void>(model_at(server, "sk-secret")->complete(request));
    REQUIRE(server.requests().size() == 1);
    const test::RecordedRequest seen = server.requests().front();
    CHECK(seen.method == "POST");
    CHECK(seen.target == "/v1/chat/completions");
    CHECK(seen.headers.at("authorization") == "Bearer sk-secret");
    CHECK(seen.headers.at("content-type") == "application/json");
    const nlohmann::json body = nlohmann::json::parse(seen.body);
    CHECK(body == nlohmann::json::parse(R"({"model":"llama3","stream":false,"temperature":0.25,"max_tokens":900,
        "messages":[{"role":"system","content":"You write scripts."},{"role":"user","content":"A circular orbit, please."}]})"));
}

TEST_CASE("without a key no authorization is sent, and unset settings are left to the server") {
    const test::HttpServer server({test::chat_reply("ok")});
    static_cast<void>(model_at(server)->complete(a_request()));
    const test::RecordedRequest seen = server.requests().at(0);
    CHECK(seen.headers.count("authorization") == 0);
    CHECK(nlohmann::json::parse(seen.body).count("temperature") == 0);
    CHECK(nlohmann::json::parse(seen.body).count("max_tokens") == 0);
}

TEST_CASE("a reply that stopped at the token limit is marked truncated") {
    const test::HttpServer server({test::chat_reply("Create Space", 1, 2, "length")});
    CHECK(model_at(server)->complete(a_request()).truncated);
}

TEST_CASE("busy and failing servers are asked again within the call") {
    const int status = GENERATE(429, 500, 502, 503, 504);
    const test::HttpServer server(
        {test::Response{.status = status}, test::Response{.status = status}, test::chat_reply("third time")});
    CHECK(model_at(server)->complete(a_request()).text == "third time");
    CHECK(server.requests().size() == 3);
}

TEST_CASE("after its tries a failing server is a protocol error with what it said") {
    const test::HttpServer server(
        {test::Response{.status = 503, .body = R"({"error":{"message":"overloaded\nplease wait"}})"}});
    const auto error = test::caught([&] { return model_at(server)->complete(a_request()); });
    REQUIRE(error);
    CHECK(error->kind == Kind::protocol);
    CHECK_THAT(error->message, ContainsSubstring("HTTP status 503: overloaded please wait"));
    CHECK(server.requests().size() == 3);
}

TEST_CASE("a client's mistake is not repeated") {
    const int status = GENERATE(400, 401, 403, 404, 422);
    const test::HttpServer server({test::Response{.status = status, .body = "no"}});
    const auto error = test::caught([&] { return model_at(server)->complete(a_request()); });
    REQUIRE(error);
    CHECK(error->kind == Kind::protocol);
    CHECK_THAT(error->message, ContainsSubstring("HTTP status " + std::to_string(status)));
    CHECK(server.requests().size() == 1);
}

TEST_CASE("a body that is no chat completion is asked for again, then a protocol error") {
    const std::string body =
        GENERATE("", "<html>proxy login</html>", "{}", R"({"choices":[]})", R"({"choices":{}})",
                 R"({"choices":[{"message":{"content":null}}]})", R"([1,2])", "\"text\"",
                 R"({"choices":[{"message":{"content":[{"type":"image"}]}}]})", "{\"choices\":[{\"mess");
    const test::HttpServer server(
        {test::Response{.body = body}, test::Response{.body = body}, test::Response{.body = body}});
    const auto error = test::caught([&] { return model_at(server)->complete(a_request()); });
    REQUIRE(error);
    CHECK(error->kind == Kind::protocol);
    CHECK_THAT(error->message, ContainsSubstring("not a chat completion"));
    CHECK(server.requests().size() == 3);
}

TEST_CASE("an answer that breaks off is asked for again") {
    test::Response broken = test::chat_reply("a long reply");
    broken.close_after = 30;
    const test::HttpServer server({broken, test::Response{.close_at_once = true}, test::chat_reply("whole")});
    CHECK(model_at(server)->complete(a_request()).text == "whole");
}

TEST_CASE("a server that is not there is a transport error") {
    std::string url;
    {
        const test::HttpServer gone({test::chat_reply("ok")});
        url = gone.base_url();
    }
    const auto model = make_compat("m", test::variables({{"GMAT_COPILOT_BASE_URL", url}}), quick);
    const auto error = test::caught([&] { return model->complete(a_request()); });
    REQUIRE(error);
    CHECK(error->kind == Kind::transport);
}

TEST_CASE("a server that does not answer, or only drips, ends at the time limit") {
    test::Response dripping = test::chat_reply("Create Spacecraft Sat;");
    dripping.drip_s = 1.0;
    const test::Response response =
        GENERATE_COPY(test::Response{.hang = true}, dripping, test::Response{.delay_s = 600.0});
    const test::HttpServer server({response});
    Request request = a_request();
    request.timeout_s = 0.3;
    const auto error = test::caught([&] { return model_at(server)->complete(request); });
    REQUIRE(error);
    CHECK(error->kind == Kind::timeout);
}

TEST_CASE("Retry-After is honoured when there is time, and ends the call when there is not") {
    test::Response busy{.status = 429, .headers = {{"Retry-After", "1"}}};
    const test::HttpServer patient({busy, test::chat_reply("thanks for waiting")});
    const auto start = std::chrono::steady_clock::now();
    CHECK(model_at(patient)->complete(a_request()).text == "thanks for waiting");
    CHECK(std::chrono::steady_clock::now() - start >= std::chrono::seconds(1));

    busy.headers = {{"Retry-After", "3600"}};
    const test::HttpServer strict({busy});
    const auto error = test::caught([&] { return model_at(strict)->complete(a_request()); });
    REQUIRE(error);
    CHECK(error->kind == Kind::protocol);
    CHECK(strict.requests().size() == 1);
}

TEST_CASE("cancelling ends a call that waits for the server or for the next try") {
    const test::Response response =
        GENERATE(test::Response{.hang = true}, test::Response{.status = 503, .headers = {{"Retry-After", "30"}}});
    const test::HttpServer server({response});
    std::atomic<bool> cancelled = false;
    Request request = a_request();
    request.cancelled = &cancelled;
    std::thread user([&] {
        while (server.requests().empty()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        cancelled = true;
    });
    const auto error = test::caught([&] { return model_at(server)->complete(request); });
    user.join();
    REQUIRE(error);
    CHECK(error->kind == Kind::cancelled);
}

TEST_CASE("missing and unusable settings are configuration errors that say what to set") {
    const auto message_for = [](std::map<std::string, std::string> values) {
        const auto error = test::caught([&] { return make_compat("m", test::variables(std::move(values))); });
        REQUIRE(error);
        CHECK(error->kind == Kind::configuration);
        return error->message;
    };
    CHECK_THAT(message_for({}), ContainsSubstring("GMAT_COPILOT_BASE_URL"));
    CHECK_THAT(message_for({{"GMAT_COPILOT_BASE_URL", ""}}), ContainsSubstring("http://127.0.0.1:8080/v1"));
    for (const char* url : {"not a url", "ftp://host/v1", "file:///etc/passwd", "/v1", "http://"}) {
        CHECK_THAT(message_for({{"GMAT_COPILOT_BASE_URL", url}}), ContainsSubstring("not an http or https address"));
    }
    CHECK_THAT(message_for({{"GMAT_COPILOT_BASE_URL", "http://h/v1"}, {"GMAT_COPILOT_API_KEY", "k\r\nX-Evil: 1"}}),
               ContainsSubstring("GMAT_COPILOT_API_KEY"));
}
