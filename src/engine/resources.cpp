#include "engine/resources.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "catalogue/catalogue.hpp"
#include "engine/abilities.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeKind;
using script::NodeRef;
using script::Statement;

constexpr std::size_t most_objects = 20000;

void check_name(const std::string& name, std::uint32_t line) {
    const auto letter = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; };
    const auto legal = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    if (name.empty() || !letter(name.front()) || !std::all_of(name.begin(), name.end(), legal)) {
        load_error(in_quotes(name) + " is not a name an object can have", line);
    }
    const auto bodies = catalogue::bodies();
    const auto systems = catalogue::coordinate_systems();
    if (std::find(bodies.begin(), bodies.end(), name) != bodies.end()) {
        unsupported("an object named like the body " + name + " is not modelled", line);
    }
    if (catalogue::find_command(name) != nullptr || std::find(systems.begin(), systems.end(), name) != systems.end()) {
        load_error(in_quotes(name) + " is a name GMAT keeps for itself", line);
    }
}

void create(const Statement& statement, Resources& resources) {
    const script::CreateView view = script::read_create(statement);
    const std::string type = word(view.type);
    const catalogue::ResourceType* info = catalogue::find_type(type);
    if (info != nullptr && !models_resource_type(type)) {
        unsupported("the resource type " + type + " is not modelled", statement.line);
    }
    if (info == nullptr || !info->script_creatable) {
        load_error("GMAT knows no resource type " + in_quotes(type) + " that a script can create", statement.line);
    }
    for (const NodeRef node : view.names) {
        const std::string name(script::created_name(node));
        check_name(name, statement.line);
        if (const auto found = resources.find(name); found != resources.end()) {
            if (found->second.type != type) {
                unsupported(in_quotes(name) + " is created as two different types", statement.line);
            }
            continue;  // GMAT warns and keeps the first
        }
        Resource resource{type, statement.line, 1, 1, {}};
        if (type == "Array") {
            const auto dimensions = script::created_dimensions(node);
            if (!dimensions) {
                load_error("the array " + in_quotes(name) + " needs dimensions such as [3,1]", statement.line);
            }
            resource.rows = dimensions->first;
            resource.columns = dimensions->second;
            if (resource.rows > largest_array || resource.columns > largest_array) {
                load_error("the array " + in_quotes(name) + " is larger than GMAT allows", statement.line);
            }
        }
        resources.emplace(name, std::move(resource));
        if (resources.size() > most_objects) {
            unsupported("the script creates more than 20000 objects", statement.line);
        }
    }
}

/// Second-level fields of a force model, below "Drag" and "SRP", and below "GravityField.BODY".
constexpr std::array<std::string_view, 14> drag_fields = {"AtmosphereModel",
                                                          "HistoricWeatherSource",
                                                          "PredictedWeatherSource",
                                                          "CSSISpaceWeatherFile",
                                                          "SchattenFile",
                                                          "F107",
                                                          "F107A",
                                                          "MagneticIndex",
                                                          "SchattenErrorModel",
                                                          "SchattenTimingModel",
                                                          "DragModel",
                                                          "InputFile",
                                                          "DensityModel",
                                                          "SpaceWeatherFile"};
constexpr std::array<std::string_view, 6> srp_fields = {"Flux",     "Nominal_Sun", "Flux_Pressure",
                                                        "SRPModel", "ShadowModel", "Sun_Distance"};
