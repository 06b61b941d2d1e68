#include "provenance/secrets.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace gmat_copilot::provenance {

namespace {

constexpr std::array<std::string_view, 9> secret_parts = {"KEY",    "TOKEN",      "SECRET",      "PASSWORD",  "PASSWD",
                                                          "APIKEY", "CREDENTIAL", "CREDENTIALS", "PASSPHRASE"};

/// Tokens that give themselves away by how they begin.
struct TokenForm {
    std::string_view start;
    std::size_t least;  ///< characters behind the start
};
constexpr std::array token_forms = {TokenForm{"sk-", 16},      TokenForm{"sk_live_", 12}, TokenForm{"sk_test_", 12},
                                    TokenForm{"rk_live_", 12}, TokenForm{"ghp_", 20},     TokenForm{"gho_", 20},
                                    TokenForm{"ghs_", 20},     TokenForm{"ghu_", 20},     TokenForm{"github_pat_", 20},
                                    TokenForm{"glpat-", 16},   TokenForm{"hf_", 20},      TokenForm{"AIza", 30},
                                    TokenForm{"AKIA", 16},     TokenForm{"ASIA", 16},     TokenForm{"xoxb-", 16},
                                    TokenForm{"xoxp-", 16},    TokenForm{"eyJ", 40}};

constexpr std::string_view bearer = "Bearer ";
constexpr std::size_t least_bearer = 12;
constexpr std::string_view private_key_begin = "-----BEGIN ";
constexpr std::string_view private_key_end = "PRIVATE KEY-----";

bool is_token_char(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '+' ||
           c == '/' || c == '=' || c == '~';
}

std::size_t token_length(std::string_view text) {
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_token_char) - text.begin());
}

std::size_t private_key_length(std::string_view text) {
    if (!text.starts_with(private_key_begin)) {
        return 0;
    }
    constexpr std::size_t longest_title = 80;
    const std::size_t title = text.substr(0, longest_title).find(private_key_end);
    if (title == std::string_view::npos) {
        return 0;
    }
    const std::size_t end = text.find(private_key_end, title + private_key_end.size());
    return end == std::string_view::npos ? text.size() : end + private_key_end.size();
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = [&text](std::size_t at) {
            return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        if (text[i] == '%' && digit(i + 1) && digit(i + 2)) {
            out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

void add(std::string_view secret, std::vector<std::string>& secrets) {
    if (secret.empty()) {
        return;
    }
    secrets.emplace_back(secret);
    if (std::string decoded = percent_decoded(secret); decoded != secret) {
        secrets.push_back(std::move(decoded));
    }
}

}  // namespace

bool is_secret_name(std::string_view variable) {
    while (!variable.empty()) {
        const std::size_t end = std::min(variable.find('_'), variable.size());
        std::string part(variable.substr(0, end));
        std::transform(part.begin(), part.end(), part.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (std::find(secret_parts.begin(), secret_parts.end(), part) != secret_parts.end()) {
            return true;
        }
        variable.remove_prefix(std::min(end + 1, variable.size()));
    }
    return false;
}

std::vector<std::string> secret_values(const std::map<std::string, std::string>& environment) {
    std::vector<std::string> values;
    for (const auto& [name, value] : environment) {
        if (is_secret_name(name) && !value.empty()) {
            values.push_back(value);
        }
    }
    return values;
}

std::vector<std::string> secrets_in_url(std::string_view url) {
    std::vector<std::string> secrets;
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return secrets;
    }
    std::string_view rest = url.substr(scheme + 3);
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        const std::string_view user = authority.substr(0, at);
        const std::size_t colon = user.find(':');
        add(user, secrets);
        add(user.substr(0, colon), secrets);
        add(colon == std::string_view::npos ? std::string_view() : user.substr(colon + 1), secrets);
    }
    const std::size_t query = rest.find('?');
    if (query == std::string_view::npos) {
        return secrets;
    }
    rest = rest.substr(query + 1);
    rest = rest.substr(0, rest.find('#'));
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        const std::string_view pair = rest.substr(0, end);
        const std::size_t equals = pair.find('=');
        add(equals == std::string_view::npos ? pair : pair.substr(equals + 1), secrets);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return secrets;
}

std::size_t token_at(std::string_view text, std::size_t at) {
    const std::string_view rest = text.substr(at);
    if (rest.front() == '-') {
        return private_key_length(rest);
    }
    if (at > 0 && is_token_char(text[at - 1]) && text[at - 1] != '=' && text[at - 1] != '/') {
        return 0;
    }
    if (at >= bearer.size() && text.substr(at - bearer.size(), bearer.size()) == bearer) {
        const std::size_t length = token_length(rest);
        return length >= least_bearer ? length : 0;
    }
    for (const TokenForm& form : token_forms) {
        if (rest.starts_with(form.start)) {
            const std::size_t length = token_length(rest);
            return length >= form.start.size() + form.least ? length : 0;
        }
    }
    return 0;
}

}  // namespace gmat_copilot::provenance
