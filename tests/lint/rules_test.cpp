// What each rule says, and what it keeps quiet about. Pages' examples are tested in pages_test.cpp.
#include "linting.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;

namespace {

const std::string resources =
    "Create Spacecraft Sat Sat2;\nCreate ForceModel FM;\nCreate Propagator Prop;\nProp.FM = FM;\n"
    "Create ImpulsiveBurn Burn;\nCreate FiniteBurn Thrusting;\nCreate DifferentialCorrector DC;\nCreate Yukon Opt;\n"
    "Create Variable v w;\nCreate Array A[3,3];\nCreate String s;\nCreate ReportFile File;\nCreate ChemicalTank Tank;\n"
    "Create ChemicalThruster Thr;\nThr.Tank = {Tank};\nSat.Tanks = {Tank};\nSat.Thrusters = {Thr};\n"
    "Create GroundStation Site;\nCreate CoordinateSystem Frame;\n";

/// The blocking rules that one line before the mission sequence gives, as "rule rule".
std::string before(const std::string& line) {
    std::string rules;
    for (const auto& diagnostic : test::blocking(resources + line + "\nBeginMissionSequence;\nSave Sat;\n")) {
        rules += (rules.empty() ? "" : " ") + diagnostic.rule;
    }
    return rules;
}

/// The same for a line of the mission sequence.
std::string sequence(const std::string& line) {
    std::string rules;
    for (const auto& diagnostic : test::blocking(resources + "BeginMissionSequence;\n" + line + "\n")) {
        rules += (rules.empty() ? "" : " ") + diagnostic.rule;
    }
    return rules;
}

struct Case {
    const char* line;
    const char* rules;
};

}  // namespace

TEST_CASE("fields before the mission sequence") {
    for (const Case& row : {
             Case{"Sat.SMA = 7000;", ""},
             Case{"Sat.sma = 7000;", "unknown-field"},
             Case{"Sat.Epoch.UTCGregorian = 01 Jan 2025 12:00:00.000;", ""},
             Case{"Sat.Earth.SMA = 7000;", "unknown-field"},
             Case{"FM.GravityField.Earth.Foo = 4;", "unknown-field"},
             Case{"FM.Drag.Foo = 4;", "unknown-field"},
             Case{"Site.Latitude = 40;", "unknown-field"},
             Case{"Site.StateType = Spherical;\nSite.Latitude = 40;", ""},
             Case{"Thr.Isp = 300;", "read-only-field"},
             Case{"Sat.SMA = 7000 km;", "type-mismatch"},
             Case{"Sat.SMA = 6378 + 622;", "type-mismatch"},
             Case{"Sat.SMA = v;", "non-literal-initialization"},
             Case{"Sat.SMA = Sat2.SMA;", "non-literal-initialization"},
             Case{"Sat.SMA = +7.0E+03;", ""},
             Case{"Sat.SMA = {7000};", "type-mismatch"},
             Case{"File.Precision = 8.5;", "type-mismatch"},
             Case{"File.WriteHeaders = 1;", "type-mismatch"},
             Case{"File.WriteHeaders = On;", ""},
             Case{"FM.SRP = 'On';", "type-mismatch"},
             Case{"FM.SRP = true;", ""},
             Case{"FM.PointMasses = Earth;", "type-mismatch"},
             Case{"FM.PointMasses = {Earth Luna};", ""},
             Case{"Sat2 = Sat;", ""},
             Case{"Burn = 5;", "non-literal-initialization"},
             Case{"v = 2*3;", "non-literal-initialization"},
             Case{"v = -5;", ""},
             Case{"s = anything goes;", ""},
             Case{"A(1,1) = w;", "non-literal-initialization"},
             Case{"x = 5;", "undefined-variable"},
             Case{"Prop.Type = RungeKutta99;", "enum-violation"},
             Case{"Sat.DisplayStateType = 'Keplerian';", ""},
             Case{"Sat.OrbitColor = red;", "enum-violation"},
             Case{"Sat.OrbitColor = [255 0 0];", ""},
             Case{"Burn.Axes = RTN;", "enum-violation"},
             Case{"Frame.Axes = J2000;", "enum-violation"},
         }) {
        INFO(row.line);
        CHECK(before(row.line) == row.rules);
    }
}

