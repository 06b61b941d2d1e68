// Assignments of the mission sequence.
#include <cmath>

#include "catalogue/catalogue.hpp"
#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeKind;
using script::NodeRef;

/// What the left side of an assignment names.
enum class TargetKind {
    variable,
    element,
    array,
    string,
    craft,
    burn,
    craft_number,
    craft_element,
    craft_epoch_number,
    craft_epoch_text,
    craft_fuel,
    burn_element
};
struct Target {
    TargetKind kind;
    std::string object;
    std::string field;
    Axes axes = Axes::mj2000_eq;
    int index = 0;
};

int burn_element(std::string_view field) {
    constexpr std::string_view names[] = {"Element1", "Element2", "Element3", "V", "N", "B"};
    for (int i = 0; i < 6; ++i) {
        if (names[i] == field) {
            return i % 3;
        }
    }
    return -1;
}

Target craft_target(Flight& flight, NodeRef node, std::uint32_t line) {
    const Mission& mission = flight.mission;
    const auto parts = script::path_parts(node);
    require_craft(mission, parts[0], line);
    const std::string field(parts.back());
    Target target{TargetKind::craft_number, std::string(parts[0]), field,
                  mission.start.craft.find(parts[0])->second.axes, 0};
    const ParameterInfo* info = parameter_info(field);
    if (parts.size() > 3 || info == nullptr) {
        const auto* type = catalogue::find_type("Spacecraft");
        if (catalogue::find_parameter(field) == nullptr &&
            (type == nullptr || catalogue::find_field(*type, field) == nullptr)) {
            load_error(in_quotes(node.text()) + " is not something GMAT can set", line);
        }
        unsupported("setting " + in_quotes(node.text()) + " in the mission sequence is not modelled", line);
    }
    if (parts.size() == 3) {
        target.axes = flight.names.parameter(node, line).axes;
    }
    if (is_settable_element(field)) {
        target.kind = TargetKind::craft_element;
    } else if (info->dependency == Dependency::tank && parts.size() == 3) {
        target.kind = TargetKind::craft_fuel;
        target.field = std::string(parts[1]);
    } else if (date_format(field)) {
        target.kind = info->is_text ? TargetKind::craft_epoch_text : TargetKind::craft_epoch_number;
        if (target.axes == Axes::body_fixed) {
            unsupported("setting the epoch of a spacecraft with a body-fixed coordinate system is not modelled", line);
        }
    } else if (!mission.start.craft.find(parts[0])->second.numbers.contains(field)) {
        unsupported("setting " + in_quotes(node.text()) + ", which GMAT may refuse, is not modelled", line);
    }
    return target;
}

Target resolve(Flight& flight, NodeRef node, std::uint32_t line) {
    const Mission& mission = flight.mission;
    if (node.is(NodeKind::call_expr)) {
        const std::string name(node.child(0).text());
        const std::string* type = mission.type_of(name);
        if (type == nullptr || *type != "Array") {
            load_error(in_quotes(name) + " is not an array", line);
        }
        return {TargetKind::element, name, {}, Axes::mj2000_eq, 0};
    }
    const std::string name(script::first_part(node));
    const std::string* type = mission.type_of(name);
    if (type == nullptr) {
        load_error(in_quotes(name) + " does not exist", line);
    }
    const bool whole = node.text().size() == name.size();
    if (!whole && *type == "Spacecraft") {
        return craft_target(flight, node, line);
    }
    if (!whole && *type == "ImpulsiveBurn") {
        const int index = burn_element(script::after_first_part(node));
        if (index >= 0) {
            return {TargetKind::burn_element, name, {}, Axes::mj2000_eq, index};
        }
    }
    if (whole) {
        for (const auto& [word_of_type, kind] :
             {std::pair{"Variable", TargetKind::variable}, std::pair{"Array", TargetKind::array},
              std::pair{"String", TargetKind::string}, std::pair{"Spacecraft", TargetKind::craft},
              std::pair{"ImpulsiveBurn", TargetKind::burn}}) {
            if (*type == word_of_type) {
                return {kind, name, {}, Axes::mj2000_eq, 0};
            }
        }
    }
    const catalogue::ResourceType* info = catalogue::find_type(*type);
    const auto parts = script::path_parts(node);
    if (!whole && info != nullptr && !info->plugin && parts.size() == 2 &&
        catalogue::find_field(*info, parts[1]) == nullptr) {
        load_error(in_quotes(parts[1]) + " is not a field of a " + *type, line);
    }
    unsupported("setting " + in_quotes(node.text()) + " in the mission sequence is not modelled", line);
}

