#include "lint/control_blocks.hpp"
#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {

namespace {

/// The block of the same solver around a block, or null.
const script::Statement* outer_of_same(const Context& context, const script::Statement& block, std::string_view name) {
    const script::Statement* outer = context.blocks.around(block);
    for (int depth = 0; outer != nullptr && depth < deepest_block; ++depth) {
        if (opens_solver(*outer) && solver_name(*outer) == name) {
            return outer;
        }
        outer = context.blocks.around(*outer);
    }
    return nullptr;
}

}  // namespace

void nested_same_solver(const Context& context, Sink& sink) {
    for (const std::string_view keyword : solver_blocks) {
        for (const script::Statement* const statement : context.commands.of(keyword)) {
            const std::string_view name = solver_name(*statement);
            const script::Statement* outer = name.empty() ? nullptr : outer_of_same(context, *statement, name);
            if (outer != nullptr) {
                sink.info(script::read_solver_block(*statement).solver.span(),
                          quoted(name) + " already solves the block of line " + std::to_string(outer->line) +
                              ", around this one; the inner block overwrites what the outer one has learned");
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
