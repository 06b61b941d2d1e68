#include "lint/rules/field_values.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

bool names_parameter(std::string_view name) { return catalogue::find_parameter(name) != nullptr; }

/// GMAT does nothing with an empty list of words, and passes over some objects' names.
bool tolerated(const Context& context, const FieldAssignment& assignment) {
    const bool empty_list = assignment.value.is(script::NodeKind::brace_list) && items_of(assignment.value).empty();
    if (assignment.owner != nullptr && assignment.owner->builtin() && assignment.owner->may_be("CelestialBody")) {
        return true;  // Earth takes some of what no created planet takes
    }
    return (empty_list && assignment.field->type == catalogue::FieldType::string_array) ||
           passes_over(context, assignment);
}

}  // namespace

void read_only_field(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.owner != nullptr && assignment.owner->type_name == "CoordinateSystem" &&
            !catalogue::builtin_object_type(assignment.owner->name).empty()) {
            sink.error(assignment.target.span(), quoted(assignment.owner->name) +
                                                     " always exists and cannot be changed; create a coordinate "
                                                     "system of your own");
        } else if (assignment.field != nullptr && assignment.field->never_settable && !tolerated(context, assignment)) {
            sink.error(assignment.last_span(), quoted(assignment.last_part()) + " of a " +
                                                   std::string(assignment.type->name) +
                                                   " cannot be set; GMAT computes it");
        }
    }
    for (const Mention& mention : context.mentions) {
        const script::NodeRef path = mention.path();
        if (mention.role != Role::assigned || !mention.node.is(script::NodeKind::path) || path.child_count() < 2) {
            continue;
        }
        const Symbol* owner = mention.symbol;
        if (owner == nullptr || owner->type == nullptr || owner->type->plugin) {
            continue;
        }
        const script::NodeRef last = path.child(path.child_count() - 1);
        if (names_parameter(last.text())) {
            continue;  // parameters are judged by unknown-parameter
        }
        const std::string_view prefix = path.child_count() > 2 ? path.child(1).text() : std::string_view{};
        const catalogue::Field* field = resolve_field(*owner->type, last.text(), prefix);
        if (field != nullptr && !field->in_sequence) {
            sink.error(path.span(), quoted(path.text()) +
                                        " cannot be set in the mission sequence; set it before BeginMissionSequence");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
