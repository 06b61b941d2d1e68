#include "draft/planner/second_thoughts.hpp"
#include "draft/planner/planner.hpp"
#include "lint/lint.hpp"
#include "script/tree.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;

namespace {

std::string thought_over(const std::string& script) {
    return drafting::planner::second_thoughts({script, lint::check(script::parse(script))});
}

/// A mission whose last lines are given.
std::string mission(const std::string& settings, const std::string& sequence) {
    return "Create Spacecraft Sat;\nCreate ForceModel FM;\nCreate Propagator Prop;\nProp.FM = FM;\n"
           "Create ReportFile Log;\n" +
           settings + "BeginMissionSequence;\n" + sequence;
}

void changes(const std::string& before, const std::string& after) { CHECK(thought_over(before) == after); }
void stays(const std::string& script) { CHECK(thought_over(script) == script); }
void in_settings(const std::string& before, const std::string& after) {
    changes(mission(before, ""), mission(after, ""));
}
void in_sequence(const std::string& before, const std::string& after) {
    changes(mission("", before), mission("", after));
}

}  // namespace

TEST_CASE("a name that nothing creates becomes the one created name that is like it and fits") {
    in_sequence("Propagate Prop(SatX) {Sat.Apoapsis};\n", "Propagate Prop(Sat) {Sat.Apoapsis};\n");
    in_sequence("Propagate MyProp(Sat) {Sat.Apoapsis};\n", "Propagate Prop(Sat) {Sat.Apoapsis};\n");
    in_settings("Create Propagator P2;\nP2.FM = MyFM;\n", "Create Propagator P2;\nP2.FM = FM;\n");
}

TEST_CASE("other digits, other types and names that are meant are no slips") {
    stays(mission("Create ImpulsiveBurn Burn1;\n", "Maneuver Burn2(Sat);\nManeuver Burn1(Sat);\n"));
    stays(mission("", "Propagate Log1(Sat) {Sat.Apoapsis};\n"));
    stays(mission("Create Variable rate y;\n", "y = rate2 + 1;\n"));
    stays(mission("SatX.SMA = 7000;\nSatX.ECC = 0;\n", "Propagate Prop(Sat) {Sat.Apoapsis};\n"));
}

TEST_CASE("a field and a command are parted from what they are glued to") {
    in_settings("Sat SMA = 7000;\n", "Sat.SMA = 7000;\n");
    in_settings("Sat_SMA = 7000;\n", "Sat.SMA = 7000;\n");
    stays(mission("Sat_Flavour = 7000;\n", ""));
    in_sequence("ReportLog Sat.SMA;\n", "Report Log Sat.SMA;\n");
    changes("Create Spacecraft Sat;\nBegin MissionSequence\n", "Create Spacecraft Sat;\nBeginMissionSequence\n");
}

TEST_CASE("the end of a block goes where the indentation stops") {
    in_sequence("If Sat.SMA > 7000\n   Report Log Sat.SMA;\nReport Log Sat.ECC;\n",
                "If Sat.SMA > 7000\n   Report Log Sat.SMA;\nEndIf\nReport Log Sat.ECC;\n");
    stays(mission("", "If Sat.SMA > 7000\nReport Log Sat.SMA;\nReport Log Sat.ECC;\n"));
}

TEST_CASE("an end is dropped where nothing above it looks like a body") {
    in_sequence("Report Log Sat.SMA;\nEndIf;\nReport Log Sat.ECC;\n", "Report Log Sat.SMA;\nReport Log Sat.ECC;\n");
    stays(mission("", "   Report Log Sat.SMA;\nEndIf;\nReport Log Sat.ECC;\n"));
    stays(mission("", "Iff Sat.SMA > 7000\nReport Log Sat.SMA;\nEndIf;\n"));
    stays(mission("Create DifferentialCorrector DC;\n", "Vary DC(Sat.SMA = 7000);\nEndTarget;\n"));
}

TEST_CASE("ends in the wrong order change places") {
    in_sequence("If Sat.SMA > 7000\nWhile Sat.ECC > 1\nEndIf;\nEndWhile;\n",
                "If Sat.SMA > 7000\nWhile Sat.ECC > 1\nEndWhile;\nEndIf;\n");
}