TEST_CASE("references before the mission sequence") {
    for (const Case& row : {
             Case{"Prop.FM = Nope;", "undeclared-reference"},
             Case{"Prop.FM = Burn;", ""},  // GMAT takes its default force model
             Case{"Sat.CoordinateSystem = Nope;", "undeclared-reference"},
             Case{"Sat.CoordinateSystem = EarthMJ2000Ec;", ""},
             Case{"Sat.CoordinateSystem = Burn;", "ref-target-mismatch"},
             Case{"FM.PointMasses = {Vulcan, Luna};", "undeclared-reference"},
             Case{"FM.PointMasses = {Moon};", ""},  // only fails when it runs
             Case{"FM.PointMasses = {'Earth'};", "undeclared-reference"},
             Case{"Sat2.Tanks = {Thr};", "ref-target-mismatch"},
             Case{"Sat2.Tanks = {Nope};", "undeclared-reference"},
             Case{"Thrusting.Thrusters = {Nope};", ""},  // only fails when it runs
             Case{"Thrusting.Thrusters = {Tank};", "ref-target-mismatch"},
             Case{"Burn.CoordinateSystem = Local;", ""},
             Case{"Later.SMA = 7000;\nCreate Spacecraft Later;", "undeclared-reference"},
             Case{"Sat.PowerSystem = Later;\nCreate SolarPowerSystem Later;", ""},
             Case{"File.Add = {Sat.SMA, Sat.Earth.Altitude, v};", ""},
             Case{"File.Add = {Sat.Foo};", "unknown-parameter"},
             Case{"File.Add = {Sat};", "ref-target-mismatch"},
             Case{"File.Add = {Nope.SMA};", "undeclared-reference"},
             Case{"File.Add = {Sat.Apoapsis};", "unknown-parameter"},
             Case{"File.Add = {Sat.EarthMJ2000Eq.Altitude};", "parameter-dependency"},
             Case{"Create XYPlot xy;\nxy.XVariable = Sat.UTCGregorian;", "unknown-parameter"},
             Case{"Create OrbitView ov;\nov.Add = {Sat, Earth, Nope};", "undeclared-reference"},
         }) {
        INFO(row.line);
        CHECK(before(row.line) == row.rules);
    }
}

TEST_CASE("commands") {
    for (const Case& row : {
             Case{"Propagate Prop(Sat) {Sat.ElapsedSecs = 60, Sat.Periapsis};", ""},
             Case{"Propagate BackProp Prop(Sat) {Sat.ElapsedSecs = -60, StopTolerance = 1e-5, OrbitColor = Red};", ""},
             Case{"Propagate Nope(Sat) {Sat.ElapsedSecs = 60};", "undeclared-reference"},
             Case{"Propagate FM(Sat) {Sat.ElapsedSecs = 60};", "ref-target-mismatch"},
             Case{"Propagate Prop(Sat) {Sat.ElapsedHours = 1};", "unknown-parameter"},
             Case{"Propagate Prop(Sat) {Sat.SMA};", "stop-condition"},
             Case{"Propagate Prop(Sat) {Sat.Periapsis = 1};", "stop-condition"},
             Case{"Propagate Prop(Sat) {Sat.Earth.Z = 0};", "parameter-dependency"},
             Case{"Propagate Prop(Sat) {Sat.ElapsedSecs = 30 + 30};", "type-mismatch"},
             Case{"Propagate Prop(Sat) {Sat.ElapsedSecs = '60'};", ""},
             Case{"Propagate Prop(Sat) {Sat.ElapsedSecs = v};", ""},
             Case{"Propagate Prop(Sat) {Sat.ElapsedSecs = s};", "type-mismatch"},
             Case{"Propagate Prop(Sat) {Sat.ElapsedSecs = 60, Foo = 3};", "unknown-option"},
             Case{"Propagate Prop(Sat) {Burn.Element1 = 3};", "ref-target-mismatch"},
             Case{"Maneuver Burn(Sat);", ""},
             Case{"Maneuver Prop(Sat);", "ref-target-mismatch"},
             Case{"Maneuver Burn(Site);", "ref-target-mismatch"},
             Case{"Maneuver Nope(Sat);", "undeclared-reference"},
             Case{"BeginFiniteBurn Thrusting(Sat);", ""},
             Case{"BeginFiniteBurn Burn(Sat);", "ref-target-mismatch"},
             Case{"Target DC;\nVary DC(Burn.Element1 = 0.1, {Perturbation = 1e-4});\nAchieve DC(Sat.SMA = "
                  "7300);\nEndTarget;",
                  ""},
             Case{"Target Opt;\nEndTarget;", "incomplete-solver ref-target-mismatch"},
             Case{"Target DC {SolveMode = Slove};\nEndTarget;", "incomplete-solver unknown-option"},
             Case{"Target DC;\nVary DC(Burn.Elem1 = 0.1);\nEndTarget;", "unknown-parameter incomplete-solver"},
             Case{"Target DC;\nVary DC(v = 2*3);\nEndTarget;", "type-mismatch incomplete-solver"},
             Case{"Target DC;\nVary DC(v = -1);\nAchieve DC(A(1,1) = w);\nEndTarget;", ""},
             Case{"Target DC;\nAchieve DC(Sat.UTCGregorian = 5);\nEndTarget;", "incomplete-solver type-mismatch"},
             Case{"Optimize DC;\nEndOptimize;", "incomplete-solver ref-target-mismatch"},
             Case{"Optimize Opt;\nVary Opt(v = 1);\nMinimize Opt(v);\nNonlinearConstraint Opt(Sat.SMA >= "
                  "7000);\nEndOptimize;",
                  ""},
             Case{"Report File Sat.SMA v A(1,2) s Sat.Tank.FuelMass;", ""},
             Case{"Report File Sat;", "ref-target-mismatch"},
             Case{"Report Sat.SMA Sat.ECC;", "ref-target-mismatch"},
             Case{"Report File Thr.C1;", "unknown-parameter"},
             Case{"Report File 5;", "bad-command-arguments"},
             Case{"Toggle File On;", ""},
             Case{"Toggle Burn On;", "ref-target-mismatch"},
             Case{"Save Nope;", "undeclared-reference"},
             Case{"If v > 1 & Sat.SMA < 7000;\nEndIf;", ""},
             Case{"If x > 1;\nEndIf;", "undefined-variable"},
             Case{"If Sat > 1;\nEndIf;", "type-mismatch"},
             Case{"If A > 1;\nEndIf;", "type-mismatch"},
             Case{"For v = 1:w;\nEndFor;", ""},
             Case{"For s = 1:3;\nEndFor;", "type-mismatch"},
             Case{"Coast Prop(Sat);", "unknown-command"},
             Case{"disp(v);", "unknown-command"},
         }) {
        INFO(row.line);
        CHECK(sequence(row.line) == row.rules);
    }
}

