#include "gmat_copilot/file_finder.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>

#include "dryrun/dryrun.hpp"
#include "dryrun/installed_files.hpp"

namespace gmat_copilot {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 4096;

/// Null when no GMAT is located. Located once for each root.
std::shared_ptr<const dryrun::InstalledFiles> files_of(const std::optional<fs::path>& gmat_root) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const dryrun::InstalledFiles>> known;
    const std::lock_guard lock(mutex);
    const auto [place, is_new] = known.try_emplace(gmat_root ? gmat_root->string() : std::string());
    if (is_new) {
        if (const auto gmat = dryrun::find_gmat(gmat_root)) {
            place->second = dryrun::installed_files(*gmat);
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
        const auto installed = files_of(gmat_root);
        if (installed == nullptr) {
            return lint::FileAnswer::unknown;
        }
        const bool there = place != lint::FilePlace::folder && installed->contains(path.filename().string());
        return there ? lint::FileAnswer::found : lint::FileAnswer::missing;
    };
}

}  // namespace gmat_copilot
