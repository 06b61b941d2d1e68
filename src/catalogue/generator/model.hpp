// The catalogue between reading the measured JSON and writing constant tables. Build-time only.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gmat_copilot::catalogue::generator {

/// One field as it will stand in the table; `type` is an enumerator of catalogue::FieldType.
struct FieldRow {
    std::string type = "string";
    bool read_only = false;
    bool brackets = false;
    bool in_sequence = false;
    bool must_exist = false;
    bool must_match = false;
    bool strict = false;
    bool never_settable = false;
    bool lenient = false;
    bool any_case = false;
    bool braces = false;
    bool epoch = false;
    bool blank = false;
    bool empty_list = false;
    std::string bounds;  ///< the initializer of catalogue::Bounds, or empty
    std::string size;    ///< the initializer of catalogue::Size, or empty
    std::string unit;
    std::string object_type;
    std::vector<std::string> enum_values;
    std::string default_value;
    std::string alias_of;
};

struct TypeRow {
    bool script_creatable = false;
    bool plugin = false;
    bool unique_name = false;
    std::vector<std::string> is_a;
    std::map<std::string, FieldRow> fields;  ///< sorted by name, as the lookups need them
};

struct ParameterRow {
    std::string owner_type, dependency, default_dependency, unit, description, owned_object_type;
    bool is_string = false, is_array = false, settable = false, reportable = false, plottable = false, is_time = false,
         is_angle = false;
};

struct CommandRow {
    bool opens_block = false;
    std::string closes;
    bool plugin = false;
};

/// A prefix of a force model's field path ("GravityField" in FM.GravityField.Earth.Degree).
struct NestedRow {
    std::string type;        ///< the resource type whose fields stand behind the prefix
    bool qualified = false;  ///< a body's name stands between the prefix and the field
};

struct Model {
    std::map<std::string, TypeRow> types;
    std::map<std::string, ParameterRow> parameters;
    std::map<std::string, CommandRow> commands;
    std::map<std::string, NestedRow> nested;
    std::map<std::string, std::string> builtin_objects;  ///< name -> type: bodies, coordinate systems, the barycentre
    std::vector<std::string> bodies, coordinate_systems, functions, time_representations, object_types;
};

/// Reads the measured catalogue and the supplement. Throws std::runtime_error with a sentence when they do not fit.
[[nodiscard]] Model read_model(const std::string& measured_path, const std::string& supplement_path);

/// The C++ source of the tables.
[[nodiscard]] std::string write_tables(const Model& model);

}  // namespace gmat_copilot::catalogue::generator
