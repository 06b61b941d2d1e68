// The program as users run it: in a folder of its own, with an environment of its own.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "process/process.hpp"
#include "support/files.hpp"

namespace test {

class Program {
  public:
    /// Runs gmat-copilot in a fresh folder that lasts as long as this object. No GMAT can be found.
    [[nodiscard]] gmat_copilot::process::Result run(const std::vector<std::string>& arguments,
                                                    const std::string& stdin_text = {});

    /// Runs a line of shell in the same folder, with gmat-copilot on the PATH.
    [[nodiscard]] gmat_copilot::process::Result shell(const std::string& line);

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder_.path() / name; }
    [[nodiscard]] bool exists(const std::string& name) const { return std::filesystem::exists(file(name)); }
    [[nodiscard]] std::string read(const std::string& name) const { return read_file(file(name)); }
    void write(const std::string& name, const std::string& content) const { write_file(file(name), content); }
    /// Names of everything in the folder.
    [[nodiscard]] std::vector<std::string> listing() const;

    std::map<std::string, std::string> environment;
    const std::atomic<bool>* cancelled = nullptr;  ///< true sends SIGTERM, which is handled like Ctrl-C

  private:
    [[nodiscard]] gmat_copilot::process::Result run_here(std::vector<std::string> argv, const std::string& stdin_text);

    TemporaryFolder folder_;
};

}  // namespace test
