// Values of fields: what GMAT R2026a did with each of these statements, measured one by one on a new object.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "linting.hpp"
#include "support/catch.hpp"

namespace {

struct Row {
    const char* type;
    const char* field;
    const char* value;
    const char* rule;  ///< empty: GMAT takes the value
};

constexpr Row rows[] = {
    {"Spacecraft", "TotalMass", "1", "read-only-field"},
    {"Spacecraft", "SystemMomentOfInertiaXX", "1", "read-only-field"},
    {"Spacecraft", "Covariance", "[1 2 3]", "read-only-field"},
    {"Spacecraft", "Element1Units", "'text'", "read-only-field"},
    {"Spacecraft", "OrbitErrorCovariance", "[1 2 3]", "type-mismatch"},
    {"Spacecraft", "StateType", "Foo", "enum-violation"},
    {"Spacecraft", "DateFormat", "On", "enum-violation"},
    {"Spacecraft", "DateFormat", "''", "enum-violation"},
    {"Spacecraft", "Attitude", "FM", "enum-violation"},
    {"Spacecraft", "Attitude", "Earth", "enum-violation"},
    {"Spacecraft", "Attitude", "EarthMJ2000Eq", ""},
    {"Spacecraft", "DisplayStateType", "true", "enum-violation"},
    {"Spacecraft", "CoordinateSystem", "1 km", "type-mismatch"},
    {"Spacecraft", "CoordinateSystem", "'1'", "type-mismatch"},
    {"Spacecraft", "CoordinateSystem", "EarthMJ2000Eq", ""},
    {"Spacecraft", "Tanks", "1", "type-mismatch"},
    {"Spacecraft", "Tanks", "{}", "type-mismatch"},
    {"Spacecraft", "Thrusters", "Sat.SMA", "type-mismatch"},
    {"Spacecraft", "PowerSystem", "''", ""},
    {"Spacecraft", "PowerSystem", "'1'", "type-mismatch"},
    {"Spacecraft", "CdSigma", "0", "out-of-range"},
    {"Spacecraft", "DryMomentOfInertiaXX", "-1", "out-of-range"},
    {"Spacecraft", "OrbitColor", "''", "enum-violation"},
    {"Spacecraft", "Quaternion", "Sat", ""},
    {"Propagator", "Type", "true", "enum-violation"},
    {"Propagator", "Type", "Sat", ""},
    {"Propagator", "Type", "Earth", "enum-violation"},
    {"Propagator", "FM", "1 km", "type-mismatch"},
    {"Propagator", "FM", "''", ""},
    {"Propagator", "FM", "EarthMJ2000Eq", ""},
    {"ForceModel", "CentralBody", "'1'", "type-mismatch"},
    {"ForceModel", "CentralBody", "Earth", ""},
    {"ForceModel", "CentralBody", "1+2", "type-mismatch"},
    {"ForceModel", "Drag", "Earth", "enum-violation"},
    {"ForceModel", "Drag", "On", "enum-violation"},
    {"ForceModel", "Drag", "None", ""},
    {"ForceModel", "ErrorControl", "true", "enum-violation"},
    {"ForceModel", "GravityField.Earth.TideModel", "Foo", "enum-violation"},
    {"ForceModel", "PointMasses", "{}", ""},
    {"ForceModel", "Gravity", "[1 2 3]", ""},
    {"ImpulsiveBurn", "Axes", "''", "enum-violation"},
    {"ImpulsiveBurn", "SpacecraftName", "Sat", "read-only-field"},
    {"ImpulsiveBurn", "Tank", "1", "type-mismatch"},
    {"FiniteBurn", "Thrusters", "Foo", ""},
    {"FiniteBurn", "Thrusters", "-1", "type-mismatch"},
    {"ChemicalTank", "Coordinates", "Foo", "enum-violation"},
    {"ChemicalTank", "RotationMatrix", "[1 2 3]", "type-mismatch"},
    {"ChemicalThruster", "Axes", "On", "enum-violation"},
    {"ChemicalThruster", "Tank", "{}", "type-mismatch"},
    {"ChemicalThruster", "K_UNITS", "{'Foo'}", "read-only-field"},
    {"ChemicalThruster", "K_UNITS", "{}", ""},
    {"ElectricThruster", "Origin", "1.2.3", "type-mismatch"},
    {"SolarPowerSystem", "ShadowBodies", "Earth", "type-mismatch"},
    {"SolarPowerSystem", "ShadowBodies", "{Earth}", ""},
    {"SolarPowerSystem", "ShadowModel", "Foo", "enum-violation"},
    {"SolarPowerSystem", "InitialEpoch", "'text'", "type-mismatch"},
    {"SolarPowerSystem", "EpochFormat", "Foo", "enum-violation"},
    {"CoordinateSystem", "Axes", "FM", "enum-violation"},
    {"CoordinateSystem", "Axes", "''", ""},
    {"CoordinateSystem", "UpdateInterval", "1", "read-only-field"},
    {"GroundStation", "HorizonReference", "Sat", "enum-violation"},
    {"GroundStation", "Humidity", "-1", "out-of-range"},
    {"GroundStation", "X", "Sat", "type-mismatch"},
    {"GroundStation", "J2000BodyName", "Sat", ""},
    {"GroundStation", "J2000BodyName", "Foo", "read-only-field"},
    {"GroundStation", "IonosphereModel", "Foo", "enum-violation"},
    {"DifferentialCorrector", "ExitMode", "Foo", "enum-violation"},
    {"DifferentialCorrector", "SolverMode", "1", "enum-violation"},
    {"DifferentialCorrector", "DerivativeMethod", "true", ""},
    {"Yukon", "AllowScaleSetting", "true", "read-only-field"},
    {"ReportFile", "Add", "vv", "type-mismatch"},
    {"ReportFile", "Add", "Sat.SMA", ""},
    {"ReportFile", "Add", "1", "type-mismatch"},
    {"ReportFile", "Size", "[1 2 3]", "type-mismatch"},
    {"ReportFile", "UpperLeft", "FM", "type-mismatch"},
    {"ReportFile", "SolverIterations", "true", "enum-violation"},
    {"ReportFile", "SolverIterations", "On", ""},
    {"ReportFile", "FullPathFileName", "'text'", "read-only-field"},
    {"OrbitView", "ViewPointVector", "[1 2 3]", ""},
    {"OrbitView", "ViewPointVector", "1", "type-mismatch"},
    {"OrbitView", "Add", "Sat.SMA", "type-mismatch"},
    {"OrbitView", "Add", "{}", ""},
    {"OrbitView", "MinFOV", "'text'", ""},
    {"OrbitView", "DrawObject", "[1 2 3]", "type-mismatch"},
    {"OrbitView", "StarCount", "0", "out-of-range"},
    {"XYPlot", "XVariable", "vv", ""},
    {"XYPlot", "YVariables", "1 km", "type-mismatch"},
    {"GroundTrackPlot", "Add", "{}", "type-mismatch"},
    {"EclipseLocator", "InitialEpoch", "1", "type-mismatch"},
    {"EclipseLocator", "InputEpochFormat", "Foo", "enum-violation"},
    {"EclipseLocator", "RunMode", "On", "enum-violation"},
    {"ContactLocator", "OccultingBodies", "''", ""},
    {"ContactLocator", "Observers", "''", "type-mismatch"},
    {"ContactLocator", "ReportFormat", "Foo", "enum-violation"},
    {"Formation", "Add", "Earth", "ref-target-mismatch"},
    {"Formation", "Add", "Sat", ""},
    {"Transmitter", "HardwareDelay", "1", "read-only-field"},
    {"Transmitter", "FrequencyBand", "Foo", "enum-violation"},
};

/// Blocking findings, but for those that the bare objects of these tests lack what a run needs.
std::vector<gmat_copilot::text::Diagnostic> about_values(const std::string& script) {
    auto found = test::blocking(script);
    std::erase_if(found, [](const auto& diagnostic) { return diagnostic.rule == "incomplete-resource"; });
    return found;
}

}  // namespace

