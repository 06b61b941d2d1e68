// Sidecars that are damaged, foreign or meant to do harm give an Error with one line, never anything else.
#include <functional>
#include <nlohmann/json.hpp>

#include "provenance/record.hpp"
#include "sample.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using namespace gmat_copilot;
using provenance::from_json;
using Json = nlohmann::json;

namespace {

/// The error's text; empty when the text was read.
std::string error_of(const std::string& json) {
    try {
        const auto record = from_json(json);
        return {};
    } catch (const provenance::Error& error) {
        std::string what = error.what();
        CHECK(what.find('\n') == std::string::npos);
        CHECK(what.size() < 400);
        CHECK_FALSE(what.empty());
        return what;
    }
}

std::string changed(const std::function<void(Json&)>& change) {
    Json record = Json::parse(provenance::to_json(test::sample_record()));
    change(record);
    return record.dump();
}

}  // namespace

TEST_CASE("a sidecar cut off anywhere is damaged") {
    for (const std::string& json :
         {provenance::to_json(test::sample_record()), test::read_file(test::data("provenance/python-sidecar.json"))}) {
        for (std::size_t size = 0; size + 2 < json.size(); size += 100) {
            INFO("cut at byte " << size);
            CHECK_THAT(error_of(json.substr(0, size)), ContainsSubstring("damaged JSON"));
        }
    }
}

TEST_CASE("a sidecar with any one byte changed is read or refused, never worse") {
    const std::string json = provenance::to_json(test::sample_record());
    std::size_t refused = 0;
    for (std::size_t at = 0; at < json.size(); at += 13) {
        for (const char c : {'\0', '"', '{', ']', '\x80', '9'}) {
            std::string damaged = json;
            damaged[at] = c;
            refused += error_of(damaged).empty() ? 0U : 1U;
        }
    }
    CHECK(refused > 100);
}

TEST_CASE("deep nesting, in any key, is refused without recursion") {
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    CHECK_THAT(error_of(deep), ContainsSubstring("nested deeper"));
    CHECK_THAT(error_of("{\"schema_version\":1,\"x\":" + deep + "}"), ContainsSubstring("nested deeper"));
    std::string objects;
    for (int i = 0; i < 50'000; ++i) {
        objects += "{\"a\":";
    }
    CHECK_THAT(error_of(objects), ContainsSubstring("nested deeper"));
    CHECK_THAT(error_of("{\"schema_version\":1,\"x\":" + std::string(99, '[') + std::string(99, ']') + "}"),
               ContainsSubstring("no \"request\""));
}

TEST_CASE("too many values and too many bytes are refused") {
    std::string many = "[0";
    for (int i = 0; i < 2'100'000; ++i) {
        many += ",0";
    }
    CHECK_THAT(error_of(many + "]"), ContainsSubstring("too many values"));
    CHECK_THAT(error_of(std::string((std::size_t{64} << 20U) + 1, ' ')), ContainsSubstring("64 MiB"));
}

TEST_CASE("a record of a newer schema says so") {
    CHECK(error_of(changed([](Json& record) { record["schema_version"] = 2; })) ==
          "written by a newer version: schema version 2, this program reads 1");
    for (const Json& version :
         {Json(0), Json(-1), Json(1.5), Json("1"), Json(nullptr), Json(18446744073709551615ULL)}) {
        CHECK_THAT(error_of(changed([&](Json& record) { record["schema_version"] = version; })),
                   ContainsSubstring("not a record"));
    }
}

TEST_CASE("JSON that is no record is told from a damaged one") {
    for (const char* json :
         {"null", "3", "\"text\"", "[]", "{}", "{\"schema_version\":1}", "[{\"schema_version\":1}]"}) {
        CHECK_THAT(error_of(json), ContainsSubstring("not a record"));
    }
    for (const char* json : {"", "garbage", "{\"schema_version\":1,}", "{\"a\" 1}", "\xFF\xFE"}) {
        CHECK_THAT(error_of(json), ContainsSubstring("damaged"));
    }
}

TEST_CASE("a value of the wrong kind names where it stands") {
    struct Row {
        const char* pointer;
        Json value;
        const char* where;
    };
    const std::vector<Row> rows = {
        {"/request", 3, "request is not a text"},
        {"/drafts", "x", "drafts is not a list"},
        {"/drafts/1", 4, "drafts[1] is not an object"},
        {"/drafts/1/script", nullptr, "drafts[1].script is not a text"},
        {"/drafts/0/passed", "yes", "drafts[0].passed is not true or false"},
        {"/drafts/0/feedback", Json({1}), "drafts[0].feedback[0] is not a text"},
        {"/drafts/0/feedback_tier", 1, "feedback_tier is not a text"},
        {"/drafts/0/lint/diagnostics/0/severity", "fatal", "severity is not error, warning or info"},
        {"/drafts/0/lint/diagnostics/0/line", -1, "line is not a whole number"},
        {"/drafts/0/lint/diagnostics/0/line", 1e9, "line is not a whole number"},
        {"/drafts/0/lint/diagnostics/0/line", 18446744073709551615ULL, "line is not a whole number"},
        {"/drafts/0/lint/diagnostics/0/fix/edits/0/end", 1, "end is not a whole number"},
        {"/drafts/0/usage/input_tokens", -5, "input_tokens is not a whole number"},
        {"/drafts/1/dry_run/tier", "moon", "tier is not a tier"},
        {"/drafts/1/dry_run/converged", Json({{"DC", 1}}), "converged member is not true or false"},
        {"/drafts/1/wall_s/model", "fast", "model is not a number"},
        {"/retrieval/chunks/0/score", "high", "score is not a number"},
        {"/outcome/winner", 3, "outcome.winner is not a whole number from 0 to 2"},
        {"/outcome/winner", "first", "outcome.winner is not a whole number"},
        {"/settings", Json::array(), "settings is not an object"},
        {"/tool", "gmat", "tool is not an object"},
    };
    for (const Row& row : rows) {
        INFO(row.pointer);
        CHECK_THAT(error_of(changed([&row](Json& record) { record[Json::json_pointer(row.pointer)] = row.value; })),
                   ContainsSubstring(row.where));
    }
    CHECK_THAT(error_of(changed([](Json& record) { record["drafts"] = Json::array(); })),
               ContainsSubstring("no drafts"));
}

TEST_CASE("every key that both writers write must be there") {
    for (const char* key : {"request", "provider", "model", "drafts", "outcome", "schema_version"}) {
        CHECK_THAT(error_of(changed([key](Json& record) { record.erase(key); })),
                   ContainsSubstring(std::string("no \"") + key + "\""));
    }
    for (const char* key : {"script", "lint", "passed", "feedback"}) {
        CHECK_THAT(error_of(changed([key](Json& record) { record["drafts"][0].erase(key); })),
                   ContainsSubstring(std::string("drafts[0] has no \"") + key + "\""));
    }
}

TEST_CASE("numbers beyond every range are refused") {
    std::string json = provenance::to_json(test::sample_record());
    const std::size_t at = json.find("2.5");
    REQUIRE(at != std::string::npos);
    CHECK_FALSE(error_of(json.replace(at, 3, "1e999")).empty());
    json = provenance::to_json(test::sample_record());
    CHECK_FALSE(error_of(json.replace(json.find("1200"), 4, std::string(10'000, '9'))).empty());
}

TEST_CASE("unknown keys of a later minor writer are passed over") {
    CHECK(error_of(changed([](Json& record) { record["drafts"][0]["mood"] = {1, 2, {3}}; })).empty());
}
