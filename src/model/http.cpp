#include "model/http.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <string_view>

#include "model/curl_library.hpp"

namespace gmat_copilot::model::http {
namespace {

constexpr int poll_ms = 50;  // how often cancellation is looked at
constexpr long longest_connect_ms = 15'000;
constexpr double longest_timeout_s = 86'400.0;

struct EasyDeleter {
    void operator()(CURL* easy) const { curl().easy_cleanup(easy); }
};
struct MultiDeleter {
    void operator()(CURLM* multi) const { curl().multi_cleanup(multi); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl().slist_free_all(list); }
};
struct UrlDeleter {
    void operator()(CURLU* url) const { curl().url_cleanup(url); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using Multi = std::unique_ptr<CURLM, MultiDeleter>;
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;
using Url = std::unique_ptr<CURLU, UrlDeleter>;

/// What libcurl writes into.
struct Sink {
    Response response;
    std::size_t largest = 0;
    bool too_large = false;
};

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* user) {
    auto* const sink = static_cast<Sink*>(user);
    const std::size_t bytes = size * count;
    if (bytes > sink->largest - std::min(sink->largest, sink->response.body.size())) {
        sink->too_large = true;
        return CURL_WRITEFUNC_ERROR;
    }
    sink->response.body.append(data, bytes);
    return bytes;
}

std::string part(const Url& url, CURLUPart which) {
    char* text = nullptr;
    if (curl().url_get(url.get(), which, &text, 0) != CURLUE_OK || text == nullptr) {
        return {};
    }
    std::string copy(text);
    curl().free(text);
    return copy;
}

Url parse_url(const std::string& text) {
    Url url(curl().url());
    if (!url || curl().url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
        return nullptr;
    }
    return url;
}

bool is_loopback(const std::string& url_text) {
    const Url url = parse_url(url_text);
    const std::string host = url ? part(url, CURLUPART_HOST) : std::string();
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

HeaderList header_list(const std::vector<std::string>& headers) {
    HeaderList list;
    for (const std::string& header : headers) {
        curl_slist* const longer = curl().slist_append(list.get(), header.c_str());
        if (longer == nullptr) {
            throw Failure(Failure::Kind::transport, "out of memory");
        }
        static_cast<void>(list.release());
        list.reset(longer);
    }
    return list;
}

void set_options(CURL* easy, const Request& request, const HeaderList& headers, Sink& sink) {
    const double timeout_s =
        std::clamp(std::isfinite(request.timeout_s) ? request.timeout_s : longest_timeout_s, 0.001, longest_timeout_s);
    const long timeout_ms = std::max(1L, std::lround(timeout_s * 1000.0));
    curl().easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl().easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl().easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl().easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl().easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl().easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl().easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl().easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
    curl().easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl().easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl().easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, std::min(timeout_ms, longest_connect_ms));
    curl().easy_setopt(easy, CURLOPT_USERAGENT, "gmat-copilot");
    curl().easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl().easy_setopt(easy, CURLOPT_WRITEDATA, &sink);
    if (is_loopback(request.url)) {
        curl().easy_setopt(easy, CURLOPT_PROXY, "");
    }
}

/// Until the transfer is over or cancelled.
CURLcode transfer(CURLM* multi, const std::atomic<bool>* cancelled) {
    int running = 1;
    while (running > 0) {
        if (cancelled != nullptr && cancelled->load()) {
            throw Failure(Failure::Kind::cancelled, "cancelled");
        }
        if (curl().multi_perform(multi, &running) != CURLM_OK ||
            (running > 0 && curl().multi_poll(multi, nullptr, 0, poll_ms, nullptr) != CURLM_OK)) {
            throw Failure(Failure::Kind::transport, "the network library failed");
        }
    }
    int left = 0;
    const CURLMsg* const message = curl().multi_info_read(multi, &left);
    return message != nullptr && message->msg == CURLMSG_DONE ? message->data.result : CURLE_GOT_NOTHING;
}

[[noreturn]] void fail(CURLcode code, const Sink& sink) {
    if (sink.too_large) {
        throw Failure(Failure::Kind::too_large, "the response is larger than the limit");
    }
    if (code == CURLE_OPERATION_TIMEDOUT) {
        throw Failure(Failure::Kind::timeout, "no complete response in time");
    }
    throw Failure(Failure::Kind::transport, curl().easy_strerror(code));  // a fixed text of the library, without the URL
}

}  // namespace

Response post(const Request& request) {
    const Easy easy(curl().easy_init());
    const Multi multi(curl().multi_init());
    if (!easy || !multi) {
        throw Failure(Failure::Kind::transport, "the network library failed");
    }
    const HeaderList headers = header_list(request.headers);
    Sink sink;
    sink.largest = request.largest_response_bytes;
    set_options(easy.get(), request, headers, sink);
    if (curl().multi_add_handle(multi.get(), easy.get()) != CURLM_OK) {
        throw Failure(Failure::Kind::transport, "the network library failed");
    }
    const auto remove = [&easy](CURLM* handle) { curl().multi_remove_handle(handle, easy.get()); };
    const std::unique_ptr<CURLM, decltype(remove)> removal(multi.get(), remove);
    if (const CURLcode code = transfer(multi.get(), request.cancelled); code != CURLE_OK) {
        fail(code, sink);
    }
    long status = 0;
    curl_off_t retry_after_s = 0;
    curl().easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl().easy_getinfo(easy.get(), CURLINFO_RETRY_AFTER, &retry_after_s);
    sink.response.status = static_cast<int>(status);
    if (retry_after_s > 0) {
        sink.response.retry_after_s = static_cast<double>(retry_after_s);
    }
    return std::move(sink.response);
}

std::optional<Endpoint> endpoint(const std::string& base, const std::string& path) {
    const Url url = parse_url(base);
    if (!url) {
        return std::nullopt;
    }
    const std::string scheme = part(url, CURLUPART_SCHEME);
    const std::string host = part(url, CURLUPART_HOST);
    if ((scheme != "http" && scheme != "https") || host.empty()) {
        return std::nullopt;
    }
    std::string full_path = part(url, CURLUPART_PATH);
    while (full_path.ends_with('/')) {
        full_path.pop_back();
    }
    full_path += path;
    curl().url_set(url.get(), CURLUPART_PATH, full_path.c_str(), 0);
    curl().url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
    Endpoint result;
    result.url = part(url, CURLUPART_URL);
    const std::string port = part(url, CURLUPART_PORT);
    result.shown = scheme + "://" + host + (port.empty() ? "" : ":" + port);
    for (const CURLUPart secret : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_QUERY}) {
        if (std::string text = part(url, secret); !text.empty()) {
            result.secrets.push_back(std::move(text));
        }
    }
    return result.url.empty() ? std::nullopt : std::optional(std::move(result));
}

}  // namespace gmat_copilot::model::http
