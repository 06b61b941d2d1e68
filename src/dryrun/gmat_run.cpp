#include "dryrun/gmat_run.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include "dryrun/limits.hpp"
#include "dryrun/plain_text.hpp"
#include "dryrun/startup_file.hpp"
#include "process/capture.hpp"
#include "process/environment.hpp"
#include "process/temporary_folder.hpp"

namespace gmat_copilot::dryrun {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view startup_name = "gmat_startup_file.txt";
constexpr std::string_view script_name = "mission.script";
constexpr std::string_view gmat_log_name = "GmatLog.txt";
constexpr std::size_t largest_startup_bytes = std::size_t{1} << 20U;
constexpr std::size_t most_files = 50;  // that a run wrote, in the raw log
constexpr int not_started_from = 126;   // exit codes of a program the loader could not start
// What a GMAT started by its user may need to find its own libraries.
const std::vector<std::string> library_variables = {"LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"};

struct Folders {
    fs::path mission;
    fs::path output;
    fs::path script;
    fs::path startup;
};

std::string read_at_most(const fs::path& file, std::size_t bytes) {
    std::ifstream in(file, std::ios::binary);
    std::string text(bytes, '\0');
    in.read(text.data(), static_cast<std::streamsize>(bytes));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
    return text;
}

void write_whole(const fs::path& file, std::string_view text) {
    std::ofstream out(file, std::ios::binary);
    out << text << std::flush;
    if (!out) {
        throw process::Error("cannot write into the temporary folder");
    }
}

Folders prepare(const fs::path& folder, std::string_view script, const GmatInstallation& gmat) {
    Folders folders{folder / "mission", folder / "output", folder / "mission" / script_name, folder / startup_name};
    fs::create_directory(folders.mission);
    fs::create_directory(folders.output);
    const std::string installed = read_at_most(gmat.root / "bin" / startup_name, largest_startup_bytes);
    if (installed.empty()) {
        throw process::Error("the GMAT installation has no readable bin/gmat_startup_file.txt");
    }
    write_whole(folders.startup, hermetic_startup_file(installed, gmat.root, folders.output));
    write_whole(folders.script, script);
    return folders;
}

void replace_all(std::string& text, const std::string& what, std::string_view with) {
    std::string replaced;
    std::size_t at = 0;
    for (std::size_t found = text.find(what); found != std::string::npos; found = text.find(what, at)) {
        replaced.append(text, at, found - at).append(with);
        at = found + what.size();
    }
    text = replaced.append(text, at);
}

/// The files of the run, in the order of their names; links are not followed.
std::string written_files(const Folders& folders, std::size_t limit_bytes) {
    std::vector<fs::path> files;
    for (const fs::path& folder : {folders.mission, folders.output}) {
        std::error_code error;
        for (fs::directory_iterator entry(folder, error); !error && entry != fs::directory_iterator();
             entry.increment(error)) {
            const bool ours = entry->path().filename() == script_name || entry->path().filename() == gmat_log_name;
            if (!ours && entry->symlink_status(error).type() == fs::file_type::regular) {
                files.push_back(entry->path());
            }
        }
    }
    std::sort(files.begin(), files.end(),
              [](const fs::path& a, const fs::path& b) { return a.filename() < b.filename(); });
    files.resize(std::min(files.size(), most_files));
    std::string text;
    for (const fs::path& file : files) {
        if (text.size() < limit_bytes) {
            text += report_section(file.filename().string(), read_at_most(file, limit_bytes - text.size()));
        }
    }
    return text;
}

/// What the findings say about a process that ended by itself.
void judge(Verdict& verdict, const GmatFindings& findings, const Options& options) {
    verdict.one_line = findings.one_line;
    if (!findings.errors.empty()) {
        verdict.line = findings.errors.front().line;
    }
    if (!findings.loaded || options.load_only) {
        verdict.tier = Tier::load;
        verdict.ok = findings.loaded;
    } else {
        verdict.tier = Tier::run;
        const bool all_converged = std::all_of(findings.converged.begin(), findings.converged.end(),
                                               [](const auto& solver) { return solver.second; });
        verdict.ok = findings.ran && all_converged;
    }
    if (!findings.converged.empty() && !options.load_only) {
        verdict.converged = findings.converged;
    }
    if (verdict.ok) {
        verdict.one_line.clear();
        verdict.line.reset();
    }
}

std::string last_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    const std::size_t begin = text.rfind('\n');
    return one_printable_line(without_absolute_paths(text.substr(begin == std::string_view::npos ? 0 : begin + 1)),
                              200);
}

Verdict verdict_of(const process::Result& result, const Options& options) {
    const GmatFindings findings = read_gmat_log(result.out, result.exit_code);
    if (options.load_only && findings.loaded && !result.cancelled) {
        // Loading is done; how the run after it ended is not the question.
        Verdict verdict;
        judge(verdict, findings, options);
        return verdict;
    }
    if (auto abnormal = abnormal_end(result, options, "GMAT")) {
        return std::move(*abnormal);
    }
    Verdict verdict;
    if (*result.exit_code >= not_started_from && !findings.loaded && findings.errors.empty()) {
        verdict.tier = *result.exit_code > 127 ? Tier::crash : Tier::unavailable;
        verdict.one_line = *result.exit_code > 127 ? "GMAT crashed on this script" : "GMAT cannot be started";
        if (const std::string why = last_line(result.err); !why.empty()) {
            verdict.one_line += ": " + why;
        }
        return verdict;
    }
    judge(verdict, findings, options);
    return verdict;
}

}  // namespace

std::string engine_name(const GmatInstallation& gmat) { return gmat.release.empty() ? "gmat" : "gmat " + gmat.release; }

Verdict run_gmat(std::string_view script, const GmatInstallation& gmat, const Options& options) {
    Verdict verdict;
    try {
        const process::TemporaryFolder folder;
        const Folders folders = prepare(folder.path(), script, gmat);
        process::Command command;
        command.argv = {gmat.console.string(), "--startup_file", folders.startup.string(), "--run",
                        folders.script.string()};
        command.environment = process::scrubbed(process::current_environment(), folder.path(), library_variables);
        command.cwd = folder.path();
        command.limits = child_limits(options);
        command.cancelled = options.cancelled;
        const process::Result result = process::run(command);

        verdict = verdict_of(result, options);
        verdict.wall_s = result.wall_s;
        verdict.raw_log = result.out + result.err;
        verdict.raw_log += written_files(folders, options.log_limit_bytes);
        for (const fs::path& name : {folders.mission, folders.output, folder.path()}) {
            replace_all(verdict.raw_log, name.string() + "/", "");
            replace_all(verdict.raw_log, name.string(), "");
        }
        replace_all(verdict.raw_log, gmat.root.string(), "GMAT");
        verdict.raw_log = process::keep_head_and_tail(verdict.raw_log, options.log_limit_bytes);
    } catch (const std::exception& error) {  // process::Error, filesystem_error: the world, not the script
        verdict = Verdict();
        verdict.tier = Tier::unavailable;
        verdict.one_line = "GMAT cannot be run: " + one_printable_line(without_absolute_paths(error.what()), 300);
    }
    verdict.engine = engine_name(gmat);
    return verdict;
}

}  // namespace gmat_copilot::dryrun
