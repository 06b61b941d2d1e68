#include "process/temporary_folder.hpp"

#include <sys/stat.h>

#include <filesystem>

#include "support/catch.hpp"
#include "support/files.hpp"

namespace fs = std::filesystem;
using gmat_copilot::process::TemporaryFolder;

TEST_CASE("a temporary folder is its owner's alone and gone afterwards") {
    fs::path path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        CHECK(fs::is_directory(path));
        CHECK((fs::status(path).permissions() & fs::perms::all) == fs::perms::owner_all);
        fs::create_directories(path / "a" / "b");
        test::write_file(path / "a" / "b" / "file", "x");
    }
    CHECK_FALSE(fs::exists(path));
}

TEST_CASE("folders a child locked are removed all the same, and links are not followed") {
    const test::TemporaryFolder outside;
    test::write_file(outside.path() / "precious", "x");
    fs::path path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        fs::create_directories(path / "locked" / "inner");
        test::write_file(path / "locked" / "inner" / "file", "x");
        fs::create_directory_symlink(outside.path(), path / "link");
        fs::permissions(path / "locked" / "inner", fs::perms::none);
        fs::permissions(path / "locked", fs::perms::none);
    }
    CHECK_FALSE(fs::exists(path));
    CHECK(fs::exists(outside.path() / "precious"));
}

TEST_CASE("two temporary folders are two") {
    const TemporaryFolder first;
    const TemporaryFolder second;
    CHECK(first.path() != second.path());
}
