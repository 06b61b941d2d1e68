#include "process/capture.hpp"

#include <string>

#include "support/catch.hpp"

using gmat_copilot::process::Capture;
using gmat_copilot::process::keep_head_and_tail;

TEST_CASE("a stream within the limit is kept as it is") {
    Capture capture(10);
    capture.add("01234");
    capture.add("");
    capture.add("56789");
    CHECK(capture.text() == "0123456789");
    CHECK_FALSE(capture.truncated());
    CHECK(capture.total() == 10);
}

TEST_CASE("of a long stream the head and the tail are kept, and what is missing is told") {
    Capture capture(10);
    for (char c = 'a'; c <= 'z'; ++c) {
        capture.add(std::string(1, c));
    }
    CHECK(capture.truncated());
    CHECK(capture.text() == "abcde\n[... 16 bytes left out ...]\nvwxyz");
}

TEST_CASE("blocks larger than the whole capture are cut the same way as bytes one by one") {
    std::string text;
    for (int i = 0; i < 1000; ++i) {
        text += std::to_string(i);
    }
    Capture bytewise(64);
    for (const char c : text) {
        bytewise.add({&c, 1});
    }
    CHECK(keep_head_and_tail(text, 64) == bytewise.text());
}

TEST_CASE("a capture of nothing keeps nothing") {
    Capture capture(0);
    capture.add("text");
    CHECK(capture.truncated());
    CHECK(capture.text() == "\n[... 4 bytes left out ...]\n");
}
