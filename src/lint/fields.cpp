#include "lint/fields.hpp"

#include <string>

#include "script/view.hpp"

namespace gmat_copilot::lint {
namespace {

/// The types whose fields a force model owns, in the order GMAT asks them when a prefix does not tell.
constexpr std::string_view owned_prefixes[] = {"GravityField", "Drag", "SRP", "PolyhedralBodies"};

const catalogue::ResourceType* type_with_known_fields(const Symbol* symbol) {
    if (symbol == nullptr || symbol->type == nullptr || symbol->type->plugin) {
        return nullptr;
    }
    return symbol->type;
}

/// "SolarSystem.Earth.Mu" sets a field of Earth.
std::string_view owner_name(const PathParts& parts) {
    return parts.size() > 2 && parts[0] == "SolarSystem" ? parts[1] : parts[0];
}

}  // namespace

text::Span FieldAssignment::last_span() const {
    const std::size_t count = target.child_count();
    const script::NodeRef last = count == 0 ? target : target.child(count - 1);
    return last ? last.span() : text::Span{};
}

const catalogue::Field* resolve_field(const catalogue::ResourceType& type, std::string_view last_part,
                                      std::string_view prefix) {
    if (!catalogue::is_a(type, "ODEModel")) {
        return catalogue::find_field(type, last_part);
    }
    if (const catalogue::ResourceType* nested = catalogue::nested_type(prefix)) {
        return catalogue::find_field(*nested, last_part);
    }
    if (const catalogue::Field* own = catalogue::find_field(type, last_part)) {
        return own;
    }
    for (const std::string_view name : owned_prefixes) {
        if (const catalogue::Field* field = catalogue::find_field(*catalogue::nested_type(name), last_part)) {
            return field;
        }
    }
    return nullptr;
}

std::uint32_t end_of_settings(const script::Tree& tree) {
    const std::vector<script::Statement>& statements = tree.statements();
    const auto size = static_cast<std::uint32_t>(statements.size());
    if (!tree.has_begin_mission_sequence()) {
        const bool is_function = !statements.empty() && statements.front().keyword == "function";
        return is_function ? tree.mission_start() : size;
    }
    std::uint32_t index = tree.mission_start();
    while (index < size && statements[index].keyword != "BeginMissionSequence") {
        ++index;
    }
    return index;
}

std::vector<FieldAssignment> read_field_assignments(const script::Tree& tree, const SymbolTable& symbols) {
    std::vector<FieldAssignment> assignments;
    const std::vector<script::Statement>& statements = tree.statements();
    for (std::uint32_t i = 0, end = end_of_settings(tree); i < end; ++i) {
        if (statements[i].kind() != script::NodeKind::assignment) {
            continue;
        }
        const script::AssignmentView view = script::read_assignment(statements[i]);
        if (!view.target.is(script::NodeKind::path) || view.target.child_count() < 2) {
            continue;
        }
        FieldAssignment assignment;
        assignment.statement = i;
        assignment.target = view.target;
        assignment.parts = PathParts(view.target);
        const std::string_view owner = owner_name(assignment.parts);
        const bool same = !assignments.empty() && owner_name(assignments.back().parts) == owner;
        assignment.owner = same ? assignments.back().owner : symbols.find(owner);
        assignment.type = type_with_known_fields(assignment.owner);
        if (assignment.type != nullptr) {
            const std::string_view prefix = assignment.parts.size() > 2 ? assignment.parts[1] : std::string_view{};
            assignment.field = resolve_field(*assignment.type, assignment.last_part(), prefix);
        }
        assignment.value = view.value;
        assignment.value_text = view.value ? view.value.text() : std::string_view{};
        assignments.push_back(assignment);
    }
    return assignments;
}

}  // namespace gmat_copilot::lint
