#include "support/http_server.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace test {

struct HttpServer::State {
    std::vector<Response> responses;
    int listener = -1;
    std::uint16_t port = 0;
    std::thread acceptor;

    mutable std::mutex mutex;  // guards what follows
    std::condition_variable stop_signal;
    bool stopping = false;
    std::set<int> connections;
    std::vector<std::thread> workers;
    std::vector<RecordedRequest> seen;
    std::atomic<std::size_t> body_bytes{0};

    void accept_loop();
    void serve(int connection);
    void answer(int connection, const Response& response);
    bool send_all(int connection, std::string_view bytes);
    bool send_body(int connection, const Response& response);
    /// False when the server is being stopped.
    bool pause(double seconds);
};

namespace {

struct Incoming {
    RecordedRequest request;
    bool complete = false;
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

void read_head(std::string_view head, RecordedRequest& request) {
    std::size_t line_end = head.find("\r\n");
    const std::string_view first = head.substr(0, line_end);
    const std::size_t space = first.find(' ');
    const std::size_t second = first.find(' ', space + 1);
    request.method = first.substr(0, space);
    request.target = first.substr(space + 1, second - space - 1);
    while (line_end != std::string_view::npos && line_end + 2 < head.size()) {
        const std::size_t begin = line_end + 2;
        line_end = head.find("\r\n", begin);
        const std::string_view line =
            head.substr(begin, line_end == std::string_view::npos ? line_end : line_end - begin);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        const std::size_t value = line.find_first_not_of(' ', colon + 1);
        request.headers[lower(std::string(line.substr(0, colon)))] =
            value == std::string_view::npos ? std::string() : std::string(line.substr(value));
    }
}

Incoming read_request(int connection) {
    Incoming incoming;
    std::string data;
    std::size_t head_end = std::string::npos;
    std::size_t wanted = 0;
    std::vector<char> buffer(std::size_t{1} << 16U);
    while (head_end == std::string::npos || data.size() < wanted) {
        const ssize_t got = recv(connection, buffer.data(), buffer.size(), 0);
        if (got <= 0) {
            return incoming;
        }
        data.append(buffer.data(), static_cast<std::size_t>(got));
        if (head_end == std::string::npos) {
            head_end = data.find("\r\n\r\n");
            if (head_end == std::string::npos) {
                continue;
            }
            read_head(std::string_view(data).substr(0, head_end), incoming.request);
            const auto length = incoming.request.headers.find("content-length");
            wanted = head_end + 4 + (length == incoming.request.headers.end() ? 0 : std::stoul(length->second));
        }
    }
    incoming.request.body = data.substr(head_end + 4, wanted - head_end - 4);
    incoming.complete = true;
    return incoming;
}

}  // namespace

Response chat_reply(const std::string& text, int prompt_tokens, int completion_tokens,
                    const std::string& finish_reason) {
    const nlohmann::json message = {{"role", "assistant"}, {"content", text}};
    const nlohmann::json choice = {{"index", 0}, {"message", message}, {"finish_reason", finish_reason}};
    const nlohmann::json usage = {{"prompt_tokens", prompt_tokens},
                                  {"completion_tokens", completion_tokens},
                                  {"total_tokens", prompt_tokens + completion_tokens}};
    Response response;
    response.body = nlohmann::json{
        {"id", "chatcmpl-1"},
        {"object", "chat.completion"},
        {"choices", nlohmann::json::array({choice})},
        {"usage",
         usage}}.dump();
    return response;
}

HttpServer::HttpServer(std::vector<Response> responses) : state_(std::make_unique<State>()) {
    if (responses.empty()) {
        throw std::invalid_argument("HttpServer needs at least one response");
    }
    state_->responses = std::move(responses);
    state_->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);  // the socket interface's own idiom
    if (state_->listener < 0 || bind(state_->listener, generic, size) != 0 || listen(state_->listener, 16) != 0 ||
        getsockname(state_->listener, generic, &size) != 0) {
        throw std::runtime_error("cannot listen on 127.0.0.1");
    }
    state_->port = ntohs(address.sin_port);
    state_->acceptor = std::thread([state = state_.get()] { state->accept_loop(); });
}

