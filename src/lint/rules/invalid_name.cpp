#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {

void invalid_name(const Context& context, Sink& sink) {
    for (const Creation& creation : context.symbols.creations()) {
        if (!is_name(creation.name)) {
            sink.error(
                creation.name_node.span(),
                quoted(creation.name) + " cannot be a name; GMAT wants a letter, then letters, digits and underscores");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
