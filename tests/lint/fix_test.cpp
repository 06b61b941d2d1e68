#include <algorithm>
#include <iomanip>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "linting.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;

namespace {

lint::FixResult fixed(const std::string& script, bool unsafe = false) {
    return lint::fix(script::parse(script), {}, unsafe);
}

}  // namespace

TEST_CASE("misspellings with one clear candidate are mended") {
    const std::string bad =
        "Create Spacecaft Sat;\n"
        "Sat.DateFormat = utcgregorian;\n"
        "Sat.SMAA = 7000;\n"
        "Create ForceModel FM;\n"
        "FM.PointMasses = [Earth, Luna];\n"
        "Create Propagator Prop;\n"
        "Prop.FM = FN;\n"
        "Create ReportFile File;\n"
        "File.WriteHeaders = 'true';\n"
        "BeginMissionSequence;\n"
        "Propogate Prop(Sat) {Sat.ElapsedSec = 60};\n"
        "Report File Sat.SMA;\n";
    const std::string good =
        "Create Spacecraft Sat;\n"
        "Sat.DateFormat = UTCGregorian;\n"
        "Sat.SMA = 7000;\n"
        "Create ForceModel FM;\n"
        "FM.PointMasses = {Earth, Luna};\n"
        "Create Propagator Prop;\n"
        "Prop.FM = FM;\n"
        "Create ReportFile File;\n"
        "File.WriteHeaders = true;\n"
        "BeginMissionSequence;\n"
        "Propagate Prop(Sat) {Sat.ElapsedSecs = 60};\n"
        "Report File Sat.SMA;\n";
    const lint::FixResult result = fixed(bad);
    INFO(test::listed(result.text, result.diagnostics));
    CHECK(result.text == good);
    CHECK(result.diagnostics.empty());
    CHECK(result.applied.size() == 8);
    CHECK(result.applied.front() == "unknown-resource-type: replace \"Spacecaft\" by \"Spacecraft\" (line 1)");
}

TEST_CASE("an imagined end of the mission is dropped where the script ends, and only there") {
    const std::string mission = "Create Variable v\nBeginMissionSequence\nv = 1\n";
    const auto fixed = [](const std::string& script) { return lint::fix(script::parse(script)).text; };
    CHECK(fixed(mission + "EndMissionSequence;\n") == mission);
    CHECK(fixed(mission + "  EndMissionSequence\n% the end\n") == mission + "% the end\n");
    CHECK(fixed(mission + "EndMissionSequence\nv = 2\n") == mission + "EndMissionSequence\nv = 2\n");
}

TEST_CASE("the long name of a spacecraft's field suggests the short one, which only an unsafe fix takes") {
    const std::string script =
        "Create Spacecraft Sat\nSat.Inclination = 51\nSat.Argument_Of_Perigee = 3\nBeginMissionSequence\n";
    const auto found = test::blocking(script);
    REQUIRE(found.size() == 2);
    CHECK_THAT(found[0].message, ContainsSubstring("did you mean \"INC\"?"));
    CHECK_THAT(found[1].message, ContainsSubstring("did you mean \"AOP\"?"));
    CHECK(lint::fix(script::parse(script)).text == script);
    CHECK_THAT(lint::fix(script::parse(script), {}, true).text, ContainsSubstring("Sat.INC = 51\nSat.AOP = 3\n"));
}

TEST_CASE("an unsafe fix is applied only when asked for") {
    const std::string bad = "Create Spacecraft Sat;\nSat.Earth.SMA = 7000;\nBeginMissionSequence;\nSave Sat;\n";
    CHECK(fixed(bad).text == bad);
    CHECK(fixed(bad, true).text == "Create Spacecraft Sat;\nSat.SMA = 7000;\nBeginMissionSequence;\nSave Sat;\n");
}

TEST_CASE("a script that GMAT loads is left as it is, byte for byte") {
    std::istringstream lines(test::read_file(test::data("gmat/labels.jsonl")));
    int scripts = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto label = nlohmann::json::parse(line);
        if (label.at("loaded").is_boolean() && label.at("loaded").get<bool>()) {
            const std::string script =
                test::read_file(test::data("gmat/scripts/" + label.at("file").get<std::string>()));
            INFO(label.at("file"));
            const lint::FixResult result = fixed(script);
            CHECK(result.text == script);
            CHECK(result.applied.empty());
            ++scripts;
        }
    }
    CHECK(scripts > 380);
}

