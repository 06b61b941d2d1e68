#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

void create_after_sequence(const Context& context, Sink& sink) {
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.in_mission_sequence && statement.kind() == script::NodeKind::create) {
            sink.error(
                statement.node.span(),
                "Create stands in the mission sequence; GMAT wants all resources created before BeginMissionSequence");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
