#include "lint/control_blocks.hpp"
#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// The blocks in which a command may stand, for messages.
std::string_view home_of(std::string_view keyword) {
    if (keyword == "Achieve") {
        return "Target";
    }
    return keyword == "Vary" ? "Target or Optimize" : "Optimize";
}

void check(const Context& context, const script::Statement& statement, Sink& sink) {
    const script::NodeRef word = statement.node.find(script::NodeKind::keyword);
    const script::Statement* block = context.blocks.around(statement);
    const std::string command(statement.keyword);
    if (block == nullptr) {
        sink.error(word.span(), command + " stands in no " + std::string(home_of(statement.keyword)) +
                                    "; GMAT loads the script and stops before the first command");
        return;
    }
    if (!opens_solver(*block)) {
        sink.error(word.span(), command + " stands within " + std::string(block->keyword) +
                                    "; GMAT wants solver commands directly within " +
                                    std::string(home_of(statement.keyword)));
        return;
    }
    const script::NodeRef solver = script::read_object_command(statement).object;
    const std::string_view wanted = solver_name(*block);
    if (solver && !wanted.empty() && solver.text() != wanted) {
        sink.error(solver.span(),
                   command + " names the solver " + quoted(solver.text()) + ", but stands in the " +
                       std::string(block->keyword) + " of " + quoted(wanted),
                   text::Fix{"name " + quoted(wanted), false, {{solver.span(), std::string(wanted)}}});
    }
}

}  // namespace

void solver_command_outside_solver(const Context& context, Sink& sink) {
    for (const std::string_view keyword : solver_commands) {
        for (const script::Statement* const statement : context.commands.of(keyword)) {
            check(context, *statement, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
