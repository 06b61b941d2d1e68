#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

void command_before_sequence(const Context& context, Sink& sink) {
    const script::Tree& tree = context.tree;
    if (!tree.has_begin_mission_sequence()) {
        return;
    }
    const std::uint32_t end = end_of_settings(tree);
    for (std::uint32_t i = tree.mission_start(); i < end; ++i) {
        const script::Statement& statement = tree.statements()[i];
        if (statement.kind() == script::NodeKind::command) {
            sink.info(statement.node.find(script::NodeKind::keyword).span(),
                      quoted(statement.keyword) +
                          " stands before BeginMissionSequence; GMAT runs it, but takes the assignments in between as "
                          "settings");
            return;  // the first one tells
        }
    }
}

}  // namespace gmat_copilot::lint::rule
