// docs/record.schema.json says what to_json() writes.
#include "support/schema.hpp"

#include "provenance/record.hpp"
#include "sample.hpp"
#include "support/catch.hpp"

using Json = nlohmann::json;
using namespace gmat_copilot;

TEST_CASE("a written record follows docs/record.schema.json, key for key") {
    CHECK(test::record_schema().problems(Json::parse(provenance::to_json(test::sample_record()))).empty());
    repair::Outcome empty;
    empty.stop_reason = repair::StopReason::cancelled;
    CHECK(test::record_schema()
              .problems(Json::parse(provenance::to_json(provenance::make_record({}, empty, {}, {}))))
              .empty());
}

TEST_CASE("a sidecar of the Python gmat-copilot, written again by this program, follows the schema") {
    const auto record = provenance::from_json(test::read_file(test::data("provenance/python-sidecar.json")));
    CHECK(test::record_schema().problems(Json::parse(provenance::to_json(record))).empty());
}

TEST_CASE("the schema refuses what the reader refuses") {
    const Json good = Json::parse(provenance::to_json(test::sample_record()));
    const std::vector<std::pair<const char*, Json>> changes = {
        {"/request", 3},        {"/drafts/0/passed", "no"}, {"/drafts/1/dry_run/tier", "moon"},
        {"/schema_version", 2}, {"/mood", "good"},          {"/drafts/0/failure/kind", "bad luck"},
    };
    for (const auto& [pointer, value] : changes) {
        INFO(pointer);
        Json changed = good;
        changed[Json::json_pointer(pointer)] = value;
        CHECK_FALSE(test::record_schema().problems(changed).empty());
    }
}
