// Numbers, units, dates and clocks as people write them.
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "draft/planner/epoch.hpp"
#include "draft/planner/quantity.hpp"
#include "draft/planner/token.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::drafting::planner;

namespace {

struct Row {
    std::string text;
    double value;
    Dimension dimension;
};

std::string moment(const std::string& text) {
    const auto tokens = tokenize(text);
    const auto read = read_epoch(tokens, 0);
    if (!read || read->next != tokens.size()) {
        return "";
    }
    return gregorian(read->epoch) + " " + read->epoch.scale;
}

}  // namespace

TEST_CASE("quantities come out in km, deg, s, km/s, kg, m^2 and revolutions") {
    const std::vector<Row> rows{
        {"500 km", 500, Dimension::length_km},
        {"500km", 500, Dimension::length_km},
        {"500-km", 500, Dimension::length_km},
        {"1,000 km", 1000, Dimension::length_km},
        {"35,786.5 kilometres", 35786.5, Dimension::length_km},
        {"7e3 km", 7000, Dimension::length_km},
        {"7.0E+03 km", 7000, Dimension::length_km},
        {".5 km", 0.5, Dimension::length_km},
        {"-200 km", -200, Dimension::length_km},
        {"\u2212200 km", -200, Dimension::length_km},
        {"about 500 km", 500, Dimension::length_km},
        {"five hundred km", 500, Dimension::length_km},
        {"a hundred meters", 0.1, Dimension::length_km},
        {"7 thousand kilometers", 7000, Dimension::length_km},
        {"100 nautical miles", 185.2, Dimension::length_km},
        {"51.6\u00b0", 51.6, Dimension::angle_deg},
        {"51.6-degree", 51.6, Dimension::angle_deg},
        {"1 rad", 57.29577951308232, Dimension::angle_deg},
        {"a day", 86400, Dimension::time_s},
        {"an hour", 3600, Dimension::time_s},
        {"half a day", 43200, Dimension::time_s},
        {"half an hour", 1800, Dimension::time_s},
        {"a quarter of an hour", 900, Dimension::time_s},
        {"one and a half hours", 5400, Dimension::time_s},
        {"\u00bd hour", 1800, Dimension::time_s},
        {"twenty-four hours", 86400, Dimension::time_s},
        {"90 min", 5400, Dimension::time_s},
        {"1 day and 6 hours", 108000, Dimension::time_s},
        {"2 h 30 min", 9000, Dimension::time_s},
        {"two weeks", 1209600, Dimension::time_s},
        {"50 m/s", 0.05, Dimension::speed_km_s},
        {"0.1 km/s", 0.1, Dimension::speed_km_s},
        {"50 meters per second", 0.05, Dimension::speed_km_s},
        {"500 kg", 500, Dimension::mass_kg},
        {"2 tonnes", 2000, Dimension::mass_kg},
        {"4 m^2", 4, Dimension::area_m2},
        {"4 m\u00b2", 4, Dimension::area_m2},
        {"3 orbits", 3, Dimension::revolutions},
        {"ten revs", 10, Dimension::revolutions},
        {"2 orbital periods", 2, Dimension::revolutions},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const auto tokens = tokenize(row.text);
        const auto quantity = read_quantity(tokens, 0);
        REQUIRE(quantity);
        CHECK(quantity->value == Approx(row.value).epsilon(1e-14));
        CHECK(quantity->dimension == row.dimension);
        CHECK(quantity->next == tokens.size());
    }
}

TEST_CASE("what is no quantity is not read as one") {
    for (const std::string text : {"500", "km", "five", "500 furlongs", "500 km/h", "500 km^3", "1e999 km", "the day",
                                   "day", "1st km", "500 km per day", ""}) {
        INFO(text);
        CHECK(!read_quantity(tokenize(text), 0));
    }
}

TEST_CASE("a number may share the unit behind the next one") {
    for (const std::string text : {"400 x 800 km", "400x800 km", "400 by 800 km", "400 to 800 km", "400 km x 800 km"}) {
        INFO(text);
        const auto quantity = read_sharing_quantity(tokenize(text), 0);
        REQUIRE(quantity);
        CHECK(quantity->value == 400.0);
        CHECK(quantity->dimension == Dimension::length_km);
    }
    CHECK(!read_sharing_quantity(tokenize("400 x 800"), 0));
}

TEST_CASE("vectors stand in brackets, in parentheses or bare") {
    for (const std::string text :
         {"[7000 0 -1.5]", "[7000, 0, -1.5]", "(7000, 0, -1.5)", "7000 0 -1.5", "[7000,0,-1.5]"}) {
        INFO(text);
        const auto vector = read_vector(tokenize(text), 0, 3);
        REQUIRE(vector);
        CHECK(vector->values == std::vector<double>{7000.0, 0.0, -1.5});
    }
    CHECK(!read_vector(tokenize("[7000 0]"), 0, 3));
    CHECK(!read_vector(tokenize("[7000 0 0"), 0, 3));
    CHECK(!read_vector(tokenize("[1 2 3 4]"), 0, 3));
}

TEST_CASE("dates in many forms are one moment") {
    for (const std::string text :
         {"1 Jan 2026 12:00:00.000", "01 Jan 2026 12:00", "2026-01-01T12:00:00", "2026-01-01T12:00:00Z",
          "2026-01-01 12:00 UTC", "January 1, 2026 at noon UTC", "January 1st, 2026 at 12 pm",
          "1st of January 2026, noon", "2026/01/01 12:00:00 GMT", "1 January 2026 at 12:00 pm"}) {
        INFO(text);
        CHECK(moment(text) == "01 Jan 2026 12:00:00.000 UTC");
    }
    CHECK(moment("29 Feb 2028") == "29 Feb 2028 00:00:00.000 UTC");
    CHECK(moment("15 Mar 2027 6:30:15.25 TAI") == "15 Mar 2027 06:30:15.250 TAI");
    CHECK(moment("4 July 2030 3 am TDB") == "04 Jul 2030 03:00:00.000 TDB");
}

TEST_CASE("dates outside the calendar are no dates") {
    for (const std::string text : {"30 Feb 2026", "29 Feb 2027", "2026-13-01", "2026-00-10", "32 Jan 2026", "1 Jan 26",
                                   "2026-01-01 25:00", "1 Foo 2026"}) {
        INFO(text);
        CHECK(moment(text).empty());
    }
}

TEST_CASE("GMAT's modified Julian date counts from JD 2430000") {
    Epoch epoch;
    epoch.date = {2000, 1, 1};
    epoch.second_of_day = 43200.0;
    CHECK(gmat_mjd(epoch) == 21545.0);
}

TEST_CASE("possessives, hyphens and articles do not part a phrase") {
    const auto tokens = tokenize("the satellite's sun-synchronous orbit");
    REQUIRE(tokens.size() == 4);
    CHECK(tokens[0].text == "satellite");
    CHECK(tokens[1].text == "sun");
    CHECK(tokens[2].text == "synchronous");
}
