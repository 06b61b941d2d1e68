#include "dryrun/installed_files.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <mutex>
#include <string_view>
#include <system_error>

namespace gmat_copilot::dryrun {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 100'000;
constexpr std::size_t largest_startup_bytes = std::size_t{1} << 20U;

InstalledFiles list_files(const fs::path& root) {
    InstalledFiles names;
    for (const char* folder : {"data", "userfunctions"}) {
        std::error_code error;
        fs::recursive_directory_iterator at(root / folder, fs::directory_options::skip_permission_denied, error);
        const fs::recursive_directory_iterator end;
        for (; !error && at != end && names.size() < most_files; at.increment(error)) {
            names.insert(at->path().filename().string());
        }
    }
    return names;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The library may be written without its ending, and relative to bin/.
bool is_there(const fs::path& bin, const fs::path& library) {
    const fs::path path = library.is_absolute() ? library : bin / library;
    std::error_code error;
    constexpr std::array endings = {"", ".so", ".dylib", ".dll"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](const char* ending) { return fs::exists(path.string() + ending, error); });
}

}  // namespace

std::shared_ptr<const InstalledFiles> installed_files(const GmatInstallation& gmat) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const InstalledFiles>> known;
    const std::lock_guard lock(mutex);
    auto& files = known[gmat.root.string()];
    if (files == nullptr) {
        files = std::make_shared<const InstalledFiles>(list_files(gmat.root));
    }
    return files;
}

InstalledFiles installed_plugins(const GmatInstallation& gmat) {
    const fs::path bin = gmat.root / "bin";
    std::ifstream in(bin / "gmat_startup_file.txt", std::ios::binary);
    InstalledFiles plugins;
    std::size_t read = 0;
    for (std::string line; read < largest_startup_bytes && std::getline(in, line); read += line.size() + 1) {
        const std::size_t equals = line.find('=');
        if (equals == std::string::npos || trimmed(std::string_view(line).substr(0, equals)) != "PLUGIN") {
            continue;
        }
        const fs::path library{std::string(trimmed(std::string_view(line).substr(equals + 1)))};
        if (is_there(bin, library)) {
            plugins.insert(library.stem().string());
        }
    }
    return plugins;
}

}  // namespace gmat_copilot::dryrun
