#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

void repeated_mission_sequence(const Context& context, Sink& sink) {
    bool seen = false;
    for (const script::Statement* const statement : context.commands.of("BeginMissionSequence")) {
        if (seen) {
            sink.error(statement->node.span(), "BeginMissionSequence stands here a second time; GMAT takes one");
        }
        seen = true;
    }
}

}  // namespace gmat_copilot::lint::rule
