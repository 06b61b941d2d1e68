// Secrets are planted wherever one could be, and looked for in everything that comes out.
#include "looping.hpp"
#include "provenance/record.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;

// Made up for this test; none opens anything.
const std::string in_key = "planted-api-key-4711";
const std::string in_other_variable = "planted-database-password-0815";
const std::string in_url_user = "planteduser99";
const std::string in_url_password = "planted%2Fpass%20word";
const std::string in_url_password_decoded = "planted/pass word";
const std::string in_url_query = "plantedquerytoken55";
const std::string in_reply = "sk-plantedreply0123456789abcdef";
const std::string in_log = "ghp_plantedlog0123456789abcdefghij";

const std::vector<std::string> planted = {
    in_key, in_other_variable, in_url_user, in_url_password, in_url_password_decoded, in_url_query, in_reply, in_log};

void check_clean(const std::string& where, const std::string& text) {
    for (const std::string& secret : planted) {
        INFO(where << " must not hold " << secret);
        CHECK(text.find(secret) == std::string::npos);
    }
}

/// A GMAT whose console gives away what it should not know and what it makes up.
std::string install_talkative_gmat(const test::Program& program) {
    fs::create_directories(program.file("GMAT/bin"));
    program.write("GMAT/bin/GmatConsole",
                  "#!/bin/sh\n"
                  "env\n"
                  "echo 'Interpreting scripts from the file.'\n"
                  "echo '**** ERROR **** Interpreter Exception: the token " +
                      in_log + " and " + in_key + " are not permitted in line:'\n" +
                      "echo '   \"  2: Create Spacecraft Sat\"'\n"
                      "exit 1\n");
    fs::permissions(program.file("GMAT/bin/GmatConsole"), fs::perms::owner_all);
    fs::copy_file(test::data("dryrun/gmat_startup_file.txt"), program.file("GMAT/bin/gmat_startup_file.txt"));
    return program.file("GMAT").string();
}

std::string address_with_secrets(const test::HttpServer& server) {
    const std::string base = server.base_url();
    const std::size_t host = base.find("://") + 3;
    return base.substr(0, host) + in_url_user + ":" + in_url_password + "@" + base.substr(host) +
           "?token=" + in_url_query;
}

}  // namespace

TEST_CASE("no planted secret is in any output") {
    const std::string chatty = "% your key is " + in_key + ", mine is " + in_reply + "\n" + test::good_script;
    const test::HttpServer server({test::draft_reply(chatty),
                                   test::draft_reply(chatty + "% " + in_other_variable + "\n"),
                                   test::Response{.status = 401,
                                                  .body = "{\"error\":{\"message\":\"" + in_key +
                                                          " is no good, nor is " + in_url_query + "\"}}"}});
    test::Program program;
    program.environment = {{"GMAT_COPILOT_BASE_URL", address_with_secrets(server)},
                           {"GMAT_COPILOT_API_KEY", in_key},
                           {"DATABASE_PASSWORD", in_other_variable}};
    const auto result =
        program.run({"fly a satellite", "--model", "compat:test", "--repair", "3", "--dry-run=gmat", "--gmat-root",
                     install_talkative_gmat(program), "--provenance", "--artifacts", "trail", "--permissive"});
    INFO(result.err);
    REQUIRE(server.requests().size() == 3);  // both drafts were flown, then the server said no
    CHECK(result.exit_code == 2);
    check_clean("standard output", result.out);
    check_clean("standard error", result.err);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(program.file(""))) {
        if (entry.is_regular_file() && entry.path().string().find("/GMAT/") == std::string::npos) {
            check_clean(entry.path().filename().string(), test::read_file(entry.path()));
            ++files;
        }
    }
    CHECK(files > 15);
    CHECK_THAT(program.read("mission.script"), ContainsSubstring("% your key is [redacted], mine is [redacted]"));
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"trace", "mission.script.copilot.json"}, {"models"}, {"doctor"}}) {
        const auto shown = program.run(arguments);
        check_clean(arguments.front(), shown.out + shown.err);
    }
}

TEST_CASE("what is taken out of a reply is taken out at once: script, record and hash agree") {
    const std::string chatty = "% " + in_reply + "\n" + test::good_script;
    const test::HttpServer server({test::draft_reply(chatty)});
    test::Program program;
    const test::Run run = test::run_loop(program, server, {"--dry-run"});
    CHECK(run.draft(0)["script"] == program.read("mission.script"));
    CHECK(run.draft(0)["redacted"] == false);
    CHECK(run.draft(0)["script_sha256"] == gmat_copilot::provenance::sha256(program.read("mission.script")));
}
