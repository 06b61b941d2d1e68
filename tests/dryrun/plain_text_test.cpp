#include "dryrun/plain_text.hpp"

#include "support/catch.hpp"

using namespace gmat_copilot::dryrun;

TEST_CASE("text becomes one printable line") {
    CHECK(one_printable_line("  a\r\n\t b\x01\xff  ", 100) == "a b??");
    CHECK(one_printable_line("abcdefgh", 8) == "abcdefgh");
    CHECK(one_printable_line("abcdefghi", 8) == "abcde...");
    CHECK(one_printable_line("abc", 0).empty());
}

TEST_CASE("absolute paths are cut to their last part") {
    CHECK(without_absolute_paths("/a/b/c.txt") == "c.txt");
    CHECK(without_absolute_paths("open '/no/such/dir/rep.txt'.") == "open 'rep.txt'.");
    CHECK(without_absolute_paths("file \"/home/u/my missions/a b.script\" bad") == "file \"a b.script\" bad");
    CHECK(without_absolute_paths("at /opt/GMAT/data/, then (/x/y)") == "at data, then (y)");
    CHECK(without_absolute_paths("x=/etc/passwd:/root") == "x=passwd:root");
}

TEST_CASE("what only looks like a path stays") {
    for (const char* text : {"a/b", "km/s", "7 / 2", "1/2/3", "data/file.txt", "/", "50% / 50%", ""}) {
        CHECK(without_absolute_paths(text) == text);
    }
}
