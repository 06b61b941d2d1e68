#include "lint/control_blocks.hpp"
#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {

void nested_same_solver(const Context& context, Sink& sink) {
    for (const script::Statement& statement : context.tree.statements()) {
        if (!opens_solver(statement)) {
            continue;
        }
        const std::string_view name = solver_name(statement);
        const script::Statement* outer = control_block(context.tree, statement);
        while (outer != nullptr && !(opens_solver(*outer) && solver_name(*outer) == name)) {
            outer = control_block(context.tree, *outer);
        }
        if (outer != nullptr && !name.empty()) {
            sink.info(script::read_solver_block(statement).solver.span(),
                      quoted(name) + " already solves the block of line " + std::to_string(outer->line) +
                          ", around this one; the inner block overwrites what the outer one has learned");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
