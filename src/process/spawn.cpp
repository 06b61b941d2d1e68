#include "process/spawn.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <system_error>

#if __has_include(<boost/process/v1/child.hpp>)
#include <boost/process/v1/args.hpp>
#include <boost/process/v1/child.hpp>
#include <boost/process/v1/exe.hpp>
#include <boost/process/v1/extend.hpp>
namespace bp = boost::process::v1;
#else
#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
namespace bp = boost::process;
#endif

#ifdef __linux__
#include <linux/close_range.h>
#include <sys/prctl.h>
#endif

namespace gmat_copilot::process::detail {
namespace {

constexpr int setup_failed = 126;  // exit code of a child that could not be set up, as shells have it

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool address_space_is_reserved = true;  // the sanitizers' shadow memory is terabytes of address space
#else
constexpr bool address_space_is_reserved = false;
#endif

[[noreturn]] void fail(const std::string& what) { throw Error(what + ": " + std::generic_category().message(errno)); }

struct Pipe {
    Descriptor reader;
    Descriptor writer;
};

/// A descriptor at 3 or above, so that giving the child its 0, 1 and 2 cannot overwrite it (this process may run with
/// its own standard streams closed). Closed on exec.
Descriptor lifted(Descriptor original) {
    if (original.get() > STDERR_FILENO) {
        return original;
    }
    Descriptor copy(fcntl(original.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    if (!copy.is_open()) {
        fail("cannot open a pipe");
    }
    return copy;
}

Pipe make_pipe() {
    int fds[2] = {-1, -1};
    if (pipe2(fds, O_CLOEXEC) != 0) {
        fail("cannot open a pipe");
    }
    Descriptor reader(fds[0]);
    Descriptor writer(fds[1]);
    return {lifted(std::move(reader)), lifted(std::move(writer))};
}

void make_nonblocking(const Descriptor& descriptor) {
    if (fcntl(descriptor.get(), F_SETFL, O_NONBLOCK) != 0) {
        fail("cannot set up a pipe");
    }
}

/// Everything the child does between fork and exec. Only calls that are safe there: no allocation, no locks.
struct ChildSetup {
    int input;
    int output;
    int errors;
    const char* cwd;  ///< null: stay
    const Limits* limits;

    void operator()() const {
        setsid();
        die_with_parent();
        reset_signals();
        if (cwd != nullptr && chdir(cwd) != 0) {
            _exit(setup_failed);
        }
        if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(errors, STDERR_FILENO) < 0) {
            _exit(setup_failed);
        }
        close_on_exec_above_stderr();
        limit(RLIMIT_CORE, 0);
        limit(RLIMIT_FSIZE, limits->file_bytes);
        if (limits->cpu_s) {
            limit(RLIMIT_CPU, *limits->cpu_s);
        }
        if (limits->memory_bytes && !address_space_is_reserved) {
            limit(RLIMIT_AS, *limits->memory_bytes);
        }
    }

  private:
    static void die_with_parent() {
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    }

    /// Ignored signals and the mask would be inherited across exec.
    static void reset_signals() {
        struct sigaction action = {};
        action.sa_handler = SIG_DFL;
        for (int number = 1; number < NSIG; ++number) {
            sigaction(number, &action, nullptr);
        }
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
    }

    /// Marked rather than closed: Boost reports a failing exec through a descriptor of its own.
    static void close_on_exec_above_stderr() {
#ifdef CLOSE_RANGE_CLOEXEC
        if (close_range(STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) == 0) {
            return;
        }
#endif
        const long most = sysconf(_SC_OPEN_MAX);
        for (int fd = STDERR_FILENO + 1; fd < most; ++fd) {
            fcntl(fd, F_SETFD, FD_CLOEXEC);
        }
    }

    /// Never above what this process has itself.
    template <class Resource>
    static void limit(Resource resource, std::size_t value) {
        rlimit current = {};
        if (getrlimit(resource, &current) != 0) {
            _exit(setup_failed);
        }
        current.rlim_cur = current.rlim_max == RLIM_INFINITY || value < current.rlim_max ? value : current.rlim_max;
        current.rlim_max = current.rlim_cur;
        if (setrlimit(resource, &current) != 0) {
            _exit(setup_failed);
        }
    }
};

std::string find_program(const Command& command) {
    if (command.argv.empty() || command.argv.front().empty()) {
        throw Error("no program named");
    }
    const std::string& name = command.argv.front();
    for (const std::string& argument : command.argv) {
        if (argument.find('\0') != std::string::npos) {
            throw Error("an argument for the program holds a zero byte");
        }
    }
    if (name.find('/') != std::string::npos) {
        return std::filesystem::absolute(name).string();  // before the child changes its folder
    }
    const char* const path = std::getenv("PATH");
    std::string_view folders = path == nullptr ? std::string_view() : std::string_view(path);
    while (!folders.empty()) {
        const std::size_t end = std::min(folders.find(':'), folders.size());
        const std::filesystem::path candidate = std::filesystem::path(folders.substr(0, end)) / name;
        std::error_code error;
        if (candidate.is_absolute() && std::filesystem::is_regular_file(candidate, error) &&
            access(candidate.c_str(), X_OK) == 0) {
            return candidate.string();
        }
        folders.remove_prefix(std::min(end + 1, folders.size()));
    }
    throw Error("cannot find the program " + name + " in PATH");
}

/// Where the child reads from; the other end, where there is one, goes to `child`.
Descriptor child_input(const Command& command, Child& child) {
    if (command.stdin_text.empty()) {
        Descriptor null(open("/dev/null", O_RDONLY | O_CLOEXEC));
        if (!null.is_open()) {
            fail("cannot open /dev/null");
        }
        return lifted(std::move(null));
    }
    Pipe pipe = make_pipe();
    make_nonblocking(pipe.writer);
    child.input = std::move(pipe.writer);
    return std::move(pipe.reader);
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

void Descriptor::close() {
    if (fd_ >= 0) {
        ::close(std::exchange(fd_, -1));
    }
}

Child spawn(const Command& command) {
    const std::string program = find_program(command);
    const std::string cwd = command.cwd.string();
    std::error_code error;
    if (!cwd.empty() && !std::filesystem::is_directory(command.cwd, error)) {
        throw Error("the working folder of " + command.argv.front() + " does not exist");
    }
    Child child;
    const Descriptor input = child_input(command, child);
    Pipe output = make_pipe();
    Pipe errors = make_pipe();
    make_nonblocking(output.reader);
    make_nonblocking(errors.reader);

    // Not Boost's environment class: in 1.74 it reads beyond the end of entries shorter than the name it looks for.
    std::vector<std::string> entries;
    for (const auto& [name, value] : command.environment) {
        entries.push_back(name + "=" + value);
    }
    std::vector<char*> environment;
    for (std::string& entry : entries) {
        environment.push_back(entry.data());
    }
    environment.push_back(nullptr);
    const ChildSetup setup{.input = input.get(),
                           .output = output.writer.get(),
                           .errors = errors.writer.get(),
                           .cwd = cwd.empty() ? nullptr : cwd.c_str(),
                           .limits = &command.limits};
    try {
        bp::child started(
            bp::exe = program, bp::args = std::vector<std::string>(command.argv.begin() + 1, command.argv.end()),
            bp::extend::on_setup = [&environment](auto& executor) { executor.env = environment.data(); },
            bp::extend::on_exec_setup = [&setup](auto& /*executor*/) { setup(); });
        child.pid = started.id();
        started.detach();  // reaped by run(), which must see the exit before it reaps
    } catch (const std::system_error& failure) {
        throw Error("cannot start " + command.argv.front() + ": " + failure.code().message());
    }
    child.output = std::move(output.reader);
    child.errors = std::move(errors.reader);
    return child;
}

}  // namespace gmat_copilot::process::detail
