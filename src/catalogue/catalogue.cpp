#include "catalogue/catalogue.hpp"

#include <algorithm>

#include "catalogue/tables.hpp"

namespace gmat_copilot::catalogue {
namespace {

template <typename Row>
const Row* find_row(std::span<const Row> rows, std::string_view name) {
    const auto place = std::lower_bound(rows.begin(), rows.end(), name,
                                        [](const Row& row, std::string_view wanted) { return row.name < wanted; });
    return place != rows.end() && place->name == name ? &*place : nullptr;
}

}  // namespace

std::span<const ResourceType> resource_types() { return tables::resource_types(); }
const ResourceType* find_type(std::string_view name) { return find_row(tables::resource_types(), name); }

const Field* find_field(const ResourceType& type, std::string_view name) { return find_row(type.fields, name); }

const Field* find_nested_field(const ResourceType& type, std::string_view path) {
    const std::size_t dot = path.find('.');
    if (dot == std::string_view::npos) {
        return find_field(type, path);
    }
    if (!is_a(type.name, "ODEModel")) {
        return nullptr;
    }
    const tables::Nested* nested = find_row(tables::nested(), path.substr(0, dot));
    if (nested == nullptr) {
        return nullptr;
    }
    std::string_view name = path.substr(dot + 1);
    if (nested->qualified) {
        const std::size_t second = name.find('.');
        if (second == std::string_view::npos) {
            return nullptr;
        }
        name = name.substr(second + 1);
    }
    return find_field(*find_type(nested->type), name);
}

const ResourceType* nested_type(std::string_view prefix) {
    const tables::Nested* nested = find_row(tables::nested(), prefix);
    return nested == nullptr ? nullptr : find_type(nested->type);
}

bool is_a(std::string_view name, std::string_view wanted) {
    if (name == wanted) {
        return true;
    }
    const ResourceType* type = find_type(name);
    return type != nullptr && is_a(*type, wanted);
}

bool is_a(const ResourceType& type, std::string_view wanted) {
    return type.name == wanted || std::find(type.is_a.begin(), type.is_a.end(), wanted) != type.is_a.end();
}

std::span<const Parameter> parameters() { return tables::parameters(); }
const Parameter* find_parameter(std::string_view name) { return find_row(tables::parameters(), name); }

std::span<const Command> commands() { return tables::commands(); }
const Command* find_command(std::string_view name) { return find_row(tables::commands(), name); }

std::span<const std::string_view> bodies() { return tables::bodies(); }
std::span<const std::string_view> coordinate_systems() { return tables::coordinate_systems(); }
std::span<const std::string_view> time_representations() { return tables::time_representations(); }
std::span<const std::string_view> builtin_functions() { return tables::functions(); }

std::string_view builtin_object_type(std::string_view name) {
    const tables::BuiltinObject* object = find_row(tables::builtin_objects(), name);
    return object == nullptr ? std::string_view{} : object->type;
}

bool is_object_type(std::string_view name) {
    const auto names = tables::object_types();
    return std::binary_search(names.begin(), names.end(), name);
}

bool is_builtin_function(std::string_view name) {
    const auto names = tables::functions();
    return std::binary_search(names.begin(), names.end(), name);
}

}  // namespace gmat_copilot::catalogue
