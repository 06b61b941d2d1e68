#include "program.hpp"

#include <algorithm>

namespace test {

gmat_copilot::process::Result Program::run(const std::vector<std::string>& arguments, const std::string& stdin_text) {
    gmat_copilot::process::Command command;
    command.argv = {GMAT_COPILOT_PROGRAM};
    command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
    command.stdin_text = stdin_text;
    command.environment = environment;
    command.environment.try_emplace("PATH", "/usr/bin:/bin");
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
