#include "dryrun/policy.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using dryrun::find_refusal;
using dryrun::leads_outside;

namespace {

std::optional<dryrun::Refusal> judge(const std::string& script) { return find_refusal(script::parse(script)); }

}  // namespace

TEST_CASE("ways out of a folder are recognised") {
    for (const char* path : {"/etc/passwd", "~/x", "~", "..", "../x", "a/../../x", "a/..", "C:\\x", "c:/x",
                             "\\\\host\\x", "a\\..\\x", "/"}) {
        CHECK(leads_outside(path));
    }
    for (const char* path : {"", "x.txt", "./x.txt", "a/b.txt", "a..b", "...", "a/.b", "x~", "7", "Sat:x"}) {
        CHECK_FALSE(leads_outside(path));
    }
}

TEST_CASE("files outside the output folder are refused, with the line and without the path") {
    const std::string value = GENERATE("'/home/someone/secret/out.txt'", "../../secret.txt", "/secret.txt",
                                       "'~/secret.txt'", "'sub/../../secret.txt'", "'C:\\secret.txt'");
    const std::string field = GENERATE("Filename", "filename", "FullPathFileName");
    const auto refusal =
        judge("Create ReportFile Rep;\n\nGMAT Rep." + field + " = " + value + ";\nBeginMissionSequence;\n");
    REQUIRE(refusal);
    CHECK(refusal->line == 3);
    CHECK_THAT(refusal->one_line, ContainsSubstring("line 3: Rep." + field));
    CHECK(refusal->one_line.find("secret") == std::string::npos);
}

TEST_CASE("every kind of output file is looked at") {
    for (const char* line :
         {"Create EphemerisFile E;\nE.Filename = '/x/e.oem';",
          "Create DifferentialCorrector DC;\nDC.ReportFile = '/x/dc.data';",
          "Create ContactLocator C;\nC.Filename = '../c.txt';", "Create TrackingFileSet T;\nT.FileName = {'/x/t.gmd'};",
          "Create BatchEstimator B;\nB.MatlabFile = '/x/b.mat';",
          "Create GmatFunction F;\nF.FunctionPath = '/x/F.gmf';"}) {
        INFO(line);
        const auto refusal = judge(std::string(line) + "\nBeginMissionSequence;\n");
        REQUIRE(refusal);
        CHECK(refusal->line == 2);
    }
}

TEST_CASE("output files in the mission sequence are looked at, also when the name is computed") {
    CHECK(judge("Create ReportFile R;\nBeginMissionSequence;\nR.Filename = '/x/r.txt';\n"));
    CHECK(judge("Create ReportFile R;\nCreate String s;\ns = '/x/r.txt';\nBeginMissionSequence;\nR.Filename = s;\n"));
    CHECK_FALSE(judge("Create ReportFile R;\nBeginMissionSequence;\nR.Filename = 'r.txt';\n"));
}

TEST_CASE("foreign code is refused") {
    CHECK(judge("Create MatlabFunction F;\nBeginMissionSequence;\n"));
    CHECK(judge("Create ExternalForceModel F;\nBeginMissionSequence;\n"));
    CHECK(judge("Create Variable x;\nBeginMissionSequence;\nx = Python.os.getpid();\n"));
    CHECK(judge("Create Variable x;\nBeginMissionSequence;\n[x] = Python.os.system('id');\n"));
    CHECK(judge("BeginMissionSequence;\nPython.os.abort();\n"));
    CHECK(judge("BeginMissionSequence;\nCallPythonFunction os.abort;\n"));
}

TEST_CASE("includes from elsewhere and missions saved elsewhere are refused") {
    CHECK(judge("#Include '/etc/x.script'\nBeginMissionSequence;\n"));
    CHECK(judge("#Include '../x.script'\nBeginMissionSequence;\n"));
    CHECK_FALSE(judge("#Include 'x.script'\nBeginMissionSequence;\n"));
    CHECK(judge("BeginMissionSequence;\nSaveMission '/x/m.script';\n"));
    CHECK(judge("BeginMissionSequence;\nSaveMission 'x/m.script';\n"));
    CHECK_FALSE(judge("BeginMissionSequence;\nSaveMission 'm.script';\n"));
}

TEST_CASE("statements that cannot be read are looked through as text") {
    CHECK(judge("Create ReportFile R;\nR.Filename = = '/x/r.txt' (;\nBeginMissionSequence;\n"));
    CHECK(judge("Create ReportFile R;\nR.Filename = {'/x/r.txt';\nBeginMissionSequence;\n"));
}

TEST_CASE("ordinary scripts are not refused: data files, comments, texts and quotients") {
    CHECK_FALSE(judge(
        "% writes to /tmp/x and calls Python.os\nCreate Spacecraft Sat;\nSat.OrbitSpiceKernelName = "
        "{'../data/x.bsp'};\n"
        "Create ForceModel FM;\nFM.GravityField.Earth.PotentialFile = '/opt/GMAT/data/JGM2.cof';\n"
        "Create ReportFile R;\nR.Filename = 'Report.txt';\nR.Add = {Sat.SMA};\nCreate Variable x;\nCreate String s;\n"
        "BeginMissionSequence;\nx = 1 / 2;\ns = '/not a file';\nReport R Sat.SMA;\n"));
}

TEST_CASE("none of GMAT's own missions is refused") {
    int judged = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::data("gmat/scripts"))) {
        INFO(entry.path().filename().string());
        if (entry.path().filename().string().find("__") == std::string::npos) {
            CHECK_FALSE(judge(test::read_file(entry.path())));
            ++judged;
        }
    }
    CHECK(judged > 30);
}
