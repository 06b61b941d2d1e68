#include "dryrun/gmat_locate.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

namespace gmat_copilot::dryrun {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view console_name = "GmatConsole";
constexpr std::string_view console_with_release = "GmatConsole-R";
constexpr std::string_view console_on_mac = "GmatConsole.app/Contents/MacOS/GmatConsole";
constexpr std::array<std::string_view, 3> readme_names = {"README.txt", "Readme.txt", "README.md"};
constexpr std::size_t readme_bytes = 65536;
constexpr std::size_t most_entries = 10'000;  // of one folder

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_program(const fs::path& file) {
    std::error_code error;
    return fs::is_regular_file(file, error) && access(file.c_str(), X_OK) == 0;
}

std::optional<std::string> variable(const process::Variables& environment, const std::string& name) {
    const auto found = environment.find(name);
    return found == environment.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
}

/// The entries of `folder` whose names start with one of `starts`, the last by name first.
template <std::size_t N>
std::vector<fs::path> entries(const fs::path& folder, const std::array<std::string_view, N>& starts) {
    std::vector<fs::path> found;
    std::error_code error;
    std::size_t seen = 0;
    fs::directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::directory_iterator() && seen < most_entries; entry.increment(error), ++seen) {
        const std::string name = entry->path().filename().string();
        if (std::any_of(starts.begin(), starts.end(), [&name](std::string_view s) { return name.starts_with(s); })) {
            found.push_back(entry->path());
        }
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

std::optional<fs::path> console_in(const fs::path& bin) {
    if (is_program(bin / console_name)) {
        return bin / console_name;
    }
    for (const fs::path& file : entries(bin, std::array{console_with_release})) {
        if (is_program(file)) {
            return file;
        }
    }
    return is_program(bin / console_on_mac) ? std::optional(bin / console_on_mac) : std::nullopt;
}

/// From the console's real name, a neighbour's name, the readme, or the folder's name, in this order.
std::string release_of(const fs::path& root, const fs::path& console) {
    std::error_code error;
    std::string release = release_in(fs::canonical(console, error).filename().string());
    if (release.empty()) {
        for (const fs::path& file : entries(root / "bin", std::array{console_with_release})) {
            release = release.empty() ? release_in(file.filename().string()) : release;
        }
    }
    for (const std::string_view name : readme_names) {
        std::ifstream readme(root / name, std::ios::binary);
        if (release.empty() && readme) {
            std::string text(readme_bytes, '\0');
            readme.read(text.data(), static_cast<std::streamsize>(text.size()));
            text.resize(static_cast<std::size_t>(readme.gcount()));
            release = release_in(text);
        }
    }
    return release.empty() ? release_in(root.filename().string()) : release;
}

std::optional<GmatInstallation> installation_of(const fs::path& root) {
    const auto console = console_in(root / "bin");
    if (!console) {
        return std::nullopt;
    }
    return GmatInstallation{root, *console, release_of(root, *console)};
}

std::optional<GmatInstallation> in_path(const process::Variables& environment) {
    const std::string path = variable(environment, "PATH").value_or("");
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        const fs::path folder = path.substr(begin, end - begin);
        begin = end + 1;
        if (folder.empty()) {
            continue;
        }
        if (const auto console = console_in(folder)) {
            std::error_code error;
            const fs::path real = fs::canonical(*console, error);
            if (auto found = error ? std::nullopt : installation_at(real)) {
                return found;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

std::string release_in(std::string_view text) {
    for (std::size_t at = text.find("R20"); at != std::string_view::npos; at = text.find("R20", at + 1)) {
        const std::string_view name = text.substr(at, 6);
        if (name.size() == 6 && is_digit(name[3]) && is_digit(name[4]) && name[5] >= 'a' && name[5] <= 'z') {
            return std::string(name);
        }
    }
    return {};
}

SearchPlaces usual_places() {
    SearchPlaces places;
    places.environment = process::current_environment();
    if (const auto home = variable(places.environment, "HOME")) {
        places.folders.emplace_back(*home);
    }
    for (const char* folder : {"/opt", "/usr/local", "/usr/local/share", "/Applications"}) {
        places.folders.emplace_back(folder);
    }
    return places;
}

std::optional<GmatInstallation> installation_at(const fs::path& place) {
    std::error_code error;
    const fs::path full = fs::absolute(place, error).lexically_normal();
    if (error || place.empty()) {
        return std::nullopt;
    }
    const fs::path trimmed = full.has_filename() ? full : full.parent_path();
    if (is_program(trimmed)) {
        const fs::path root = trimmed.parent_path().parent_path();
        return fs::is_directory(root / "bin", error) && trimmed.filename().string().starts_with(console_name)
                   ? std::optional(GmatInstallation{root, trimmed, release_of(root, trimmed)})
                   : std::nullopt;
    }
    if (auto found = installation_of(trimmed)) {
        return found;
    }
    return trimmed.filename() == "bin" ? installation_of(trimmed.parent_path()) : std::nullopt;
}

std::optional<GmatInstallation> locate_gmat(const std::optional<fs::path>& gmat_root, const SearchPlaces& places) {
    if (gmat_root) {
        return installation_at(*gmat_root);
    }
    if (const auto named = variable(places.environment, "GMAT_ROOT")) {
        return installation_at(*named);
    }
    if (auto found = in_path(places.environment)) {
        return found;
    }
    for (const fs::path& folder : places.folders) {
        for (const fs::path& candidate : entries(folder, std::array<std::string_view, 3>{"GMAT", "gmat", "Gmat"})) {
            for (const fs::path& root : {candidate, candidate / "application"}) {
                if (auto found = installation_at(root)) {
                    return found;
                }
            }
        }
    }
    return std::nullopt;
}

std::optional<GmatInstallation> find_gmat(const std::optional<fs::path>& gmat_root) {
    return locate_gmat(gmat_root, usual_places());
}

}  // namespace gmat_copilot::dryrun
