#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "process/process.hpp"
#include "process/temporary_folder.hpp"
#include "support/catch.hpp"

namespace process = gmat_copilot::process;
using process::Command;
using process::Result;

namespace {

Command unruly(std::vector<std::string> arguments) {
    Command command;
    command.argv = {UNRULY_CHILD};
    command.argv.insert(command.argv.end(), arguments.begin(), arguments.end());
    command.limits.wall_s = 60.0;
    command.limits.grace_s = 0.1;
    return command;
}

/// Gone, or a zombie that only waits for its new parent.
bool is_dead(pid_t pid) {
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string number;
    std::string name;
    std::string state;
    stat >> number >> name >> state;
    return !stat || state == "Z" || state == "X";
}

bool dies_soon(pid_t pid) {
    for (int i = 0; i < 500; ++i) {
        if (is_dead(pid)) {
            return true;
        }
        usleep(10'000);
    }
    return false;
}

}  // namespace

TEST_CASE("exit code and both streams come back") {
    const Result result = process::run(unruly({"both-streams"}));
    CHECK(result.exit_code == 7);
    CHECK_FALSE(result.signal);
    CHECK(result.out == "to out");
    CHECK(result.err == "to err");
    CHECK_FALSE(result.succeeded());
    CHECK_FALSE(result.output_truncated);
}

TEST_CASE("death by a signal is told as a signal") {
    const Result result = process::run(unruly({"abort"}));
    CHECK(result.signal == SIGABRT);
    CHECK_FALSE(result.exit_code);
}

TEST_CASE("arguments reach the program as they stand, no shell between") {
    const Result result = process::run(unruly({"arguments", "a b", "$HOME; echo no", "", "'q'", "*"}));
    CHECK(result.out == "[a b][$HOME; echo no][]['q'][*]");
}

TEST_CASE("a large text is fed to a child that prints while it reads") {
    Command command = unruly({"echo"});
    command.limits.keep_bytes = std::size_t{32} << 20U;
    for (int i = 0; command.stdin_text.size() < (std::size_t{8} << 20U); ++i) {
        command.stdin_text += std::to_string(i) + "\n";
    }
    const Result result = process::run(command);
    CHECK(result.succeeded());
    CHECK((result.out == command.stdin_text));
}

TEST_CASE("a child that does not want its input ends as it likes") {
    Command command = unruly({"close-stdin"});
    command.stdin_text.assign(std::size_t{4} << 20U, 'x');
    CHECK(process::run(command).exit_code == 5);
}

TEST_CASE("without a text the child reads an empty input") {
    const Result result = process::run(unruly({"echo"}));
    CHECK(result.succeeded());
    CHECK(result.out.empty());
}

TEST_CASE("a child that hangs is ended by the time limit") {
    Command command = unruly({"hang"});
    command.limits.wall_s = 0.2;
    const Result result = process::run(command);
    CHECK(result.timed_out);
    CHECK(result.signal == SIGTERM);
    CHECK(result.wall_s >= 0.2);
}

TEST_CASE("SIGTERM lets a child tidy up; SIGKILL ends one that ignores it") {
    Command polite = unruly({"tidy-up"});
    polite.limits.wall_s = 0.5;
    polite.limits.grace_s = 30.0;
    const Result tidied = process::run(polite);
    CHECK(tidied.timed_out);
    CHECK(tidied.exit_code == 42);

    Command stubborn = unruly({"ignore-term"});
    stubborn.limits.wall_s = 0.5;
    const Result killed = process::run(stubborn);
    CHECK(killed.timed_out);
    CHECK(killed.signal == SIGKILL);
    CHECK(killed.out == "ready\n");
}

TEST_CASE("the whole process group is ended with its leader") {
    const bool hangs = GENERATE(true, false);
    Command command = unruly({hangs ? "family-hang" : "family-exit"});
    command.limits.wall_s = hangs ? 0.5 : 60.0;
    const Result result = process::run(command);
    CHECK(result.timed_out == hangs);
    std::istringstream numbers(result.out);
    pid_t child = 0;
    pid_t grandchild = 0;
    REQUIRE(numbers >> child >> grandchild);
    CHECK(dies_soon(child));
    CHECK(dies_soon(grandchild));
}

TEST_CASE("a flood of output is bounded: kept in part, and ended at the limit") {
    Command command = unruly({"print", "50000000"});
    command.limits.keep_bytes = 1000;
    const Result kept = process::run(command);
    CHECK(kept.succeeded());
    CHECK(kept.output_truncated);
    CHECK(kept.out.size() < 1100);

    command.limits.output_bytes = 100'000;
    const Result ended = process::run(command);
    CHECK(ended.output_limit_reached);
    CHECK_FALSE(ended.succeeded());
    CHECK(ended.signal == SIGTERM);
}

TEST_CASE("cancelling ends the child") {
    std::atomic<bool> cancelled = false;
    Command command = unruly({"hang"});
    command.cancelled = &cancelled;
    std::thread user([&cancelled] {
        usleep(200'000);
        cancelled = true;
    });
    const Result result = process::run(command);
    user.join();
    CHECK(result.cancelled);
    CHECK_FALSE(result.timed_out);
    CHECK(result.signal == SIGTERM);
}

TEST_CASE("the child inherits no descriptor but the three standard ones") {
    const int inherited = open("/dev/null", O_RDONLY);  // on purpose without close-on-exec
    REQUIRE(inherited > 2);
    const int high = fcntl(inherited, F_DUPFD, 500);
    CHECK(process::run(unruly({"descriptors"})).out == "0 1 2 ");
    close(high);
    close(inherited);
}

TEST_CASE("the child leads its own session and group and has no terminal") {
    CHECK(process::run(unruly({"session"})).out == "1111");
}

TEST_CASE("the child sees exactly the variables it is given") {
    REQUIRE(setenv("GMAT_COPILOT_TEST_SECRET", "leak", 1) == 0);
    Command command = unruly({"environment"});
    command.environment = {{"ONE", "1"}, {"TWO", "a b"}};
    CHECK(process::run(command).out == "ONE=1\nTWO=a b\n");
    command.environment.clear();
    CHECK(process::run(command).out.empty());
    unsetenv("GMAT_COPILOT_TEST_SECRET");
}

TEST_CASE("the child starts in the folder it is given, and a missing one is an error") {
    const process::TemporaryFolder folder;
    Command command = unruly({"cwd"});
    command.cwd = folder.path();
    CHECK(process::run(command).out == folder.path().string());
    command.cwd = folder.path() / "missing";
    CHECK_THROWS_AS(process::run(command), process::Error);
}

TEST_CASE("the child gets default signals, whatever this program does with its own") {
    const auto before = std::signal(SIGINT, SIG_IGN);
    sigset_t blocked;
    sigset_t old;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &old);
    const Result result = process::run(unruly({"signals"}));
    sigprocmask(SIG_SETMASK, &old, nullptr);
    std::signal(SIGINT, before);
    CHECK(result.out == "01");
}

TEST_CASE("resource limits hold: file size, processor time, core files") {
    const process::TemporaryFolder folder;
    Command writer = unruly({"big-file", (folder.path() / "big").string()});
    writer.limits.file_bytes = std::size_t{1} << 20U;
    CHECK(process::run(writer).signal == SIGXFSZ);
    CHECK(std::filesystem::file_size(folder.path() / "big") <= std::size_t{1} << 20U);

    Command spinner = unruly({"spin"});
    spinner.limits.cpu_s = 1;
    const Result spun = process::run(spinner);
    CHECK(spun.signal);
    CHECK_FALSE(spun.timed_out);

    CHECK(process::run(unruly({"core-limit"})).out == "0");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("the memory limit holds") {
    Command command = unruly({"allocate", "3000000000"});
    CHECK(process::run(command).out == "got it");
    command.limits.memory_bytes = std::size_t{1} << 30U;
    CHECK(process::run(command).out == "refused");
}
#endif

TEST_CASE("a program that is not there is an error that names it") {
    Command command;
    CHECK_THROWS_WITH(process::run(command), ContainsSubstring("no program named"));
    command.argv = {"no-such-program-anywhere"};
    CHECK_THROWS_WITH(process::run(command), ContainsSubstring("no-such-program-anywhere"));
    command.argv = {"/no/such/program"};
    CHECK_THROWS_WITH(process::run(command), ContainsSubstring("/no/such/program"));
    const process::TemporaryFolder folder;
    command.argv = {folder.path().string()};
    CHECK_THROWS_AS(process::run(command), process::Error);
}

TEST_CASE("a program named without a folder is found in PATH") {
    Command command;
    command.argv = {"true"};
    CHECK(process::run(command).succeeded());
}

TEST_CASE("children may be run from several threads at once") {
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int number = 0; number < 8; ++number) {
        threads.emplace_back([number, &right] {
            for (int round = 0; round < 5; ++round) {
                Command command = unruly({"echo"});
                command.stdin_text.assign(100'000, static_cast<char>('a' + number));
                right += process::run(command).out == command.stdin_text ? 1 : 0;
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    CHECK(right == 40);
}
