// The output formats of check: each a pure function from what was found to a text, one file each, all in one table.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/check_run.hpp"

namespace gmat_copilot::cli {

struct OutputFormat {
    std::string_view name;
    std::string_view purpose;  ///< for --help
    std::string (*render)(const CheckRun& run);
};

/// All formats, the default first.
[[nodiscard]] std::span<const OutputFormat> output_formats();

/// For people and for grep: a finding a block, or a line. Known findings are left out.
[[nodiscard]] std::string check_text(const CheckRun& run);

/// {"schema_version":1,"tool":{...},"files":[{"path","clean","blocking","diagnostics","dry_run"}]}, keys sorted,
/// two-space indent, trailing newline. A file that could not be read is left out. With a baseline each diagnostic has
/// "baseline": true or false, and the document "baseline": {"known","gone"}.
[[nodiscard]] std::string check_json(const CheckRun& run);

/// SARIF 2.1.0 with one run. Columns count UTF-16 code units, as its columnKind says. A dry-run that failed is a result
/// of the rule "dry-run"; what could not be read or judged is a notification, and executionSuccessful is false. With a
/// baseline a result's baselineState is "new" or "unchanged", and those that are unchanged are suppressed.
[[nodiscard]] std::string check_sarif(const CheckRun& run);

/// GitHub workflow commands, a line each, which the runner turns into annotations. Known findings are left out.
[[nodiscard]] std::string check_github(const CheckRun& run);

/// JUnit XML: a testsuite a file. Its first testcase is the file itself, then one for each finding and the dry-run. A
/// known finding is skipped.
[[nodiscard]] std::string check_junit(const CheckRun& run);

}  // namespace gmat_copilot::cli
