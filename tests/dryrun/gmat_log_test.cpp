// Every recorded output of the real GmatConsole, read and compared with what was measured.
#include "dryrun/gmat_log.hpp"

#include <sstream>
#include <vector>

#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot::dryrun;

namespace {

struct Case {
    std::string name;
    int exit_code = 0;
    std::string loaded;  ///< "yes", "no", or empty for calls without a script
    std::string ran;
    std::string first_error;
};

std::vector<Case> all_cases() {
    std::istringstream table(test::read_file(test::data("gmat/logs/_status.tsv")));
    std::vector<Case> cases;
    std::string line;
    std::getline(table, line);
    while (std::getline(table, line)) {
        std::istringstream row(line);
        Case one;
        std::string exit_code;
        std::getline(row, one.name, '\t');
        std::getline(row, exit_code, '\t');
        std::getline(row, one.loaded, '\t');
        std::getline(row, one.ran, '\t');
        std::getline(row, one.first_error, '\t');
        one.exit_code = std::stoi(exit_code);
        cases.push_back(one);
    }
    return cases;
}

std::string log_of(const std::string& name) { return test::read_file(test::data("gmat/logs/" + name + ".out")); }

GmatFindings read(const std::string& name, int exit_code) { return read_gmat_log(log_of(name), exit_code); }

}  // namespace

TEST_CASE("every recorded output is judged as it was measured") {
    int judged = 0;
    for (const Case& one : all_cases()) {
        if (one.loaded.empty()) {
            continue;
        }
        INFO(one.name);
        const GmatFindings findings = read(one.name, one.exit_code);
        CHECK(findings.loaded == (one.loaded == "yes"));
        CHECK(findings.ran == (one.ran == "yes"));
        CHECK(findings.ran == (one.exit_code == 0));
        CHECK((findings.ran || !findings.one_line.empty()));
        // Whatever did not load has an error, and whatever was interrupted or failed while running says so.
        CHECK((findings.loaded || !findings.errors.empty()));
        ++judged;
    }
    CHECK(judged > 100);
}

TEST_CASE("a sentence is one printable line without an absolute path, for every recorded output") {
    for (const Case& one : all_cases()) {
        INFO(one.name);
        const std::string sentence = read(one.name, one.exit_code).one_line;
        CHECK(sentence.find_first_of("\n\r\t") == std::string::npos);
        for (const char* folder : {"/home/", "/opt/", "/no/", "/tmp/"}) {
            CHECK(sentence.find(folder) == std::string::npos);
        }
    }
}

TEST_CASE("the line GMAT quotes is the line of the error, for every load error that quotes one") {
    for (const Case& one : all_cases()) {
        const std::string log = log_of(one.name);
        const std::size_t quote = log.find("\n   \"  ");
        if (one.loaded != "no" || quote == std::string::npos) {
            continue;
        }
        INFO(one.name);
        const GmatFindings findings = read(one.name, one.exit_code);
        REQUIRE_FALSE(findings.errors.empty());
        CHECK(findings.errors.front().line == std::stoi(log.substr(quote + 5)));
        CHECK_FALSE(findings.errors.front().quoted.empty());
        const std::string script = test::read_file(test::data("gmat/logs/" + one.name + ".script"));
        if (one.name != "syntax_binary_garbage") {
            CHECK(script.find(findings.errors.front().quoted) != std::string::npos);
        }
    }
}

TEST_CASE("a load error: text, line and quotation") {
    const GmatFindings findings = read("unknown_field", 1);
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0] ==
          LogError{R"(The field name "SMAA" on object "Sat" is not permitted)", 33, "GMAT Sat.SMAA = 7000;"});
    CHECK(
        findings.one_line ==
        R"(GMAT does not load the script, line 33: The field name "SMAA" on object "Sat" is not permitted [GMAT Sat.SMAA = 7000;])");
}

TEST_CASE("several load errors are all listed, and the sentence counts them") {
    const GmatFindings findings = read("undeclared_in_report_add", 1);
    CHECK(findings.errors.size() == 2);
    CHECK_THAT(findings.one_line, ContainsSubstring("(and 1 more error)"));
}

