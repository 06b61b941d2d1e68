#include "catalogue/catalogue.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace gmat_copilot;

namespace {

const catalogue::Field& field(std::string_view type, std::string_view name) {
    const catalogue::ResourceType* found = catalogue::find_type(type);
    REQUIRE(found != nullptr);
    const catalogue::Field* result = catalogue::find_field(*found, name);
    REQUIRE(result != nullptr);
    return *result;
}

template <typename Rows>
bool sorted_by_name(const Rows& rows) {
    return std::is_sorted(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
}

}  // namespace

TEST_CASE("every table is sorted by name") {
    CHECK(sorted_by_name(catalogue::resource_types()));
    CHECK(sorted_by_name(catalogue::parameters()));
    CHECK(sorted_by_name(catalogue::commands()));
    CHECK(std::is_sorted(catalogue::bodies().begin(), catalogue::bodies().end()));
    for (const catalogue::ResourceType& type : catalogue::resource_types()) {
        INFO(type.name);
        CHECK(sorted_by_name(type.fields));
    }
}

TEST_CASE("the measured release is whole") {
    CHECK(catalogue::resource_types().size() >= 146);
    CHECK(catalogue::parameters().size() == 321);
    CHECK(catalogue::commands().size() >= 51);
    CHECK(catalogue::bodies().size() == 12);
    CHECK(catalogue::coordinate_systems().size() == 4);
}

TEST_CASE("lookups are case-sensitive") {
    CHECK(catalogue::find_type("Spacecraft") != nullptr);
    CHECK(catalogue::find_type("spacecraft") == nullptr);
    CHECK(catalogue::find_parameter("SMA") != nullptr);
    CHECK(catalogue::find_parameter("sma") == nullptr);
    CHECK(catalogue::find_command("Propagate") != nullptr);
    CHECK(catalogue::find_command("propagate") == nullptr);
}

TEST_CASE("fields have GMAT's types, words and defaults") {
    CHECK(field("Spacecraft", "DryMass").type == catalogue::FieldType::real);
    CHECK(field("Spacecraft", "DryMass").default_value == "850");
    CHECK(field("ReportFile", "Precision").type == catalogue::FieldType::integer);
    CHECK(field("ReportFile", "Filename").type == catalogue::FieldType::filename);
    CHECK(field("ForceModel", "SRP").type == catalogue::FieldType::on_off);
    CHECK(field("Spacecraft", "Tanks").object_type == "FuelTank");
    const auto words = field("Spacecraft", "DateFormat").enum_values;
    CHECK(std::find(words.begin(), words.end(), "UTCGregorian") != words.end());
    CHECK(field("EphemerisFile", "InitialEpoch").enum_values.empty());
}

TEST_CASE("other labels of a field are found as aliases") {
    CHECK(field("ImpulsiveBurn", "V").alias_of == "Element1");
    CHECK(field("ChemicalThruster", "DirectionX").alias_of == "ThrustDirection1");
    CHECK(field("ForceModel", "Gravity").alias_of == "PrimaryBodies");
}

TEST_CASE("a spacecraft has the elements of every representation and the fields of every attitude") {
    for (const char* name : {"SMA", "ECC", "RadPer", "RMAG", "AZI", "PlanetodeticLAT", "DelaunayL", "EulerAngle1", "Q1",
                             "AngularVelocityX", "BodyAlignmentVectorX", "PrecessionRate"}) {
        INFO(name);
        CHECK(catalogue::find_field(*catalogue::find_type("Spacecraft"), name) != nullptr);
    }
    CHECK(catalogue::find_field(*catalogue::find_type("Spacecraft"), "Inclination") == nullptr);
}

TEST_CASE("a propagator has the fields of its integrators, a coordinate system those of its axes") {
    CHECK_FALSE(field("Propagator", "Accuracy").read_only);
    CHECK_FALSE(field("Propagator", "MaxStep").read_only);
    CHECK(field("CoordinateSystem", "Primary").must_exist);
    CHECK(field("CoordinateSystem", "XAxis").enum_values.size() == 6);
}

TEST_CASE("facts told of a base type hold for all that derive from it") {
    CHECK(field("DifferentialCorrector", "ExitMode").enum_values.size() == 3);
    CHECK(field("Yukon", "ExitMode").enum_values.size() == 3);
    CHECK(field("OrbitView", "UpperLeft").size.most == 2);
    CHECK(field("ContactLocator", "FinalEpoch").epoch);
    CHECK(field("EclipseLocator", "RunMode").any_case);
    CHECK(field("Formation", "Covariance").never_settable);
    CHECK(field("ImpulsiveBurn", "Covariance").never_settable);
    CHECK_FALSE(field("ElectricThruster", "Isp").never_settable);
}

TEST_CASE("nested fields of a force model are found behind their prefix") {
    const catalogue::ResourceType& model = *catalogue::find_type("ForceModel");
    for (const char* path : {"GravityField.Earth.Degree", "GravityField.Luna.PotentialFile", "Gravity.Earth.Model",
                             "GravityField.Earth.StmLimit", "GravityField.Earth.TideModel", "Drag.F107",
                             "Drag.AtmosphereModel", "SRP.Flux", "SRP.SRPModel", "CentralBody"}) {
        INFO(path);
        CHECK(catalogue::find_nested_field(model, path) != nullptr);
    }
    for (const char* path :
         {"GravityField.Earth.Foo", "GravityField.Degree", "Drag.Foo", "Foo.Earth.Degree", "", ".", "SRP."}) {
        INFO(path);
        CHECK(catalogue::find_nested_field(model, path) == nullptr);
    }
    CHECK(catalogue::find_nested_field(*catalogue::find_type("Spacecraft"), "Drag.F107") == nullptr);
}

TEST_CASE("type aliases stand for each other") {
    CHECK(catalogue::is_a("Propagator", "PropSetup"));
    CHECK(catalogue::is_a("PropSetup", "Propagator"));
    CHECK(catalogue::is_a("ForceModel", "ODEModel"));
    CHECK(catalogue::is_a("Thruster", "ChemicalThruster"));
    CHECK(catalogue::is_a("FuelTank", "ChemicalTank"));
    CHECK(catalogue::is_a("ElectricTank", "FuelTank"));
    CHECK(catalogue::is_a("OpenGLPlot", "OrbitView"));
    CHECK(catalogue::is_a("Spacecraft", "SpacePoint"));
    CHECK_FALSE(catalogue::is_a("Spacecraft", "Burn"));
    CHECK_FALSE(catalogue::is_a("NoSuchType", "Burn"));
}

TEST_CASE("plugin types are known without fields") {
    for (const char* name : {"SNOPT", "VF13ad", "FminconOptimizer", "OpenFramesInterface"}) {
        INFO(name);
        REQUIRE(catalogue::find_type(name) != nullptr);
        CHECK(catalogue::find_type(name)->plugin);
        CHECK(catalogue::find_type(name)->fields.empty());
    }
    CHECK(catalogue::is_a("SNOPT", "Solver"));
}

TEST_CASE("parameters know what they depend on") {
    CHECK(catalogue::find_parameter("SMA")->dependency == catalogue::Dependency::origin);
    CHECK(catalogue::find_parameter("SMA")->default_dependency == "Earth");
    CHECK(catalogue::find_parameter("INC")->dependency == catalogue::Dependency::coordinate_system);
    CHECK(catalogue::find_parameter("ElapsedSecs")->dependency == catalogue::Dependency::none);
    CHECK(catalogue::find_parameter("FuelMass")->dependency == catalogue::Dependency::attached_object);
    CHECK(catalogue::find_parameter("FuelMass")->attached_type == "FuelTank");
    CHECK(catalogue::find_parameter("UTCGregorian")->is_string);
    CHECK(catalogue::find_parameter("Quaternion")->is_array);
    CHECK_FALSE(catalogue::find_parameter("Altitude")->settable);
    CHECK_FALSE(catalogue::find_parameter("Apoapsis")->reportable);
}

TEST_CASE("blocks are told by their commands") {
    CHECK(catalogue::find_command("If")->opens_block);
    CHECK(catalogue::find_command("EndIf")->closes == "If");
    CHECK(catalogue::find_command("EndScript")->closes == "BeginScript");
    CHECK_FALSE(catalogue::find_command("Propagate")->opens_block);
}

TEST_CASE("built-in objects and functions are known") {
    CHECK(catalogue::builtin_object_type("Luna") == "Moon");
    CHECK(catalogue::builtin_object_type("Sun") == "Star");
    CHECK(catalogue::builtin_object_type("EarthFixed") == "CoordinateSystem");
    CHECK(catalogue::builtin_object_type("Moon").empty());
    for (const char* name : {"sin", "Sin", "cross", "Cross", "Num2str", "num2str", "atan2", "ConvertTime"}) {
        INFO(name);
        CHECK(catalogue::is_builtin_function(name));
    }
    CHECK_FALSE(catalogue::is_builtin_function("pi"));
    CHECK_FALSE(catalogue::is_builtin_function("sIn"));
}

TEST_CASE("numbers have units") {
    const auto unit = [](std::string_view type, std::string_view field) {
        return catalogue::find_field(*catalogue::find_type(type), field)->unit;
    };
    CHECK(unit("Spacecraft", "DryMass") == "kg");
    CHECK(unit("Spacecraft", "SMA") == "km");
    CHECK(unit("ChemicalTank", "FuelMass") == "kg");
    CHECK(unit("ElectricTank", "FuelMass") == "kg");
    CHECK(unit("Propagator", "MaxStep") == "s");
    CHECK(unit("Spacecraft", "ECC").empty());
}
