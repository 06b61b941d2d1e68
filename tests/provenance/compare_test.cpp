#include "provenance/compare.hpp"

#include <nlohmann/json.hpp>

#include "sample.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using provenance::Record;

namespace {

Record other_record() {
    Record record = test::sample_record();
    record.model = "qwen";
    record.settings["repair"] = "4";
    record.settings["max_tokens"] = "500";
    record.drafts.pop_back();
    record.winner = 1;
    record.passed = false;
    record.stop_reason = "budget";
    record.usage = {2500, std::nullopt};
    return record;
}

std::string text_of(const Record& a, const Record& b) {
    return provenance::comparison_text(provenance::compare(a, b), "one.json", "two.json", false);
}

}  // namespace

TEST_CASE("two runs side by side are the approved text") {
    CHECK(test::approved("compare.txt", text_of(test::sample_record(), other_record())));
}

TEST_CASE("a run compared with itself is the same in everything") {
    const provenance::Comparison comparison = provenance::compare(test::sample_record(), test::sample_record());
    for (const provenance::Row& row : comparison.rows) {
        INFO(row.what);
        CHECK(row.same());
    }
    CHECK(comparison.best_diff == "");
    CHECK_THAT(provenance::comparison_text(comparison, "a", "b", false),
               ContainsSubstring("the best scripts are byte for byte the same"));
    CHECK(nlohmann::json::parse(provenance::comparison_json(comparison, "a", "b"))["same"] == true);
}

TEST_CASE("what differs, and only that, is marked") {
    const auto json = nlohmann::json::parse(provenance::comparison_json(
        provenance::compare(test::sample_record(), other_record()), "one.json", "two.json"));
    CHECK(json["a"] == "one.json");
    CHECK(json["same"] == false);
    std::vector<std::string> differing;
    for (const auto& row : json["rows"]) {
        if (row["same"] == false) {
            differing.push_back(row["what"]);
        }
    }
    CHECK(differing == std::vector<std::string>{"model", "setting max_tokens", "setting repair", "outcome", "stopped",
                                                "attempts", "best", "tokens in", "tokens out", "attempt 3"});
    CHECK_THAT(json["best_diff"].get<std::string>(), ContainsSubstring("-Sat.SMA = 7100\n+Sat.SMA = 7000\n"));
}

TEST_CASE("a run without a draft has no script to compare") {
    Record none;
    none.stop_reason = "model-error";
    CHECK_THAT(text_of(test::sample_record(), none), ContainsSubstring("there are not two best scripts to compare"));
}

TEST_CASE("a record of the Python program can be compared with one of ours") {
    const Record python = provenance::from_json(test::read_file(test::data("provenance/python-sidecar.json")));
    const std::string text = text_of(python, test::sample_record());
    CHECK_THAT(text, ContainsSubstring("* model\n      A: anthropic:claude\n      B: compat:llama3\n"));
    CHECK_THAT(text, ContainsSubstring("  outcome: passed\n"));
}

TEST_CASE("no text of either record reaches the terminal as a control sequence") {
    Record evil = test::sample_record();
    evil.request = evil.model = evil.error = evil.stop_reason = "\x1b[31m\x07 \xE2\x80\xAE\nsecond line";
    evil.settings = {{"\x1b[2J", "\x1b[2J"}};
    evil.drafts[2].attempt.script = "\x1b[2J";
    const std::string text = text_of(evil, test::sample_record());
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("\n         second line\n"));
}
