#include "process/environment.hpp"

#include <cstdlib>

#include "support/catch.hpp"

using gmat_copilot::process::current_environment;
using gmat_copilot::process::looks_like_credential;
using gmat_copilot::process::scrubbed;
using gmat_copilot::process::Variables;

TEST_CASE("a scrubbed environment holds the allowed names and nothing else") {
    const Variables all = {{"PATH", "/usr/bin"},       {"LANG", "C.UTF-8"},        {"LC_NUMERIC", "de_DE"},
                           {"HOME", "/home/someone"},  {"TMPDIR", "/var/tmp"},     {"OPENAI_API_KEY", "k"},
                           {"AWS_SESSION_TOKEN", "t"}, {"LD_PRELOAD", "/evil.so"}, {"SSH_AUTH_SOCK", "/s"},
                           {"LC_MY_SECRET", "s"},      {"DISPLAY", ":0"},          {"PYTHONPATH", "/p"}};
    const Variables kept = scrubbed(all, "/own");
    const Variables expected = {{"PATH", "/usr/bin"}, {"LANG", "C.UTF-8"}, {"LC_NUMERIC", "de_DE"}, {"HOME", "/own"},
                                {"TMPDIR", "/own"},   {"TMP", "/own"},     {"TEMP", "/own"}};
    CHECK(kept == expected);
}

TEST_CASE("a variable the caller names is passed on, whatever it is called") {
    const Variables kept = scrubbed({{"MY_TOKEN", "t"}, {"OTHER_TOKEN", "o"}}, "/own", {"MY_TOKEN"});
    CHECK(kept.at("MY_TOKEN") == "t");
    CHECK(kept.count("OTHER_TOKEN") == 0);
}

TEST_CASE("credentials are recognised by name in any case") {
    for (const char* name :
         {"GMAT_COPILOT_API_KEY", "github_token", "DbPassword", "CLIENT_SECRET", "GOOGLE_CREDENTIALS"}) {
        CHECK(looks_like_credential(name));
    }
    for (const char* name : {"PATH", "LANG", "LC_ALL", "TZ"}) {
        CHECK_FALSE(looks_like_credential(name));
    }
}

TEST_CASE("the current environment is read whole") {
    REQUIRE(setenv("GMAT_COPILOT_TEST_VARIABLE", "a=b", 1) == 0);
    CHECK(current_environment().at("GMAT_COPILOT_TEST_VARIABLE") == "a=b");
    unsetenv("GMAT_COPILOT_TEST_VARIABLE");
}
