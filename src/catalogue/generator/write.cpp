#include <cstdio>
#include <sstream>

#include "generator/model.hpp"

namespace gmat_copilot::catalogue::generator {
namespace {

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (c >= ' ' && c < '\x7f') {
            out += c;
        } else {
            char octal[5];
            std::snprintf(octal, sizeof octal, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
            out += octal;
        }
    }
    return out + '"';
}

std::string_view yes_no(bool value) { return value ? "true" : "false"; }

/// Writes each different list of words once and hands out the name of its array.
class ListPool {
  public:
    explicit ListPool(std::ostream& out) : out_(out) {}

    std::string name_of(const std::vector<std::string>& words) {
        if (words.empty()) {
            return "{}";
        }
        const auto [place, added] = names_.try_emplace(words, "list_" + std::to_string(names_.size()));
        if (added) {
            out_ << "constexpr std::string_view " << place->second << "[] = {";
            for (const std::string& word : words) {
                out_ << quoted(word) << ", ";
            }
            out_ << "};\n";
        }
        return place->second;
    }

  private:
    std::ostream& out_;
    std::map<std::vector<std::string>, std::string> names_;
};

void write_types(std::ostream& out, ListPool& pool, const Model& model) {
    std::ostringstream rows;
    std::size_t number = 0;
    for (const auto& [name, type] : model.types) {
        std::string fields_name = "{}";
        if (!type.fields.empty()) {
            fields_name = "fields_" + std::to_string(number++);
            std::ostringstream fields;
            for (const auto& [field_name, field] : type.fields) {
                fields << "    {" << quoted(field_name) << ", FieldType::" << field.type << ", "
                       << yes_no(field.read_only) << ", " << quoted(field.object_type) << ", "
                       << pool.name_of(field.enum_values) << ", " << quoted(field.default_value) << ", "
                       << quoted(field.alias_of) << ", " << yes_no(field.brackets) << ", " << yes_no(field.in_sequence)
                       << ", " << yes_no(field.must_exist) << ", " << yes_no(field.must_match) << ", "
                       << yes_no(field.strict) << ", " << yes_no(field.never_settable) << ", {" << field.bounds << "}";
                for (const bool flag :
                     {field.lenient, field.any_case, field.braces, field.epoch, field.blank, field.empty_list}) {
                    fields << ", " << yes_no(flag);
                }
                fields << ", {" << field.size << "}, " << quoted(field.unit) << "},\n";
            }
            out << "constexpr Field " << fields_name << "[] = {\n" << fields.str() << "};\n";
        }
        rows << "    {" << quoted(name) << ", " << yes_no(type.script_creatable) << ", " << yes_no(type.plugin) << ", "
             << pool.name_of(type.is_a) << ", " << fields_name << ", " << yes_no(type.unique_name) << "},\n";
    }
    out << "constexpr ResourceType type_rows[] = {\n" << rows.str() << "};\n";
}

void write_parameters(std::ostream& out, const Model& model) {
    out << "constexpr Parameter parameter_rows[] = {\n";
    for (const auto& [name, p] : model.parameters) {
        out << "    {" << quoted(name) << ", " << quoted(p.owner_type) << ", Dependency::" << p.dependency << ", "
            << quoted(p.default_dependency) << ", " << quoted(p.unit) << ", " << quoted(p.description);
        for (const bool flag :
             {p.is_string, p.is_array, p.settable, p.reportable, p.plottable, p.is_time, p.is_angle}) {
            out << ", " << yes_no(flag);
        }
        out << ", " << quoted(p.owned_object_type) << "},\n";
    }
    out << "};\n";
}

void write_span(std::ostream& out, const char* element, const char* function, const std::string& rows) {
    out << "std::span<const " << element << "> " << function << "() { return " << rows << "; }\n";
}

}  // namespace

std::string write_tables(const Model& model) {
    std::ostringstream out;
    out << "// Generated from lint-rules/catalogue; do not edit.\n#include \"catalogue/tables.hpp\"\n\n"
           "namespace gmat_copilot::catalogue::tables {\nnamespace {\n\n";
    ListPool pool(out);
    write_types(out, pool, model);
    write_parameters(out, model);
    out << "constexpr Command command_rows[] = {\n";
    for (const auto& [name, command] : model.commands) {
        out << "    {" << quoted(name) << ", " << yes_no(command.opens_block) << ", " << quoted(command.closes) << ", "
            << yes_no(command.plugin) << "},\n";
    }
    out << "};\nconstexpr Nested nested_rows[] = {\n";
    for (const auto& [name, nested] : model.nested) {
        out << "    {" << quoted(name) << ", " << quoted(nested.type) << ", " << yes_no(nested.qualified) << "},\n";
    }
    out << "};\nconstexpr BuiltinObject builtin_rows[] = {\n";
    for (const auto& [name, type] : model.builtin_objects) {
        out << "    {" << quoted(name) << ", " << quoted(type) << "},\n";
    }
    out << "};\n";
    const std::string bodies = pool.name_of(model.bodies);
    const std::string systems = pool.name_of(model.coordinate_systems);
    const std::string functions = pool.name_of(model.functions);
    const std::string times = pool.name_of(model.time_representations);
    const std::string object_types = pool.name_of(model.object_types);
    out << "\n}  // namespace\n\n";
    write_span(out, "ResourceType", "resource_types", "type_rows");
    write_span(out, "Parameter", "parameters", "parameter_rows");
    write_span(out, "Command", "commands", "command_rows");
    write_span(out, "Nested", "nested", "nested_rows");
    write_span(out, "BuiltinObject", "builtin_objects", "builtin_rows");
    write_span(out, "std::string_view", "bodies", bodies);
    write_span(out, "std::string_view", "coordinate_systems", systems);
    write_span(out, "std::string_view", "functions", functions);
    write_span(out, "std::string_view", "time_representations", times);
    write_span(out, "std::string_view", "object_types", object_types);
    out << "\n}  // namespace gmat_copilot::catalogue::tables\n";
    return out.str();
}

}  // namespace gmat_copilot::catalogue::generator
