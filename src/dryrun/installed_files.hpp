// The files of a GMAT installation, by name.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <unordered_set>

#include "dryrun/dryrun.hpp"

namespace gmat_copilot::dryrun {

/// The names, without folders, of all files among the data and user functions of an installation; at most 100,000. GMAT
/// searches by kind of file: a name that stands anywhere there is not surely missing, one that does not is.
using InstalledFiles = std::unordered_set<std::string>;

/// Looked up once for each installation; safe to call from several threads.
[[nodiscard]] std::shared_ptr<const InstalledFiles> installed_files(const GmatInstallation& gmat);

/// The names of the plugin libraries that the installation's start-up file asks for and that are there ("libStation").
[[nodiscard]] InstalledFiles installed_plugins(const GmatInstallation& gmat);

}  // namespace gmat_copilot::dryrun
