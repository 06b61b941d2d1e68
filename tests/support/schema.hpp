// Checking JSON against a schema, and records against docs/record.schema.json.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/files.hpp"

namespace test {

inline bool has_json_type(const nlohmann::json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer()) || (type == "number" && value.is_number()) ||
           (type == "null" && value.is_null());
}

/// The part of JSON Schema that docs/record.schema.json uses; throws for any other keyword.
class Validator {
  public:
    explicit Validator(nlohmann::json schema) : schema_(std::move(schema)) {}
    /// Every place where `value` is not as the schema says.
    [[nodiscard]] std::vector<std::string> problems(const nlohmann::json& value) const {
        std::vector<std::string> found;
        check(value, schema_, "", found);
        return found;
    }

  private:
    void check(const nlohmann::json& value, const nlohmann::json& rule, const std::string& where,
               std::vector<std::string>& found) const {
        static const std::vector<std::string> known = {
            "$schema", "$id",    "$defs", "$ref",       "title",    "description",          "type",
            "enum",    "const",  "anyOf", "properties", "required", "additionalProperties", "items",
            "minimum", "pattern"};
        for (const auto& [key, unused] : rule.items()) {
            if (std::find(known.begin(), known.end(), key) == known.end()) {
                throw std::runtime_error("the validator does not know " + key);
            }
        }
        if (rule.contains("$ref")) {
            check(value, schema_.at(nlohmann::json::json_pointer(rule.at("$ref").get<std::string>().substr(1))), where,
                  found);
        }
        if (rule.contains("anyOf")) {
            const auto fits = [&](const nlohmann::json& option) {
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

    static void check_value(const nlohmann::json& value, const nlohmann::json& rule, const std::string& where,
                            std::vector<std::string>& found) {
        if (rule.contains("type")) {
            const nlohmann::json types =
                rule.at("type").is_array() ? rule.at("type") : nlohmann::json::array({rule.at("type")});
            if (std::none_of(types.begin(), types.end(),
                             [&](const nlohmann::json& type) { return has_json_type(value, type); })) {
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

    void check_members(const nlohmann::json& value, const nlohmann::json& rule, const std::string& where,
                       std::vector<std::string>& found) const {
        if (!value.is_object()) {
            return;
        }
        const nlohmann::json properties = rule.value("properties", nlohmann::json::object());
        for (const auto& [key, member] : value.items()) {
            if (properties.contains(key)) {
                check(member, properties.at(key), where + "/" + key, found);
            } else if (rule.contains("additionalProperties")) {
                const nlohmann::json& others = rule.at("additionalProperties");
                if (others.is_object()) {
                    check(member, others, where + "/" + key, found);
                } else if (others == false) {
                    found.push_back(where + "/" + key + ": unknown key");
                }
            }
        }
        for (const nlohmann::json& key : rule.value("required", nlohmann::json::array())) {
            if (!value.contains(key.get<std::string>())) {
                found.push_back(where + "/" + key.get<std::string>() + ": missing");
            }
        }
    }

    nlohmann::json schema_;
};

/// docs/record.schema.json
inline Validator record_schema() {
    return Validator(
        nlohmann::json::parse(read_file(std::string(GMAT_COPILOT_SOURCE_DIR) + "/docs/record.schema.json")));
}

}  // namespace test
