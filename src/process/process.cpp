#include "process/process.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string_view>

#include "process/capture.hpp"
#include "process/spawn.hpp"

namespace gmat_copilot::process {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr int tick_ms = 20;  // how often exit, clock and cancellation are looked at when nothing is printed
constexpr double leftover_output_s = 0.25;  // how long output is awaited from processes that left the group
constexpr double unkillable_s = 15.0;

/// Writing to a child that has closed its input must be an error code here, not a signal to the whole program.
class WithoutSigpipe {
  public:
    WithoutSigpipe() {
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE) == 1;
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    WithoutSigpipe(const WithoutSigpipe&) = delete;
    WithoutSigpipe& operator=(const WithoutSigpipe&) = delete;
    ~WithoutSigpipe() {
        sigset_t pending;
        sigpending(&pending);
        if (!was_pending_ && sigismember(&pending, SIGPIPE) == 1) {
            int number = 0;
            sigwait(&pipe_, &number);
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }

  private:
    sigset_t pipe_{};
    sigset_t before_{};
    bool was_pending_ = false;
};

/// One child from its start to its end.
class Running {
  public:
    explicit Running(const Command& command)
        : command_(command),
          out_(command.limits.keep_bytes),
          err_(command.limits.keep_bytes),
          child_(detail::spawn(command)),
          unsent_(command.stdin_text) {}
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running() { reap(); }

    Result finish();

  private:
    [[nodiscard]] double elapsed_s() const { return Seconds(Clock::now() - start_).count(); }
    [[nodiscard]] bool has_exited() const;
    void wait_for_something(int timeout_ms);
    void write_input();
    void read(detail::Descriptor& from, Capture& into);
    void end_when_due();
    void drain_leftovers();
    void reap();

    const Command& command_;
    Capture out_;
    Capture err_;
    Clock::time_point start_ = Clock::now();
    detail::Child child_;
    std::string_view unsent_;
    Result result_;
    std::optional<double> terminated_at_s_;
    bool killed_ = false;
    bool reaped_ = false;
};

/// Without reaping: as long as the leader is a zombie its group cannot become someone else's.
bool Running::has_exited() const {
    siginfo_t info = {};
    int outcome = 0;
    do {
        outcome = waitid(P_PID, static_cast<id_t>(child_.pid), &info, WEXITED | WNOHANG | WNOWAIT);
    } while (outcome != 0 && errno == EINTR);
    return outcome != 0 || info.si_pid == child_.pid;
}

void Running::write_input() {
    const WithoutSigpipe guard;
    while (!unsent_.empty()) {
        const ssize_t written = ::write(child_.input.get(), unsent_.data(), unsent_.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            if (errno != EAGAIN) {
                unsent_ = {};  // the child closed its input: its right
            }
            break;
        }
        unsent_.remove_prefix(static_cast<std::size_t>(written));
    }
    if (unsent_.empty()) {
        child_.input.close();
    }
}

void Running::read(detail::Descriptor& from, Capture& into) {
    std::array<char, std::size_t{1} << 16U> buffer;
    // A few blocks at a time, so that a child that prints without end cannot keep the clock from being looked at.
    for (int block = 0; block < 16; ++block) {
        const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
        if (got > 0) {
            into.add({buffer.data(), static_cast<std::size_t>(got)});
        } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
            from.close();
            return;
        } else if (errno == EAGAIN) {
            return;
        }
    }
}

void Running::wait_for_something(int timeout_ms) {
    std::array<pollfd, 3> polled = {{{child_.output.get(), POLLIN, 0},
                                     {child_.errors.get(), POLLIN, 0},
                                     {child_.input.get(), POLLOUT, 0}}};  // a closed one is -1, which poll skips
    if (poll(polled.data(), polled.size(), timeout_ms) <= 0) {
        return;
    }
    if (polled[0].revents != 0) {
        read(child_.output, out_);
    }
    if (polled[1].revents != 0) {
        read(child_.errors, err_);
    }
    if (polled[2].revents != 0) {
        write_input();
    }
}

void Running::end_when_due() {
    if (!terminated_at_s_) {
        result_.cancelled = command_.cancelled != nullptr && command_.cancelled->load();
        result_.timed_out = !result_.cancelled && elapsed_s() >= command_.limits.wall_s;
        result_.output_limit_reached =
            !result_.cancelled && !result_.timed_out && out_.total() + err_.total() > command_.limits.output_bytes;
        if (result_.cancelled || result_.timed_out || result_.output_limit_reached) {
            kill(-child_.pid, SIGTERM);
            kill(-child_.pid, SIGCONT);  // a stopped process does not see the SIGTERM otherwise
            terminated_at_s_ = elapsed_s();
        }
        return;
    }
    const double since_s = elapsed_s() - *terminated_at_s_;
    if (!killed_ && since_s >= command_.limits.grace_s) {
        kill(-child_.pid, SIGKILL);
        killed_ = true;
    }
    if (since_s > command_.limits.grace_s + unkillable_s) {
        throw Error("the program " + command_.argv.front() + " cannot be ended");
    }
}

void Running::drain_leftovers() {
    const double deadline_s = elapsed_s() + leftover_output_s;
    child_.input.close();
    while ((child_.output.is_open() || child_.errors.is_open()) && elapsed_s() < deadline_s &&
           out_.total() + err_.total() <= command_.limits.output_bytes) {
        wait_for_something(tick_ms);
    }
}

void Running::reap() {
    if (reaped_) {
        return;
    }
    reaped_ = true;
    kill(-child_.pid, SIGKILL);
    int status = 0;
    while (waitpid(child_.pid, &status, 0) < 0) {
        if (errno != EINTR) {
            result_.exit_code = -1;  // someone else reaped it: a program-wide SIGCHLD handler
            return;
        }
    }
    if (WIFSIGNALED(status)) {
        result_.signal = WTERMSIG(status);
    } else {
        result_.exit_code = WEXITSTATUS(status);
    }
}

Result Running::finish() {
    int quiet_ms = 1;
    while (!has_exited()) {
        const bool streams_open = child_.output.is_open() || child_.errors.is_open() || child_.input.is_open();
        quiet_ms = streams_open ? tick_ms : std::min(quiet_ms * 2, tick_ms);
        wait_for_something(quiet_ms);
        end_when_due();
    }
    result_.wall_s = elapsed_s();
    kill(-child_.pid, SIGKILL);  // what the child left behind in its group
    drain_leftovers();
    reap();
    result_.out = out_.text();
    result_.err = err_.text();
    result_.output_truncated = out_.truncated() || err_.truncated();
    return std::move(result_);
}

}  // namespace

Result run(const Command& command) { return Running(command).finish(); }

}  // namespace gmat_copilot::process
