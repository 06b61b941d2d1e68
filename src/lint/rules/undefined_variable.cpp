#include "lint/rules/rules.hpp"
#include "lint/undeclared.hpp"
#include "lint/variables.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// What a name would have to be created as: an element needs an Array, whose size nobody knows; a text a String.
std::string_view type_for(script::NodeRef node, script::NodeRef value) {
    if (node.is(script::NodeKind::call_expr)) {
        return {};
    }
    return value.is(script::NodeKind::string) ? "String" : "Variable";
}

/// x = 5 before the mission sequence, where nothing creates x.
void check_settings(const Context& context, Sink& sink) {
    const std::vector<script::Statement>& statements = context.tree.statements();
    for (std::uint32_t i = 0, end = end_of_settings(context.tree); i < end; ++i) {
        if (statements[i].kind() != script::NodeKind::assignment) {
            continue;
        }
        const script::AssignmentView view = script::read_assignment(statements[i]);
        const script::NodeRef path = view.target.is(script::NodeKind::call_expr) ? view.target.child(0) : view.target;
        if (path.is(script::NodeKind::path) && path.child_count() == 1 &&
            context.symbols.find(path.text()) == nullptr) {
            report_undeclared(context, sink, {path.text(), path.span(), {}, type_for(view.target, view.value)});
        }
    }
}

}  // namespace

void undefined_variable(const Context& context, Sink& sink) {
    if (context.symbols.open_world()) {
        return;
    }
    check_settings(context, sink);
    for (const Mention& mention : context.mentions) {
        const std::string_view name = mention.root();
        const bool random = mention.role == Role::number && (name == "rand" || name == "randn");
        if (!is_variable_use(mention) || random || mention.symbol != nullptr || name == "SolarSystem") {
            continue;
        }
        script::NodeRef value;
        if (mention.role == Role::assigned) {
            value = script::read_assignment(context.tree.statements()[mention.statement]).value;
        }
        report_undeclared(context, sink, {name, mention.root_span(), {}, type_for(mention.node, value)});
    }
}

}  // namespace gmat_copilot::lint::rule
