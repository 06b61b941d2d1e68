#include "provenance/secrets.hpp"

#include <algorithm>

#include "provenance/redact.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::provenance;

TEST_CASE("variables that hold credentials are known by their names") {
    for (const char* name : {"OPENAI_API_KEY", "GH_TOKEN", "aws_secret_access_key", "PGPASSWORD_FILE_PASSWORD",
                             "SECRET", "MY_PASSPHRASE", "GOOGLE_APPLICATION_CREDENTIALS"}) {
        INFO(name);
        CHECK(is_secret_name(name));
    }
    for (const char* name : {"PATH", "HOME", "KEYBOARD", "MONKEY", "TOKENIZERS_PARALLELISM", ""}) {
        INFO(name);
        CHECK_FALSE(is_secret_name(name));
    }
    CHECK(secret_values({{"A_KEY", "x"}, {"B", "y"}, {"C_TOKEN", ""}}) == std::vector<std::string>{"x"});
}

TEST_CASE("user, password and query of an address are secret, as written and decoded") {
    const auto secrets = secrets_in_url("https://ann:s%2Fecret@host.example:8443/v1?key=abc%20def&flag#part");
    for (const char* secret : {"ann", "s%2Fecret", "s/ecret", "abc%20def", "abc def", "flag"}) {
        INFO(secret);
        CHECK(std::find(secrets.begin(), secrets.end(), secret) != secrets.end());
    }
    CHECK(secrets_in_url("http://127.0.0.1:8080/v1").empty());
    CHECK(secrets_in_url("no address at all").empty());
    CHECK(secrets_in_url("http://host/a@b").empty());
    CHECK(secrets_in_url("http://%@%2").size() == 2);
}

TEST_CASE("what only begins like a private key, over and over, takes linear time") {
    std::string text;
    for (int i = 0; i < 200'000; ++i) {
        text += "-----BEGIN ";
    }
    CHECK(Redactor({}, {}).without_secrets(text) == text);
}

TEST_CASE("tokens of well-known forms are taken out, whoever wrote them; ordinary words stay") {
    const Redactor redact({}, {});
    const std::vector<std::string> tokens = {"sk-abcdefghijklmnop1234", "ghp_ABCDEFGHIJKLMNOPQRSTUVWX",
                                             "glpat-abcdefghijklmnop", "AKIAABCDEFGHIJKLMNOP",
                                             "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc"};
    for (const std::string& token : tokens) {
        CHECK(redact.without_secrets("% " + token + " end") == "% [redacted] end");
        CHECK(redact.without_secrets("key=" + token) == "key=[redacted]");
    }
    CHECK(redact.without_secrets("Authorization: Bearer abcdef-0123456789") == "Authorization: Bearer [redacted]");
    CHECK(redact.without_secrets("-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nrest") ==
          "[redacted]\nrest");
    for (const std::string text :
         {"task-oriented-programming-is-fine", "Sat.SMA = 7000; % sk-8", "--------------------", "hf_short",
          "Bearer of news", "eyJ", "the-risk-of-something-very-long-indeed"}) {
        CHECK(redact.without_secrets(text) == text);
    }
}
