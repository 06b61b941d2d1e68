#include "cli/arguments.hpp"

#include "support/catch.hpp"

using gmat_copilot::cli::normalise;
using Words = std::vector<std::string>;

namespace {
const Words commands = {"draft", "check", "validate"};
}

TEST_CASE("a first word that is no command is a request") {
    CHECK(normalise({"a 500 km orbit"}, commands) == Words{"draft", "a 500 km orbit"});
    CHECK(normalise({"--repair", "2", "orbit"}, commands) == Words{"draft", "--repair", "2", "orbit"});
    CHECK(normalise({"check", "f"}, commands) == Words{"check", "f"});
    CHECK(normalise({"validate", "f"}, commands) == Words{"validate", "f"});
    CHECK(normalise({"--help"}, commands) == Words{"--help"});
    CHECK(normalise({}, commands).empty());
}

TEST_CASE("a bare --dry-run takes no request for its value") {
    CHECK(normalise({"--dry-run", "orbit"}, commands) == Words{"draft", "--dry-run=auto", "orbit"});
    CHECK(normalise({"draft", "--dry-run=gmat", "orbit"}, commands) == Words{"draft", "--dry-run=gmat", "orbit"});
    CHECK(normalise({"draft", "--", "--dry-run"}, commands) == Words{"draft", "--", "--dry-run"});
}