TEST_CASE("assignments in the mission sequence") {
    for (const Case& row : {
             Case{"v = 2*Sat.SMA + sqrt(4);", ""},
             Case{"v = x + 1;", "undefined-variable"},
             Case{"v = foo(2);", "undeclared-reference"},
             Case{"v = pi;", "undefined-variable"},
             Case{"v = 'a';", "type-mismatch"},
             Case{"v = s;", "type-mismatch"},
             Case{"v = A;", "type-mismatch"},
             Case{"v = A(v,1);", ""},
             Case{"v = Sat.UTCGregorian;", "type-mismatch"},
             Case{"v = Prop.Accuracy;", "unknown-parameter"},
             Case{"v = Sat.Frame.X;", ""},
             Case{"v = Sat.Frame.SMA;", "parameter-dependency"},
             Case{"v = Sat.Nope.SMA;", "undeclared-reference"},
             Case{"s = anything;", ""},
             Case{"s = sprintf('%d', x);", ""},
             Case{"Sat = Sat2;", ""},
             Case{"Sat.SMA = v;", ""},
             Case{"Sat.Earth.Altitude = 500;", "unsettable-parameter"},
             Case{"Sat.DateFormat = UTCGregorian;", ""},
             Case{"Sat.Foo = 3;", "unknown-field"},
             Case{"FM.SRP = On;", "read-only-field"},
             Case{"File.Precision = 10;", ""},
             Case{"Sat.Tank.FuelMass = 3;", ""},
             Case{"Tank.FuelMass = 3;", "unknown-parameter"},
             Case{"Create Variable x;", "create-after-sequence"},
         }) {
        INFO(row.line);
        CHECK(sequence(row.line) == row.rules);
    }
}

