#include <string_view>
#include <unordered_map>

#include "lint/control_blocks.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// What stands directly within one Target or Optimize.
struct Contents {
    bool varies = false;
    bool has_goal = false;
};

void check(const Context& context, const script::Statement& statement, const Contents& block, Sink& sink) {
    if (statement.match == script::no_statement) {
        return;  // the parser tells
    }
    const auto keyword_of = [](const script::Statement& s) { return s.node.find(script::NodeKind::keyword).span(); };
    const std::string command(statement.keyword);
    if (!block.varies) {
        sink.error(keyword_of(statement), command + " varies nothing; GMAT wants at least one Vary directly within it");
    } else if (!block.has_goal) {
        sink.error(keyword_of(context.tree.statements()[statement.match]),
                   command + " of line " + std::to_string(statement.line) + " ends without a goal; GMAT wants " +
                       (command == "Target" ? "an Achieve" : "a Minimize or a NonlinearConstraint") +
                       " directly within it");
    }
}

}  // namespace

void incomplete_solver(const Context& context, Sink& sink) {
    std::unordered_map<const script::Statement*, Contents> blocks;
    for (const std::string_view keyword : solver_commands) {
        for (const script::Statement* const statement : context.commands.of(keyword)) {
            Contents& block = blocks[context.blocks.around(*statement)];
            (keyword == "Vary" ? block.varies : block.has_goal) = true;
        }
    }
    for (const std::string_view keyword : solver_blocks) {
        for (const script::Statement* const statement : context.commands.of(keyword)) {
            check(context, *statement, blocks[statement], sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
