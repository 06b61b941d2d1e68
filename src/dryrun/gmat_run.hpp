// Flying a script in a real GMAT, hermetically.
//
// The run has a temporary folder of its own: the script, a start-up file made from the installation's
// (startup_file.hpp) and everything GMAT writes; it is gone afterwards. GmatConsole gets `--startup_file FILE --run
// SCRIPT` with absolute paths, no terminal, no credentials, a HOME of its own and the limits of `options`.
#pragma once

#include <string_view>

#include "dryrun/dryrun.hpp"
#include "dryrun/gmat_log.hpp"
#include "process/process.hpp"

namespace gmat_copilot::dryrun {

/// Never throws for what a script or GMAT can cause. A script that the policy refuses must not get here.
/// raw_log: what GMAT printed and the files it wrote, bounded, with the folders' names cut out.
[[nodiscard]] Verdict run_gmat(std::string_view script, const GmatInstallation& gmat, const Options& options);

/// "gmat R2026a".
[[nodiscard]] std::string engine_name(const GmatInstallation& gmat);

}  // namespace gmat_copilot::dryrun