TEST_CASE("an error before parsing ended that carries no mark is found") {
    const GmatFindings findings = read("undeclared_forcemodel", 1);
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0].text ==
          R"(The ODEModel named "NoSuchFM", referenced by the Propagator "Prop" cannot be found)");
}

TEST_CASE("a run-time error: text, line and quotation") {
    const GmatFindings findings = read("run_array_out_of_bounds", 1);
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.errors[0].line == 36);
    CHECK(findings.errors[0].quoted == "x = A(3,1);");
    CHECK_THAT(findings.one_line, ContainsSubstring("GMAT stopped while running line 36: Cannot return Real value"));
}

TEST_CASE("the real reason is told, not the general one beside it") {
    const GmatFindings findings = read("bad_value_gravity_degree_too_big", 1);
    REQUIRE(findings.errors.size() == 1);
    CHECK_THAT(findings.errors[0].text, ContainsSubstring("requested degree (400)"));
}

TEST_CASE("warnings are kept and do not fail a run") {
    const GmatFindings findings = read("missing_include", 0);
    CHECK(findings.ran);
    REQUIRE(findings.warnings.size() == 1);
    CHECK(findings.warnings[0] == R"(The include file "no_such_file.script" was not found on line 33.)");
    CHECK(findings.one_line.empty());
}

TEST_CASE("solvers are told to have converged or not") {
    using Converged = std::map<std::string, bool>;
    CHECK(read("solver_converged_reference", 0).converged == Converged{{"DC", true}});
    for (const char* name : {"solver_nonconvergence_SaveAndContinue", "solver_nonconvergence_DiscardAndContinue"}) {
        const GmatFindings findings = read(name, 0);
        CHECK(findings.ran);
        CHECK(findings.converged == Converged{{"DC", false}});
        CHECK(findings.one_line == "DC did not converge in 3 iterations");
    }
    const GmatFindings stopped = read("solver_nonconvergence_Stop", 1);
    CHECK_FALSE(stopped.ran);
    CHECK(stopped.interrupted);
    CHECK_THAT(stopped.one_line, ContainsSubstring("DC did not converge in 3 iterations, and its ExitMode = Stop"));
    CHECK(read("solver_yukon_nonconvergence", 0).converged == Converged{{"Y", false}});
    CHECK(read("solver_singular_jacobian", 1).converged == Converged{{"DC", false}});
    CHECK(read("ok_minimal", 0).converged.empty());
}

TEST_CASE("a Stop command is told as one") {
    const GmatFindings findings = read("run_stop_command", 1);
    CHECK(findings.loaded);
    CHECK(findings.interrupted);
    CHECK_THAT(findings.one_line, ContainsSubstring("Stop command"));
}

TEST_CASE("calls that ran no script say why") {
    CHECK(read("cli_missing_script", 0).one_line ==
          "GMAT did not read the script: Script file such.script does not exist");
    CHECK_THAT(read("cli_missing_startup", 1).one_line, ContainsSubstring("Startup file"));
    CHECK_THAT(read("cli_unknown_option", 0).one_line, ContainsSubstring("--frobnicate"));
    CHECK_FALSE(read("cli_missing_script", 0).loaded);
    CHECK_FALSE(read("cli_version", 0).ran);
}

TEST_CASE("while running, each exception is an error of its own, told once; the general one stands back") {
    const GmatFindings findings = read_gmat_log(
        "Interpreting scripts from the file.\nSuccessfully interpreted the script\nRunning mission...\n"
        "Sandbox Exception: Error initializing objects in Sandbox.\n"
        "ODEModel Exception Thrown: Total mass is zero\nODEModel Exception Thrown: Total mass is zero\n\n"
        " *** Mission run failed.\n",
        1);
    REQUIRE(findings.errors.size() == 1);
    CHECK(findings.one_line == "GMAT stopped while running: Total mass is zero");
}
