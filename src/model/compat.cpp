#include "model/compat.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <variant>

#include "model/chat_protocol.hpp"
#include "model/http.hpp"
#include "model/printable.hpp"

namespace gmat_copilot::model {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr const char* base_url_variable = "GMAT_COPILOT_BASE_URL";
constexpr const char* key_variable = "GMAT_COPILOT_API_KEY";
constexpr const char* completions_path = "/chat/completions";
constexpr std::array<int, 5> retried_statuses = {429, 500, 502, 503, 504};
// JSON escapes make a text longer than it is: room for line ends and quotes, not for the worst case.
constexpr std::size_t largest_body_bytes = 2 * max_reply_bytes;
constexpr double nap_s = 0.02;

struct StatusAdvice {
    int status;
    std::string_view advice;
};
constexpr std::array<StatusAdvice, 4> advices = {{{401, "check GMAT_COPILOT_API_KEY"},
                                                  {403, "check GMAT_COPILOT_API_KEY"},
                                                  {404, "check GMAT_COPILOT_BASE_URL and the model's name"},
                                                  {429, "the server asks for fewer calls"}}};

class Compat : public Model {
  public:
    Compat(std::string name, http::Endpoint endpoint, std::string key, RetryPolicy policy)
        : name_(std::move(name)), endpoint_(std::move(endpoint)), key_(std::move(key)), policy_(policy) {
        secrets_ = endpoint_.secrets;
        secrets_.push_back(key_);
    }

    [[nodiscard]] std::string provider() const override { return "compat"; }
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Reply complete(const Request& request) override;

  private:
    /// A failed try: the error it would be, whether another try makes sense, and how long the server wants to be left
    /// alone.
    struct Setback {
        Error error;
        bool again = false;
        double pause_s = 0.0;
    };
    [[nodiscard]] std::variant<Reply, Setback> one_try(const http::Request& call) const;
    [[nodiscard]] Setback setback(const http::Response& response) const;
    [[nodiscard]] Setback setback(const http::Failure& failure) const;
    [[nodiscard]] Error error(Error::Kind kind, const std::string& what) const {
        return {kind, "compat:" + excerpt(name_, secrets_, 80) + " at " + endpoint_.shown + ": " + what};
    }

    std::string name_;
    http::Endpoint endpoint_;
    std::string key_;
    RetryPolicy policy_;
    std::vector<std::string> secrets_;
};

Compat::Setback Compat::setback(const http::Response& response) const {
    const bool again =
        std::find(retried_statuses.begin(), retried_statuses.end(), response.status) != retried_statuses.end();
    std::string what = "HTTP status " + std::to_string(response.status);
    if (response.status >= 300 && response.status < 400) {
        return {error(Error::Kind::protocol,
                      what + ": redirects are not followed; name the final address in " + base_url_variable)};
    }
    const auto* const advice = std::find_if(
        advices.begin(), advices.end(), [&response](const StatusAdvice& row) { return row.status == response.status; });
    if (advice != advices.end()) {
        what += " (" + std::string(advice->advice) + ")";
    }
    if (const std::string said = excerpt(chat_error_text(response.body), secrets_); !said.empty()) {
        what += ": " + said;
    }
    return {error(Error::Kind::protocol, what), again, response.retry_after_s.value_or(0.0)};
}

Compat::Setback Compat::setback(const http::Failure& failure) const {
    using Kind = http::Failure::Kind;
    switch (failure.kind()) {
        case Kind::timeout: return {error(Error::Kind::timeout, "no complete reply in time")};
        case Kind::cancelled: return {error(Error::Kind::cancelled, "cancelled")};
        case Kind::too_large:
            return {error(Error::Kind::protocol,
                          "the reply is larger than " + std::to_string(max_reply_bytes >> 20U) + " MiB")};
        case Kind::transport: break;
    }
    return {error(Error::Kind::transport, failure.what()), true};
}

std::variant<Reply, Compat::Setback> Compat::one_try(const http::Request& call) const {
    try {
        const http::Response response = http::post(call);
        if (response.status != 200) {
            return setback(response);
        }
        auto reply = read_chat_reply(response.body);
        if (!reply) {
            return Setback{error(Error::Kind::protocol,
                                 "the response is not a chat completion: " + excerpt(response.body, secrets_, 100)),
                           true};
        }
        if (reply->text.size() > max_reply_bytes) {
            return Setback{error(Error::Kind::protocol,
                                 "the reply is larger than " + std::to_string(max_reply_bytes >> 20U) + " MiB")};
        }
        return std::move(*reply);
    } catch (const http::Failure& failure) {
        return setback(failure);
    }
}

Reply Compat::complete(const Request& request) {
    const auto start = Clock::now();
    const auto remaining_s = [&request, start] { return request.timeout_s - Seconds(Clock::now() - start).count(); };
    http::Request call;
    call.url = endpoint_.url;
    call.headers = {"Content-Type: application/json", "Accept: application/json", "Expect:"};
    if (!key_.empty()) {
        call.headers.push_back("Authorization: Bearer " + key_);
    }
    call.body = chat_request_body(name_, request);
    call.largest_response_bytes = largest_body_bytes;
    call.cancelled = request.cancelled;
    for (int number = 1;; ++number) {
        call.timeout_s = remaining_s();
        if (call.timeout_s <= 0.0) {
            throw error(Error::Kind::timeout, "no complete reply in time");
        }
        auto outcome = one_try(call);
        if (auto* const reply = std::get_if<Reply>(&outcome)) {
            return std::move(*reply);
        }
        const Setback& setback = std::get<Setback>(outcome);
        const double pause_s = std::max(
            setback.pause_s, policy_.first_pause_s * static_cast<double>(1U << (static_cast<unsigned>(number) - 1U)));
        if (!setback.again || number >= policy_.tries || pause_s >= remaining_s()) {
            throw setback.error;
        }
        const auto until = Clock::now() + Seconds(pause_s);
        while (Clock::now() < until) {
            if (request.cancelled != nullptr && request.cancelled->load()) {
                throw error(Error::Kind::cancelled, "cancelled");
            }
            std::this_thread::sleep_for(Seconds(std::min(nap_s, pause_s)));
        }
    }
}

bool is_printable(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// Where completions are asked for; null when `base` is no such address. Throws Error(configuration) without libcurl.
std::optional<http::Endpoint> completions_endpoint(const std::string& base) {
    try {
        return http::endpoint(base, completions_path);
    } catch (const http::Failure& no_library) {
        throw Error(Error::Kind::configuration, std::string("compat: ") + no_library.what());
    }
}

}  // namespace

std::unique_ptr<Model> make_compat(const std::string& name, const Environment& environment, const RetryPolicy& policy) {
    const std::string base = environment(base_url_variable).value_or("");
    if (base.empty()) {
        throw Error(Error::Kind::configuration, std::string("compat: needs ") + base_url_variable +
                                                    ", the address of an OpenAI-compatible server, such as "
                                                    "http://127.0.0.1:8080/v1");
    }
    auto endpoint = completions_endpoint(base);
    if (!endpoint) {
        throw Error(
            Error::Kind::configuration,
            std::string(base_url_variable) + " is not an http or https address such as http://127.0.0.1:8080/v1");
    }
    std::string key = environment(key_variable).value_or("");
    if (!is_printable(key)) {
        throw Error(Error::Kind::configuration,
                    std::string(key_variable) + " holds characters that cannot be sent; is there a line end in it?");
    }
    return std::make_unique<Compat>(name, std::move(*endpoint), std::move(key), policy);
}

}  // namespace gmat_copilot::model
