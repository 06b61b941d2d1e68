#include <algorithm>

#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Digits that are not all zero, with a plus sign at most: GMAT takes neither 2.0 nor 2e0.
bool is_size(std::string_view text) {
    text.remove_prefix(text.starts_with('+') ? 1 : 0);
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           text.find_first_not_of('0') != std::string_view::npos;
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
        if (creation.name_node.child_count() > 2) {
            sink.error(creation.name_node.span(),
                       quoted(creation.name) + " has more than two sizes; GMAT knows rows and columns");
            continue;
        }
        for (const script::NodeRef dimension : creation.name_node.children()) {
            if (!is_size(dimension.text())) {
                sink.error(dimension.span(),
                           quoted(dimension.text()) + " is not a size; GMAT wants a positive integer");
                break;
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
