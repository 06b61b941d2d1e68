#include "cli/encoding.hpp"

#include <cstdio>
#include <filesystem>

#include "cli/input.hpp"

namespace gmat_copilot::cli {

std::string valid_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (true) {
        const std::size_t bad = first_invalid_utf8(text);
        out += text.substr(0, bad);
        if (bad == std::string_view::npos) {
            return out;
        }
        out += "\xEF\xBF\xBD";
        text.remove_prefix(bad + 1);
    }
}

std::string seen_from(const std::string& folder, const std::string& path) {
    const std::filesystem::path normal = std::filesystem::path(path).lexically_normal();
    if (normal.is_relative() || folder.empty()) {
        return normal.generic_string();
    }
    const std::filesystem::path relative = normal.lexically_relative(folder);
    const bool below = !relative.empty() && *relative.begin() != "..";
    return (below ? relative : normal).generic_string();
}

std::string uri_of(std::string_view path) {
    constexpr std::string_view kept =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";  // unreserved, and the separator
    std::string uri = path.starts_with('/') ? "file://" : "";
    for (const char c : path) {
        if (kept.find(c) != std::string_view::npos) {
            uri += c;
        } else {
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
            uri += escaped;
        }
    }
    return uri;
}

}  // namespace gmat_copilot::cli
