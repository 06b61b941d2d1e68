// What a check found, file by file: the input of every output format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gmat_copilot/gmat_copilot.hpp"

namespace gmat_copilot::cli {

struct CheckedFile {
    std::string path;                   ///< as the user named it; "standard input" for -
    Report report;                      ///< empty when there is an error
    std::string error = {};             ///< why the file could not be read or written; one line that names it
    std::string before = {};            ///< the text as it was read, where a diff will be asked for
    std::string name_in_baseline = {};  ///< empty without a baseline
};

/// How the text format looks; the formats for machines do not ask.
struct TextStyle {
    bool rich = false;  ///< with source lines and carets, for people
    bool color = false;
    bool quiet = false;  ///< blocking findings only
};

/// What a baseline did; see baseline.hpp.
struct BaselineUse {
    std::size_t known = 0;  ///< findings that are in it
    std::size_t gone = 0;   ///< findings of it that are no longer there
};

struct CheckRun {
    std::vector<CheckedFile> files;  ///< in the order of the arguments
    std::string folder = {};         ///< the working folder; paths below it are shown relative to it
    bool interrupted = false;        ///< Ctrl-C: `files` is what was done by then
    std::optional<BaselineUse> baseline = {};
    TextStyle style = {};
};

/// One file's exit code, and a run's: the worst of its files'.
[[nodiscard]] int exit_code_of(const CheckedFile& file);
[[nodiscard]] int exit_code_of(const CheckRun& run);

/// The message with its notes, each on a line of its own.
[[nodiscard]] std::string with_notes(const text::Diagnostic& diagnostic);

/// "dry-run: failed at run (builtin): TEXT"
[[nodiscard]] std::string dry_run_words(const dryrun::Verdict& verdict);

}  // namespace gmat_copilot::cli
