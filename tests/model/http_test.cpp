#include "model/http.hpp"

#include <cstdlib>

#include "support/catch.hpp"
#include "support/http_server.hpp"

namespace http = gmat_copilot::model::http;

TEST_CASE("an endpoint keeps user part and query in its URL and out of what is shown") {
    const auto endpoint = http::endpoint("https://bob:pw@example.org:8443/api/v1/?version=2#top", "/chat/completions");
    REQUIRE(endpoint);
    CHECK(endpoint->url == "https://bob:pw@example.org:8443/api/v1/chat/completions?version=2");
    CHECK(endpoint->shown == "https://example.org:8443");
    CHECK(endpoint->secrets == std::vector<std::string>{"bob", "pw", "version=2"});
}

TEST_CASE("an endpoint needs http or https and a host") {
    for (const char* bad :
         {"", "localhost", "127.0.0.1:8080/v1", "ftp://h/", "file:///x", "http://", "http:// /", "gopher://h"}) {
        INFO(bad);
        CHECK_FALSE(http::endpoint(bad, "/p"));
    }
    CHECK(http::endpoint("http://127.0.0.1:8080/v1", "/p")->url == "http://127.0.0.1:8080/v1/p");
    CHECK(http::endpoint("http://127.0.0.1:8080", "/p")->url == "http://127.0.0.1:8080/p");
}

TEST_CASE("a proxy from the environment is not used for loopback addresses") {
    REQUIRE(setenv("http_proxy", "http://127.0.0.1:1", 1) == 0);
    const test::HttpServer server({test::Response{.body = "direct"}});
    http::Request request;
    request.url = server.base_url();
    CHECK(http::post(request).body == "direct");
    unsetenv("http_proxy");
}

TEST_CASE("status, body and Retry-After come back as they are") {
    const test::HttpServer server(
        {test::Response{.status = 429, .body = "slow down", .headers = {{"Retry-After", "7"}}}});
    http::Request request;
    request.url = server.base_url();
    request.body = "question";
    const http::Response response = http::post(request);
    CHECK(response.status == 429);
    CHECK(response.body == "slow down");
    CHECK(response.retry_after_s == 7.0);
    CHECK(server.requests().at(0).body == "question");
}
