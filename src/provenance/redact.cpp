#include "provenance/redact.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "provenance/secrets.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t shortest_secret = 6;
constexpr std::string_view redacted = "[redacted]";

std::string without_slash(std::string path) {
    while (!path.empty() && path.back() == '/') {
        path.pop_back();
    }
    return path;
}

bool is_path_char(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20U && byte != 0x7FU && std::string_view("\"'`()[]{}<>,;|:*?").find(c) == std::string_view::npos;
}

bool begins_path(std::string_view text, std::size_t at) {
    return text[at] == '/' && (at == 0 || !is_path_char(text[at - 1]) || text[at - 1] == '=');
}

/// True when `path` is `folder` or lies below it.
bool is_below(std::string_view path, std::string_view folder) {
    return !folder.empty() && path.substr(0, folder.size()) == folder &&
           (path.size() == folder.size() || path[folder.size()] == '/');
}

/// The home folder a path lies in: the known one, or "/home/NAME", "/Users/NAME", "/root"; empty when in none.
std::string_view home_in(std::string_view path, const std::string& home) {
    if (is_below(path, home)) {
        return path.substr(0, home.size());
    }
    for (const std::string_view parent : {"/home/", "/Users/"}) {
        if (path.substr(0, parent.size()) == parent && path.size() > parent.size()) {
            return path.substr(0, path.find('/', parent.size()));
        }
    }
    return is_below(path, "/root") ? path.substr(0, 5) : std::string_view{};
}

std::string_view last_part(std::string_view path) {
    const std::string_view bare = path.substr(0, path.find_last_not_of('/') + 1);
    const std::size_t slash = bare.find_last_of('/');
    return slash == std::string_view::npos ? bare : bare.substr(slash + 1);
}

}  // namespace

Places places_of_this_machine() {
    Places places;
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        places.home = without_slash(home);
    }
    places.temporary = {"/tmp", "/var/tmp", "/var/folders", "/private/tmp", "/dev/shm"};
    if (const char* temporary = std::getenv("TMPDIR"); temporary != nullptr && *temporary == '/') {
        if (std::string folder = without_slash(temporary); !folder.empty()) {
            places.temporary.push_back(std::move(folder));
        }
    }
    return places;
}

Redactor::Redactor(std::vector<std::string> secrets, Places places)
    : secrets_(std::move(secrets)), places_(std::move(places)) {
    const auto too_short = [](const std::string& secret) { return secret.size() < shortest_secret; };
    secrets_.erase(std::remove_if(secrets_.begin(), secrets_.end(), too_short), secrets_.end());
    std::sort(secrets_.begin(), secrets_.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
}

/// One pass over the text, the longest secret first at every place, so that no part of a longer one is left.
std::string Redactor::without_secrets(std::string_view text) const {
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const auto here = std::find_if(secrets_.begin(), secrets_.end(), [&](const std::string& secret) {
            return text[at] == secret.front() && text.substr(at, secret.size()) == secret;
        });
        const std::size_t length = here != secrets_.end() ? here->size() : token_at(text, at);
        if (length == 0) {
            out += text[at++];
        } else {
            out += redacted;
            at += length;
        }
    }
    return out;
}

std::string Redactor::without_paths(std::string_view text, bool all) const {
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        if (!begins_path(text, at)) {
            out += text[at++];
            continue;
        }
        const auto* const end =
            std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_path_char);
        const std::string_view path = text.substr(at, static_cast<std::size_t>(end - text.begin()) - at);
        const auto holds = [path](const std::string& folder) { return is_below(path, folder); };
        const std::string_view home = home_in(path, places_.home);
        const bool temporary = std::any_of(places_.temporary.begin(), places_.temporary.end(), holds);
        const bool several_parts = path.find('/', 1) != std::string_view::npos;
        if (temporary || (all && home.empty() && several_parts)) {
            out += last_part(path);
        } else if (!home.empty()) {
            out += "~";
            out += path.substr(home.size());
        } else {
            out += path;
        }
        at += path.size();
    }
    return out;
}

std::string Redactor::text(std::string_view text) const { return without_paths(without_secrets(text), false); }

std::string Redactor::report(std::string_view text) const { return without_paths(without_secrets(text), true); }

}  // namespace gmat_copilot::provenance
