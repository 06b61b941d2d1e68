#include <limits>
#include <nlohmann/json.hpp>

#include "provenance/record.hpp"
#include "sample.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using provenance::from_json;
using provenance::Record;
using provenance::to_json;
using Json = nlohmann::json;

TEST_CASE("the record of a whole run is the approved JSON") {
    const std::string json = to_json(test::sample_record());
    CHECK(test::approved("record.json", json));
    CHECK(json.back() == '\n');
    CHECK(json.substr(0, 14) == "{\n  \"drafts\": ");
}

TEST_CASE("a record read back and written again is the same bytes") {
    const std::string json = to_json(test::sample_record());
    const Record record = from_json(json);
    CHECK(to_json(record) == json);
    REQUIRE(record.drafts.size() == 3);
    CHECK(record.drafts[0].diagnostics.at(0).line == 3);
    CHECK(record.drafts[0].diagnostics.at(0).column == 5);
    CHECK(record.drafts[0].diagnostics.at(0).end_column == 9);
    CHECK(record.drafts[0].diagnostics.at(0).fix->edits.at(0).text == "SMA");
    CHECK(record.drafts[1].attempt.dry_run->converged->at("DC") == false);
    CHECK_FALSE(record.drafts[1].attempt.usage.output_tokens);
    CHECK(record.winner == 2U);
    CHECK(record.settings.at("dry_run") == "\"auto\"");
}

TEST_CASE("a run without any draft has a record, too") {
    repair::Options options;
    options.request = "warp";
    repair::Outcome outcome;
    outcome.stop_reason = repair::StopReason::model_error;
    outcome.error = "the request is not understood";
    outcome.not_understood = {"warp"};
    const std::string json =
        to_json(provenance::make_record(options, outcome, {"builtin", "planner", true, "", {}, "", ""}, {}));
    const Json parsed = Json::parse(json);
    CHECK(parsed.at("outcome").at("winner").is_null());
    CHECK(parsed.at("outcome").at("not_understood") == Json({"warp"}));
    CHECK(parsed.at("tool").at("engine").is_null());
    CHECK(parsed.at("tool").at("catalogue") == "R2026a");
    CHECK(parsed.at("drafts").empty());
    CHECK(to_json(from_json(json)) == json);
}

TEST_CASE("places in a script with other than ASCII count bytes, and UTF-16 units beside them") {
    repair::Outcome outcome;
    repair::Attempt attempt;
    attempt.script = "% \xF0\x9F\x9B\xB0 x\n";
    attempt.diagnostics = {{"non-ascii", text::Severity::error, {7, 8}, "m", {}, {}}};
    outcome.attempts = {attempt};
    const Record record = provenance::make_record({}, outcome, {}, {});
    CHECK(record.drafts.at(0).diagnostics.at(0).column == 8);
    CHECK(record.drafts.at(0).diagnostics.at(0).utf16_column == 6);
}

TEST_CASE("bytes that are not UTF-8 and figures that are not finite still make a readable record") {
    repair::Options options;
    options.request = std::string("caf\xE9 \xC3 \0 \x1B[31m", 13);
    repair::Outcome outcome;
    outcome.retrieval = {{"s", std::numeric_limits<double>::quiet_NaN(), "t"}};
    repair::Attempt attempt;
    attempt.script = "\xFF\xFE";
    attempt.lint_wall_s = std::numeric_limits<double>::infinity();
    outcome.attempts = {attempt};
    provenance::RunFacts facts;
    facts.settings = {{"odd", "not json \xFF"}, {"deep", std::string(100'000, '[')}};
    const std::string json = to_json(provenance::make_record(options, outcome, facts, {}));
    const Record record = from_json(json);
    CHECK_THAT(record.request, ContainsSubstring("caf\xEF\xBF\xBD "));
    CHECK(record.drafts.at(0).attempt.script == "\xEF\xBF\xBD\xEF\xBF\xBD");
    CHECK(record.drafts.at(0).attempt.lint_wall_s == 0.0);
    CHECK(to_json(record) == json);
}

TEST_CASE("the SHA-256 of a script is that of its bytes") {
    CHECK(provenance::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(provenance::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const Record record = test::sample_record();
    CHECK(record.drafts.at(1).script_sha256 == provenance::sha256(test::sample_run().outcome.attempts.at(1).script));
}

TEST_CASE("a sidecar of the Python gmat-copilot is read") {
    const Record record = from_json(test::read_file(test::data("provenance/python-sidecar.json")));
    CHECK(record.provider == "anthropic");
    REQUIRE(record.drafts.size() == 2);
    CHECK(record.drafts[0].diagnostics.at(0).severity == text::Severity::warning);
    CHECK(record.drafts[0].diagnostics.at(1).severity == text::Severity::error);
    CHECK(record.drafts[0].diagnostics.at(0).line == 4);
    CHECK(record.drafts[0].diagnostics.at(0).end_line == 0);
    CHECK(record.drafts[0].attempt.feedback_tier == "lint");
    CHECK(record.drafts[1].attempt.dry_run->tier == dryrun::Tier::load);
    CHECK(record.drafts[1].attempt.dry_run->ok);
    CHECK(record.drafts[1].attempt.usage.input_tokens == 2100);
    CHECK(record.winner == 1U);
    CHECK(record.stop_reason == "clean");
    CHECK(record.retrieval.at(0).source == "docs/Propagate");
    CHECK(record.tool_name.empty());
    CHECK_FALSE(provenance::render_trace(record, {}).empty());
    CHECK(to_json(from_json(to_json(record))) == to_json(record));
}
