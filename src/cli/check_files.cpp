#include "cli/check_files.hpp"

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "cli/input.hpp"
#include "cli/parallel.hpp"

namespace gmat_copilot::cli {

namespace {

/// What the baseline of the task knows of this file.
std::function<std::vector<bool>(const Report&)> knowledge_of(const std::string& name, const CheckTask& task) {
    if (task.baseline == nullptr) {
        return {};
    }
    if (task.accept_all) {
        return [](const Report& report) { return std::vector<bool>(report.diagnostics.size(), true); };
    }
    return [&name, &task](const Report& report) {
        const auto found = task.baseline->entries.find(name);
        return known_findings(found == task.baseline->entries.end() ? std::vector<BaselineEntry>{} : found->second,
                              report);
    };
}

CheckedFile check_file(const ScriptFile& file, const CheckTask& task) {
    CheckedFile checked{file.path == "-" ? "standard input" : file.path, {}, file.error, {}, {}};
    if (task.baseline != nullptr) {
        checked.name_in_baseline = name_in(*task.baseline, file.path);
    }
    if (!checked.error.empty()) {
        return checked;
    }
    try {
        std::string text = read_script(file.path);
        CheckOptions options = task.options;
        options.path = file.path;
        options.known = knowledge_of(checked.name_in_baseline, task);
        Report report = check(text, options);
        if (task.write_back && report.source.text() != text) {
            provenance::write_atomically(file.path, report.source.text());
        }
        checked.report = std::move(report);
        if (task.keep_before) {
            checked.before = std::move(text);
        }
    } catch (const InputError& error) {
        checked.error = error.what();
    } catch (const provenance::Error& error) {
        checked.error = error.what();
    }
    return checked;
}

}  // namespace

CheckRun check_files(const std::vector<ScriptFile>& files, const CheckTask& task) {
    std::vector<std::optional<CheckedFile>> checked(files.size());
    for_each_index(
        files.size(), task.jobs, task.cancelled, [&](std::size_t i) { checked[i] = check_file(files[i], task); },
        task.on_progress);
    CheckRun run;
    std::error_code no_folder;
    run.folder = std::filesystem::current_path(no_folder).string();
    run.interrupted = task.cancelled != nullptr && *task.cancelled;
    for (std::optional<CheckedFile>& file : checked) {
        if (file) {
            run.files.push_back(*std::move(file));
        }
    }
    return run;
}

}  // namespace gmat_copilot::cli
