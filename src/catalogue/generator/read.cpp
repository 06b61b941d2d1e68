#include <algorithm>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "generator/model.hpp"

namespace gmat_copilot::catalogue::generator {
namespace {

using nlohmann::json;
using Strings = std::vector<std::string>;

json load(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path);
    }
    return json::parse(in);
}

std::string number_text(const json& value) {
    std::string text = value.dump();
    if (text.size() > 2 && text.ends_with(".0")) {
        text.resize(text.size() - 2);
    }
    return text;
}

/// A list as a script writes it: {a, b} for words and [1 2] for numbers.
std::string list_text(const json& value, const std::string& type) {
    const bool numbers = type.starts_with("real_") || type == "unsigned_array" || type == "boolean_array";
    std::string text = numbers ? "[" : "{";
    for (std::size_t i = 0; i < value.size(); ++i) {
        const json& item = value[i];
        if (item.is_array()) {  // a matrix: rows are joined by ';'
            const std::string row = list_text(item, type);
            text += (i == 0 ? "" : "; ") + row.substr(1, row.size() - 2);
        } else {
            text += (i == 0    ? ""
                     : numbers ? " "
                               : ", ") +
                    (item.is_string() ? item.get<std::string>() : number_text(item));
        }
    }
    return text + (numbers ? "]" : "}");
}

std::string default_text(const json& field, const std::string& type) {
    const auto found = field.find("default");
    if (found == field.end()) {
        return {};
    }
    if (found->is_array()) {
        return list_text(*found, type);
    }
    if (found->is_boolean()) {
        return found->get<bool>() ? "true" : "false";
    }
    if (!found->is_string()) {
        return number_text(*found);
    }
    const bool quoted = type == "string" || type == "filename";
    return quoted ? "'" + found->get<std::string>() + "'" : found->get<std::string>();
}

/// GMAT took a made-up word for this field, so its list of words does not limit it.
bool takes_any_word(const json& resource, const std::string& field) {
    const auto probes = resource.find("probe");
    if (probes == resource.end() || !probes->contains(field)) {
        return false;
    }
    const json& probe = (*probes)[field];
    return probe.contains("__bogus__") && probe["__bogus__"] == "accepted";
}

FieldRow read_field(const json& field, const json& resource, const std::string& name) {
    FieldRow row;
    row.type = field.at("type").get<std::string>();
    row.read_only = field.value("read_only", false);
    row.brackets = field.value("brackets", false);
    row.in_sequence = field.value("in_sequence", false);
    row.object_type = field.value("object_type", std::string{});
    row.alias_of = field.value("alias_of", std::string{});
    if (!takes_any_word(resource, name)) {
        row.enum_values = field.value("enum", Strings{});
    }
    row.default_value = default_text(field, row.type);
    return row;
}

TypeRow read_type(const json& resource) {
    TypeRow row;
    row.script_creatable = resource.at("creatable").get<bool>();
    row.is_a = resource.at("is_a").get<Strings>();
    for (const json& field : resource.at("fields")) {
        const std::string name = field.at("name").get<std::string>();
        row.fields.emplace(name, read_field(field, resource, name));
    }
    const json labels = resource.value("labels", json::object());
    for (const auto& [name, label] : labels.items()) {
        if (name.find('.') == std::string::npos) {  // dotted labels are nested fields, see NestedRow
            row.fields.emplace(name, read_field(label, resource, name));
        }
    }
    return row;
}

/// Adds the fields of an owned object (a spacecraft's attitude, a propagator's integrator). What any of the possible
/// owned objects lets a script set counts as settable.
void join(TypeRow& owner, const TypeRow& owned) {
    for (const auto& [name, field] : owned.fields) {
        const auto [place, added] = owner.fields.emplace(name, field);
        if (!added) {
            place->second.read_only = place->second.read_only && field.read_only;
            place->second.in_sequence = place->second.in_sequence || field.in_sequence;
            if (place->second.bounds.empty()) {
                place->second.bounds = field.bounds;
            }
            if (place->second.default_value.empty()) {
                place->second.default_value = field.default_value;
            }
        }
    }
}

void add_unique(Strings& list, const std::string& word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) {
        list.push_back(word);
    }
}

/// The fields that a key of the supplement names: "Type.Field", "Base.Field" for every type that derives from a base
/// which cannot be created, "*.Field" for every type that has the field.
template <typename Change>
void change_fields(Model& model, const std::string& key, Change change) {
    const std::size_t dot = key.find('.');
    const std::string owner = key.substr(0, dot);
    const std::string name = key.substr(dot + 1);
    const auto own = model.types.find(owner);
    const bool exact = own != model.types.end() && own->second.fields.contains(name);
    bool found = false;
    for (auto& [type_name, type] : model.types) {
        const bool meant =
            exact ? type_name == owner
                  : owner == "*" || std::find(type.is_a.begin(), type.is_a.end(), owner) != type.is_a.end();
        const auto field = type.fields.find(name);
        if (meant && field != type.fields.end()) {
            change(field->second);
            found = true;
        }
    }
    if (!found) {
        throw std::runtime_error("the supplement names an unknown field " + key);
    }
}

