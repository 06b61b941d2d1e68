#include "process/environment.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace gmat_copilot::process {
namespace {

constexpr std::array<std::string_view, 4> allowed_names = {"PATH", "LANG", "LANGUAGE", "TZ"};
constexpr std::array<std::string_view, 4> home_names = {"HOME", "TMPDIR", "TMP", "TEMP"};
constexpr std::array<std::string_view, 9> credential_words = {"KEY",  "TOKEN",      "SECRET", "PASSWORD", "PASSWD",
                                                              "PASS", "CREDENTIAL", "AUTH",   "COOKIE"};
constexpr std::string_view locale_prefix = "LC_";

bool is_allowed(const std::string& name) {
    return std::find(allowed_names.begin(), allowed_names.end(), name) != allowed_names.end() ||
           name.starts_with(locale_prefix);
}

}  // namespace

Variables current_environment() {
    Variables variables;
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (equals != std::string_view::npos && equals > 0) {
            variables.emplace(text.substr(0, equals), text.substr(equals + 1));
        }
    }
    return variables;
}

bool looks_like_credential(std::string_view name) {
    std::string upper(name);
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return std::any_of(credential_words.begin(), credential_words.end(),
                       [&upper](std::string_view word) { return upper.find(word) != std::string::npos; });
}

Variables scrubbed(const Variables& all, const std::filesystem::path& home, const std::vector<std::string>& also) {
    Variables kept;
    for (const auto& [name, value] : all) {
        const bool named = std::find(also.begin(), also.end(), name) != also.end();
        if (named || (is_allowed(name) && !looks_like_credential(name))) {
            kept.emplace(name, value);
        }
    }
    for (const std::string_view name : home_names) {
        kept.insert_or_assign(std::string(name), home.string());
    }
    return kept;
}

}  // namespace gmat_copilot::process
