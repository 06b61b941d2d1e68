#include "model/reachability.hpp"

#include <memory>

#include "model/curl_library.hpp"
#include "model/http.hpp"

namespace gmat_copilot::model {

namespace {

constexpr long connect_timeout_ms = 2000;

bool connects(const std::string& url) {
    const CurlLibrary& library = curl();
    const std::unique_ptr<CURL, decltype(library.easy_cleanup)> handle(library.easy_init(), library.easy_cleanup);
    if (!handle) {
        return false;
    }
    library.easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    library.easy_setopt(handle.get(), CURLOPT_CONNECT_ONLY, 1L);
    library.easy_setopt(handle.get(), CURLOPT_TIMEOUT_MS, connect_timeout_ms);
    library.easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
    library.easy_setopt(handle.get(), CURLOPT_NOPROXY, "127.0.0.1,localhost,::1");
    return library.easy_perform(handle.get()) == CURLE_OK;
}

Reachability compat_reachability(const Environment& environment) {
    const auto base = environment("GMAT_COPILOT_BASE_URL");
    if (!base || base->empty()) {
        return {false, "needs GMAT_COPILOT_BASE_URL"};
    }
    try {
        const auto endpoint = http::endpoint(*base, "");
        if (!endpoint) {
            return {false, "GMAT_COPILOT_BASE_URL is not an http or https URL"};
        }
        const bool up = connects(endpoint->url);
        return {up, endpoint->shown + (up ? " answers" : " does not answer")};
    } catch (const http::Failure& no_library) {
        return {false, no_library.what()};
    }
}

}  // namespace

Reachability reachability(std::string_view selector, const Environment& environment) {
    const std::string_view provider = selector.substr(0, selector.find(':'));
    if (provider == "compat") {
        return compat_reachability(environment);
    }
    if (provider == "builtin") {
        return {true, "ready"};
    }
    return {true, "ready; needs " + std::string(provider == "recorded" ? "a file" : "a program")};
}

}  // namespace gmat_copilot::model
