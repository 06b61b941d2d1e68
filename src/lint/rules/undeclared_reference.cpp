#include "lint/names.hpp"
#include "lint/parameter_uses.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

std::string created_nowhere(std::string_view name) { return quoted(name) + " is not created anywhere in the script"; }

void report(const Context& context, Sink& sink, std::string_view name, text::Span span, std::string_view wanted) {
    const bool any = wanted.empty();
    Suggestion suggestion = suggest(name, span, any ? context.symbols.names() : context.symbols.names_of(wanted));
    std::string message = created_nowhere(name);
    if (!any) {
        message += "; a " + std::string(wanted) + " is wanted here";
    }
    sink.error(span, message + suggestion.clause, std::move(suggestion.fix));
}

/// The object whose field is set must have been created above.
void check_owner(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const script::NodeRef root = assignment.target.child(0);
    if (assignment.owner == nullptr) {
        if (root.text() != "SolarSystem") {
            report(context, sink, root.text(), root.span(), {});
        }
        return;
    }
    if (!assignment.owner->builtin() && assignment.owner->statement > assignment.statement) {
        const auto line = context.tree.source().position(assignment.owner->node.span().begin).line;
        sink.error(root.span(), quoted(root.text()) + " is created only on line " + std::to_string(line) +
                                    "; GMAT wants the Create before the first field is set");
    }
}

bool is_word_of(const catalogue::Field& field, std::string_view word) {
    for (const std::string_view allowed : field.enum_values) {
        if (allowed == word) {
            return true;
        }
    }
    return false;
}

/// GMAT takes the bodies of a force model as they stand, quotes included.
bool keeps_quotes(const FieldAssignment& assignment) { return catalogue::is_a(assignment.type->name, "ODEModel"); }

void check_values(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || !assignment.field->must_exist || assignment.field->object_type == "Parameter") {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        const std::string_view name = keeps_quotes(assignment) ? item.text : without_quotes(item.text);
        const bool names_something = !is_name(without_quotes(name)) || context.symbols.find(name) != nullptr ||
                                     is_word_of(*assignment.field, name) ||
                                     (!assignment.field->strict && catalogue::is_object_type(name));
        if (!names_something) {
            report(context, sink, name, item.span, assignment.field->object_type);
        }
    }
}

/// Names in lists of parameters that have no dot must be variables.
void check_parameter_names(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || !assignment.field->must_exist || assignment.field->object_type != "Parameter") {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        const std::string_view name = without_quotes(item.text);
        if (is_name(name) && context.symbols.find(name) == nullptr && !catalogue::is_object_type(name)) {
            report(context, sink, name, item.span, {});
        }
    }
}

/// x = 5 before the mission sequence, where nothing creates x.
void check_plain_targets(const Context& context, Sink& sink) {
    const std::vector<script::Statement>& statements = context.tree.statements();
    for (std::uint32_t i = 0; i < statements.size() && i < context.tree.mission_start(); ++i) {
        if (statements[i].kind() != script::NodeKind::assignment) {
            continue;
        }
        const script::NodeRef target = script::read_assignment(statements[i]).target;
        const script::NodeRef path = target.is(script::NodeKind::call_expr) ? target.child(0) : target;
        if (path.is(script::NodeKind::path) && path.child_count() == 1 &&
            context.symbols.find(path.text()) == nullptr) {
            report(context, sink, path.text(), path.span(), {});
        }
    }
}

bool resolved(const Context& context, const Mention& mention) {
    const std::string_view name = mention.root();
    if (name.empty() || context.symbols.find(name) != nullptr) {
        return true;
    }
    switch (mention.role) {
        case Role::function: return catalogue::is_builtin_function(name) || name == "Python";  // Python.module.function
        case Role::stop_condition: return mention.path().child_count() < 2;  // unknown-option judges it
        case Role::number: return name == "rand" || name == "randn" || mention.node.is(script::NodeKind::raw);
        case Role::text: return mention.path().child_count() < 2;  // a String takes any word
        default: return name == "SolarSystem" || mention.node.is(script::NodeKind::raw);
    }
}

}  // namespace

void undeclared_reference(const Context& context, Sink& sink) {
    if (context.symbols.open_world()) {
        return;
    }
    for (const FieldAssignment& assignment : context.fields) {
        check_owner(context, assignment, sink);
        check_values(context, assignment, sink);
        check_parameter_names(context, assignment, sink);
    }
    check_plain_targets(context, sink);
    for (const Mention& mention : context.mentions) {
        if (!resolved(context, mention)) {
            report(context, sink, mention.root(), mention.root_span(),
                   mention.path() && mention.path().child_count() > 1 ? std::string_view{} : info(mention.role).noun);
        }
    }
    for_each_parameter(context, [&](const ParameterMention& mention) {
        const bool reported_above = mention.use != ParameterUse::reported && mention.use != ParameterUse::plotted;
        if (mention.check.verdict == ParameterVerdict::undeclared_dependency ||
            (mention.check.verdict == ParameterVerdict::undeclared_owner && !reported_above)) {
            report(context, sink, mention.check.at.text, mention.check.at.span, {});
        }
    });
}

}  // namespace gmat_copilot::lint::rule