HttpServer::~HttpServer() {
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopping = true;
        for (const int connection : state_->connections) {
            shutdown(connection, SHUT_RDWR);
        }
    }
    state_->stop_signal.notify_all();
    shutdown(state_->listener, SHUT_RDWR);
    state_->acceptor.join();
    for (std::thread& worker : state_->workers) {
        worker.join();
    }
    close(state_->listener);
}

std::uint16_t HttpServer::port() const { return state_->port; }

std::string HttpServer::base_url() const { return "http://127.0.0.1:" + std::to_string(state_->port) + "/v1"; }

std::vector<RecordedRequest> HttpServer::requests() const {
    const std::lock_guard lock(state_->mutex);
    return state_->seen;
}

std::size_t HttpServer::body_bytes_sent() const { return state_->body_bytes; }

void HttpServer::State::accept_loop() {
    while (true) {
        const int connection = accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        const std::lock_guard lock(mutex);
        if (connection < 0 || stopping) {
            if (connection >= 0) {
                close(connection);
            }
            return;
        }
        connections.insert(connection);
        workers.emplace_back([this, connection] { serve(connection); });
    }
}

void HttpServer::State::serve(int connection) {
    Incoming incoming = read_request(connection);
    if (incoming.complete) {
        std::size_t number = 0;
        {
            const std::lock_guard lock(mutex);
            number = std::min(seen.size(), responses.size() - 1);
            seen.push_back(std::move(incoming.request));
        }
        answer(connection, responses[number]);
    }
    const std::lock_guard lock(mutex);
    connections.erase(connection);
    close(connection);
}

void HttpServer::State::answer(int connection, const Response& response) {
    if (response.close_at_once || !pause(response.delay_s)) {
        return;
    }
    if (response.hang) {
        // Until the client gives up (its end closes) or the server is stopped (our end is shut down).
        char byte = 0;
        while (recv(connection, &byte, 1, 0) > 0) {
        }
        return;
    }
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " Scripted\r\nConnection: close\r\n";
    bool has_type = false;
    for (const auto& [name, value] : response.headers) {
        head.append(name).append(": ").append(value).append("\r\n");
        has_type = has_type || lower(name) == "content-type";
    }
    if (!has_type) {
        head += "Content-Type: application/json\r\n";
    }
    if (response.stream_bytes == 0) {
        head += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    }
    if (send_all(connection, head + "\r\n") && send_body(connection, response)) {
        // Half-close, then wait for the client's end: closing at once could reset the connection before it has read.
        shutdown(connection, SHUT_WR);
        char byte = 0;
        while (recv(connection, &byte, 1, 0) > 0) {
        }
    }
}

bool HttpServer::State::send_body(int connection, const Response& response) {
    if (response.stream_bytes > 0) {
        const std::string block(std::min(response.stream_bytes, std::size_t{1} << 16U), 'x');
        std::size_t left = response.stream_bytes;
        while (left > 0) {
            const std::size_t now = std::min(left, block.size());
            if (!send_all(connection, std::string_view(block).substr(0, now))) {
                return false;
            }
            body_bytes += now;
            left -= now;
        }
        return true;
    }
    const std::string_view body =
        std::string_view(response.body).substr(0, response.close_after.value_or(std::string::npos));
    const std::size_t step = response.drip_s > 0.0 ? 1 : std::max<std::size_t>(body.size(), 1);
    for (std::size_t at = 0; at < body.size(); at += step) {
        if (!send_all(connection, body.substr(at, step)) || !pause(response.drip_s)) {
            return false;
        }
        body_bytes += std::min(step, body.size() - at);
    }
    return true;
}

bool HttpServer::State::send_all(int connection, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) {
            return false;
        }
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool HttpServer::State::pause(double seconds) {
    std::unique_lock lock(mutex);
    return !stop_signal.wait_for(lock, std::chrono::duration<double>(seconds), [this] { return stopping; });
}

}  // namespace test
