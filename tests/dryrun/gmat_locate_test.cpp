#include "dryrun/gmat_locate.hpp"

#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::dryrun;
namespace fs = std::filesystem;

namespace {

void make_program(const fs::path& path) {
    fs::create_directories(path.parent_path());
    test::write_file(path, "#!/bin/sh\n");
    fs::permissions(path, fs::perms::owner_all);
}

}  // namespace

TEST_CASE("a named root, its bin and the console itself all name the installation") {
    const test::TemporaryFolder folder;
    const fs::path root = folder.path() / "GMAT";
    make_program(root / "bin" / "GmatConsole-R2026a");
    for (const fs::path& place : {root, root / "bin", root / "bin" / "GmatConsole-R2026a", root / ""}) {
        const auto found = locate_gmat(place, {});
        REQUIRE(found);
        CHECK(found->root == root);
        CHECK(found->console == root / "bin" / "GmatConsole-R2026a");
        CHECK(found->release == "R2026a");
    }
}

TEST_CASE("the plain name is preferred, the newest release otherwise") {
    const test::TemporaryFolder folder;
    make_program(folder.path() / "bin" / "GmatConsole-R2022a");
    make_program(folder.path() / "bin" / "GmatConsole-R2026a");
    CHECK(installation_at(folder.path())->console.filename() == "GmatConsole-R2026a");
    fs::create_symlink("GmatConsole-R2022a", folder.path() / "bin" / "GmatConsole");
    CHECK(installation_at(folder.path())->console.filename() == "GmatConsole");
    CHECK(installation_at(folder.path())->release == "R2022a");
}

TEST_CASE("the release is read from the readme or the folder's name when the console's does not tell") {
    const test::TemporaryFolder folder;
    const fs::path root = folder.path() / "GMAT-R2025a";
    make_program(root / "bin" / "GmatConsole");
    CHECK(installation_at(root)->release == "R2025a");
    test::write_file(root / "README.txt", "Welcome\n(GMAT) Version R2026a\n");
    CHECK(installation_at(root)->release == "R2026a");
    CHECK(release_in("R20xx R2026 R2026A GMAT-R2018a.zip") == "R2018a");
    CHECK(release_in("R2026").empty());
}

TEST_CASE("the order is: option, GMAT_ROOT, PATH, standard places") {
    const test::TemporaryFolder folder;
    for (const char* name :
         {"option", "variable", "path", "standard/GMAT-R2026a", "standard/GMAT-R2020a", "standard/other"}) {
        make_program(folder.path() / name / "bin" / "GmatConsole");
    }
    SearchPlaces places;
    places.folders = {folder.path() / "none", folder.path() / "standard"};
    CHECK(locate_gmat(std::nullopt, places)->root == folder.path() / "standard/GMAT-R2026a");
    places.environment["PATH"] = "/nowhere::" + (folder.path() / "path/bin").string();
    CHECK(locate_gmat(std::nullopt, places)->root == fs::canonical(folder.path() / "path"));
    places.environment["GMAT_ROOT"] = (folder.path() / "variable").string();
    CHECK(locate_gmat(std::nullopt, places)->root == folder.path() / "variable");
    CHECK(locate_gmat(folder.path() / "option", places)->root == folder.path() / "option");
    places.environment["GMAT_ROOT"] = "";
    CHECK(locate_gmat(std::nullopt, places)->root == fs::canonical(folder.path() / "path"));
}

TEST_CASE("a link in PATH leads to the installation it points into") {
    const test::TemporaryFolder folder;
    make_program(folder.path() / "GMAT" / "bin" / "GmatConsole-R2026a");
    fs::create_directories(folder.path() / "links");
    fs::create_symlink(folder.path() / "GMAT/bin/GmatConsole-R2026a", folder.path() / "links/GmatConsole");
    SearchPlaces places;
    places.environment["PATH"] = (folder.path() / "links").string();
    CHECK(locate_gmat(std::nullopt, places)->root == fs::canonical(folder.path() / "GMAT"));
}

TEST_CASE("another GMAT than the one that was named is not used") {
    const test::TemporaryFolder folder;
    make_program(folder.path() / "standard/GMAT/bin/GmatConsole");
    SearchPlaces places;
    places.folders = {folder.path() / "standard"};
    CHECK_FALSE(locate_gmat(folder.path() / "missing", places));
    places.environment["GMAT_ROOT"] = (folder.path() / "missing").string();
    CHECK_FALSE(locate_gmat(std::nullopt, places));
}

TEST_CASE("what is no program is no GMAT") {
    const test::TemporaryFolder folder;
    fs::create_directories(folder.path() / "bin" / "GmatConsole");
    CHECK_FALSE(installation_at(folder.path()));
    fs::remove(folder.path() / "bin" / "GmatConsole");
    test::write_file(folder.path() / "bin" / "GmatConsole", "not executable");
    CHECK_FALSE(installation_at(folder.path()));
    CHECK_FALSE(installation_at(""));
    CHECK_FALSE(installation_at("/dev/null"));
}
