// A baseline: the findings that scripts had when it was written. They are known and no longer block; new ones do.
//
// A finding is known by its rule, its file and a fingerprint of what it is about: its statement without blanks, line
// ends and "...", and the bytes it points at. So it stays known when lines come and go elsewhere or the statement is
// laid out anew, and is new when the statement says something else. Equal ones are counted.
//
//     {"schema_version":1,"tool":{"name","version","catalogue"},
//      "files":{PATH:[{"rule","fingerprint","message","count"}]}}
//
// PATH is relative to the folder of the baseline, with "/"; "-" is standard input. The message is for people who read
// the file. Files and findings are sorted; the same findings give the same bytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/check_run.hpp"

namespace gmat_copilot::cli {

inline constexpr std::size_t max_baseline_bytes = std::size_t{16} << 20U;

struct BaselineEntry {
    std::string rule;
    std::string fingerprint;
    std::string message = {};
    std::size_t count = 1;  ///< how often the file has it
};

struct Baseline {
    std::filesystem::path folder = {};                               ///< where it stands, absolute
    std::map<std::string, std::vector<BaselineEntry>> entries = {};  ///< by file
};

/// What each finding is about, as 32 hex digits, in the order of the findings. Takes time linear in the text.
[[nodiscard]] std::vector<std::string> fingerprints(const text::SourceText& source,
                                                    const std::vector<text::Diagnostic>& findings);

/// Which findings are among the entries. Of more equal ones than were counted, the later in the text are new.
[[nodiscard]] std::vector<bool> known_findings(const std::vector<BaselineEntry>& entries, const Report& report);

/// All findings as a baseline holds them, sorted by rule, then fingerprint.
[[nodiscard]] std::vector<BaselineEntry> baseline_entries(const Report& report);

/// The name of a script in the baseline. Both may be named from any working folder.
[[nodiscard]] std::string name_in(const Baseline& baseline, const std::string& script);

/// How many findings of the baseline are no longer there: in the files of `run`, of the rules that `options` select,
/// and in files that do not exist any more.
[[nodiscard]] std::size_t gone_findings(const Baseline& baseline, const CheckRun& run, const lint::Options& options);

/// An empty baseline that will stand in the file of this path.
[[nodiscard]] Baseline baseline_at(const std::string& path);

/// Reads the file of this path. Throws InputError, one line that names it: not there, no regular file, larger than
/// max_baseline_bytes, damaged, nested too deeply, of a newer version, something else than a baseline.
[[nodiscard]] Baseline read_baseline(const std::string& path);

/// The text of the file: keys sorted, two-space indent, LF, trailing newline.
[[nodiscard]] std::string baseline_json(const Baseline& baseline);

}  // namespace gmat_copilot::cli
