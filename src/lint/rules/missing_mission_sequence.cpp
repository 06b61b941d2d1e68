#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

void missing_mission_sequence(const Context& context, Sink& sink) {
    const script::Tree& tree = context.tree;
    if (tree.has_begin_mission_sequence() || tree.statements().empty()) {
        return;
    }
    const bool has_commands = tree.mission_start() < tree.statements().size();
    const script::Statement& at = has_commands ? tree.statements()[tree.mission_start()] : tree.statements().back();
    const std::uint32_t place = has_commands ? at.node.span().begin : at.node.span().end;
    sink.info(at.node.span(),
              "BeginMissionSequence is missing; this release of GMAT only warns, a later one will reject the script",
              text::Fix{"insert BeginMissionSequence",
                        false,
                        {{{place, place}, has_commands ? "BeginMissionSequence;\n" : "\nBeginMissionSequence;"}}});
}

}  // namespace gmat_copilot::lint::rule
