#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {

void invalid_name(const Context& context, Sink& sink) {
    for (const Creation& creation : context.symbols.creations()) {
        const std::string_view type = creation.type ? creation.type.text() : std::string_view{};
        if (!is_name(creation.name)) {
            sink.error(
                creation.name_node.span(),
                quoted(creation.name) + " cannot be a name; GMAT wants a letter, then letters, digits and underscores");
        } else if (creation.name_node.child_count() > 0 && type != "Array" && catalogue::is_object_type(type)) {
            sink.error(creation.name_node.span(),
                       "only an Array has a size, and " + quoted(creation.name) + " is a " + std::string(type));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
