// The canonical layout: what changes, what never does.
#include "script/format.hpp"

#include <nlohmann/json.hpp>
#include <sstream>

#include "helpers.hpp"
#include "script/tokens.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::script;

namespace {

/// The canonical layout of what is laid out, checked to be its own.
std::string formatted(const std::string& text) {
    const std::optional<std::string> once = format(parse(text));
    REQUIRE(once.has_value());
    CHECK(format(parse(*once)) == once);
    return *once;
}

/// The same for one statement of the mission sequence.
std::string command(const std::string& text) {
    const std::string before = "BeginMissionSequence\n";
    const std::string all = formatted(before + text);
    REQUIRE(all.substr(0, before.size()) == before);
    return all.substr(before.size());
}

}  // namespace

TEST_CASE("blanks within a statement become canonical") {
    const auto [written, canonical] = GENERATE(table<std::string, std::string>({
        {"Create   Spacecraft\tSatA ,SatB", "Create Spacecraft SatA, SatB\n"},
        {"Create Array A[ 2 , 2 ]  B[3 1]", "Create Array A[2,2] B[3 1]\n"},
        {"Sat.SMA=7000;", "Sat.SMA = 7000;\n"},
        {"GMAT   Sat.SMA   =   7000 ;;", "GMAT Sat.SMA = 7000;;\n"},
        {"FM.PointMasses = { Luna ,Sun }", "FM.PointMasses = {Luna, Sun}\n"},
        {"FM.PointMasses = {Luna  Sun}", "FM.PointMasses = {Luna Sun}\n"},
        {"ov.ViewPointVector = [ 0  0 -30000 ]", "ov.ViewPointVector = [0 0 -30000]\n"},
        {"Cov.M = [1 2;3 4]", "Cov.M = [1 2; 3 4]\n"},
        {"Sat.Epoch =   01 Jan 2025  12:00:00.000", "Sat.Epoch = 01 Jan 2025  12:00:00.000\n"},
    }));
    CHECK(formatted(written) == canonical);
}

TEST_CASE("commands are laid out by one rule for all") {
    const auto [written, canonical] = GENERATE(table<std::string, std::string>({
        {"Propagate  Prop ( SatA,SatB ){Sat.ElapsedSecs=60,Sat.Periapsis}",
         "Propagate Prop(SatA, SatB) {Sat.ElapsedSecs = 60, Sat.Periapsis}\n"},
        {"Propagate 'coast'  BackProp Prop(Sat)", "Propagate 'coast' BackProp Prop(Sat)\n"},
        {"Maneuver   Burn( Sat)", "Maneuver Burn(Sat)\n"},
        {"x=A( 1 ,2 )*( -3 )^ 2", "x = A(1,2) * (-3)^2\n"},
        {"x = atan2( y+1,z )", "x = atan2(y + 1, z)\n"},
        {"x = - y", "x = -y\n"},
        {"x = A' * B", "x = A' * B\n"},
        {"[ a,b ]=F( x,y )", "[a, b] = F(x, y)\n"},
        {"Report  rf   Sat.SMA A(1,2)", "Report rf Sat.SMA A(1,2)\n"},
        {"For I=1 : 2: 10\nEndFor", "For I = 1:2:10\nEndFor\n"},
        {"If a>1&b<= 2|c ~=3\nEndIf", "If a > 1 & b <= 2 | c ~= 3\nEndIf\n"},
        {"Target DC  {SolveMode=Solve}\nEndTarget", "Target DC {SolveMode = Solve}\nEndTarget\n"},
        {"Vary DC(Burn.Element1=0.1,{MaxStep=0.5})", "Vary DC(Burn.Element1 = 0.1, {MaxStep = 0.5})\n"},
        {"NonlinearConstraint NLP(v<=5)", "NonlinearConstraint NLP(v <= 5)\n"},
    }));
    CHECK(command(written) == canonical);
}

TEST_CASE("blocks are indented, and comments go with what follows them") {
    CHECK(formatted("BeginMissionSequence\n"
                    "  If a > 1   % why\n"
                    "% body\n"
                    "While b < 2\n"
                    "b = b + 1\n"
                    "EndWhile\n"
                    "      % still the body\n"
                    "Else\n"
                    "b = 0\n"
                    "EndIf\n"
                    "   % after\n") ==
          "BeginMissionSequence\n"
          "If a > 1  % why\n"
          "   % body\n"
          "   While b < 2\n"
          "      b = b + 1\n"
          "   EndWhile\n"
          "   % still the body\n"
          "Else\n"
          "   b = 0\n"
          "EndIf\n"
          "% after\n");
}

