// Scripts of a size and shape no one writes by hand.
#include "linting.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string all;
    all.reserve(text.size() * static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

}  // namespace

TEST_CASE("a script of many objects and uses gets one finding for each fault") {
    constexpr int objects = 20000;
    std::string script;
    for (int i = 0; i < objects; ++i) {
        script += "Create Spacecraft S" + std::to_string(i) + ";\nS" + std::to_string(i) + ".SMAA = 7000;\n";
    }
    script += "BeginMissionSequence;\n";
    for (int i = 0; i < objects; ++i) {
        script += "Save S" + std::to_string(i) + ";\nSave T" + std::to_string(i) + ";\n";
    }
    CHECK(test::blocking(script).size() == 2 * objects);
}

TEST_CASE("a spacecraft of many tanks and thrusters is fired and looked at many times") {
    constexpr int parts = 20000;
    std::string tanks, thrusters, script = "Create Spacecraft Sat;\nCreate FiniteBurn Burn;\nCreate Variable fuel;\n";
    for (int i = 0; i < parts; ++i) {
        const std::string number = std::to_string(i);
        script += "Create ChemicalTank Tank" + number + ";\nCreate ChemicalThruster Jet" + number + ";\nJet" + number +
                  ".Tank = {Tank" + number + "};\n";
        tanks += " Tank" + number;
        thrusters += " Jet" + number;
    }
    script += "Sat.Tanks = {" + tanks + " };\nSat.Thrusters = {" + thrusters + " };\nBurn.Thrusters = {" + thrusters +
              " };\nBeginMissionSequence;\n";
    for (int i = 0; i < parts; ++i) {
        script += "BeginFiniteBurn Burn(Sat);\nEndFiniteBurn Burn(Sat);\nfuel = Sat.Tank" + std::to_string(i) +
                  ".FuelMass;\n";
    }
    CHECK(test::blocking(script).empty());
    CHECK(test::blocking(script + repeated("fuel = Sat.Tank1.FuelMass;\n", 100000)).empty());
    CHECK(test::blocking(script + "fuel = Sat.Jet1.FuelMass;\nfuel = Sat.Tank.FuelMass;\n").size() == 2);
}

TEST_CASE("deep and long statements are linted without harm") {
    const std::string head = "Create Variable v;\nBeginMissionSequence;\n";
    CHECK(test::blocking(head + "v = 1" + repeated(" + 1", 4000) + ";\n").empty());
    CHECK(test::blocking(head + "v = " + repeated("(", 300) + "1" + repeated(")", 300) + ";\n").empty());
    CHECK(test::blocking(head + "v = x" + repeated(" + x", 1000) + ";\n").size() == 1001);
    CHECK(test::blocking(head + "v = " + repeated("a", 200000) + ";\n").size() == 1);
    CHECK(test::blocking("Create Spacecraft Sat;\nSat." + repeated("a.", 5000) +
                         "b = 1;\nBeginMissionSequence;\nSave Sat;\n")
              .size() == 1);
}

TEST_CASE("anything at all can be linted") {
    for (const std::string& script :
         {std::string(), std::string("\0", 1), std::string("Create"), std::string("Create Spacecraft"),
          std::string(".=."), std::string("= 5"), std::string("Sat."), std::string("BeginMissionSequence\nPropagate"),
          std::string("Report"), std::string("BeginMissionSequence\nVary\nAchieve\nTarget\nIf\nFor\nWhile"),
          std::string("Create Array A[;\nA(1,1) = 3"),
          std::string("BeginMissionSequence\nVary DC()\nAchieve DC(\nMinimize (x)\nToggle\nSave\nPropagate P")}) {
        INFO(script);
        CHECK_NOTHROW(test::lint(script));
        CHECK_NOTHROW(lint::fix(script::parse(script)));
    }
}
