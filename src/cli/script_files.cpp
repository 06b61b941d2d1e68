#include "cli/script_files.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "cli/input.hpp"

namespace gmat_copilot::cli {

namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& name) { return name.string().starts_with('.'); }

bool is_script(const fs::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".script" || extension == ".gmf";
}

bool is_pattern(const std::string& text) { return text.find_first_of("*?[") != std::string::npos; }

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_link(const fs::path& path) {
    std::error_code ignored;
    return fs::is_symlink(path, ignored);
}

/// A pipe, a socket, a device: reading one that nobody named could last for ever.
bool is_special(const fs::path& path) {
    std::error_code ignored;
    return fs::is_other(path, ignored);
}

/// What stands in a folder, sorted. A folder that cannot be read becomes an entry of `found`: a gate must not pass what
/// it has not seen.
std::vector<fs::path> entries_of(const fs::path& folder, std::vector<ScriptFile>& found) {
    std::vector<fs::path> entries;
    std::error_code failure;
    const fs::path opened = folder.empty() ? fs::path(".") : folder;
    fs::directory_iterator at(opened, failure);
    for (; !failure && at != fs::directory_iterator(); at.increment(failure)) {
        entries.push_back(folder / at->path().filename());
    }
    if (failure) {
        found.push_back({opened.string(), opened.string() + ": the folder cannot be read: " + failure.message()});
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

void find_below(const fs::path& folder, std::vector<ScriptFile>& found) {
    for (const fs::path& entry : entries_of(folder, found)) {
        if (is_hidden(entry.filename())) {
            continue;
        }
        if (is_folder(entry)) {
            if (!is_link(entry)) {
                find_below(entry, found);
            }
        } else if (is_script(entry) && !is_special(entry)) {
            found.push_back({entry.string()});
        }
    }
}

/// The files that match a pattern, which is taken name by name.
class Matcher {
  public:
    explicit Matcher(const std::string& pattern) {
        for (const fs::path& part : fs::path(pattern).lexically_normal()) {
            const bool repeated = part == "**" && !names_.empty() && names_.back() == "**";
            if (!part.empty() && !repeated) {
                names_.push_back(part.string());
            }
        }
    }

    [[nodiscard]] std::vector<ScriptFile> run() {
        match({}, 0);
        return std::move(found_);
    }

  private:
    void match(const fs::path& at, std::size_t next) {
        if (next == names_.size()) {
            take(at);
        } else if (names_[next] == "**") {
            match_any_folders(at, next);
        } else if (!is_pattern(names_[next])) {
            std::error_code ignored;
            if (fs::exists(at / names_[next], ignored)) {
                match(at / names_[next], next + 1);
            }
        } else if (at.empty() || is_folder(at)) {
            for (const fs::path& entry : entries_of(at, found_)) {
                if (fnmatch(names_[next].c_str(), entry.filename().c_str(), FNM_PERIOD) == 0) {
                    match(entry, next + 1);
                }
            }
        }
    }

    void match_any_folders(const fs::path& at, std::size_t next) {
        const bool last = next + 1 == names_.size();
        if (!last) {
            match(at, next + 1);
        }
        if (!at.empty() && !is_folder(at)) {
            return;
        }
        for (const fs::path& entry : entries_of(at, found_)) {
            if (is_hidden(entry.filename())) {
                continue;
            }
            if (is_folder(entry)) {
                if (!is_link(entry)) {
                    match_any_folders(entry, next);
                }
            } else if (last) {
                take(entry);
            }
        }
    }

    void take(const fs::path& path) {
        if (is_folder(path)) {
            find_below(path, found_);
        } else if (!is_special(path)) {
            found_.push_back({path.string()});
        }
    }

    std::vector<std::string> names_;
    std::vector<ScriptFile> found_;
};

/// The same for all names of one file.
std::string identity(const std::string& path) {
    std::error_code failure;
    const fs::path real = path == "-" ? fs::path(path) : fs::weakly_canonical(path, failure);
    return failure ? path : real.string();
}

std::vector<ScriptFile> meant_by(const std::string& argument) {
    std::error_code ignored;
    if (argument != "-" && is_folder(argument)) {
        std::vector<ScriptFile> found;
        find_below(argument, found);
        if (found.empty()) {
            throw InputError(argument + ": no *.script or *.gmf file in this folder");
        }
        return found;
    }
    if (is_pattern(argument) && !fs::exists(fs::symlink_status(argument, ignored))) {
        std::vector<ScriptFile> found = Matcher(argument).run();
        if (found.empty()) {
            throw InputError(argument + ": no file matches this pattern");
        }
        const auto by_path = [](const ScriptFile& a, const ScriptFile& b) { return a.path < b.path; };
        std::sort(found.begin(), found.end(), by_path);
        return found;
    }
    return {{argument}};
}

}  // namespace

std::vector<ScriptFile> find_scripts(const std::vector<std::string>& arguments) {
    std::vector<ScriptFile> scripts;
    std::set<std::string> seen;
    for (const std::string& argument : arguments) {
        for (ScriptFile& file : meant_by(argument)) {
            if (seen.insert(identity(file.path)).second) {
                scripts.push_back(std::move(file));
            }
        }
    }
    return scripts;
}

}  // namespace gmat_copilot::cli
