#include <cstdlib>
#include <random>

#include "provenance/record.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using gmat_copilot::provenance::unified_diff;

namespace {

std::string numbered_lines(int from, int to) {
    std::string text;
    for (int i = from; i <= to; ++i) {
        text += "line " + std::to_string(i) + "\n";
    }
    return text;
}

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

bool patch_is_installed() { return std::system("patch --version >/dev/null 2>&1") == 0; }

/// The result of the real `patch` program, and whether it took every hunk without guessing.
std::string patched(const std::string& before, const std::string& diff) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "a file";
    const auto patch = folder.path() / "p";
    test::write_file(file, before);
    test::write_file(patch, diff);
    const std::string command = "patch --binary --fuzz=0 --silent " + quoted(file) + " " + quoted(patch);
    REQUIRE(std::system(command.c_str()) == 0);
    return std::filesystem::exists(file) ? test::read_file(file) : std::string{};
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("equal texts have no diff") {
    CHECK(unified_diff("", "", "a", "b").empty());
    CHECK(unified_diff("x\n", "x\n", "a", "b").empty());
}

TEST_CASE("a changed line stands in a hunk with three lines of context") {
    std::string after = numbered_lines(1, 20);
    after.replace(after.find("line 10\n"), 8, "line ten\n");
    CHECK(unified_diff(numbered_lines(1, 20), after, "old", "new") ==
          "--- old\n+++ new\n@@ -7,7 +7,7 @@\n line 7\n line 8\n line 9\n-line 10\n+line ten\n line 11\n line 12\n "
          "line 13\n");
}

TEST_CASE("distant changes are hunks of their own, near ones share one") {
    std::string after = numbered_lines(1, 40);
    after.replace(after.find("line 5\n"), 7, "");
    after.replace(after.find("line 30\n"), 8, "line 30\nnew\n");
    CHECK(count(unified_diff(numbered_lines(1, 40), after, "a", "b"), "@@ -") == 2);
    std::string near = numbered_lines(1, 40);
    near.replace(near.find("line 5\n"), 7, "");
    near.replace(near.find("line 11\n"), 8, "");
    CHECK(count(unified_diff(numbered_lines(1, 40), near, "a", "b"), "@@ -") == 1);
}

TEST_CASE("texts from and to nothing, and without a last line end") {
    CHECK(unified_diff("", "a\nb\n", "x", "y") == "--- x\n+++ y\n@@ -0,0 +1,2 @@\n+a\n+b\n");
    CHECK(unified_diff("a\n", "", "x", "y") == "--- x\n+++ y\n@@ -1 +0,0 @@\n-a\n");
    CHECK(unified_diff("a\nb", "a\nb\n", "x", "y") ==
          "--- x\n+++ y\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
}

TEST_CASE("names in the header cannot break it") {
    CHECK(unified_diff("a\n", "b\n", "x\ny", "attempt 2").substr(0, 25) == "--- x y\t\n+++ attempt 2\t\n@");
}

TEST_CASE("the patch program turns the old text into the new one, whatever changed") {
    if (!patch_is_installed()) {
        WARN("patch is not installed");
        return;
    }
    std::mt19937 random(20260101);  // NOLINT: the same texts in every run
    const auto pick = [&random](unsigned below) { return static_cast<unsigned>(random() % below); };
    for (int round = 0; round < 60; ++round) {
        std::string before;
        std::string after;
        const unsigned lines = pick(80);
        for (unsigned i = 0; i < lines; ++i) {
            const std::string line =
                "Sat.F" + std::to_string(pick(12)) + " = " + std::to_string(pick(3)) + (pick(9) == 0 ? "\r\n" : "\n");
            const unsigned fate = pick(10);
            before += fate == 0 ? "" : line;
            after += fate == 1 ? "" : fate == 2 ? "changed " + std::to_string(i) + "\n" : line;
        }
        if (pick(3) == 0) {
            after += "no line end";
        }
        if (pick(3) == 0) {
            before += "no line end either";
        }
        const std::string diff = unified_diff(before, after, "a", "b");
        INFO(diff);
        CHECK((diff.empty() ? before : patched(before, diff)) == after);
    }
}

TEST_CASE("a small change in a large text stays small, and very different texts are bounded and still a patch") {
    const std::string large = numbered_lines(1, 200'000);
    std::string changed = large;
    changed.replace(changed.find("line 100000\n"), 12, "other\n");
    CHECK(unified_diff(large, changed, "a", "b").size() < 300);

    std::string other;
    for (int i = 0; i < 200'000; ++i) {
        other += "other " + std::to_string(i * 7919 % 200'003) + "\n";
    }
    const std::string diff = unified_diff(large, other, "a", "b");
    CHECK_THAT(diff.substr(0, 100), ContainsSubstring("stands as one block"));
    CHECK(count(diff, "\n@@ -") == 1);
    if (patch_is_installed()) {
        CHECK(patched(large, diff) == other);
    }
}

TEST_CASE("a diff is a smallest one where lines repeat") {
    const std::string diff = unified_diff("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n", "x", "y");
    CHECK(count(diff, "\n-") + count(diff, "\n+") - 1 ==
          5);  // Myers' own example needs 5 edits; one match is the header's "+++"
}
