#include "engine/report_format.hpp"

#include "flown.hpp"

using namespace gmat_copilot::engine;

TEST_CASE("report files are laid out byte for byte as GMAT lays them out") {
    const FlightResult result = test::flown(test::read_file(test::data("engine/report_layout.script")));
    REQUIRE(result.ending == Ending::completed);
    for (const char* name : {"R1.txt", "R2.txt", "R3.txt", "R5.txt"}) {
        REQUIRE(result.reports.contains(name));
        CHECK(result.reports.at(name) == test::read_file(test::data(std::string("engine/report_layout/") + name)));
    }
}

TEST_CASE("numbers have significant digits, and zeros only on demand") {
    CHECK(report_number(1.0 / 3.0, 6, false) == "0.333333");
    CHECK(report_number(100.0, 6, false) == "100");
    CHECK(report_number(100.0, 6, true) == "100.000");
    CHECK(report_number(1e20, 6, true) == "1.00000e+20");
    CHECK(report_number(std::nan(""), 6, false) == "NaN");
}

TEST_CASE("an Add list is written at the start, at steps, and at the end of a propagation, once per epoch") {
    const FlightResult result = test::flown(test::two_body(
        "Propagate Prop(Sat) {Sat.ElapsedSecs = 100}\nPropagate Prop(Sat) {Sat.ElapsedSecs = 10}\n",
        "Create ReportFile Hist\nHist.Filename = 'hist.txt'\nHist.Add = {Sat.ElapsedSecs, Sat.UTCGregorian}\n"));
    REQUIRE(result.ending == Ending::completed);
    const std::string& text = result.reports.at("hist.txt");
    CHECK(text.rfind("Sat.ElapsedSecs           Sat.UTCGregorian           \n0    ", 0) == 0);
    CHECK(text.find("\n100 ") != std::string::npos);
    CHECK(text.find("\n100 ") == text.rfind("\n100 "));
    CHECK(text.find("\n110 ") != std::string::npos);
}

TEST_CASE("Toggle Off keeps an Add list quiet") {
    const FlightResult result = test::flown(
        test::two_body("Toggle Hist Off\nPropagate Prop(Sat) {Sat.ElapsedSecs = 100}\n",
                       "Create ReportFile Hist\nHist.Filename = 'hist.txt'\nHist.Add = {Sat.ElapsedSecs}\n"));
    REQUIRE(result.ending == Ending::completed);
    CHECK_FALSE(result.reports.contains("hist.txt"));
}

TEST_CASE("reports that grow without end stop the run") {
    const FlightResult result = test::flown(test::two_body("While v < 1\nReport R A\nEndWhile\n"));
    CHECK(result.ending == Ending::run_error);
    CHECK_THAT(result.message, ContainsSubstring("8 MiB"));
}
