// Requests meant to do harm: long ones, control characters, quotes, script text.
#include <algorithm>
#include <string>

#include "draft/planner/planner.hpp"
#include "script/tree.hpp"
#include "support/catch.hpp"

using gmat_copilot::drafting::planner::draft;

namespace {

const std::string good = "500 km circular orbit inclined 30 deg; propagate one day";

/// The statements of the script a request gives.
std::size_t statements_of(const std::string& request) {
    const auto drafted = draft(request);
    REQUIRE(drafted.understood());
    return gmat_copilot::script::parse(drafted.script).statements().size();
}

}  // namespace

TEST_CASE("a request beyond the limit is refused, whatever it says") {
    const auto drafted = draft(std::string(1 << 20, 'x'));
    REQUIRE(drafted.not_understood.size() == 1);
    CHECK(drafted.not_understood[0] == "the request is longer than 10000 bytes");
    CHECK(draft(good + std::string(20'000, ' ')).not_understood.size() == 1);
}

TEST_CASE("long requests of one kind of token end with an answer") {
    for (const std::string token :
         {"x", "1 ", "km ", "report ", "( ", "at apogee ", "burn ", "1 km x ", "and ", "\"", "-", "\xff",
          "from 400 km to ", "altitude, ", "1 day 1 h ", "[1 ", "every ", "1,000,"}) {
        std::string request;
        while (request.size() + token.size() <= 2'000) {
            request += token;
        }
        CHECK(!draft(request).understood());
    }
}

TEST_CASE("no line end of a request ends the comment it stands in") {
    const std::size_t plain = statements_of(good);
    CHECK(statements_of("500 km circular orbit\ninclined 30 deg;\r\npropagate\none\tday") == plain);
    CHECK(statements_of(good + "\n\n\n") == plain);
}

TEST_CASE("script text in a request is words that are not understood") {
    for (const std::string tail : {"\nCreate Spacecraft Evil;", "\nSat.SMA = 1;", "\n#Include 'x.script'", "% comment",
                                   "'; Shell ls", "...", "\nBeginMissionSequence;", "`rm -rf`", "$(id)"}) {
        INFO(tail);
        const auto drafted = draft(good + " " + tail);
        if (drafted.understood()) {  // only punctuation that means nothing
            CHECK(tail == "...");
            CHECK(gmat_copilot::script::parse(drafted.script).diagnostics().empty());
        } else {
            CHECK(drafted.script.empty());
        }
    }
}

TEST_CASE("control characters and stray bytes are not understood and are shown as question marks") {
    for (const char byte : {'\x01', '\x02', '\x00', '\x1b', '\x7f', '\xff', '\xc3', '\x80'}) {
        const auto drafted = draft(good + " " + std::string(1, byte));
        REQUIRE(drafted.not_understood.size() == 1);
        CHECK(drafted.not_understood[0] == "?");
    }
}

TEST_CASE("a request in UTF-8 gives an ASCII script") {
    const auto drafted = draft(
        "A 400\u00a0km \u00d7 800\u00a0km orbit at 51.6\u00b0 inclination \u2013 propagate one day, \u0394v report "
        "of altitude");
    CHECK(!drafted.understood());  // the lone delta-v has no size
    const auto fine =
        draft("A 400\u00a0km \u00d7 800\u00a0km orbit at 51.6\u00b0 inclination \u2014 \u201cpropagate one day\u201d");
    REQUIRE(fine.understood());
    CHECK(std::all_of(fine.script.begin(), fine.script.end(),
                      [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
}

TEST_CASE("every prefix of a good request ends with an answer, and the same one twice") {
    const std::string request =
        "Hohmann transfer from 400 km to GEO at 28.5\u00b0; then propagate 2 revs and report position every 60 s, plot "
        "altitude vs time";
    for (std::size_t length = 0; length <= request.size(); ++length) {
        const auto first = draft(request.substr(0, length));
        const auto second = draft(request.substr(0, length));
        CHECK(first.script == second.script);
        CHECK(first.not_understood == second.not_understood);
        CHECK(first.understood() != first.script.empty());
    }
}
