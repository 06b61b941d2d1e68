// A child for tests: its first argument says what to do.
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <new>
#include <string>

namespace {

using Arguments = char**;

int forever() {
    while (true) {
        pause();
    }
}

int print_bytes(Arguments arguments) {
    std::size_t left = std::stoul(arguments[0]);
    const std::string block(std::size_t{1} << 16U, 'x');
    while (left > 0) {
        const ssize_t written = write(STDOUT_FILENO, block.data(), std::min(left, block.size()));
        if (written <= 0) {
            return 3;
        }
        left -= static_cast<std::size_t>(written);
    }
    return 0;
}

int echo_stdin(Arguments /*unused*/) {
    // Prints while it reads: a parent that writes everything before it reads anything would wait for ever.
    std::cout << std::cin.rdbuf() << std::flush;
    return 0;
}

/// Two more processes that ignore SIGTERM, their numbers on stdout.
void start_family() {
    if (fork() == 0) {
        std::signal(SIGTERM, SIG_IGN);
        const pid_t grandchild = fork();
        if (grandchild == 0) {
            forever();
        }
        std::cout << getpid() << ' ' << grandchild << std::endl;
        forever();
    }
}

int family_and_hang(Arguments /*unused*/) {
    start_family();
    return forever();
}

int family_and_exit(Arguments /*unused*/) {
    start_family();
    usleep(200'000);
    return 0;
}

int descriptors(Arguments /*unused*/) {
    for (int fd = 0; fd < 4096; ++fd) {
        if (fcntl(fd, F_GETFD) != -1) {
            std::cout << fd << ' ';
        }
    }
    return 0;
}

int session(Arguments /*unused*/) {
    const int terminal = open("/dev/tty", O_RDWR);
    std::cout << (getsid(0) == getpid()) << (getpgrp() == getpid()) << (terminal == -1) << (isatty(0) == 0);
    return 0;
}

int environment(Arguments /*unused*/) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
        std::cout << *entry << '\n';
    }
    return 0;
}

int allocate(Arguments arguments) {
    try {
        const std::size_t size = std::stoul(arguments[0]);
        const auto block = std::make_unique_for_overwrite<char[]>(size);  // address space, not memory
        *static_cast<volatile char*>(block.get()) = 1;  // one page, or the optimiser leaves the allocation out
        std::cout << "got it";
    } catch (const std::bad_alloc&) {
        std::cout << "refused";
    }
    return 0;
}

int big_file(Arguments arguments) {
    std::ofstream file(arguments[0]);
    const std::string block(std::size_t{1} << 20U, 'x');
    for (int i = 0; i < 64 && file; ++i) {
        file << block << std::flush;
    }
    return 0;
}

int spin(Arguments /*unused*/) {
    volatile unsigned count = 0;
    while (true) {
        count = count + 1;
    }
}

int core_limit(Arguments /*unused*/) {
    rlimit limit = {};
    getrlimit(RLIMIT_CORE, &limit);
    std::cout << limit.rlim_cur;
    return 0;
}

int signals(Arguments /*unused*/) {
    sigset_t mask;
    sigprocmask(SIG_SETMASK, nullptr, &mask);
    struct sigaction action = {};
    sigaction(SIGINT, nullptr, &action);
    std::cout << sigismember(&mask, SIGUSR1) << (action.sa_handler == SIG_DFL);
    return 0;
}

int arguments_back(Arguments arguments) {
    for (; *arguments != nullptr; ++arguments) {
        std::cout << '[' << *arguments << ']';
    }
    return 0;
}

int ignore_term(Arguments /*unused*/) {
    std::signal(SIGTERM, SIG_IGN);
    std::cout << "ready" << std::endl;
    return forever();
}

int tidy_up_on_term(Arguments /*unused*/) {
    std::signal(SIGTERM, [](int) { _exit(42); });
    std::cout << "ready" << std::endl;
    return forever();
}

int close_stdin(Arguments /*unused*/) {
    close(STDIN_FILENO);
    usleep(100'000);
    return 5;
}

int both_streams(Arguments /*unused*/) {
    std::cout << "to out";
    std::cerr << "to err";
    return 7;
}

const std::map<std::string, int (*)(Arguments)> acts = {
    {"print", print_bytes},           {"echo", echo_stdin},
    {"family-hang", family_and_hang}, {"family-exit", family_and_exit},
    {"descriptors", descriptors},     {"session", session},
    {"environment", environment},     {"allocate", allocate},
    {"big-file", big_file},           {"spin", spin},
    {"core-limit", core_limit},       {"signals", signals},
    {"arguments", arguments_back},    {"ignore-term", ignore_term},
    {"tidy-up", tidy_up_on_term},     {"close-stdin", close_stdin},
    {"both-streams", both_streams}};

}  // namespace

int main(int argc, char* argv[]) {
    const std::string act = argc > 1 ? argv[1] : "";
    if (act == "hang") {
        return forever();
    }
    if (act == "abort") {
        std::abort();
    }
    if (act == "cwd") {
        std::cout << std::filesystem::current_path().string();
        return 0;
    }
    const auto found = acts.find(act);
    return found == acts.end() ? 99 : found->second(argv + 2);
}