void apply_enums(Model& model, const json& supplement) {
    for (const auto& [key, words] : supplement.at("enums").items()) {
        change_fields(model, key, [&words = words](FieldRow& field) { field.enum_values = words.get<Strings>(); });
    }
    const Strings colors = supplement.at("colors").get<Strings>();
    for (auto& [name, type] : model.types) {
        for (auto& [field_name, field] : type.fields) {
            if (field.type == "color") {
                field.enum_values = colors;
            }
        }
    }
    for (const json& key : supplement.at("not_limited")) {
        change_fields(model, key.get<std::string>(), [](FieldRow& field) { field.enum_values.clear(); });
    }
}

/// The facts of a field that are told by a list of fields.
bool FieldRow::*flag_named(const std::string& name) {
    static const std::map<std::string, bool FieldRow::*> flags = {
        {"must_exist", &FieldRow::must_exist}, {"must_match", &FieldRow::must_match},
        {"strict", &FieldRow::strict},         {"never_settable", &FieldRow::never_settable},
        {"lenient", &FieldRow::lenient},       {"any_case", &FieldRow::any_case},
        {"braces", &FieldRow::braces},         {"epoch", &FieldRow::epoch},
        {"blank", &FieldRow::blank},           {"empty_list", &FieldRow::empty_list}};
    const auto flag = flags.find(name);
    if (flag == flags.end()) {
        throw std::runtime_error("the supplement tells an unknown fact " + name);
    }
    return flag->second;
}

/// What GMAT does, when it loads a script, with the values of a field.
void apply_facts(Model& model, const json& supplement) {
    for (const auto& [key, facts] : supplement.at("references").items()) {
        change_fields(model, key, [&facts = facts](FieldRow& field) {
            field.object_type = facts.at(0).get<std::string>();
            for (std::size_t i = 1; i < facts.size(); ++i) {
                field.*flag_named(facts[i].get<std::string>()) = true;
            }
        });
    }
    for (const char* fact : {"never_settable", "lenient", "any_case", "braces", "epoch"}) {
        for (const json& key : supplement.at(fact)) {
            change_fields(model, key.get<std::string>(), [&](FieldRow& field) { field.*flag_named(fact) = true; });
        }
    }
    for (const json& key : supplement.at("any_value")) {
        change_fields(model, key.get<std::string>(), [](FieldRow& field) {
            field.type = "string_array";
            field.brackets = true;
            field.object_type.clear();
        });
    }
    for (const auto& [key, size] : supplement.at("sizes").items()) {
        change_fields(model, key, [&size = size](FieldRow& field) {
            field.size = number_text(size.at(0)) + ", " + number_text(size.at(1));
        });
    }
    for (const json& name : supplement.at("unique_names")) {
        model.types.at(name.get<std::string>()).unique_name = true;
    }
}

/// [low, low allowed, high, high allowed] with null for no bound, as an initializer of catalogue::Bounds.
std::string bounds_text(const json& bounds) {
    const auto number = [](const json& value, const char* missing) {
        return value.is_null() ? std::string(missing) : number_text(value);
    };
    const auto flag = [](const json& value) { return value.is_boolean() && !value.get<bool>() ? "false" : "true"; };
    return number(bounds.at(0), "-std::numeric_limits<double>::infinity()") + ", " + flag(bounds.at(1)) + ", " +
           number(bounds.at(2), "std::numeric_limits<double>::infinity()") + ", " + flag(bounds.at(3));
}

void apply_bounds(Model& model, const json& supplement) {
    for (const auto& [key, bounds] : supplement.at("bounds").items()) {
        change_fields(model, key, [&bounds = bounds](FieldRow& field) { field.bounds = bounds_text(bounds); });
    }
}

void apply_units(Model& model, const json& supplement) {
    for (const auto& [key, unit] : supplement.at("units").items()) {
        change_fields(model, key, [&unit = unit](FieldRow& field) { field.unit = unit.get<std::string>(); });
    }
}

void read_types(Model& model, const json& measured, const json& supplement) {
    for (const auto& [name, resource] : measured.at("resources").items()) {
        model.types.emplace(name, read_type(resource));
    }
    for (const json& name : supplement.at("plugin_types")) {
        TypeRow row;
        row.plugin = true;
        row.is_a = {name.get<std::string>()};
        const json bases = supplement.at("extra_is_a").value(name.get<std::string>(), json::array());
        for (const json& base : bases) {
            row.is_a.push_back(base.get<std::string>());
        }
        model.types.emplace(name.get<std::string>(), row);
    }
    for (const auto& [name, fields] : supplement.at("conditional_fields").items()) {
        for (const json& field : fields) {
            model.types.at(name).fields[field.get<std::string>()].type = "real";
        }
    }
    apply_bounds(model, supplement);
    apply_units(model, supplement);
    const std::map<std::string, TypeRow> unjoined = model.types;
    for (const auto& [name, factories] : supplement.at("joined_factories").items()) {
        for (const json& factory : factories) {
            for (const json& owned : measured.at("factories").at(factory.get<std::string>())) {
                join(model.types.at(name), unjoined.at(owned.get<std::string>()));
            }
        }
    }
    for (auto& [name, type] : model.types) {
        add_unique(type.is_a, name);
    }
    for (const auto& [alias, own] : supplement.at("type_aliases").items()) {
        for (auto& [name, type] : model.types) {
            const Strings before = type.is_a;
            for (const std::string& base : before) {
                if (base == alias || base == own) {
                    add_unique(type.is_a, alias);
                    add_unique(type.is_a, own.get<std::string>());
                }
            }
        }
    }
}

