#include "model/printable.hpp"

#include "support/catch.hpp"

using gmat_copilot::model::excerpt;

TEST_CASE("an excerpt is one short line of printable ASCII") {
    CHECK(excerpt("  two\r\n\tlines \x01\x1b[0m caf\xc3\xa9 ", {}) == "two lines [0m caf??");
    CHECK(excerpt(std::string(1000, 'x'), {}, 10) == "xxxxxxx...");
    CHECK(excerpt("", {}).empty());
}

TEST_CASE("secrets are redacted wherever they stand, also when cut into by control characters") {
    CHECK(excerpt("a key b key", {"key", ""}) == "a [redacted] b [redacted]");
    CHECK(excerpt("k\x01"
                  "ey",
                  {"key"}) == "[redacted]");
    CHECK(excerpt(std::string(195, 'x') + "secret", {"secret"}).find("sec") == std::string::npos);
}
