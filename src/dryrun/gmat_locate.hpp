// Where GMAT is installed.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dryrun/dryrun.hpp"
#include "process/environment.hpp"

namespace gmat_copilot::dryrun {

/// What the search looks at, so that it can be tested away from this machine.
struct SearchPlaces {
    process::Variables environment;              ///< GMAT_ROOT, PATH and HOME are read
    std::vector<std::filesystem::path> folders;  ///< standard folders in which something named GMAT... may stand
};

/// The environment of this process; the user's home, /opt, /usr/local, /usr/local/share, /Applications.
[[nodiscard]] SearchPlaces usual_places();

/// The console in `place`, which may be an installation's root, its bin/, or the GmatConsole file itself.
[[nodiscard]] std::optional<GmatInstallation> installation_at(const std::filesystem::path& place);

/// Looks in `gmat_root`, else GMAT_ROOT, else PATH, else in folders named GMAT... or gmat... of the standard folders
/// (the last by name first, so that a newer release wins). A place that was named (the first two) is the only one
/// looked at: another GMAT than the one asked for is not used.
[[nodiscard]] std::optional<GmatInstallation> locate_gmat(const std::optional<std::filesystem::path>& gmat_root,
                                                          const SearchPlaces& places);

/// "R2026a" out of a file name or a text that names a release; empty when there is none.
[[nodiscard]] std::string release_in(std::string_view text);

}  // namespace gmat_copilot::dryrun
