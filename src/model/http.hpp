// One HTTP POST with libcurl, bounded in time and size.
//
// TLS certificates are verified, redirects are not followed, nothing but http and https is spoken. A proxy from the
// usual variables (https_proxy, no_proxy ...) is used, except for loopback addresses.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace gmat_copilot::model::http {

struct Request {
    std::string url;
    std::vector<std::string> headers;  ///< "Name: value"; no line ends in them
    std::string body;
    double timeout_s = 60.0;
    std::size_t largest_response_bytes = std::size_t{1} << 20U;
    const std::atomic<bool>* cancelled = nullptr;  ///< polled
};

struct Response {
    int status = 0;
    std::string body;
    std::optional<double> retry_after_s;  ///< of a Retry-After header in seconds
};

/// Why there is no response. The message names no URL.
class Failure : public std::runtime_error {
  public:
    enum class Kind { timeout, cancelled, transport, too_large };
    Failure(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

/// Throws Failure.
[[nodiscard]] Response post(const Request& request);

/// A base URL taken apart.
struct Endpoint {
    std::string url;                   ///< `base` with `path` appended to its path; user part and query kept
    std::string shown;                 ///< scheme, host and port only: fit for messages
    std::vector<std::string> secrets;  ///< user, password and query, as far as there are any
};

/// Null when `base` is not an absolute http or https URL with a host. Throws Failure when there is no libcurl to read
/// it with.
[[nodiscard]] std::optional<Endpoint> endpoint(const std::string& base, const std::string& path);

}  // namespace gmat_copilot::model::http