TEST_CASE("blank lines and the ends of the file become canonical") {
    CHECK(formatted("\n\n  \nCreate Variable a  \n\n\n\t\n% c  \t\n\nCreate Variable b\n\n\n") ==
          "Create Variable a\n\n% c\n\nCreate Variable b\n");
    CHECK(formatted("Create Variable a") == "Create Variable a\n");
    CHECK(formatted("").empty());
    CHECK(formatted(" \n\t\n").empty());
}

TEST_CASE("the first line end of a file is used throughout") {
    CHECK(formatted("Create Variable a\r\nCreate Variable b\nCreate Variable c\r") ==
          "Create Variable a\r\nCreate Variable b\r\nCreate Variable c\r\n");
    CHECK(formatted("Create Variable a\nCreate Variable b\r\n") == "Create Variable a\nCreate Variable b\n");
}

TEST_CASE("a continued statement stays continued, indented by two levels") {
    CHECK(command("Report rf Sat.X...\n\n Sat.Y ...\n\t\tSat.Z\n") ==
          "Report rf Sat.X ...\n      Sat.Y ...\n      Sat.Z\n");
}

TEST_CASE("texts, values as they stand, and comments are never touched") {
    const auto text = GENERATE(as<std::string>{}, "s = hello   world\n", "rf.Filename = 'a  =  b.txt'\n",
                               "s = f(1,2)\n", "s = f( 1 , 2 )\n", "v = - 5\n", "%   a  =  b\n", "% tab\there\n",
                               "Sat.Epoch = 01 Jan  2025 12:00:00.000\n");
    CHECK(formatted(text) == text);
}

TEST_CASE("what GMAT does not read behind a NUL stays as it is") {
    const std::string rest = std::string(1, '\0') + "  x=1\n\n\n  y";
    CHECK(formatted("Sat.SMA=1\n" + rest) == "Sat.SMA = 1\n" + rest);
}

TEST_CASE("a script with syntax errors is not laid out") {
    CHECK_FALSE(format(parse("Sat.SMA = (1\n")).has_value());
    CHECK_FALSE(format(parse("BeginMissionSequence\nIf a > 1\n")).has_value());
}

TEST_CASE("deep blocks do not make a long script square in its length") {
    std::string text = "BeginMissionSequence\n";
    constexpr int depth = 2'000;
    for (int i = 0; i < depth; ++i) {
        text += "BeginScript\n";
    }
    for (int i = 0; i < depth; ++i) {
        text += "EndScript\n";
    }
    CHECK(formatted(text).size() < 12 * text.size());
}

TEST_CASE("every measured script without syntax errors keeps its meaning and has one canonical layout") {
    std::istringstream lines(test::read_file(test::data("gmat/labels.jsonl")));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::string name = nlohmann::json::parse(line).at("file");
        const Tree tree = parse(test::read_file(test::data("gmat/scripts/" + name)));
        if (const std::optional<std::string> once = format(tree)) {
            INFO(name);
            const Tree again = parse(*once);
            CHECK(same_but_for_layout(tree, again));
            CHECK(format(again) == once);
            ++count;
        }
    }
    CHECK(count > 800);
}

TEST_CASE("scripts that differ in more than layout are told apart") {
    const auto same = [](const char* a, const char* b) { return same_but_for_layout(parse(a), parse(b)); };
    CHECK(same("Sat.SMA=7000 % c\n", "\n Sat.SMA = 7000% c  \n"));
    CHECK_FALSE(same("Sat.SMA = 7000\n", "Sat.SMA = 7001\n"));
    CHECK_FALSE(same("Sat.SMA = 7000\n", "Sat.SMA = 7000;\n"));
    CHECK_FALSE(same("Sat.SMA = 7000 % c\n", "Sat.SMA = 7000 % d\n"));
    CHECK_FALSE(same("x = [1 -2]\n", "x = [1 - 2 3]\n"));
    CHECK_FALSE(same("s = a b\n", "s = ab\n"));
}