void read_parameters(Model& model, const json& measured) {
    const std::map<std::string, std::string> dependencies = {{"CoordinateSystem", "coordinate_system"},
                                                             {"Origin", "origin"},
                                                             {"AttachedObject", "attached_object"},
                                                             {"OwnedObject", "owned_object"},
                                                             {"ODEModel", "force_model"}};
    for (const auto& [name, parameter] : measured.at("parameters").items()) {
        ParameterRow row;
        const auto dependency = dependencies.find(parameter.value("dependency", std::string{}));
        row.dependency = dependency == dependencies.end() ? "none" : dependency->second;
        row.owner_type = parameter.value("owner_type", std::string{});
        row.default_dependency = parameter.value("default_dep_object", std::string{});
        row.unit = parameter.value("unit", std::string{});
        row.description = parameter.value("description", std::string{});
        row.owned_object_type = parameter.value("owned_object_type", std::string{});
        const std::string returns = parameter.value("return_type", std::string{});
        row.is_string = returns == "STRING_TYPE";
        row.is_array = returns == "RVECTOR_TYPE" || returns == "RMATRIX_TYPE";
        row.settable = parameter.value("settable", false);
        row.reportable = parameter.value("reportable", false);
        row.plottable = parameter.value("plottable", false);
        row.is_time = parameter.value("is_time", false);
        row.is_angle = parameter.value("is_angle", false);
        model.parameters.emplace(name, row);
    }
}

/// Every word that GMAT's factories make something of: Create takes them all, useful or not.
void read_object_types(Model& model, const json& measured) {
    std::set<std::string> names;
    for (const auto& [factory, products] : measured.at("factories").items()) {
        for (const json& product : products) {
            names.insert(product.get<std::string>());
        }
    }
    for (const auto& [name, type] : model.types) {
        if (!type.plugin) {
            names.insert(name);
        }
    }
    model.object_types.assign(names.begin(), names.end());
}

/// GMAT takes a math function with its first letter in either case, and creatable functions as they are spelt.
void read_functions(Model& model, const json& measured, const json& supplement) {
    std::set<std::string> names;
    for (const json& function : supplement.at("math_functions")) {
        std::string name = function.get<std::string>();
        names.insert(name);
        name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
        names.insert(name);
    }
    for (const json& function : measured.at("factories").at("Function")) {
        if (function != "GmatFunction") {
            names.insert(function.get<std::string>());
        }
    }
    model.functions.assign(names.begin(), names.end());
}

}  // namespace

Model read_model(const std::string& measured_path, const std::string& supplement_path) {
    const json measured = load(measured_path);
    const json supplement = load(supplement_path);
    Model model;
    read_types(model, measured, supplement);
    apply_enums(model, supplement);
    apply_facts(model, supplement);
    read_parameters(model, measured);
    read_functions(model, measured, supplement);
    read_object_types(model, measured);
    for (const json& name : measured.at("commands")) {
        model.commands[name.get<std::string>()] = {};
    }
    for (const json& name : supplement.at("plugin_commands")) {
        model.commands[name.get<std::string>()].plugin = true;
    }
    for (const auto& [opener, closer] : supplement.at("blocks").items()) {
        model.commands.at(opener).opens_block = true;
        model.commands.at(closer.get<std::string>()).closes = opener;
    }
    for (const auto& [prefix, nested] : supplement.at("nested").items()) {
        model.nested[prefix] = {nested.at("type").get<std::string>(), nested.at("qualified").get<bool>()};
    }
    model.builtin_objects = measured.at("bodies").get<std::map<std::string, std::string>>();
    for (const auto& [name, type] : supplement.at("builtin_objects").items()) {
        model.builtin_objects[name] = type.get<std::string>();
    }
    for (const auto& [name, type] : model.builtin_objects) {
        if (type != "SolarSystem") {
            model.bodies.push_back(name);
        }
    }
    model.coordinate_systems = measured.at("coordinate_systems").get<Strings>();
    for (const std::string& name : model.coordinate_systems) {
        model.builtin_objects[name] = "CoordinateSystem";
    }
    model.time_representations = measured.at("time_representations").get<Strings>();
    return model;
}

}  // namespace gmat_copilot::catalogue::generator
