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

}  // namespace

void incomplete_solver(const Context& context, Sink& sink) {
    std::unordered_map<const script::Statement*, Contents> blocks;
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.kind() == script::NodeKind::command && is_solver_command(statement.keyword)) {
            Contents& block = blocks[control_block(context.tree, statement)];
            (statement.keyword == "Vary" ? block.varies : block.has_goal) = true;
        }
    }
    for (const script::Statement& statement : context.tree.statements()) {
        if (!opens_solver(statement) || statement.match == script::no_statement) {
            continue;
        }
        const Contents& block = blocks[&statement];
        const bool targets = statement.keyword == "Target";
        const std::string command(statement.keyword);
        const auto keyword_of = [](const script::Statement& s) {
            return s.node.find(script::NodeKind::keyword).span();
        };
        const text::Span at = keyword_of(statement);
        if (!block.varies) {
            sink.error(at, command + " varies nothing; GMAT wants at least one Vary directly within it");
        } else if (!block.has_goal) {
            sink.error(keyword_of(context.tree.statements()[statement.match]),
                       command + " of line " + std::to_string(statement.line) + " ends without a goal; GMAT wants " +
                           (targets ? "an Achieve" : "a Minimize or a NonlinearConstraint") + " directly within it");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
