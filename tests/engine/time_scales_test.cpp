#include "engine/time_scales.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace gmat_copilot::engine;

namespace {
Epoch read(const char* text, const char* format) {
    const auto epoch = parse_epoch(text, *date_format(format));
    REQUIRE(epoch.has_value());
    return *epoch;
}
}  // namespace

TEST_CASE("one instant reads the same in all ten date formats") {
    // 17 Mar 2021 06:47:32.250 TAI; the other scales as GMAT R2026a reports them for it.
    const Epoch epoch = read("17 Mar 2021 06:47:32.250", "TAIGregorian");
    CHECK(from_epoch(epoch, TimeScale::a1).days() == Approx(29290.78301255071).margin(1e-11));
    CHECK(from_epoch(epoch, TimeScale::tai).days() == Approx(29290.78301215278).margin(1e-11));
    CHECK(from_epoch(epoch, TimeScale::tt).days() == Approx(29290.78338465278).margin(1e-11));
    CHECK(from_epoch(epoch, TimeScale::tdb).days() == Approx(29290.7833846711).margin(1e-11));
    CHECK(from_epoch(epoch, TimeScale::utc).days() == Approx(29290.78258391204).margin(1e-11));
    CHECK(gregorian_text(epoch, TimeScale::a1) == "17 Mar 2021 06:47:32.284");
    CHECK(gregorian_text(epoch, TimeScale::tt) == "17 Mar 2021 06:48:04.434");
    CHECK(gregorian_text(epoch, TimeScale::tdb) == "17 Mar 2021 06:48:04.436");
    CHECK(gregorian_text(epoch, TimeScale::utc) == "17 Mar 2021 06:46:55.250");
}

TEST_CASE("every date format comes back to the same instant") {
    const Epoch epoch = read("28 Feb 2019 23:59:59.999", "UTCGregorian");
    for (const TimeScale scale : {TimeScale::a1, TimeScale::tai, TimeScale::tt, TimeScale::tdb, TimeScale::utc}) {
        CHECK(std::abs(to_epoch(from_epoch(epoch, scale), scale).since(epoch)) < 1e-9);
    }
    for (const char* format : {"A1Gregorian", "A1ModJulian", "TAIGregorian", "TAIModJulian", "TTGregorian",
                               "TTModJulian", "TDBGregorian", "TDBModJulian", "UTCGregorian", "UTCModJulian"}) {
        CHECK(date_format(format).has_value());
    }
    CHECK_FALSE(date_format("utcgregorian").has_value());
}

TEST_CASE("leap seconds are those of the date") {
    CHECK(tai_minus_utc_s(read("01 Jan 2017 12:00:00.000", "UTCGregorian").day) == 37.0);
    CHECK(tai_minus_utc_s(27753.0) == 36.0);  // 31 Dec 2016
    const Epoch before = read("31 Dec 2016 23:59:59.000", "UTCGregorian");
    const Epoch after = read("01 Jan 2017 00:00:00.000", "UTCGregorian");
    CHECK(after.since(before) == Approx(2.0).margin(1e-9));
}

TEST_CASE("epochs that GMAT refuses are refused") {
    const DateFormat utc = *date_format("UTCGregorian");
    for (const char* text : {"2025-01-01T00:00:00", "01 jan 2025 00:00:00.000", "31 Feb 2025 00:00:00.000",
                             "01 Jan 1800 00:00:00.000", "01 Jan 3050 00:00:00.000", "01 Jan 2025", "27000.5", ""}) {
        CHECK_FALSE(parse_epoch(text, utc).has_value());
    }
    CHECK_FALSE(parse_epoch("01 Jan 2025 12:00:00.000", *date_format("UTCModJulian")).has_value());
    CHECK_FALSE(parse_epoch("nan", *date_format("UTCModJulian")).has_value());
}

TEST_CASE("milliseconds that round up carry into the minute and the day") {
    const Epoch epoch = read("31 Dec 2020 23:59:59.9996", "TAIGregorian");
    CHECK(gregorian_text(epoch, TimeScale::tai) == "01 Jan 2021 00:00:00.000");
}
