#include "cli/input.hpp"

#include "support/catch.hpp"

using gmat_copilot::cli::first_invalid_utf8;

TEST_CASE("valid UTF-8 of every length passes") {
    CHECK(first_invalid_utf8("plain") == std::string_view::npos);
    CHECK(first_invalid_utf8("51.6\xC2\xB0 \xE2\x80\x93 \xF0\x9F\x9B\xB0") == std::string_view::npos);
    CHECK(first_invalid_utf8("") == std::string_view::npos);
}

TEST_CASE("broken UTF-8 is found at its first byte") {
    CHECK(first_invalid_utf8("ab\xE9") == 2);            // a lone lead byte
    CHECK(first_invalid_utf8("\x80") == 0);              // a lone continuation
    CHECK(first_invalid_utf8("\xC0\xAF") == 0);          // overlong
    CHECK(first_invalid_utf8("a\xE0\x80\xAF") == 1);     // overlong, three bytes
    CHECK(first_invalid_utf8("\xED\xA0\x80") == 0);      // a surrogate
    CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond U+10FFFF
    CHECK(first_invalid_utf8("ok\xF0\x9F\x9B") == 2);    // cut short
}
