#include "draft/facts.hpp"

#include <algorithm>
#include <vector>

#include "draft/topics.hpp"

namespace gmat_copilot::drafting {

namespace {

using catalogue::Field;
using catalogue::FieldType;

constexpr std::size_t most_enum_values = 14;
constexpr std::size_t longest_default = 40;

std::string_view type_word(FieldType type) {
    switch (type) {
        case FieldType::real: return "number";
        case FieldType::integer:
        case FieldType::unsigned_integer: return "whole number";
        case FieldType::boolean: return "true or false";
        case FieldType::on_off: return "On or Off";
        case FieldType::string: return "text";
        case FieldType::enumeration: return "word";
        case FieldType::object: return "object";
        case FieldType::object_array: return "{list} of objects";
        case FieldType::string_array: return "{list} of texts";
        case FieldType::real_array:
        case FieldType::real_matrix: return "[numbers]";
        case FieldType::unsigned_array: return "[whole numbers]";
        case FieldType::boolean_array: return "[true false]";
        case FieldType::filename: return "file name";
        case FieldType::color: return "color";
        case FieldType::time: return "epoch";
    }
    return "value";
}

std::string describe_field(const Field& field) {
    std::string text(field.name);
    text += " (";
    if (field.enum_values.empty()) {
        text += type_word(field.type);
        text += field.unit.empty() ? "" : ", ";
        text += field.unit;
        if (!field.object_type.empty()) {
            text += ": ";
            text += field.object_type;
        }
    } else {
        const std::size_t shown = std::min(field.enum_values.size(), most_enum_values);
        for (std::size_t i = 0; i < shown; ++i) {
            text += i == 0 ? "" : "|";
            text += field.enum_values[i];
        }
        text += shown < field.enum_values.size() ? "|..." : "";
    }
    if (!field.default_value.empty() && field.default_value.size() <= longest_default) {
        text += ", default ";
        text += field.default_value;
    }
    return text + ")";
}

/// The fields worth telling, most useful first, each once; aliases are left out, and so are read-only fields unless
/// they lead their type (GMAT calls MixRatio and Isp read-only until a tank or a thrust model is set).
std::vector<const Field*> ranked_fields(const catalogue::ResourceType& type, const WordSet& mentioned) {
    const std::vector<std::string_view> leading = entries(leading_fields(type.name));
    const auto rank = [&](const Field& field) {
        if (mentioned.contains(field.name)) {
            return std::size_t{0};
        }
        const auto found = std::find(leading.begin(), leading.end(), field.name);
        return static_cast<std::size_t>(found - leading.begin()) + 1;
    };
    std::vector<const Field*> fields;
    for (const Field& field : type.fields) {
        const bool leads = std::find(leading.begin(), leading.end(), field.name) != leading.end();
        if ((leads || !field.read_only) && field.alias_of.empty()) {
            fields.push_back(&field);
        }
    }
    std::stable_sort(fields.begin(), fields.end(), [&](const Field* a, const Field* b) { return rank(*a) < rank(*b); });
    return fields;
}

/// What a parameter depends on stands between object and name; the other dependencies have no example of general use.
std::string_view dependency_example(const catalogue::Parameter& parameter) {
    if (parameter.dependency == catalogue::Dependency::coordinate_system) {
        return "EarthMJ2000Eq.";
    }
    return parameter.dependency == catalogue::Dependency::origin ? "Earth." : "";
}

}  // namespace

std::string describe_type(const catalogue::ResourceType& type, const WordSet& mentioned) {
    std::string text = "Create " + std::string(type.name) + " NAME; settable fields: ";
    if (type.plugin) {
        return "Create " + std::string(type.name) + " NAME; needs a plugin, avoid it.";
    }
    bool first = true;
    std::size_t left_out = 0;
    for (const Field* field : ranked_fields(type, mentioned)) {
        std::string entry = (first ? "" : ", ") + describe_field(*field);
        if (text.size() + entry.size() + 24 > max_type_fact_bytes) {
            ++left_out;
            continue;
        }
        text += entry;
        first = false;
    }
    return text + (left_out > 0 ? "; and " + std::to_string(left_out) + " more" : "");
}

std::string describe_parameter(const catalogue::Parameter& parameter) {
    const std::string_view object = parameter.owner_type == "ImpulsiveBurn" ? "Burn." : "Sat.";
    std::string text(parameter.name);
    text += ": " + std::string(object) + std::string(dependency_example(parameter)) + std::string(parameter.name);
    if (!parameter.attached_type.empty()) {
        text += " of an attached " + std::string(parameter.attached_type) + " (Sat.NAME." +
                std::string(parameter.name) + ")";
    }
    if (!parameter.unit.empty()) {
        text += ", in " + std::string(parameter.unit);
    }
    if (parameter.is_string) {
        text += ", text (for reports only)";
    }
    if (!parameter.settable) {
        text += ", cannot be set";
    }
    return text;
}

}  // namespace gmat_copilot::drafting