std::vector<double> indices_of(Flight& flight, NodeRef node, std::uint32_t line) {
    std::vector<double> indices;
    for (std::size_t i = 1; i < node.child_count(); ++i) {
        indices.push_back(flight.evaluator.number(node.child(i), line));
    }
    return indices;
}

void set_craft_number(const Target& target, double value, Spacecraft& craft, std::uint32_t line) {
    if (target.kind == TargetKind::craft_element) {
        if (!set_parameter(target.field, target.axes, value, craft)) {
            run_error("the value given to " + target.object + "." + target.field + " describes no orbit", line);
        }
        return;
    }
    if (target.kind == TargetKind::craft_epoch_number) {
        const double whole = std::floor(value);
        if (!(value >= 6116.0) || !(value <= 58127.5)) {
            run_error("the epoch given to " + target.object + " is out of range", line);
        }
        craft.epoch = to_epoch({whole, (value - whole) * seconds_per_day}, date_format(target.field)->scale);
        return;
    }
    if (!(value >= 0.0)) {
        run_error("the value given to " + target.object + "." + target.field + " cannot be negative", line);
    }
    if (target.kind == TargetKind::craft_fuel) {
        craft.fuel_kg[target.field] = value;
    } else {
        craft.numbers.find(target.field)->second = value;
    }
}

void put_number(Flight& flight, const Target& target, NodeRef node, double value, std::uint32_t line) {
    World& world = flight.world;
    switch (target.kind) {
        case TargetKind::variable: world.variables[target.object] = value; return;
        case TargetKind::element: {
            Matrix& array = world.arrays[target.object];
            const ArrayPosition at = array_position(array, indices_of(flight, node, line), target.object, line);
            array(at.row, at.column) = value;
            return;
        }
        case TargetKind::burn_element: world.burns[target.object].element_km_s(target.index) = value; return;
        case TargetKind::craft_number:
        case TargetKind::craft_element:
        case TargetKind::craft_epoch_number:
        case TargetKind::craft_fuel: set_craft_number(target, value, world.craft[target.object], line); return;
        case TargetKind::array: {
            Matrix& array = world.arrays[target.object];
            if (array.size() == 1) {
                array(0, 0) = value;
                return;
            }
            run_error("a number is given to the array " + in_quotes(target.object), line);
        }
        default: run_error("a number is given to " + in_quotes(node.text()), line);
    }
}

void put_text(Flight& flight, const Target& target, NodeRef node, const std::string& text, std::uint32_t line) {
    if (target.kind == TargetKind::string) {
        flight.world.strings[target.object] = text;
        return;
    }
    if (target.kind == TargetKind::craft_epoch_text) {
        const auto epoch = parse_epoch(text, *date_format(target.field));
        if (!epoch) {
            run_error(in_quotes(text) + " is not an epoch", line);
        }
        flight.world.craft[target.object].epoch = *epoch;
        return;
    }
    run_error("a text is given to " + in_quotes(node.text()), line);
}

/// Sat2 = Sat1, Burn2 = Burn1.
void copy_object(Flight& flight, const Target& target, NodeRef value) {
    World& world = flight.world;
    const std::string source(value.text());
    if (target.kind == TargetKind::burn) {
        world.burns[target.object] = world.burns[source];
        return;
    }
    Spacecraft copy = world.craft[source];
    Spacecraft& old = world.craft[target.object];
    copy.name = target.object;
    copy.initial_epoch = old.initial_epoch;  // ElapsedSecs goes on counting from its own start
    copy.last_stops = old.last_stops;
    old = std::move(copy);
}

