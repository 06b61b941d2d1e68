#include "program.hpp"

#include <algorithm>
#include <utility>

namespace test {

gmat_copilot::process::Result Program::run(const std::vector<std::string>& arguments, const std::string& stdin_text) {
    std::vector<std::string> argv = {GMAT_COPILOT_PROGRAM};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    return run_here(std::move(argv), stdin_text);
}

gmat_copilot::process::Result Program::shell(const std::string& line) {
    return run_here({"/bin/sh", "-euc", line}, {});
}

gmat_copilot::process::Result Program::run_here(std::vector<std::string> argv, const std::string& stdin_text) {
    gmat_copilot::process::Command command;
    command.argv = std::move(argv);
    command.stdin_text = stdin_text;
    command.environment = environment;
    const std::string folder = std::filesystem::path(GMAT_COPILOT_PROGRAM).parent_path().string();
    command.environment.try_emplace("PATH", folder + ":/usr/bin:/bin");
    command.environment.try_emplace("HOME", folder_.path().string());
    command.cwd = folder_.path();
    command.cancelled = cancelled;
    command.limits.grace_s = 20.0;
    command.limits.keep_bytes = std::size_t{8} << 20U;
    return gmat_copilot::process::run(command);
}

std::vector<std::string> Program::listing() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
        names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace test
