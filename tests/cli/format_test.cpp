// format and parse, run as a user runs them.
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {
const std::string untidy = "Create   Spacecraft Sat\nSat.SMA=7000   % km\n";
const std::string tidy = "Create Spacecraft Sat\nSat.SMA = 7000  % km\n";
const std::string broken = "Create Spacecraft Sat\nSat.Tanks = {A, B\n";
}  // namespace

TEST_CASE("format lays files out in place and counts them") {
    test::Program program;
    program.write("a.script", untidy);
    program.write("b.script", tidy);
    const auto result = program.run({"format", "a.script", "b.script"});
    CHECK(result.exit_code == 0);
    CHECK(result.out.empty());
    CHECK(result.err == "1 file reformatted, 1 file left unchanged\n");
    CHECK(program.read("a.script") == tidy);
    CHECK(program.read("b.script") == tidy);
    CHECK(program.run({"format", "--check", "a.script", "b.script"}).exit_code == 0);
}

TEST_CASE("format --check names what would change and writes nothing") {
    test::Program program;
    program.write("a.script", untidy);
    program.write("b.script", tidy);
    const auto result = program.run({"format", "--check", "a.script", "b.script"});
    CHECK(result.exit_code == 1);
    CHECK(result.out == "Would reformat: a.script\n");
    CHECK(result.err == "1 file would be reformatted, 1 file already formatted\n");
    CHECK(program.read("a.script") == untidy);
    CHECK(program.run({"format", "--check", "b.script"}).exit_code == 0);
}

TEST_CASE("format --diff shows what would change and writes nothing") {
    test::Program program;
    program.write("a.script", untidy);
    const auto result = program.run({"format", "--diff", "a.script"});
    CHECK(result.exit_code == 1);
    CHECK(result.out ==
          "--- a.script\n+++ a.script\n@@ -1,2 +1,2 @@\n-Create   Spacecraft Sat\n-Sat.SMA=7000   % km\n"
          "+Create Spacecraft Sat\n+Sat.SMA = 7000  % km\n");
    CHECK(program.read("a.script") == untidy);
    program.write("a.script", tidy);
    const auto clean = program.run({"format", "--diff", "a.script"});
    CHECK(clean.exit_code == 0);
    CHECK(clean.out.empty());
}

TEST_CASE("format leaves a file with syntax errors as it is, tells them, and goes on") {
    test::Program program;
    program.write("broken.script", broken);
    program.write("good.script", untidy);
    const auto result = program.run({"format", "broken.script", "good.script"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("broken.script: left as it is"));
    CHECK_THAT(result.err, ContainsSubstring("broken.script:2:"));
    CHECK(program.read("broken.script") == broken);
    CHECK(program.read("good.script") == tidy);
    CHECK(program.run({"format", "--check", "broken.script"}).exit_code == 2);
}

TEST_CASE("format reads standard input and prints to standard output") {
    test::Program program;
    const auto result = program.run({"format", "-"}, untidy);
    CHECK(result.exit_code == 0);
    CHECK(result.out == tidy);
    CHECK(result.err.empty());
    const auto check = program.run({"format", "--check", "-"}, untidy);
    CHECK(check.exit_code == 1);
    CHECK(program.run({"format", "-"}, broken).out.empty());
}

TEST_CASE("format tells about files that it cannot read") {
    test::Program program;
    const auto result = program.run({"format", "none.script"});
    CHECK(result.exit_code == 2);
    CHECK_THAT(result.err, ContainsSubstring("none.script: no such file"));
    CHECK(program.run({"format"}).exit_code == 2);
}

TEST_CASE("parse prints the tree") {
    test::Program program;
    program.write("a.script", tidy);
    const auto result = program.run({"parse", "a.script"});
    CHECK(result.exit_code == 0);
    CHECK_THAT(result.out, ContainsSubstring("  assignment <Sat.SMA = 7000>\n    path <Sat.SMA>\n"));
}

TEST_CASE("parse --format json gives every node with its place") {
    test::Program program;
    program.write("a.script", "GMAT Sat.SMA = 7000\nBeginMissionSequence\nIf x > -1\nEndIf\n");
    const auto result = program.run({"parse", "--format", "json", "a.script"});
    CHECK(result.exit_code == 0);
    const auto file = nlohmann::json::parse(result.out)["files"][0];
    CHECK(file["path"] == "a.script");
    CHECK(file["mission_start"] == 1);
    CHECK(file["diagnostics"].empty());
    const auto statements = file["statements"];
    REQUIRE(statements.size() == 4);
    CHECK(statements[0]["gmat_prefix"] == true);
    CHECK(statements[0]["kind"] == "assignment");
    CHECK(statements[0]["node"]["children"][1] ==
          nlohmann::json({{"kind", "number"}, {"start", 15}, {"end", 19}, {"text", "7000"}}));
    CHECK(statements[2]["match"] == 3);
    CHECK(statements[2]["keyword"] == "If");
    CHECK(statements[2]["node"]["children"][1]["op"] == ">");
}

TEST_CASE("parse shows the tree of a broken script as well") {
    test::Program program;
    program.write("broken.script", broken);
    const auto result = program.run({"parse", "--format", "json", "broken.script"});
    CHECK(result.exit_code == 1);
    const auto file = nlohmann::json::parse(result.out)["files"][0];
    CHECK(file["statements"].size() == 2);
    CHECK(file["diagnostics"][0]["rule"] == "syntax-error");
    CHECK(file["diagnostics"][0]["line"] == 2);
    CHECK(program.run({"parse", "none.script"}).exit_code == 2);
}
