#include "gmat_copilot/file_finder.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <unordered_set>

#include "dryrun/dryrun.hpp"

namespace gmat_copilot {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 100'000;
constexpr std::size_t longest_name = 4096;

/// The names of all files in GMAT's folders of data and functions. GMAT searches by kind of file; a name that stands
/// anywhere there is not surely missing.
std::unordered_set<std::string> list_files(const fs::path& root) {
    std::unordered_set<std::string> names;
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

/// Null when no GMAT is located.
std::shared_ptr<const std::unordered_set<std::string>> installed_files(const std::optional<fs::path>& gmat_root) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const std::unordered_set<std::string>>> known;
    const std::lock_guard lock(mutex);
    const auto [place, is_new] = known.try_emplace(gmat_root ? gmat_root->string() : std::string());
    if (is_new) {
        if (const auto gmat = dryrun::find_gmat(gmat_root)) {
            place->second = std::make_shared<const std::unordered_set<std::string>>(list_files(gmat->root));
        }
    }
    return place->second;
}

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

}  // namespace

lint::FindFile file_finder(const fs::path& script, const std::optional<fs::path>& gmat_root) {
    return [folder = script.parent_path(), gmat_root](lint::FilePlace place, std::string_view name) {
        const bool usable = !name.empty() && name.size() <= longest_name && name.find('\0') == std::string_view::npos;
        if (!usable) {
            return lint::FileAnswer::unknown;
        }
        const fs::path path{std::string(name)};
        if (is_there(path.is_absolute() ? path : folder / path)) {
            return lint::FileAnswer::found;
        }
        const auto installed = installed_files(gmat_root);
        if (installed == nullptr) {
            return lint::FileAnswer::unknown;
        }
        const bool there = place != lint::FilePlace::folder && installed->contains(path.filename().string());
        return there ? lint::FileAnswer::found : lint::FileAnswer::missing;
    };
}

}  // namespace gmat_copilot
