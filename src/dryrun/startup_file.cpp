#include "dryrun/startup_file.hpp"

#include <algorithm>
#include <array>

namespace gmat_copilot::dryrun {
namespace {

namespace fs = std::filesystem;

// Written by us, whatever the installation says.
constexpr std::array<std::string_view, 10> replaced = {
    "ROOT_PATH",        "OUTPUT_PATH",          "LOG_FILE",
    "SCREENSHOT_FILE",  "MEASUREMENT_PATH",     "VEHICLE_EPHEM_PATH",
    "FILE_UPDATE_PATH", "PERSONALIZATION_FILE", "WRITE_PERSONALIZATION_FILE",
    "MATLAB_MODE"};
// Settings that change what a run does or prints.
constexpr std::array<std::string_view, 6> left_out = {"RUN_MODE",  "PLOT_MODE",        "ECHO_COMMANDS",
                                                      "NO_SPLASH", "HIDE_SAVEMISSION", "VERSION"};
constexpr std::string_view debug_start = "DEBUG_";
constexpr std::array<std::string_view, 6> foreign_code = {"MatlabInterface",    "PythonInterface", "FminconOptimizer",
                                                          "ExternalForceModel", "CInterface",      "DataCallback"};

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool runs_foreign_code(std::string_view plugin) {
    return std::any_of(foreign_code.begin(), foreign_code.end(),
                       [plugin](std::string_view name) { return plugin.find(name) != std::string_view::npos; });
}

/// A value made independent of the folder GMAT runs in.
std::string anchored(std::string_view name, std::string_view value, const fs::path& bin) {
    const std::string_view first = value.substr(0, value.find('/'));
    const bool is_place = name.ends_with("_PATH") || name.ends_with("_FILE") || name == "PLUGIN";
    if (!is_place || value.empty() || value.starts_with('/') || first.ends_with("_PATH")) {
        return std::string(value);
    }
    return (bin / value).lexically_normal().string();
}

}  // namespace

std::string hermetic_startup_file(std::string_view installed, const fs::path& root, const fs::path& output) {
    const std::string out = output.string() + "/";
    std::string text = "ROOT_PATH = " + root.string() + "/\n";
    for (const std::string_view name : {"OUTPUT_PATH", "MEASUREMENT_PATH", "VEHICLE_EPHEM_PATH", "FILE_UPDATE_PATH"}) {
        text.append(name).append(" = ").append(out).append("\n");
    }
    text += "LOG_FILE = " + out + "GmatLog.txt\nSCREENSHOT_FILE = " + out +
            "GmatScreenShot\nPERSONALIZATION_FILE = " + out +
            "MyGmat.ini\nWRITE_PERSONALIZATION_FILE = OFF\nMATLAB_MODE = NO_MATLAB\n";
    while (!installed.empty()) {
        const std::size_t end = installed.find('\n');
        const std::string_view line = trimmed(installed.substr(0, end));
        installed.remove_prefix(end == std::string_view::npos ? installed.size() : end + 1);
        const std::size_t equals = line.find('=');
        if (line.empty() || line.front() == '#' || equals == std::string_view::npos) {
            continue;
        }
        const std::string_view name = trimmed(line.substr(0, equals));
        const std::string_view value = trimmed(line.substr(equals + 1));
        if (is_one_of(name, replaced) || is_one_of(name, left_out) || name.starts_with(debug_start) ||
            (name == "PLUGIN" && runs_foreign_code(value))) {
            continue;
        }
        text.append(name).append(" = ").append(anchored(name, value, root / "bin")).append("\n");
    }
    return text;
}

}  // namespace gmat_copilot::dryrun
