// Running a child process, bounded in every direction.
//
// run() starts one program, feeds it a text, collects what it prints and returns when it has ended; nothing it started
// outlives the call. There is no shell: argv goes to the program as it stands.
//
// The child
//   - is the leader of its own session and process group, without a terminal (setsid); when run() ends for whatever
//     reason, the group is killed and the child reaped: a process of that group cannot stay behind. On Linux the child
//     is also killed when this process dies first. A process that leaves the group by a setsid of its own is not
//     followed, but run() does not wait for it either;
//   - has descriptors 0, 1 and 2 and no other; 0 is a pipe with `stdin_text`, or /dev/null when that is empty;
//   - sees exactly the variables in `environment` (see environment.hpp for how to make one), default signal handling,
//     and `cwd` as its working directory;
//   - is limited by `limits`. Wall clock, output and cancellation end the group with SIGTERM, and after `grace_s` with
//     SIGKILL. Memory, CPU time and file size are resource limits the system enforces on each process; core files are
//     off.
//
// Of each output stream the first and the last `keep_bytes / 2` bytes are kept, with a line in between that says how
// much was left out; memory use does not grow with what a child prints.
//
// Safe to call from several threads at once. Throws Error for what the world does (program missing, no process to be
// had, bad working directory); what the child does is in the Result.
#pragma once

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace gmat_copilot::process {

/// Why a child could not be run. One line.
class Error : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Limits {
    double wall_s = 60.0;
    double grace_s = 0.5;                                ///< between SIGTERM and SIGKILL
    std::size_t keep_bytes = std::size_t{1} << 20U;      ///< of stdout and of stderr each
    std::size_t output_bytes = std::size_t{256} << 20U;  ///< of both together; a child that prints more is killed
    std::size_t file_bytes = std::size_t{1} << 30U;      ///< largest file it may write (RLIMIT_FSIZE)
    std::optional<std::size_t> memory_bytes;  ///< address space (RLIMIT_AS); not enforced under AddressSanitizer
    std::optional<unsigned> cpu_s;            ///< processor time (RLIMIT_CPU)
};

struct Command {
    std::vector<std::string> argv;  ///< argv[0] is a path, or a name looked up in this program's PATH
    std::string stdin_text;
    std::map<std::string, std::string> environment;
    std::filesystem::path cwd;  ///< empty: this program's
    Limits limits;
    const std::atomic<bool>* cancelled = nullptr;  ///< polled every few milliseconds; true ends the child
};

struct Result {
    std::optional<int> exit_code;  ///< exactly one of exit_code and signal is set
    std::optional<int> signal;
    bool timed_out = false;             ///< ended by limits.wall_s
    bool cancelled = false;             ///< ended by Command::cancelled
    bool output_limit_reached = false;  ///< ended by limits.output_bytes
    bool output_truncated = false;      ///< the middle of stdout or stderr is missing
    std::string out;                    ///< stdout, bounded
    std::string err;                    ///< stderr, bounded
    double wall_s = 0.0;

    [[nodiscard]] bool succeeded() const { return exit_code == 0 && !timed_out && !cancelled && !output_limit_reached; }
};

[[nodiscard]] Result run(const Command& command);

}  // namespace gmat_copilot::process