constexpr std::array<std::string_view, 7> gravity_fields = {"Degree",   "Order",     "PotentialFile", "StmLimit",
                                                            "TideFile", "TideModel", "EarthTideModel"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// The fields of a force exist once the force has been switched on.
bool force_is_on(const Resource& model, std::string_view force) {
    if (force == "SRP") {
        const Setting* srp = model.find("SRP");
        return srp != nullptr && switch_literal(srp->value) == true;
    }
    const Setting* drag = model.find("Drag");
    return model.find("Drag.AtmosphereModel") != nullptr || (drag != nullptr && word(drag->value) != "None");
}

bool force_model_field_exists(const std::vector<std::string_view>& parts, const Resource& model) {
    const auto bodies = catalogue::bodies();
    if (parts.size() == 3 && parts[1] == "Drag") {
        return among(drag_fields, parts[2]) && (parts[2] == "AtmosphereModel" || force_is_on(model, "Drag"));
    }
    if (parts.size() == 3 && parts[1] == "SRP") {
        return among(srp_fields, parts[2]) && force_is_on(model, "SRP");
    }
    return parts.size() == 4 && parts[1] == "GravityField" && among(gravity_fields, parts[3]) &&
           std::find(bodies.begin(), bodies.end(), parts[2]) != bodies.end();
}

/// True when a force model's dotted field takes a number.
bool is_force_model_number(std::string_view field) {
    constexpr std::array<std::string_view, 9> numbers = {
        "Degree", "Order", "StmLimit", "F107", "F107A", "MagneticIndex", "Flux", "Nominal_Sun", "Flux_Pressure"};
    return among(numbers, field.substr(field.rfind('.') + 1));
}

void check_number(const catalogue::Field& field, const std::string& where, const Setting& setting) {
    const auto number = number_literal(setting.value);
    if (!number) {
        load_error(in_quotes(word(setting.value)) + " is not a number, which " + where + " needs", setting.line);
    }
    const catalogue::Bounds& b = field.bounds;
    const bool low_enough = *number < b.high || (b.high_allowed && *number == b.high);
    const bool high_enough = *number > b.low || (b.low_allowed && *number == b.low);
    if (!low_enough || !high_enough) {
        load_error(in_quotes(word(setting.value)) + " is not an allowed value of " + where, setting.line);
    }
}

void check_value(const catalogue::Field& field, const std::string& owner, const Setting& setting) {
    using catalogue::FieldType;
    const NodeRef value = setting.value;
    const std::string text = word(value);
    const std::string where = owner + "." + setting.field;
    switch (field.type) {
        case FieldType::real:
        case FieldType::integer:
        case FieldType::unsigned_integer: check_number(field, where, setting); break;
        case FieldType::boolean:
            if (value.is(NodeKind::string)) {
                load_error(text + " in quotes is not a value of " + where + ", which is a switch", setting.line);
            }
            [[fallthrough]];
        case FieldType::on_off:
            if (field.enum_values.empty() && !switch_literal(value)) {
                load_error(in_quotes(text) + " is not a value of " + where + ", which is a switch", setting.line);
            }
            break;
        case FieldType::enumeration:
            if (!field.enum_values.empty() &&
                std::find(field.enum_values.begin(), field.enum_values.end(), text) == field.enum_values.end()) {
                load_error(in_quotes(text) + " is not one of the values of " + where, setting.line);
            }
            break;
        case FieldType::object_array:
            if (value.is(NodeKind::raw) && text.find(',') != std::string::npos) {
                load_error("the list given to " + where + " needs braces", setting.line);
            }
            break;
        case FieldType::color:
            if (number_literal(value)) {
                load_error(in_quotes(text) + " is not a colour", setting.line);
            }
            break;
        default: break;
    }
}

void set_plain_value(const std::string& name, Resource& resource, const Setting& setting) {
    const NodeRef value = setting.value;
    if (resource.type == "String") {
        resource.settings.push_back(setting);
        return;
    }
    if (!number_literal(value)) {
        load_error("before the mission sequence " + in_quotes(name) + " can only be given a number", setting.line);
    }
    resource.settings.push_back(setting);
}

void set_field(const std::vector<std::string_view>& parts, Resource& resource, const Setting& setting) {
    const std::string owner(parts[0]);
    const catalogue::ResourceType* type = catalogue::find_type(resource.type);
    if (type != nullptr && type->plugin) {
        unsupported("the plugin resource " + resource.type + " is not modelled", setting.line);
    }
    const catalogue::Field* field = type == nullptr ? nullptr : catalogue::find_field(*type, parts[1]);
    if (parts.size() > 2) {
        if (resource.type != "ForceModel") {
            unsupported("the field " + in_quotes(owner + "." + setting.field) + " is not modelled", setting.line);
        }
        if (parts[1] == "Gravity") {
            unsupported("the old form " + in_quotes(setting.field) + " is not modelled", setting.line);
        }
        if (!force_model_field_exists(parts, resource)) {
            load_error(in_quotes(setting.field) + " is not a field of a ForceModel", setting.line);
        }
        if (is_force_model_number(setting.field) && !number_literal(setting.value)) {
            load_error(
                in_quotes(word(setting.value)) + " is not a number, which " + owner + "." + setting.field + " needs",
                setting.line);
        }
    } else if (field == nullptr) {
        load_error(in_quotes(parts[1]) + " is not a field of a " + resource.type, setting.line);
    } else if (field->never_settable) {
        load_error(owner + "." + setting.field + " cannot be set", setting.line);
    } else if (resource.type == "GroundStation" &&
               (parts[1] == "Latitude" || parts[1] == "Longitude" || parts[1] == "Altitude")) {
        unsupported("the field " + setting.field +
                        " of a ground station, which exists for some state types only, is not modelled",
                    setting.line);
    } else {
        check_value(*field, owner, setting);
    }
    Setting stored = setting;
    if (field != nullptr && parts.size() == 2 && !field->alias_of.empty()) {
        stored.field = std::string(field->alias_of);
    }
    resource.settings.push_back(std::move(stored));
}

/// Sat2 = Sat1 before the mission sequence: Sat2 takes all that was set on Sat1 so far.
void copy_object(const std::string& name, Resource& target, const Setting& setting, const Resources& resources) {
    const std::string source = word(setting.value);
    const auto found = resources.find(source);
    if (found == resources.end() || found->second.type != target.type) {
        load_error(in_quotes(source) + " is not a " + target.type + " that could be copied to " + in_quotes(name),
                   setting.line);
    }
    target.settings = found->second.settings;
}

void assign(const Statement& statement, Resources& resources) {
    const script::AssignmentView view = script::read_assignment(statement);
    if (!view.value) {
        load_error("nothing stands after the \"=\"", statement.line);
    }
    NodeRef path = view.target;
    Setting setting{{}, view.value, statement.line, {}};
    if (view.target.is(NodeKind::call_expr)) {
        path = view.target.child(0);
        setting.element = view.target;
        setting.field = std::string(view.target.text().substr(path.text().size()));
    }
    const std::vector<std::string_view> parts = script::path_parts(path);
    const auto found = parts.empty() ? resources.end() : resources.find(parts[0]);
    if (found == resources.end()) {
        if (!parts.empty() && parts.size() > 1) {
            const auto bodies = catalogue::bodies();
            if (std::find(bodies.begin(), bodies.end(), parts[0]) != bodies.end() || parts[0] == "SolarSystem") {
                unsupported("changed constants of " + in_quotes(parts[0]) + " are not modelled", statement.line);
            }
        }
        load_error(in_quotes(view.target.text()) + " names no object created before this line", statement.line);
    }
    Resource& resource = found->second;
    if (parts.size() > 1) {
        setting.field = std::string(script::after_first_part(path));
        set_field(parts, resource, setting);
    } else if (resource.type == "Variable" || resource.type == "Array" || resource.type == "String") {
        set_plain_value(found->first, resource, setting);
    } else {
        copy_object(found->first, resource, setting, resources);
    }
}

}  // namespace

