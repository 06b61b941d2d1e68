#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Surely no size: a literal zero or a word.
bool surely_wrong(script::NodeRef dimension) {
    return !dimension.is(script::NodeKind::number) || dimension.text() == "0";
}

}  // namespace

void array_size(const Context& context, Sink& sink) {
    for (const Creation& creation : context.symbols.creations()) {
        if (!creation.type || creation.type.text() != "Array") {
            continue;
        }
        if (creation.name_node.child_count() == 0) {
            sink.error(creation.name_node.span(), quoted(creation.name) + " has no size; GMAT wants one, as in " +
                                                      quoted(std::string(creation.name) + "[3,1]"));
            continue;
        }
        for (const script::NodeRef dimension : creation.name_node.children()) {
            if (surely_wrong(dimension)) {
                sink.error(dimension.span(),
                           quoted(dimension.text()) + " is not a size; GMAT wants a positive integer");
                break;
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
