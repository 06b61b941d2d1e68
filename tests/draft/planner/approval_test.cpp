// Requests with their plans and scripts, compared byte for byte. GMAT_COPILOT_APPROVE=1 writes what the planner makes
// now.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "draft/planner/planner.hpp"
#include "script/tree.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using gmat_copilot::drafting::planner::draft;

namespace {

std::vector<std::filesystem::path> requests() {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(test::data("planner"))) {
        if (entry.path().extension() == ".request") {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::string request_in(const std::filesystem::path& path) {
    std::string text = test::read_file(path);
    text.pop_back();  // the file's last line end
    return text;
}

std::filesystem::path beside(std::filesystem::path path, const char* extension) {
    return path.replace_extension(extension);
}

bool approving() {
    const char* value = std::getenv("GMAT_COPILOT_APPROVE");
    return value != nullptr && std::string(value) == "1";
}

}  // namespace

TEST_CASE("there are at least thirty approved requests") { REQUIRE(requests().size() >= 30); }

TEST_CASE("every approved request gives its plan and its script") {
    for (const auto& path : requests()) {
        INFO(path.filename().string());
        const auto drafted = draft(request_in(path));
        std::string words;
        for (const std::string& entry : drafted.not_understood) {
            words += entry + "\n";
        }
        REQUIRE(words == "");
        if (approving()) {
            test::write_file(beside(path, ".plan.json"), drafted.plan_json);
            test::write_file(beside(path, ".script"), drafted.script);
        }
        CHECK(drafted.plan_json == test::read_file(beside(path, ".plan.json")));
        CHECK(drafted.script == test::read_file(beside(path, ".script")));
    }
}

TEST_CASE("every approved script parses without a finding and is plain ASCII") {
    for (const auto& path : requests()) {
        INFO(path.filename().string());
        const std::string script = draft(request_in(path)).script;
        CHECK(std::all_of(script.begin(), script.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); }));
        const auto tree = gmat_copilot::script::parse(script);
        CHECK(tree.diagnostics().empty());
        CHECK(tree.has_begin_mission_sequence());
    }
}

TEST_CASE("the same request gives the same bytes") {
    for (const auto& path : requests()) {
        const std::string request = request_in(path);
        const auto first = draft(request);
        const auto second = draft(request);
        CHECK(first.script == second.script);
        CHECK(first.plan_json == second.plan_json);
    }
}
