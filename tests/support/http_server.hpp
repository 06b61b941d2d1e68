// A real HTTP/1.1 server on 127.0.0.1 for tests, at a free port, with scripted responses.
//
//     test::HttpServer server({test::Response{.status = 503}, test::chat_reply("Create Spacecraft Sat;")});
//     ... talk to server.base_url() ...
//     REQUIRE(server.requests().size() == 2);
//
// The n-th request gets the n-th response, whatever it asks for; the last response serves all further requests. One
// request a connection. Everything is stopped and joined in the destructor, also responses that hang or drip.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace test {

/// One scripted answer.
struct Response {
    int status = 200;
    std::string body{};
    std::vector<std::pair<std::string, std::string>>
        headers{};                             ///< besides Content-Type, Content-Length and Connection
    double delay_s = 0.0;                      ///< pause before the status line
    bool hang = false;                         ///< take the request, then never answer
    double drip_s = 0.0;                       ///< pause after every byte of the body
    std::size_t stream_bytes = 0;              ///< instead of `body`: so many 'x', without a Content-Length
    std::optional<std::size_t> close_after{};  ///< announce the whole body, send so many bytes of it, close
    bool close_at_once = false;                ///< take the request, then close without a word
};

/// A 200 with an OpenAI-compatible chat completion whose assistant message is `text`.
[[nodiscard]] Response chat_reply(const std::string& text, int prompt_tokens = 11, int completion_tokens = 7,
                                  const std::string& finish_reason = "stop");

/// One request as it arrived.
struct RecordedRequest {
    std::string method;
    std::string target;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
};

class HttpServer {
  public:
    explicit HttpServer(std::vector<Response> responses);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    ~HttpServer();

    [[nodiscard]] std::uint16_t port() const;
    /// "http://127.0.0.1:PORT/v1", as GMAT_COPILOT_BASE_URL wants it.
    [[nodiscard]] std::string base_url() const;
    /// The requests that arrived whole, in order.
    [[nodiscard]] std::vector<RecordedRequest> requests() const;
    /// Body bytes handed to the network so far, over all responses.
    [[nodiscard]] std::size_t body_bytes_sent() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace test
