#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <iterator>
#include <thread>

#include "provenance/record.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using gmat_copilot::provenance::Error;
using gmat_copilot::provenance::write_atomically;
namespace fs = std::filesystem;

namespace {

std::size_t file_count(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

mode_t mode_of(const fs::path& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return info.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a file is written whole, replaced whole, and nothing else is left in its folder") {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "mission.script.copilot.json";
    write_atomically(file, "first");
    CHECK(test::read_file(file) == "first");
    write_atomically(file, std::string("with\0nul", 8));
    CHECK(test::read_file(file) == std::string("with\0nul", 8));
    write_atomically(file, "");
    CHECK(test::read_file(file).empty());
    CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("a new file follows the mask, an existing one keeps its permissions") {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "a";
    const mode_t mask = ::umask(027);
    write_atomically(file, "x");
    ::umask(mask);
    CHECK(mode_of(file) == 0640U);
    fs::permissions(file, fs::perms(0600));
    write_atomically(file, "y");
    CHECK(mode_of(file) == 0600U);
}

TEST_CASE("a symbolic link stays a link, and what it points at is replaced") {
    const test::TemporaryFolder folder;
    fs::create_directory(folder.path() / "sub");
    test::write_file(folder.path() / "sub" / "real", "old");
    fs::create_symlink("sub/real", folder.path() / "link");
    write_atomically(folder.path() / "link", "new");
    CHECK(fs::is_symlink(folder.path() / "link"));
    CHECK(test::read_file(folder.path() / "sub" / "real") == "new");

    fs::create_symlink("sub/missing", folder.path() / "dangling");
    write_atomically(folder.path() / "dangling", "made");
    CHECK(fs::is_symlink(folder.path() / "dangling"));
    CHECK(test::read_file(folder.path() / "sub" / "missing") == "made");

    fs::create_symlink("loop", folder.path() / "loop");
    CHECK_THROWS_AS(write_atomically(folder.path() / "loop", "x"), Error);
}

TEST_CASE("what cannot be written is an error in one line that names the file, and leaves nothing behind") {
    const test::TemporaryFolder folder;
    fs::create_directory(folder.path() / "folder");
    CHECK_THROWS_WITH(write_atomically(folder.path() / "folder", "x"), ContainsSubstring("cannot write folder: "));
    CHECK_THROWS_WITH(write_atomically(folder.path() / "none" / "a", "x"), ContainsSubstring("cannot write a: "));
    test::write_file(folder.path() / "file", "x");
    CHECK_THROWS_AS(write_atomically(folder.path() / "file" / "a", "x"), Error);
    CHECK(file_count(folder.path()) == 2);
    if (::geteuid() != 0) {
        fs::permissions(folder.path() / "folder", fs::perms(0500));
        CHECK_THROWS_AS(write_atomically(folder.path() / "folder" / "a", "x"), Error);
        fs::permissions(folder.path() / "folder", fs::perms(0700));
        fs::permissions(folder.path() / "file", fs::perms(0400));
        CHECK_THROWS_AS(write_atomically(folder.path() / "file", "y"), Error);
        CHECK(test::read_file(folder.path() / "file") == "x");
    }
}

TEST_CASE("a device is written, not replaced") {
    write_atomically("/dev/null", "gone");
    CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("a file larger than the size limit leaves the old content and no temporary file") {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "a";
    write_atomically(file, "old");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{4'096, 4'096};  // stands in for a full disk: write() fails half way
        int code = 1;
        if (::setrlimit(RLIMIT_FSIZE, &small) == 0) {
            try {
                write_atomically(file, std::string(100'000, 'x'));
            } catch (const Error&) {
                code = 0;
            }
        }
        ::_exit(code);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(test::read_file(file) == "old");
    CHECK(file_count(folder.path()) == 1);
}

TEST_CASE("a writer killed at any moment leaves the old content or the new, never a part") {
    const test::TemporaryFolder folder;
    const fs::path file = folder.path() / "record.json";
    const std::string contents[] = {std::string(300'000, 'a') + "\n", std::string(400'000, 'b') + "\n"};
    write_atomically(file, contents[0]);
    for (int round = 0; round < 40; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            for (unsigned i = 0;; ++i) {
                write_atomically(file, contents[i % 2]);
            }
        }
        std::this_thread::sleep_for(std::chrono::microseconds(500 + round * 700));
        ::kill(child, SIGKILL);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        const std::string found = test::read_file(file);
        CHECK((found == contents[0] || found == contents[1]));
    }
}