const Setting* Resource::find(std::string_view field) const {
    const auto found =
        std::find_if(settings.rbegin(), settings.rend(), [&](const Setting& s) { return s.field == field; });
    return found == settings.rend() ? nullptr : &*found;
}

Resources read_resources(const script::Tree& tree) {
    for (const text::Diagnostic& diagnostic : tree.diagnostics()) {
        if (text::is_blocking(diagnostic)) {
            load_error(diagnostic.message, tree.source().position(diagnostic.span.begin).line);
        }
    }
    Resources resources;
    bool begun = false;
    const auto& statements = tree.statements();
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        const Statement& statement = statements[i];
        const bool in_sequence = i >= tree.mission_start();
        if (statement.keyword == "BeginMissionSequence") {
            if (begun) {
                load_error("the mission sequence is begun twice", statement.line);
            }
            begun = true;
        }
        if (statement.kind() == NodeKind::include) {
            unsupported("#Include files are not read", statement.line);
        }
        if (statement.kind() == NodeKind::create) {
            if (in_sequence) {
                load_error("GMAT creates objects only before the mission sequence", statement.line);
            }
            create(statement, resources);
        } else if (statement.kind() == NodeKind::assignment && !in_sequence) {
            assign(statement, resources);
        } else if ((statement.kind() == NodeKind::call || statement.kind() == NodeKind::command) && !in_sequence) {
            load_error(in_quotes(statement.node.text()) + " stands before the mission sequence", statement.line);
        } else if (statement.kind() == NodeKind::broken) {
            load_error(in_quotes(statement.node.text()) + " cannot be read", statement.line);
        }
    }
    return resources;
}

}  // namespace gmat_copilot::engine
