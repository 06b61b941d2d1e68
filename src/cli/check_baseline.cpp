#include "cli/check_baseline.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/input.hpp"

namespace gmat_copilot::cli {

namespace {

/// A file that is there and is no baseline was named by mistake: a script, most likely.
void check_replaceable(const std::string& path) {
    if (path == "-") {
        throw InputError("--write-baseline needs a file, not -");
    }
    std::error_code not_there;
    if (std::filesystem::file_size(path, not_there) == 0 || not_there) {
        return;
    }
    try {
        static_cast<void>(read_baseline(path));
    } catch (const InputError& error) {
        throw InputError(std::string(error.what()) + "; it is not overwritten");
    }
}

bool is_whole(const CheckRun& run) {
    return !run.interrupted &&
           std::all_of(run.files.begin(), run.files.end(), [](const CheckedFile& file) { return file.error.empty(); });
}

}  // namespace

void BaselineArguments::declare(CLI::App& command) {
    command
        .add_option("--baseline", read, "Findings that this file holds are known: they are left out and do not block")
        ->type_name("FILE");
    command
        .add_option("--write-baseline", write,
                    "Take all findings as known and write them to this file, instead of reading a baseline")
        ->type_name("FILE");
}

std::optional<Baseline> open_baseline(const BaselineArguments& arguments) {
    if (arguments.writes()) {
        check_replaceable(arguments.write);
        return baseline_at(arguments.write);
    }
    return arguments.read.empty() ? std::nullopt : std::optional(read_baseline(arguments.read));
}

BaselineUse use_of(const Baseline& baseline, const CheckRun& run, const lint::Options& options) {
    BaselineUse use;
    for (const CheckedFile& file : run.files) {
        use.known += static_cast<std::size_t>(std::count(file.report.known.begin(), file.report.known.end(), true));
    }
    use.gone = run.interrupted ? 0 : gone_findings(baseline, run, options);
    return use;
}

void write_baseline(const CheckRun& run, const std::string& path) {
    if (!is_whole(run)) {
        throw InputError(path + ": not written, since not every file was checked");
    }
    Baseline baseline = baseline_at(path);
    for (const CheckedFile& file : run.files) {
        if (std::vector<BaselineEntry> entries = baseline_entries(file.report); !entries.empty()) {
            baseline.entries[file.name_in_baseline] = std::move(entries);
        }
    }
    const std::string json = baseline_json(baseline);
    if (json.size() > max_baseline_bytes) {
        throw InputError(path + ": not written: it would be larger than " + std::to_string(max_baseline_bytes >> 20U) +
                         " MiB");
    }
    provenance::write_atomically(path, json);
}

}  // namespace gmat_copilot::cli