TEST_CASE("epochs") {
    for (const Case& row : {
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 Jan 2025 12:00:00.000';", ""},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = 1 Jan 2025 12:00:00;", ""},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '31 Dec 2016 23:59:60.000';", ""},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '29 Feb 2024 00:00:00.000';", ""},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '29 Feb 2023 00:00:00.000';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '2025-01-01T12:00:00';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 JAN 2025 12:00:00.000';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 Jan 2025 24:00:00.000';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 Jan 2025 12:00:00.123456';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 Jan 1950 12:00:00.000';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat.Epoch = 21545;", "invalid-epoch"},
             Case{"Sat.Epoch = '01 Jan 2025 12:00:00.000';\nSat.DateFormat = UTCGregorian;", "invalid-epoch"},
             Case{"Sat.Epoch = 21545.5;", ""},
             Case{"Sat.Epoch = '60676';", "invalid-epoch"},
             Case{"Sat.DateFormat = UTCGregorian;\nSat2 = Sat;\nSat2.Epoch = '01 Jan 2025 12:00:00.000';", ""},
         }) {
        INFO(row.line);
        CHECK(before(row.line) == row.rules);
    }
}

TEST_CASE("ranges") {
    for (const Case& row : {
             Case{"Sat.DryMass = -1;", "out-of-range"},
             Case{"Sat.DryMass = 0;", ""},
             Case{"Sat.INC = 180;", ""},
             Case{"Sat.INC = 181;", "out-of-range"},
             Case{"Sat.SMA = 0;", "inconsistent-state"},
             Case{"Sat.ECC = 1;", "inconsistent-state"},
             Case{"Sat.ECC = -0.1;", ""},
             Case{"Sat.SMA = 7000;\nSat.ECC = -0.1;", "inconsistent-state"},
             Case{"Sat.SMA = 7000;\nSat.ECC = 1.5;", "inconsistent-state"},
             Case{"Sat.SMA = -7000;\nSat.ECC = 1.5;", ""},
             Case{"Sat.SMA = -7000;\nSat.ECC = 0.5;", "inconsistent-state"},
             Case{"Sat.RAAN = 400;", ""},
             Case{"Prop.Accuracy = 0;", "out-of-range"},
             Case{"DC.MaximumIterations = 0;", "out-of-range"},
             Case{"FM.GravityField.Earth.Degree = -4;", "out-of-range"},
         }) {
        INFO(row.line);
        CHECK(before(row.line) == row.rules);
    }
}

TEST_CASE("forces") {
    for (const Case& row : {
             Case{"FM.PrimaryBodies = {Earth};\nFM.PointMasses = {Earth, Luna};", "force-conflict"},
             Case{"FM.PointMasses = {Earth};\nFM.PrimaryBodies = {Earth};", "force-conflict"},
             Case{"FM.PointMasses = {Earth, Earth};", "force-conflict"},
             Case{"FM.PointMasses = {Earth};\nFM.PointMasses = {Earth};", ""},
             Case{"FM.PointMasses = {Earth};\nFM.PointMasses = {Luna};\nFM.PrimaryBodies = {Earth};", ""},
             Case{"FM.PointMasses = {Luna, ...\n  Sun, ...\n  Venus};", ""},
             Case{"FM.GravityField.Earth.Degree = 4;", ""},
             Case{"FM.PointMasses = {Sun};\nFM.GravityField.Earth.Degree = 4;", "force-conflict"},
             Case{"FM.Drag.AtmosphereModel = MSISE90;", ""},
             Case{"FM.PointMasses = {Luna};\nFM.Drag.AtmosphereModel = MSISE90;", "force-conflict"},
             Case{"FM.CentralBody = Mars;\nFM.PrimaryBodies = {Mars};\nFM.Drag.AtmosphereModel = Exponential;", ""},
             Case{"FM.PrimaryBodies = {Earth};\nFM.Drag.F107 = 150;", "force-conflict"},
             Case{"FM.SRP = On;\nFM.SRP.Flux = 1367;", ""},
             Case{"FM.SRP = Off;\nFM.SRP.Flux = 1367;", "force-conflict"},
         }) {
        INFO(row.line);
        CHECK(before(row.line) == row.rules);
    }
}

TEST_CASE("fields that depend on what was chosen") {
    CHECK(before("Prop.StepSize = 60;") == "unknown-field");
    CHECK(before("Prop.Type = SPK;\nProp.StepSize = 60;").empty());
    CHECK(before("Prop.MaxStep = 60;\nProp.Type = PrinceDormand78;").empty());
    CHECK(before("Frame.XAxis = R;") == "unknown-field");
    CHECK(before("Frame.Axes = ObjectReferenced;\nFrame.XAxis = R;\nFrame.ZAxis = N;\nFrame.Primary = "
                 "Earth;\nFrame.Secondary = Luna;")
              .empty());
}