/// Texts for numbers, and arrays for variables, are refused while GMAT loads.
void check_kinds(Flight& flight, const Target& target, NodeRef value, std::uint32_t line) {
    const std::string* type = value.is(NodeKind::path) ? flight.mission.type_of(value.text()) : nullptr;
    const bool text = value.is(NodeKind::string) || (type != nullptr && *type == "String");
    const bool wants_text = target.kind == TargetKind::string || target.kind == TargetKind::craft_epoch_text;
    if (text && !wants_text) {
        load_error("a text cannot be given to " + in_quotes(target.object), line);
    }
    if (type != nullptr && *type == "Array" && target.kind != TargetKind::array) {
        load_error("an array cannot be given to " + in_quotes(target.object), line);
    }
    const auto* const parameter = script::is_dotted(value) ? parameter_info(script::last_part(value)) : nullptr;
    const bool gives_text = text || (parameter != nullptr && parameter->is_text &&
                                     flight.mission.type_of(script::first_part(value)) != nullptr);
    if (target.kind == TargetKind::string && !gives_text) {
        unsupported("a String that is given a number or an expression is not modelled", line);
    }
}

}  // namespace

void check_assignment(Flight& flight, const script::Statement& statement) {
    const script::AssignmentView view = script::read_assignment(statement);
    if (!view.value) {
        load_error("nothing stands after the \"=\"", statement.line);
    }
    const Target target = resolve(flight, view.target, statement.line);
    for (std::size_t i = 1; view.target.is(NodeKind::call_expr) && i < view.target.child_count(); ++i) {
        check_expression(flight.names, view.target.child(i), statement.line);
    }
    if (target.kind == TargetKind::craft || target.kind == TargetKind::burn) {
        const std::string source = word(view.value);
        const std::string* type = flight.mission.type_of(source);
        if (type == nullptr || *type != *flight.mission.type_of(target.object)) {
            load_error(in_quotes(source) + " cannot be copied to " + in_quotes(target.object), statement.line);
        }
        if (target.kind == TargetKind::craft) {
            require_craft(flight.mission, target.object, statement.line);
            require_craft(flight.mission, source, statement.line);
        }
        return;
    }
    check_expression(flight.names, view.value, statement.line);
    check_kinds(flight, target, view.value, statement.line);
}

void run_assignment(Flight& flight, const script::Statement& statement) {
    const script::AssignmentView view = script::read_assignment(statement);
    const Target target = resolve(flight, view.target, statement.line);
    if (target.kind == TargetKind::craft || target.kind == TargetKind::burn) {
        copy_object(flight, target, view.value);
        return;
    }
    const Value value = flight.evaluator.value(view.value, statement.line);
    if (const auto* text = std::get_if<std::string>(&value)) {
        put_text(flight, target, view.target, *text, statement.line);
        return;
    }
    const Matrix& matrix = std::get<Matrix>(value);
    if (target.kind == TargetKind::array && matrix.size() != 1) {
        Matrix& array = flight.world.arrays[target.object];
        if (array.rows() != matrix.rows() || array.cols() != matrix.cols()) {
            run_error("the array " + in_quotes(target.object) + " has other dimensions than the value", statement.line);
        }
        array = matrix;
    } else if (matrix.size() != 1) {
        run_error("an array is given to " + in_quotes(view.target.text()), statement.line);
    } else {
        put_number(flight, target, view.target, matrix(0, 0), statement.line);
    }
}

void set_number(Flight& flight, NodeRef target, double value, std::uint32_t line) {
    put_number(flight, resolve(flight, target, line), target, value, line);
}

void check_number_target(Flight& flight, NodeRef target, std::uint32_t line) {
    const TargetKind kind = resolve(flight, target, line).kind;
    if (kind == TargetKind::string || kind == TargetKind::craft || kind == TargetKind::burn ||
        kind == TargetKind::array || kind == TargetKind::craft_epoch_text) {
        load_error(in_quotes(target.text()) + " is not a number that can be varied", line);
    }
}

}  // namespace gmat_copilot::engine