TEST_CASE("the values of fields are judged as GMAT judges them") {
    for (const Row& row : rows) {
        const std::string statement = std::string("o.") + row.field + " = " + row.value;
        const std::string script =
            std::string("Create Spacecraft Sat\nCreate ForceModel FM\nCreate Variable vv\nCreate ") + row.type +
            " o\n" + statement + "\nBeginMissionSequence\n";
        const auto found = about_values(script);
        INFO(row.type << ": " << statement << "\n" << test::listed(script, found));
        const std::string rule = row.rule;
        if (rule.empty()) {
            CHECK(found.empty());
            continue;
        }
        constexpr std::uint32_t statement_line = 5;
        const gmat_copilot::text::SourceText source(script);
        CHECK(std::ranges::any_of(found, [&](const auto& diagnostic) {
            return diagnostic.rule == rule && source.position(diagnostic.span.begin).line == statement_line;
        }));
    }
}

TEST_CASE("old words and fields that GMAT only warns of do not block") {
    for (const std::string statement :
         {"Create ImpulsiveBurn o\no.Axes = Inertial", "Create EphemerisFile o\no.OutputFormat = PC",
          "Create EphemerisFile o\no.OutputFormat = UNIX", "Create OrbitView o\no.FixedFovAngle = 45",
          "Create OrbitView o\no.PerspectiveMode = Off", "Create OrbitView o\no.UseFixedFov = Off",
          "Create EclipseLocator o\no.RunMode = automatic", "Create ReportFile o\no.SolverIterations = Off",
          "Create Propagator o\no.FM = InternalODEModel"}) {
        const std::string script = statement + "\nBeginMissionSequence\n";
        const auto found = about_values(script);
        INFO(script << test::listed(script, found));
        CHECK(found.empty());
    }
}