TEST_CASE("names and types in Create") {
    CHECK(before("Create Spacecraf X;") == "unknown-resource-type");
    CHECK(before("Create SNOPT X;").empty());
    CHECK(before("Create RungeKutta89 X;").empty());  // of no use, but GMAT takes it
    CHECK(before("Create Variable Report;") == "reserved-name");
    CHECK(before("Create ReportFile Sat;") == "duplicate-name");
    CHECK(before("Create Spacecraft File;").empty());
    CHECK(before("Create String v;") == "duplicate-name");
    CHECK(before("Create ReportFile Luna;") == "reserved-name");
    CHECK(before("Create Array B;") == "array-size");
    CHECK(before("Create Array B[0,1];") == "array-size");
    CHECK(before("Create Array B[2, 3] C[3];").empty());
}

TEST_CASE("a finding names the text, points at it, and suggests") {
    const std::string script = "Create Spacecraft Sat;\nSat.SMAA = 7000;\nBeginMissionSequence;\nSave Sat;\n";
    const auto found = test::lint(script);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "\"SMAA\" is not a field of Spacecraft; did you mean \"SMA\"?");
    CHECK(script.substr(found[0].span.begin, found[0].span.size()) == "SMAA");
    REQUIRE(found[0].fix);
    CHECK(found[0].fix->safe);
}

TEST_CASE("an #Include may bring any name") {
    CHECK(test::blocking("#Include 'common.script'\nFoo.SMA = 7000;\nBeginMissionSequence;\nPropagate Prop(Foo) "
                         "{Foo.ElapsedSecs = 1};\n")
              .empty());
}

TEST_CASE("select and ignore choose the rules") {
    const auto tree =
        script::parse("Create Spacecraft Sat;\nSat.SMAA = 7000;\nSat.ECC = abc;\nBeginMissionSequence;\n");
    CHECK(lint::check(tree).size() == 3);
    CHECK(lint::check(tree, {{"unknown-field"}, {}}).size() == 1);
    CHECK(lint::check(tree, {{}, {"unknown-field", "unused-resource"}}).size() == 1);
}

TEST_CASE("findings come in text order") {
    const auto found = test::lint("Create Foo a;\nCreate Bar b;\nx = 1;\nBeginMissionSequence;\nSave q;\n");
    for (std::size_t i = 1; i < found.size(); ++i) {
        CHECK(found[i - 1].span.begin <= found[i].span.begin);
    }
    CHECK(found.size() == 4);
}

TEST_CASE("elements of arrays") {
    CHECK(before("A(3,3) = 4;").empty());
    CHECK(before("A(2) = 4;").empty());
    CHECK(before("A(4,1) = 4;") == "array-bounds");
    CHECK(before("A(1,0) = 4;") == "array-bounds");
    CHECK(before("A(4) = 4;") == "array-bounds");
    CHECK(before("A(1,1,1) = 4;") == "array-bounds");
    CHECK(sequence("A(4,1) = 4;") == "array-bounds");  // GMAT loads it, and fails when it is reached
    CHECK(sequence("v = A(1+1,1);") == "array-bounds");
    CHECK(sequence("v = A(1,1,1);") == "array-bounds");
    CHECK(sequence("v = A(w,1);").empty());
}

TEST_CASE("what variables, arrays and texts can be given") {
    for (const char* line :
         {"A = [1 2 3; 4 5 6; 7 8 9];", "v = [1];", "v = {1};", "A(1,1) = [1];", "s = s + s;", "s = 5 - 5;"}) {
        INFO(line);
        CHECK(sequence(line) == "assignment-type");
    }
    for (const char* line : {"s = 'a' + 'b';", "s = [x];", "s = {x};", "s = 5;", "s = v;", "A = A';", "A = 2*A;"}) {
        INFO(line);
        CHECK(sequence(line).empty());
    }
}

TEST_CASE("the inputs of a function file are not undeclared") {
    CHECK(test::blocking("function [q] = Scale(p, by)\nCreate Variable q\nBeginMissionSequence\nq = p(1,1) * by\n")
              .empty());
}

TEST_CASE("an epoch with one quote gets the other") {
    const std::string script = resources + "Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 Jan 2025 12:00:00.000;\n";
    const auto fixed = lint::fix(script::parse(script));
    CHECK(fixed.text == resources + "Sat.DateFormat = UTCGregorian;\nSat.Epoch = '01 Jan 2025 12:00:00.000';\n");
    CHECK(before("Sat.DateFormat = UTCGregorian;\nSat.Epoch = 01 Jan 2025 12:00:00.000';") == "invalid-epoch");
}
