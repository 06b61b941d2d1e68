#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

void stop_command(const Context& context, Sink& sink) {
    for (const script::Statement* const statement : context.commands.of("Stop")) {
        sink.info(statement->node.span(),
                  "Stop ends the run as if a user had stopped it: the console reports a failure and exits with 1");
    }
}

}  // namespace gmat_copilot::lint::rule