TEST_CASE("epochs of power systems and locators follow the object's own format") {
    const std::string tail = "\nBeginMissionSequence\n";
    CHECK(about_values("Create SolarPowerSystem o\no.EpochFormat = UTCGregorian\no.InitialEpoch = '01 Jan 2025 "
                       "12:00:00.000'" +
                       tail)
              .empty());
    CHECK(about_values("Create ContactLocator o\no.InputEpochFormat = TTModJulian\no.InitialEpoch = 21545" + tail)
              .empty());
    CHECK(about_values("Create ContactLocator o\no.InitialEpoch = '01 Jan 2025 12:00:00.000'" + tail).size() == 1);
}

TEST_CASE("a field is judged by what was set above it") {
    struct Case {
        const char* settings;
        const char* rule;
    };
    constexpr Case cases[] = {
        {"Create Propagator o\no.Type = PrinceDormand78\no.Type = RungeKutta89", "inconsistent-settings"},
        {"Create Propagator o\no.Type = RungeKutta89\no.Type = RungeKutta89", ""},
        {"Create Propagator o\no.InitialStepSize = 60\no.Type = PrinceDormand78", ""},
        {"Create EphemerisFile o\no.FileFormat = SPK\no.Interpolator = Lagrange", "enum-violation"},
        {"Create EphemerisFile o\no.Interpolator = Lagrange\no.FileFormat = SPK", ""},
        {"Create EphemerisFile o\no.FinalEpoch = 'text'", "type-mismatch"},
        {"Create EphemerisFile o\no.FinalEpoch = FinalSpacecraftEpoch", ""},
        {"Create Spacecraft o\no.Attitude = ThreeAxisKinematic\no.AttitudeCoordinateSystem = Foo",
         "ref-target-mismatch"},
        {"Create Spacecraft o\no.Attitude = Spinner\no.AttitudeCoordinateSystem = Foo", ""},
        {"Create Spacecraft o\no.AttitudeCoordinateSystem = Foo\no.Attitude = NadirPointing", ""},
        {"Create Spacecraft o\no.Attitude = NadirPointing\no.AttitudeReferenceBody = Foo", "ref-target-mismatch"},
        {"Create Spacecraft o\no.OrbitColor = [256 0 0]", "type-mismatch"},
        {"Create Spacecraft o\no.OrbitColor = [1.5 2 3]", "type-mismatch"},
        {"Create Spacecraft o\no.OrbitColor = [ 255, 0 , 0 ]", ""},
        {"Create OrbitView o\no.DrawObject = [ true, off ]", ""},
    };
    for (const auto& [settings, rule] : cases) {
        const std::string script = std::string(settings) + "\nBeginMissionSequence\n";
        const auto found = about_values(script);
        INFO(script << test::listed(script, found));
        CHECK(found.size() == (*rule == '\0' ? 0 : 1));
        CHECK(std::ranges::all_of(found, [&](const auto& diagnostic) { return diagnostic.rule == rule; }));
    }
}

TEST_CASE("a matrix may go on over several lines") {
    std::string rows;
    for (int row = 0; row < 6; ++row) {
        rows += "1, 0, 0, 0, 0, 0;" + std::string(row < 5 ? " ...\n" : "");
    }
    const std::string head = "Create Spacecraft o\no.OrbitErrorCovariance = [";
    CHECK(about_values(head + rows + "]\nBeginMissionSequence\n").empty());
    CHECK(about_values(head + "1 2 3]\nBeginMissionSequence\n").size() == 1);
}

TEST_CASE("names without their braces get them") {
    for (const auto& [written, right] :
         {std::pair("(Earth, Luna)", "{Earth, Luna}"), std::pair("Earth, Luna", "{Earth, Luna}")}) {
        const std::string head = "Create EclipseLocator o\no.OccultingBodies = ";
        const std::string tail = "\nBeginMissionSequence\n";
        const auto fixed = gmat_copilot::lint::fix(gmat_copilot::script::parse(head + written + tail));
        CHECK(fixed.text == head + right + tail);
    }
}
