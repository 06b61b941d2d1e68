// docs/record.schema.json says what to_json() writes. The part of JSON Schema that the file uses is checked here.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "provenance/record.hpp"
#include "sample.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using Json = nlohmann::json;
using namespace gmat_copilot;

namespace {

bool has_type(const Json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) || (type == "number" && value.is_number()) ||
           (type == "null" && value.is_null());
}

class Validator {
  public:
    explicit Validator(Json schema) : schema_(std::move(schema)) {}
    /// Every place where `value` is not as the schema says.
    [[nodiscard]] std::vector<std::string> problems(const Json& value) const {
        std::vector<std::string> found;
        check(value, schema_, "", found);
        return found;
    }

  private:
    void check(const Json& value, const Json& rule, const std::string& where, std::vector<std::string>& found) const {
        static const std::vector<std::string> known = {
            "$schema", "$id",    "$defs", "$ref",       "title",    "description",          "type",
            "enum",    "const",  "anyOf", "properties", "required", "additionalProperties", "items",
            "minimum", "pattern"};
        for (const auto& [key, unused] : rule.items()) {
            REQUIRE(std::find(known.begin(), known.end(), key) != known.end());
        }
        if (rule.contains("$ref")) {
            check(value, schema_.at(Json::json_pointer(rule.at("$ref").get<std::string>().substr(1))), where, found);
        }
        if (rule.contains("anyOf")) {
            const auto fits = [&](const Json& option) {
                std::vector<std::string> inner;
                check(value, option, where, inner);
                return inner.empty();
            };
            if (std::none_of(rule.at("anyOf").begin(), rule.at("anyOf").end(), fits)) {
                found.push_back(where + ": none of anyOf");
            }
        }
        check_value(value, rule, where, found);
        check_members(value, rule, where, found);
        if (value.is_array() && rule.contains("items")) {
            for (std::size_t i = 0; i < value.size(); ++i) {
                check(value[i], rule.at("items"), where + "/" + std::to_string(i), found);
            }
        }
    }

    static void check_value(const Json& value, const Json& rule, const std::string& where,
                            std::vector<std::string>& found) {
        if (rule.contains("type")) {
            const Json types = rule.at("type").is_array() ? rule.at("type") : Json::array({rule.at("type")});
            if (std::none_of(types.begin(), types.end(), [&](const Json& type) { return has_type(value, type); })) {
                found.push_back(where + ": type");
            }
        }
        if (rule.contains("enum") &&
            std::find(rule.at("enum").begin(), rule.at("enum").end(), value) == rule.at("enum").end()) {
            found.push_back(where + ": enum");
        }
        if (rule.contains("const") && rule.at("const") != value) {
            found.push_back(where + ": const");
        }
        if (rule.contains("minimum") && value.is_number() && value < rule.at("minimum")) {
            found.push_back(where + ": minimum");
        }
    }

    void check_members(const Json& value, const Json& rule, const std::string& where,
                       std::vector<std::string>& found) const {
        if (!value.is_object()) {
            return;
        }
        const Json properties = rule.value("properties", Json::object());
        for (const auto& [key, member] : value.items()) {
            if (properties.contains(key)) {
                check(member, properties.at(key), where + "/" + key, found);
            } else if (rule.contains("additionalProperties")) {
                const Json& others = rule.at("additionalProperties");
                if (others.is_object()) {
                    check(member, others, where + "/" + key, found);
                } else if (others == false) {
                    found.push_back(where + "/" + key + ": unknown key");
                }
            }
        }
        for (const Json& key : rule.value("required", Json::array())) {
            if (!value.contains(key.get<std::string>())) {
                found.push_back(where + "/" + key.get<std::string>() + ": missing");
            }
        }
    }

    Json schema_;
};

Validator schema() {
    return Validator(Json::parse(test::read_file(std::string(GMAT_COPILOT_SOURCE_DIR) + "/docs/record.schema.json")));
}

}  // namespace

TEST_CASE("a written record follows docs/record.schema.json, key for key") {
    CHECK(schema().problems(Json::parse(provenance::to_json(test::sample_record()))).empty());
    repair::Outcome empty;
    empty.stop_reason = repair::StopReason::cancelled;
    CHECK(schema().problems(Json::parse(provenance::to_json(provenance::make_record({}, empty, {}, {})))).empty());
}

TEST_CASE("a sidecar of the Python gmat-copilot, written again by this program, follows the schema") {
    const auto record = provenance::from_json(test::read_file(test::data("provenance/python-sidecar.json")));
    CHECK(schema().problems(Json::parse(provenance::to_json(record))).empty());
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
        CHECK_FALSE(schema().problems(changed).empty());
    }
}
