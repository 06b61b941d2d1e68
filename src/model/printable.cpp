#include "model/printable.hpp"

namespace gmat_copilot::model {
namespace {

constexpr std::size_t longest_looked_at = std::size_t{1} << 16U;
constexpr std::string_view redacted = "[redacted]";

std::string without_secrets(std::string text, const std::vector<std::string>& secrets) {
    for (const std::string& secret : secrets) {
        if (secret.empty()) {
            continue;
        }
        for (std::size_t at = text.find(secret); at != std::string::npos;
             at = text.find(secret, at + redacted.size())) {
            text.replace(at, secret.size(), redacted);
        }
    }
    return text;
}

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (blank && (line.empty() || line.back() == ' ')) {
            continue;
        }
        if (blank || (c > ' ' && c <= '~')) {
            line += blank ? ' ' : c;
        } else if ((static_cast<unsigned char>(c) & 0x80U) != 0) {
            line += '?';
        }
    }
    if (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

}  // namespace

std::string excerpt(std::string_view text, const std::vector<std::string>& secrets, std::size_t limit) {
    const std::string raw = without_secrets(std::string(text.substr(0, longest_looked_at)), secrets);
    std::string line = without_secrets(on_one_line(raw), secrets);
    if (line.size() > limit) {
        line.resize(limit > 3 ? limit - 3 : 0);
        line += "...";
    }
    return line;
}

}  // namespace gmat_copilot::model
