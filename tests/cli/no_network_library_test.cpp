// A machine without libcurl: only models on the network miss it, and they say so.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "program.hpp"
#include "support/catch.hpp"

namespace {

/// What the program finds under libcurl's names is no library.
void hide_libcurl(test::Program& program) {
    std::filesystem::create_directory(program.file("lib"));
    for (const char* name : {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4"}) {
        program.write(std::string("lib/") + name, "no library");
    }
    program.environment["LD_LIBRARY_PATH"] = program.file("lib").string();
    program.environment["GMAT_COPILOT_BASE_URL"] = "http://127.0.0.1:9/v1";
}

}  // namespace

TEST_CASE("without libcurl the list of models is whole and says what is missing") {
    test::Program program;
    hide_libcurl(program);
    const auto result = program.run({"models", "--format", "json"});
    CHECK(result.exit_code == 0);
    CHECK(result.err.empty());
    const auto models = nlohmann::json::parse(result.out);
    REQUIRE(models.size() == 4);
    for (const auto& model : models) {
        const bool on_the_network = model["selector"] == "compat:NAME";
        CHECK(model["ready"] == !on_the_network);
        if (on_the_network) {
            CHECK_THAT(model["status"].get<std::string>(), ContainsSubstring("libcurl.so.4 is not installed"));
        }
    }
    CHECK(program.run({"doctor"}).exit_code == 0);
}

TEST_CASE("without libcurl a draft by a model on the network is one clear error, and others are written") {
    test::Program program;
    hide_libcurl(program);
    const std::string request = "A 500 km circular orbit; propagate one day and report altitude";
    const auto refused = program.run({request, "--model", "compat:x", "--repair", "2"});
    CHECK(refused.exit_code == 2);
    CHECK(refused.err.starts_with("gmat-copilot: error: compat: libcurl.so.4 is not installed"));
    CHECK(refused.err.find("internal error") == std::string::npos);
    CHECK(std::count(refused.err.begin(), refused.err.end(), '\n') == 1);
    CHECK_FALSE(program.exists("mission.script"));
    CHECK(program.run({request}).exit_code == 0);
    CHECK(program.exists("mission.script"));
}
