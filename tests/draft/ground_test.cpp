#include <algorithm>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/facts.hpp"
#include "draft/notes.hpp"
#include "draft/prompt.hpp"
#include "draft/topics.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using drafting::ground;
using drafting::GroundingChunk;

namespace {

const GroundingChunk* find(const std::vector<GroundingChunk>& facts, const std::string& source) {
    const auto found =
        std::find_if(facts.begin(), facts.end(), [&](const GroundingChunk& fact) { return fact.source == source; });
    return found == facts.end() ? nullptr : &*found;
}

std::size_t text_bytes(const std::vector<GroundingChunk>& facts) {
    std::size_t bytes = 0;
    for (const GroundingChunk& fact : facts) {
        bytes += fact.text.size();
    }
    return bytes;
}

}  // namespace

TEST_CASE("every name in the table of topics is one that GMAT has") {
    for (const drafting::Topic& topic : drafting::topics()) {
        INFO(topic.words);
        for (const std::string_view name : drafting::entries(topic.types)) {
            INFO(name);
            CHECK(catalogue::find_type(name) != nullptr);
        }
        for (const std::string_view name : drafting::entries(topic.parameters)) {
            INFO(name);
            CHECK(catalogue::find_parameter(name) != nullptr);
        }
    }
}

TEST_CASE("every leading field is a field of its type") {
    for (const catalogue::ResourceType& type : catalogue::resource_types()) {
        for (const std::string_view name : drafting::entries(drafting::leading_fields(type.name))) {
            INFO(type.name << "." << name);
            CHECK(catalogue::find_field(type, name) != nullptr);
        }
    }
    CHECK_FALSE(drafting::leading_fields("Spacecraft").empty());
}

TEST_CASE("facts follow the words of the request") {
    const auto transfer = ground("Hohmann transfer to GEO with two impulsive burns", "");
    CHECK(find(transfer, "catalogue:ImpulsiveBurn") != nullptr);
    CHECK(find(transfer, "catalogue:DifferentialCorrector") != nullptr);
    CHECK(find(transfer, "language:target") != nullptr);
    CHECK(find(transfer, "catalogue:EclipseLocator") == nullptr);

    const auto lunar = ground("Go into orbit around the moon", "");
    REQUIRE(find(lunar, "language:bodies") != nullptr);
    CHECK_THAT(find(lunar, "language:bodies")->text, ContainsSubstring("Luna"));

    const auto eclipse = ground("When is the satellite in eclipse?", "");
    CHECK(find(eclipse, "catalogue:EclipseLocator") != nullptr);
}

TEST_CASE("what nearly every mission needs is told even for an empty request") {
    const auto facts = ground("", "");
    for (const char* source : {"catalogue:Spacecraft", "catalogue:ForceModel", "catalogue:Propagator",
                               "language:propagate", "language:state"}) {
        INFO(source);
        CHECK(find(facts, source) != nullptr);
    }
}

TEST_CASE("facts follow the types and fields of the failing draft") {
    const std::string draft = "Create GroundStation GS\nGS.Latitude = 12\nCreate Spacecraft Sat\nSat.NAIFId = 1\n";
    const auto facts = ground("orbit", draft);
    CHECK(find(facts, "catalogue:GroundStation") != nullptr);
    REQUIRE(find(facts, "language:locators") != nullptr);
    REQUIRE(find(facts, "catalogue:Spacecraft") != nullptr);
    CHECK_THAT(find(facts, "catalogue:Spacecraft")->text, ContainsSubstring("NAIFId"));
    CHECK(find(ground("orbit", ""), "catalogue:GroundStation") == nullptr);
}

TEST_CASE("a type's fact lists fields with defaults and allowed words within its size") {
    const auto* burn = catalogue::find_type("ImpulsiveBurn");
    REQUIRE(burn != nullptr);
    const std::string text = drafting::describe_type(*burn, {});
    CHECK_THAT(text, ContainsSubstring("Create ImpulsiveBurn NAME"));
    CHECK_THAT(text, ContainsSubstring("Element1 (number"));
    CHECK_THAT(text, ContainsSubstring("VNB|LVLH|MJ2000Eq|SpacecraftBody"));
    const auto* thruster = catalogue::find_type("ElectricThruster");
    REQUIRE(thruster != nullptr);
    CHECK_THAT(drafting::describe_type(*thruster, {}), ContainsSubstring("Isp ("));
    for (const catalogue::ResourceType& type : catalogue::resource_types()) {
        CHECK(drafting::describe_type(type, {}).size() <= drafting::max_type_fact_bytes);
    }
}

TEST_CASE("a parameter's fact shows how it is asked for") {
    const auto* sma = catalogue::find_parameter("SMA");
    REQUIRE(sma != nullptr);
    CHECK_THAT(drafting::describe_parameter(*sma), ContainsSubstring("Sat.Earth.SMA"));
    const auto* x = catalogue::find_parameter("X");
    REQUIRE(x != nullptr);
    CHECK_THAT(drafting::describe_parameter(*x), ContainsSubstring("Sat.EarthMJ2000Eq.X"));
}

TEST_CASE("facts come best first, within the limit, and the same each time") {
    const std::string request =
        "Electric spiral, finite thrust, target, optimize, report, plot, eclipse, contact, moon, mars, drag";
    for (const std::size_t limit : {std::size_t{0}, std::size_t{500}, std::size_t{4'000}, std::size_t{12'000}}) {
        const auto facts = ground(request, "Create Yukon Y\n", limit);
        CHECK(text_bytes(facts) <= limit);
        CHECK(
            std::is_sorted(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.score > b.score; }));
        const auto again = ground(request, "Create Yukon Y\n", limit);
        REQUIRE(again.size() == facts.size());
        for (std::size_t i = 0; i < facts.size(); ++i) {
            CHECK(again[i].text == facts[i].text);
        }
    }
}

TEST_CASE("a hostile request or draft costs bounded work") {
    const std::string huge(5'000'000, 'a');
    CHECK(text_bytes(ground(huge, huge)) <= 12'000);
    std::string names;
    for (int i = 0; i < 200'000; ++i) {
        names += "Name" + std::to_string(i) + " ";
    }
    CHECK(text_bytes(ground(names, names)) <= 12'000);
}
