// What the program's exit code means. Pipelines gate on these.
#pragma once

namespace gmat_copilot::cli {

enum ExitCode : int {
    passed = 0,    ///< everything asked for passed
    rejected = 1,  ///< a script was rejected: blocking diagnostics, or a dry-run that failed
    not_judged =
        2,  ///< it could not be judged: usage, unreadable file, no GMAT, provider error, unsupported, not understood
    interrupted = 130  ///< Ctrl-C
};

}  // namespace gmat_copilot::cli