TEST_CASE("a fix never invents a choice between two equally near names") {
    const std::string script = "Create Variable ab ac;\nBeginMissionSequence;\nab = 1;\nac = 1;\nad = 2;\n";
    CHECK(fixed(script).text == script);
}

TEST_CASE("what may be another name is not taken for a misspelling") {
    const auto stays = [](const std::string& script) { CHECK(fixed(script).text == script); };
    const std::string rest = "BeginMissionSequence;\n";
    stays("Create Propagator Prop;\nProp.Type = RungeKutta78;\n" + rest);        // not RungeKutta68
    stays("Create CoordinateSystem CS;\nCS.Axes = ITRF;\n" + rest);              // not ICRF
    stays("Create ImpulsiveBurn Burn1;\nBurn2.Axes = VNB;\n" + rest);            // lacks its Create
    stays("Create Spacecraft SatA;\nSatB.SMA = 7000;\nSatB.ECC = 0;\n" + rest);  // so does this
    stays("Create Variable dx y;\n" + rest + "y = dy + 1;\n");                   // dy is no slip for dx
    stays("Create Spacecraft Sat;\nSat.Altitude = 500;\n" + rest);               // not Attitude
    stays("Create GravityModel FM;\nFM.CentralBody = Earth;\nFM.PointMasses = {Luna};\n" + rest);  // no GravityField
    stays("Create Variable x;\n" + rest + "EndMissionSequence;\nx = 1;\n");                        // not Begin...
    stays("Create Variable x;\n" + rest + "While x = 2\n   x = x + 1;\nEndWhile;\n");
}

TEST_CASE("values are mended that only lack or have too many marks around them") {
    const auto mended = [](const std::string& before, const std::string& after) {
        const std::string craft = "Create Spacecraft Sat;\nCreate ForceModel FM;\nCreate ReportFile R;\n";
        CHECK(fixed(craft + before + "BeginMissionSequence;\n").text == craft + after + "BeginMissionSequence;\n");
    };
    mended("FM.PointMasses = Sun, Luna;\n", "FM.PointMasses = {Sun, Luna};\n");
    mended("Sat.SMA = [7000];\n", "Sat.SMA = 7000;\n");
    mended("Sat.DateFormat = {UTCGregorian};\n", "Sat.DateFormat = UTCGregorian;\n");
    mended("Sat.DateFormat = 'UTCGREGORIAN';\n", "Sat.DateFormat = 'UTCGregorian';\n");
    mended("R.WriteHeaders = enabled;\n", "R.WriteHeaders = true;\n");
    mended("FM.GravityField.Earth.PotentialFile = 'JGM2.cof;\n", "FM.GravityField.Earth.PotentialFile = 'JGM2.cof';\n");
}

TEST_CASE("a chain of ElseIf becomes Ifs within Elses, each with its EndIf") {
    const auto result = fixed(
        "Create Variable x y\nBeginMissionSequence\nIf x > 3\n   y = 1\nElseIf x > 2\n   y = 2\n"
        "elseif x > 1\n   y = 3\nElse\n   If y > 1\n      y = 5\n   EndIf\nEndIf\n");
    CHECK(result.text ==
          "Create Variable x y\nBeginMissionSequence\nIf x > 3\n   y = 1\nElse\nIf x > 2\n   y = 2\n"
          "Else\nIf x > 1\n   y = 3\nElse\n   If y > 1\n      y = 5\n   EndIf\nEndIf\nEndIf\nEndIf\n");
    CHECK(result.diagnostics.empty());
}

TEST_CASE("unsafe fixes create what is missing and delete what GMAT does not know") {
    const std::string bad =
        "Create Spacecraft Sat;\nSat.Flavour = 'vanilla';\nBeginMissionSequence;\ncount = 0;\nPropagate Prop(Sat) "
        "{Sat.ElapsedSecs = 60};\n";
    CHECK(fixed(bad).text == bad);
    const lint::FixResult result = fixed(bad, true);
    INFO(test::listed(result.text, result.diagnostics));
    CHECK(result.text ==
          "Create Spacecraft Sat;\nCreate Variable count;\nCreate Propagator Prop;\nBeginMissionSequence;\ncount = "
          "0;\nPropagate Prop(Sat) {Sat.ElapsedSecs = 60};\n");
    CHECK(test::blocking(result.text).empty());
}