TEST_CASE("a counted loop of another language is one of GMAT's, and its counter a Variable") {
    in_sequence("For (k = 1; k < 3; k++)\n   Report Log Sat.SMA;\nEndFor;\n",
                "For k = 1:2\n   Report Log Sat.SMA;\nEndFor;\n");
    in_sequence("For (k = 0; k <= 3; k += 1)\nEndFor;\n", "For k = 0:3\nEndFor;\n");
    stays(mission("", "For (k = 1; k < n; k++)\nEndFor;\n"));
    stays(mission("", "For (k = 9; k > 3; k--)\nEndFor;\n"));
    changes(mission("", "For k = 1:2\nEndFor;\n"), mission("Create Variable k;\n", "For k = 1:2\nEndFor;\n"));
    stays(mission("", "x = k + 1;\nFor k = 1:2\nEndFor;\n"));
}

TEST_CASE("separators and the unit a field has anyway leave a number") {
    in_settings("Sat.ECC = 0.01;\nSat.SMA = 42,164;\n", "Sat.ECC = 0.01;\nSat.SMA = 42164;\n");
    in_settings("Sat.SMA = 1,006,928.14;\n", "Sat.SMA = 1006928.14;\n");
    in_settings("Sat.ECC = 0,015;\n", "Sat.ECC = 0.015;\n");
    stays(mission("Sat.SMA = 42,164;\n", ""));  // nothing tells what the comma is here
    stays(mission("Sat.ECC = 0.01;\nSat.SMA = 42,16;\n", ""));
    in_settings("Sat.SMA = 7000 km;\n", "Sat.SMA = 7000;\n");
    in_settings("Sat.ECC = 0.01;\nSat.SMA = 42,164 km;\n", "Sat.ECC = 0.01;\nSat.SMA = 42164;\n");
    stays(mission("Sat.SMA = 7000000 m;\n", ""));
    stays(mission("Sat.ECC = 0.1 km;\n", ""));
    in_sequence("Propagate Prop(Sat) {Sat.ElapsedSecs = 600 seconds};\n",
                "Propagate Prop(Sat) {Sat.ElapsedSecs = 600};\n");
    stays(mission("", "Propagate Prop(Sat) {Sat.ElapsedSecs = 10 minutes};\n"));
}

TEST_CASE("a propagation until more time has elapsed ends when it has") {
    in_sequence("Propagate Prop(Sat) {Sat.ElapsedSecs >= 600};\n", "Propagate Prop(Sat) {Sat.ElapsedSecs = 600};\n");
    stays(mission("", "Propagate Prop(Sat) {Sat.Earth.TA > 250};\n"));
    stays(mission("", "Propagate Prop(Sat) {Sat.ElapsedSecs < 600};\n"));
}

TEST_CASE("a complete date in another notation is written as GMAT writes it") {
    const std::string utc = "Sat.DateFormat = UTCGregorian;\n";
    const std::string good = utc + "Sat.Epoch = '31 Jan 2026 12:00:00.500';\n";
    in_settings(utc + "Sat.Epoch = '2026-01-31T12:00:00.5Z';\n", good);
    in_settings(utc + "Sat.Epoch = '2026/01/31 12:00:00.500';\n", good);
    in_settings(utc + "Sat.Epoch = 'January 31, 2026 12:00:00.500';\n", good);
    stays(mission(utc + "Sat.Epoch = '01/02/2026 12:00:00';\n", ""));
    stays(mission(utc + "Sat.Epoch = '31 Jan 26 12:00:00.000';\n", ""));
    stays(mission("Sat.DateFormat = TAIGregorian;\nSat.Epoch = '2026-01-31T12:00:00Z';\n", ""));
}

TEST_CASE("the notation of an epoch tells the rest of its format, and the format stands above it") {
    const std::string epoch = "Sat.Epoch = '31 Jan 2026 12:00:00.000';\n";
    in_settings("Sat.DateFormat = TAIModJulian;\n" + epoch, "Sat.DateFormat = TAIGregorian;\n" + epoch);
    in_settings("Sat.DateFormat = UTC;\n" + epoch, "Sat.DateFormat = UTCGregorian;\n" + epoch);
    stays(mission("Sat.DateFormat = Gregorian;\n" + epoch, ""));
    in_settings(epoch + "Sat.DateFormat = UTCGregorian;\n", "Sat.DateFormat = UTCGregorian;\n" + epoch);
}

