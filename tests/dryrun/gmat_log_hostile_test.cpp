// Logs that no honest GMAT prints.
#include <random>

#include "dryrun/gmat_log.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::dryrun;

namespace {

const std::string reading = "Interpreting scripts from the file.\n";
const std::string loaded = "Successfully interpreted the script\nRunning mission...\n";

}  // namespace

TEST_CASE("nothing, and binary, are findings") {
    CHECK_FALSE(read_gmat_log("", 0).loaded);
    CHECK_FALSE(read_gmat_log("", std::nullopt).one_line.empty());
    std::mt19937 random(7);
    std::string noise(200'000, '\0');
    for (char& c : noise) {
        c = static_cast<char>(random() & 0xFFU);
    }
    const GmatFindings findings = read_gmat_log(noise, 1);
    CHECK_FALSE(findings.loaded);
    CHECK_FALSE(findings.ran);
}

TEST_CASE("markers inside quoted script text are not markers") {
    const GmatFindings findings =
        read_gmat_log(reading +
                          "1: /x/a.script: **** ERROR **** Interpreter Exception: Bad in line:\n"
                          "   \"  33: s = 'Successfully interpreted the script';\"\n\n"
                          "2: /x/a.script: **** ERROR **** Interpreter Exception: Worse in line:\n"
                          "   \"  34: s = '**** ERROR **** Mission run completed.';\"\n\n"
                          "   Mission run completed. \"\n",
                      1);
    CHECK_FALSE(findings.loaded);
    CHECK_FALSE(findings.ran);
    REQUIRE(findings.errors.size() == 2);
    CHECK(findings.errors[0].line == 33);
    CHECK(findings.errors[1] == LogError{"Worse", 34, "s = '**** ERROR **** Mission run completed.';"});
}

TEST_CASE("a script that prints the success marker does not succeed without the exit code") {
    const std::string log = reading + loaded + "Mission run completed.\n";
    CHECK(read_gmat_log(log, 0).ran);
    CHECK_FALSE(read_gmat_log(log, 1).ran);
    CHECK_FALSE(read_gmat_log(log, std::nullopt).ran);
    CHECK_FALSE(read_gmat_log(log + " *** Mission run failed.\n", 0).ran);
    CHECK_FALSE(read_gmat_log("Mission run completed\n", 0).ran);
}

TEST_CASE("huge lines and endless errors stay within bounds") {
    std::string log = reading;
    for (int i = 1; i <= 5000; ++i) {
        log += std::to_string(i) + ": /x: **** ERROR **** Interpreter Exception: " + std::string(5000, 'y') +
               " in line:\n   \"  " + std::to_string(i) + ": " + std::string(5000, 'z') + "\"\n\n*** WARNING *** " +
               std::string(5000, 'w') + "\n";
    }
    const GmatFindings findings = read_gmat_log(log, 1);
    CHECK(findings.errors.size() == most_findings);
    CHECK(findings.warnings.size() == most_findings);
    for (const LogError& error : findings.errors) {
        CHECK(error.text.size() <= longest_text);
        CHECK(error.quoted.size() <= longest_text);
    }
    CHECK(findings.one_line.size() <= 2 * longest_text);
    CHECK_FALSE(read_gmat_log(std::string(10'000'000, 'x'), 0).loaded);
    CHECK_FALSE(read_gmat_log(std::string(1'000'000, '\n'), 0).loaded);
}

TEST_CASE("line numbers that are no numbers are no lines") {
    const GmatFindings findings =
        read_gmat_log(reading + "1: /x: **** ERROR **** Bad in line:\n   \"  99999999999999999999: text\"\n\n", 1);
    REQUIRE(findings.errors.size() == 1);
    CHECK_FALSE(findings.errors[0].line);
    CHECK(findings.errors[0].quoted == "text");
}

TEST_CASE("a solver in a loop converges only if every run does, and nested solvers are told apart") {
    const auto run = [](const std::string& name, const std::string& end) {
        return "*** Performing Differential Correction (using \"" + name + "\")\n" + end + "\n";
    };
    const std::string good = "*** The Targeter converged!";
    const std::string bad = "*** Targeting did not converge in 25 iterations";
    const std::string log =
        reading + loaded + run("Loop", good) + run("Loop", bad) + run("Loop", good) +
        "*** Performing Yukon Optimization (using \"Outer\")\nOuter Iteration 0; Nominal Pass\n" + run("Inner", bad) +
        "Outer Iteration 1; Nominal Pass\n" + run("Inner", good) + "*** The Optimizer Converged!\n" +
        "*** Performing Differential Correction (using \"Guess\")\n*** Targeting Completed Initial Guess Run\n" +
        "Mission run completed.\n";
    const GmatFindings findings = read_gmat_log(log, 0);
    CHECK(findings.converged == std::map<std::string, bool>{{"Loop", false}, {"Inner", false}, {"Outer", true}});
    CHECK(findings.one_line == "Loop did not converge in 25 iterations");
}

TEST_CASE("solver names are names, and their number is bounded") {
    std::string log = reading + loaded + "*** Performing X (using \"a b/c\x01\")\n*** The Targeter converged!\n";
    for (int i = 0; i < 100'000; ++i) {
        log += "*** Performing X (using \"S" + std::to_string(i) + "\")\n*** The Targeter converged!\n";
    }
    const GmatFindings findings = read_gmat_log(log + "Mission run completed.\n", 0);
    CHECK(findings.converged.count("a b/c\x01") == 0);
    CHECK(findings.converged.size() <= 200);
}

TEST_CASE("every cut of every recorded output is read without harm") {
    for (const char* name : {"solver_nonconvergence_Stop", "unknown_field", "run_array_out_of_bounds", "cli_batch"}) {
        const std::string log = test::read_file(test::data(std::string("gmat/logs/") + name + ".out"));
        for (std::size_t end = 0; end < log.size(); end += 7) {
            const GmatFindings findings = read_gmat_log(std::string_view(log).substr(0, end), std::nullopt);
            CHECK_FALSE(findings.ran);
            CHECK_FALSE(findings.one_line.empty());
        }
    }
}