TEST_CASE("BeginMissionSequence is inserted where GMAT rejects the script without it, and only there") {
    const auto rejected = fixed("Create Variable x y;\nx = 1;\ny = x + 1;\nIf y > 1;\n   x = 2;\nEndIf;\n");
    CHECK(rejected.text ==
          "Create Variable x y;\nx = 1;\nBeginMissionSequence;\ny = x + 1;\nIf y > 1;\n   x = 2;\nEndIf;\n");
    const std::string tolerated = "Create Variable x;\nx = 1;\nIf x > 1;\n   x = 2;\nEndIf;\n";
    CHECK(fixed(tolerated).text == tolerated);
}

TEST_CASE("a comment of another language behind a value is mended") {
    const std::string bad =
        "Create Spacecraft Sat;\n"
        "Sat.DateFormat = UTCGregorian;  // as given\n"
        "Sat.SMA = 7000  # km\n"
        "BeginMissionSequence;\n";
    CHECK(fixed(bad).text ==
          "Create Spacecraft Sat;\n"
          "Sat.DateFormat = UTCGregorian;  % as given\n"
          "Sat.SMA = 7000  % km\n"
          "BeginMissionSequence;\n");
}

TEST_CASE("most misspelt and foreign calibration scripts are mended") {
    // How scripts that GMAT loads were spoilt: a word misspelt, or written as in another language.
    const std::set<std::string> misspelt = {"command_lowercase",
                                            "create_lowercase",
                                            "enum_case_changed",
                                            "field_case_changed",
                                            "misspelt_begin_mission_sequence",
                                            "misspelt_command",
                                            "misspelt_field",
                                            "misspelt_object_lhs",
                                            "misspelt_resource_type",
                                            "nonexistent_coordinate_system",
                                            "object_case_mismatch",
                                            "wrong_enum_value"};
    const std::set<std::string> foreign = {"c_block_comment",
                                           "colon_assign",
                                           "condition_parenthesised",
                                           "condition_single_equals",
                                           "cpp_comment",
                                           "cpp_comment_trailing",
                                           "double_equals_assign",
                                           "double_quotes",
                                           "elseif_used",
                                           "for_syntax_wrong",
                                           "fullwidth_equals",
                                           "hash_comment",
                                           "hash_comment_trailing",
                                           "list_square_brackets",
                                           "logical_cstyle",
                                           "markdown_fence",
                                           "matlab_disp",
                                           "matlab_end",
                                           "matlab_lowercase_for",
                                           "method_call_syntax",
                                           "nbsp_character",
                                           "not_equal_cstyle",
                                           "number_decimal_comma",
                                           "number_thousands_separator",
                                           "odd_boolean_word",
                                           "python_augmented_assign",
                                           "python_literal",
                                           "report_parenthesised",
                                           "unicode_minus",
                                           "unicode_quotes"};
    std::map<std::string, std::pair<int, int>> mended;  // of all
    std::istringstream lines(test::read_file(test::data("gmat/labels.jsonl")));
    for (std::string line; std::getline(lines, line);) {
        const auto label = nlohmann::json::parse(line);
        const auto how = label.at("operator").get<std::string>();
        const bool rejected = label.at("loaded").is_boolean() && !label["loaded"].get<bool>();
        if (!rejected || (!misspelt.contains(how) && !foreign.contains(how))) {
            continue;
        }
        const auto result = fixed(test::read_file(test::data("gmat/scripts/" + label.at("file").get<std::string>())));
        const bool clean = std::ranges::none_of(result.diagnostics, text::is_blocking);
        for (const std::string& row : {how, std::string(misspelt.contains(how) ? "misspelt" : "foreign")}) {
            mended[row].first += clean ? 1 : 0;
            mended[row].second += 1;
        }
    }
    constexpr int wide = 36;
    std::cout << std::left << std::setw(wide) << "operator"
              << "mended of\n";
    for (const auto& [name, count] : mended) {
        std::cout << std::left << std::setw(wide) << name << count.first << " " << count.second << '\n';
    }
    CHECK(mended["misspelt"].first * 100 >= mended["misspelt"].second * 75);
    CHECK(mended["foreign"].first * 100 >= mended["foreign"].second * 65);
}