TEST_CASE("a statement that goes on in the next line is one again") {
    in_settings("Sat.SMA =\n   7000;\n", "Sat.SMA = 7000;\n");
    in_sequence("Report Log Sat.SMA\n   Sat.ECC;\n", "Report Log Sat.SMA ...\n   Sat.ECC;\n");
    stays(mission("Sat.SMA =\nSat.ECC = 0;\n", ""));
}

TEST_CASE("braces and round brackets are put where only one place is") {
    in_settings("FM.PointMasses = Earth, Luna};\n", "FM.PointMasses = {Earth, Luna};\n");
    in_sequence("Propagate Prop Sat {Sat.Apoapsis};\n", "Propagate Prop(Sat) {Sat.Apoapsis};\n");
    in_sequence("Propagate Sat(Prop) {Sat.Apoapsis};\n", "Propagate Prop(Sat) {Sat.Apoapsis};\n");
}

TEST_CASE("prose and printed texts are comments; what may be a command is not") {
    changes("Here is the script you asked for.\n" + mission("", ""),
            "% Here is the script you asked for.\n" + mission("", ""));
    in_sequence("disp('done');\n", "% disp('done');\n");
    in_sequence("Mission Sequence:\n", "% Mission Sequence:\n");
    stays(mission("", "Propagat the Sat until apogee\n"));
    stays(mission("", "then fly Sat to apogee\n"));
    stays(mission("", "disp(Sat.SMA);\n"));
}

TEST_CASE("a Create moves above what needs it") {
    changes("Sat.SMA = 7000;\nCreate Spacecraft Sat;\nBeginMissionSequence;\n",
            "Create Spacecraft Sat;\nSat.SMA = 7000;\nBeginMissionSequence;\n");
    changes("BeginMissionSequence;\nCreate Variable x;\nx = 1;\n",
            "Create Variable x;\nBeginMissionSequence;\nx = 1;\n");
}

TEST_CASE("what would be a guess stays as it is") {
    stays(mission("Sat.SMA = -7000;\nSat.ECC = 0;\n", ""));
    stays(mission("Sat.Flavour = 1;\n", ""));
    stays(mission("Sat.SMA = null;\n", ""));
    stays(mission("", "If\nEndIf;\n"));
    stays(mission("", "Propagate Prop(Sat) {Sat.ElapsedSecs};\n"));
}

TEST_CASE("the planner answers a failing draft with its second thoughts, whatever the request is") {
    const auto planner = drafting::planner::make_builtin_model();
    model::Request request;
    request.attempt = 2;
    const std::string script = mission("Sat SMA = 7000;\n", "");
    request.failing = model::FailingDraft{script, lint::check(script::parse(script))};
    const std::string reply = planner->complete(request).text;
    CHECK_THAT(reply, ContainsSubstring("```gmat\n" + mission("Sat.SMA = 7000;\n", "") + "```\n"));
    request.failing = model::FailingDraft{"% a ``` fence\n", {}};
    CHECK_THAT(planner->complete(request).text, ContainsSubstring("````gmat\n% a ``` fence\n````\n"));
}

TEST_CASE("findings beyond the text and hostile scripts do no harm") {
    const std::string script = "Create Spacecraft Sat;\n";
    const text::Diagnostic beyond{"syntax-error", text::Severity::error, {500, 900}, "?", {}, {}};
    CHECK(drafting::planner::second_thoughts({script, {beyond}}) == script);
    CHECK(drafting::planner::second_thoughts({"", {{"unbalanced-block", text::Severity::error, {0, 0}, "?", {}, {}}}})
              .empty());
    for (const std::string part :
         {"(", "For (", "= \n   ", "{}}", "'", "EndIf\n", "Report \n  x", "Sat_", "6,", "%\n"}) {
        std::string hostile;
        for (int i = 0; i < 300; ++i) {
            hostile += part;
        }
        CHECK_NOTHROW(thought_over(hostile));
        CHECK_NOTHROW(thought_over(mission(hostile, hostile)));
    }
}
