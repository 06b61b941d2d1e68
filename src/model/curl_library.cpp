#include "model/curl_library.hpp"

#include <dlfcn.h>

#include "model/http.hpp"

namespace gmat_copilot::model {
namespace {

/// One interface, whichever TLS library it was built with.
constexpr const char* names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"};

void* open_library() {
    for (const char* name : names) {
        if (void* const library = dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
            return library;
        }
    }
    throw http::Failure(http::Failure::Kind::transport,
                        "libcurl.so.4 is not installed, which models on the network need (Debian: apt-get install "
                        "libcurl4)");
}

template <typename Function>
void find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    if (function == nullptr) {
        throw http::Failure(http::Failure::Kind::transport,
                            std::string("the installed libcurl is too old: it lacks ") + name);
    }
}

CurlLibrary load() {
    void* const library = open_library();
    CurlLibrary curl{};
    find(library, "curl_easy_init", curl.easy_init);
    find(library, "curl_easy_setopt", curl.easy_setopt);
    find(library, "curl_easy_perform", curl.easy_perform);
    find(library, "curl_easy_getinfo", curl.easy_getinfo);
    find(library, "curl_easy_strerror", curl.easy_strerror);
    find(library, "curl_easy_cleanup", curl.easy_cleanup);
    find(library, "curl_multi_init", curl.multi_init);
    find(library, "curl_multi_add_handle", curl.multi_add_handle);
    find(library, "curl_multi_remove_handle", curl.multi_remove_handle);
    find(library, "curl_multi_perform", curl.multi_perform);
    find(library, "curl_multi_poll", curl.multi_poll);
    find(library, "curl_multi_info_read", curl.multi_info_read);
    find(library, "curl_multi_cleanup", curl.multi_cleanup);
    find(library, "curl_slist_append", curl.slist_append);
    find(library, "curl_slist_free_all", curl.slist_free_all);
    find(library, "curl_url", curl.url);
    find(library, "curl_url_get", curl.url_get);
    find(library, "curl_url_set", curl.url_set);
    find(library, "curl_url_cleanup", curl.url_cleanup);
    find(library, "curl_free", curl.free);
    decltype(&::curl_global_init) global_init = nullptr;
    find(library, "curl_global_init", global_init);
    if (global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
        throw http::Failure(http::Failure::Kind::transport, "the network library failed");
    }
    return curl;
}

}  // namespace

const CurlLibrary& curl() {
    static const CurlLibrary library = load();
    return library;
}

}  // namespace gmat_copilot::model
