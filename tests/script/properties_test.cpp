// What the fuzz targets ask, asked of their seeds, of all they ever found, and of every broken input.
#include "fuzz/properties.hpp"

#include <filesystem>

#include "support/catch.hpp"
#include "support/files.hpp"

TEST_CASE("what fuzzing asks holds for its seeds and for all it has found") {
    const std::filesystem::path tests = std::filesystem::path(GMAT_COPILOT_SOURCE_DIR) / "tests";
    std::size_t count = 0;
    for (const char* folder : {"fuzz/seeds", "fuzz/regressions", "script/broken"}) {
        for (const auto& entry : std::filesystem::directory_iterator(tests / folder)) {
            const std::string text = test::read_file(entry.path());
            INFO(entry.path());
            std::string violated;
            try {
                fuzz::parses(text);
                fuzz::prints_back(text);
                fuzz::formats(text);
            } catch (const std::exception& error) {
                violated = error.what();
            }
            CHECK(violated.empty());
            ++count;
        }
    }
    CHECK(count > 50);
}
