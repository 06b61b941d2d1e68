// Reading what GmatConsole printed: text to findings, and nothing else.
//
// Made for and tested with GmatConsole R2026a, whose ways are these (see tests/data/gmat/logs for real outputs):
//   - `Successfully interpreted the script` on a line of its own: the script loaded. Load errors are numbered, all
//   listed,
//     and most quote the line:   1: FILE: **** ERROR **** TEXT in line:⏎   "  33: GMAT Sat.SMAA = 7000;"
//   - `Mission run completed.`: it ran to its end. ` *** Mission run failed.` or `interrupted.`: it did not; the reason
//     is an "... Exception ...:" paragraph above, followed by ` This error occurred on line 37 of file: ...` where
//     known.
//   - a solver opens with `*** Performing ... (using "DC")` and closes with a line that says whether it converged; GMAT
//     goes on after an unconverged one and exits with 0.
//   - the exit code is 0 for some things that did not run (a missing script file), never for a script that failed.
// A script can print to the log, so the markers alone are not believed: a run counts only with exit code 0.
//
// Total and bounded: any bytes give findings, in linear time; at most `most_findings` errors and warnings, each at most
// `longest_text` bytes, in printable ASCII and without absolute paths.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::dryrun {

inline constexpr std::size_t most_findings = 50;
inline constexpr std::size_t longest_text = 400;

/// One error as GMAT told it.
struct LogError {
    std::string text;         ///< without numbering, file name and exception class
    std::optional<int> line;  ///< 1-based line of the script, where GMAT named one
    std::string quoted;       ///< the script text GMAT quoted; may be empty
    friend bool operator==(const LogError&, const LogError&) = default;
};

struct GmatFindings {
    bool loaded = false;
    bool ran = false;                       ///< to its end, with exit code 0
    bool interrupted = false;               ///< by a Stop command or a solver's ExitMode = Stop
    std::map<std::string, bool> converged;  ///< per solver that was run; false when any of its runs did not converge
    std::vector<LogError> errors;
    std::vector<std::string> warnings;
    std::string one_line;  ///< one actionable sentence; empty when it ran and every solver converged
};

/// `exit_code` is null when the process was killed or crashed.
[[nodiscard]] GmatFindings read_gmat_log(std::string_view log, std::optional<int> exit_code);

}  // namespace gmat_copilot::dryrun
