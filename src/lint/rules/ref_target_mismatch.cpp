#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

std::string is_a_kind(const Symbol& symbol) { return quoted(symbol.name) + " is a " + std::string(symbol.type_name); }

bool known_type(const Symbol* symbol) { return symbol != nullptr && symbol->type != nullptr && !symbol->type->plugin; }

/// A body or coordinate system that always exists, whatever else the script creates under its name.
bool is_ready_made(const Symbol& symbol, std::string_view wanted) {
    return catalogue::is_a(catalogue::builtin_object_type(symbol.name), wanted);
}

void check_field(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const catalogue::Field* field = assignment.field;
    if (field == nullptr || !field->must_match || field->object_type.empty()) {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        const Symbol* symbol = context.symbols.find(without_quotes(item.text));
        if (known_type(symbol) && !symbol->may_be(field->object_type) && !is_ready_made(*symbol, field->object_type)) {
            sink.error(item.span, is_a_kind(*symbol) + "; " + std::string(assignment.path()) + " wants a " +
                                      std::string(field->object_type));
        }
    }
}

/// GMAT looks at the object when the line is read if it exists by then, else when the whole script has been read. An
/// object that is there and is no force model it passes over (missing-force-model tells).
void check_force_model(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const Symbol* symbol = context.symbols.find(without_quotes(assignment.value_text));
    const bool names_model = assignment.field != nullptr && assignment.field->name == "FM" &&
                             catalogue::is_a(assignment.type->name, "PropSetup");
    if (!names_model || !known_type(symbol) || symbol->ambiguous || symbol->may_be("ODEModel") ||
        context.settings.last(*assignment.owner, "FM") != &assignment) {
        return;
    }
    if (symbol->builtin() && symbol->type_name == "CoordinateSystem") {
        return;  // GMAT is content with a ready-made coordinate system
    }
    if (symbol->builtin() || symbol->statement > assignment.statement || symbol->surely("UserParameter")) {
        sink.error(assignment.value.span(),
                   is_a_kind(*symbol) + "; " + std::string(assignment.path()) + " wants a ForceModel");
    }
}

/// The origin of a force model is a body of the solar system; GMAT looks before the first command.
void check_centre(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || assignment.last_part() != "CentralBody" || assignment.parts.size() != 2 ||
        !catalogue::is_a(*assignment.type, "ODEModel") ||
        context.settings.last(*assignment.owner, "CentralBody") != &assignment) {
        return;
    }
    const Symbol* symbol = context.symbols.find(without_quotes(assignment.value_text));
    if (known_type(symbol) && symbol->may_be("SpacePoint") && !symbol->may_be("CelestialBody") &&
        !is_ready_made(*symbol, "CelestialBody")) {
        sink.error(assignment.value.span(), is_a_kind(*symbol) + "; the centre of a force model is a celestial body");
    }
}

/// What an attitude refers to. GMAT forgets it when another Attitude is chosen further down, and two kinds of attitude
/// look for the coordinate system even when they would not need it.
void check_attitude(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const bool body = assignment.last_part() == "AttitudeReferenceBody";
    if ((!body && assignment.last_part() != "AttitudeCoordinateSystem") || context.symbols.open_world() ||
        assignment.type == nullptr || !catalogue::is_a(assignment.type->name, "Spacecraft") ||
        context.settings.last(*assignment.owner, assignment.last_part()) != &assignment) {
        return;
    }
    const FieldAssignment* chosen = context.settings.last(*assignment.owner, "Attitude");
    if (chosen != nullptr && chosen->statement > assignment.statement) {
        return;
    }
    const std::string_view attitude = context.settings.word(*assignment.owner, "Attitude");
    const std::string_view wanted = body ? "CelestialBody" : "CoordinateSystem";
    const std::string_view name = without_quotes(assignment.value_text);
    const Symbol* symbol = context.symbols.find(name);
    if (known_type(symbol) && !symbol->may_be(wanted) && !is_ready_made(*symbol, wanted)) {
        sink.error(assignment.value.span(),
                   is_a_kind(*symbol) + "; " + std::string(assignment.path()) + " wants a " + std::string(wanted));
    } else if (symbol == nullptr && !catalogue::is_object_type(name) &&
               (body || attitude == "CoordinateSystemFixed" || attitude == "ThreeAxisKinematic")) {
        sink.error(assignment.value.span(), quoted(name) + " is not created anywhere; " +
                                                std::string(assignment.path()) + " wants a " + std::string(wanted));
    }
}

void check_parameter_list(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || !assignment.field->must_exist || assignment.field->object_type != "Parameter") {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        const Symbol* symbol = context.symbols.find(without_quotes(item.text));
        if (known_type(symbol) && !symbol->may_be("Parameter")) {
            sink.error(item.span, is_a_kind(*symbol) + "; " + std::string(assignment.path()) +
                                      " wants a parameter such as " + quoted(std::string(symbol->name) + ".X") +
                                      " or a variable");
        }
    }
}

bool wrong_stop(const Symbol& symbol, const Mention& mention) {
    return mention.role == Role::stop_condition && mention.path().child_count() > 1 && !symbol.may_be("Spacecraft");
}

void check_mention(const Context& context, const Mention& mention, Sink& sink) {
    const Symbol* symbol = mention.symbol;
    if (!known_type(symbol)) {
        return;
    }
    if (wrong_stop(*symbol, mention)) {
        sink.error(mention.root_span(), is_a_kind(*symbol) + "; a stop condition wants a Spacecraft");
        return;
    }
    if (mention.role == Role::report_file && mention.path().child_count() > 1) {
        sink.error(mention.node.span(),
                   quoted(mention.path().text()) + " is not a ReportFile; Report wants one before the items");
        return;
    }
    if (mention.role == Role::report_item && mention.node.is(script::NodeKind::path) &&
        mention.path().child_count() == 1 && !symbol->may_be("Parameter")) {
        sink.error(mention.node.span(), is_a_kind(*symbol) + "; Report wants parameters, variables and array elements");
        return;
    }
    const RoleInfo& role = info(mention.role);
    if (!role.wanted.empty() && mention.node.is(script::NodeKind::path) && mention.path().child_count() > 1) {
        sink.error(mention.node.span(), quoted(mention.path().text()) + " is not an object; " +
                                            std::string(context.tree.statements()[mention.statement].keyword) +
                                            " wants a " + std::string(role.noun) + " here");
        return;
    }
    const bool whole_name = mention.node.is(script::NodeKind::path) && mention.path().child_count() == 1;
    if (role.wanted.empty() || !whole_name || symbol->may_be(role.wanted) ||
        (!role.also.empty() && symbol->may_be(role.also))) {
        return;
    }
    const std::string_view command = context.tree.statements()[mention.statement].keyword;
    sink.error(mention.root_span(),
               is_a_kind(*symbol) + "; " + std::string(command) + " wants a " + std::string(role.noun) + " here");
}

}  // namespace

void ref_target_mismatch(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        check_field(context, assignment, sink);
        check_force_model(context, assignment, sink);
        check_centre(context, assignment, sink);
        check_attitude(context, assignment, sink);
        check_parameter_list(context, assignment, sink);
    }
    for (const Mention& mention : context.mentions) {
        check_mention(context, mention, sink);
    }
}

}  // namespace gmat_copilot::lint::rule
