#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using catalogue::FieldType;

bool takes_names(FieldType type) { return type == FieldType::object || type == FieldType::object_array; }

/// An object that a text may not name: GMAT takes it for an assignment between objects.
bool created_before(const Symbol* symbol, std::uint32_t statement) {
    return symbol != nullptr && !symbol->builtin() && symbol->statement < statement;
}

void check_text(const Context& context, const Symbol& target, script::NodeRef value, std::uint32_t statement,
                Sink& sink) {
    if (value.is(script::NodeKind::path) && created_before(context.symbols.find(value.text()), statement)) {
        sink.error(value.span(),
                   quoted(value.text()) + " cannot be read before BeginMissionSequence; " + std::string(target.name) +
                       " wants a literal text",
                   text::Fix{"put it in quotes", false, {{value.span(), "'" + std::string(value.text()) + "'"}}});
    }
}

/// An array of one element counts as a number.
bool is_single(const Symbol& symbol) {
    const auto size = symbol.node && symbol.surely("Array") ? script::created_dimensions(symbol.node) : std::nullopt;
    return size && size->first == 1 && size->second == 1;
}

/// v = ..., A(1,1) = ..., s = ... and Sat = ...
void check_plain(const Context& context, std::uint32_t index, Sink& sink) {
    const script::AssignmentView view = script::read_assignment(context.tree.statements()[index]);
    if (!view.target || !view.value) {
        return;
    }
    const bool element = view.target.is(script::NodeKind::call_expr);
    const script::NodeRef path = element ? view.target.child(0) : view.target;
    const Symbol* symbol = path.child_count() == 1 ? context.symbols.find(path.text()) : nullptr;
    if (symbol == nullptr || symbol->type == nullptr || symbol->type->plugin) {
        return;
    }
    const std::string_view value = view.value.text();
    const std::string name(symbol->name);
    if (element || symbol->surely("Variable") || is_single(*symbol)) {
        if (!is_real(value) && value != view.target.text()) {
            sink.error(view.value.span(),
                       quoted(value) + " is not a number; before BeginMissionSequence " + name + " takes nothing else");
        }
    } else if (symbol->surely("String")) {
        check_text(context, *symbol, view.value, index, sink);
    } else {
        const Symbol* source = context.symbols.find(value);
        if (symbol->may_be("Spacecraft") && source != nullptr && source->may_be("Spacecraft")) {
            return;  // a spacecraft may be copied
        }
        sink.error(view.target.span(),
                   "a " + std::string(symbol->type_name) +
                       " cannot be assigned to before BeginMissionSequence; set its fields or elements");
    }
}

}  // namespace

bool reads_before_sequence(const Context& context, const FieldAssignment& assignment) {
    if (takes_names(assignment.field->type) || !assignment.value.is(script::NodeKind::path)) {
        return false;
    }
    const std::vector<std::string_view> parts = script::path_parts(assignment.value);
    const Symbol* symbol = parts.empty() ? nullptr : context.symbols.find(parts.front());
    if (symbol == nullptr || symbol->statement > assignment.statement) {
        return false;
    }
    return parts.size() == 1 ? symbol->surely("UserParameter") : assignment.field->type != FieldType::filename;
}

void non_literal_initialization(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field != nullptr && !assignment.value_text.empty() &&
            reads_before_sequence(context, assignment)) {
            sink.error(assignment.value.span(), quoted(assignment.value_text) +
                                                    " cannot be read before BeginMissionSequence; " +
                                                    std::string(assignment.path()) + " wants a literal value");
        }
    }
    for (std::uint32_t i = 0, end = end_of_settings(context.tree); i < end; ++i) {
        const script::Statement& statement = context.tree.statements()[i];
        if (statement.kind() == script::NodeKind::assignment) {
            check_plain(context, i, sink);
        } else if (statement.kind() == script::NodeKind::call && script::read_call(statement).outputs.size() == 1) {
            // With more outputs GMAT takes the call for a command.
            sink.error(statement.node.span(), "a function cannot be called before BeginMissionSequence");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
