#include "text/source.hpp"

#include "support/catch.hpp"

using gmat_copilot::text::Position;
using gmat_copilot::text::SourceText;

TEST_CASE("a position is a 1-based line and byte column") {
    const SourceText source("ab\ncd\n");
    CHECK(source.position(0) == Position{1, 1});
    CHECK(source.position(1) == Position{1, 2});
    CHECK(source.position(3) == Position{2, 1});
    CHECK(source.position(5) == Position{2, 3});
    CHECK(source.position(6) == Position{3, 1});
}

TEST_CASE("an offset past the end is the end") {
    const SourceText source("ab");
    CHECK(source.position(99) == Position{1, 3});
    CHECK(SourceText("").position(7) == Position{1, 1});
}

TEST_CASE("a line ends at LF, CR LF or a lone CR") {
    const SourceText source("a\r\nb\rc\nd");
    REQUIRE(source.line_count() == 4);
    CHECK(source.line(1) == "a");
    CHECK(source.line(2) == "b");
    CHECK(source.line(3) == "c");
    CHECK(source.line(4) == "d");
    CHECK(source.line(5).empty());
    CHECK(source.line_start(2) == 3);
    CHECK(source.line_start(9) == 8);
    CHECK(source.position(2) == Position{1, 3});
}

TEST_CASE("columns can be counted in UTF-16 code units") {
    const SourceText source("a\xC3\xA9\xF0\x9F\x9B\xB0z");
    CHECK(source.utf16_column(0) == 1);
    CHECK(source.utf16_column(1) == 2);
    CHECK(source.utf16_column(3) == 3);
    CHECK(source.utf16_column(7) == 5);
}

TEST_CASE("a slice is the text of its span") {
    const SourceText source("Sat.SMA = 7000", "leo.script");
    CHECK(source.slice({0, 7}) == "Sat.SMA");
    CHECK(source.slice({14, 14}).empty());
    CHECK(source.path() == "leo.script");
}
