#include <algorithm>
#include <array>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

constexpr std::array reserved_words = {std::string_view{"GMAT"}, std::string_view{"Create"}};

}  // namespace

void invalid_name(const Context& context, Sink& sink) {
    for (const Creation& creation : context.symbols.creations()) {
        const text::Span span = creation.name_node.span();
        if (!is_name(creation.name)) {
            sink.error(span, quoted(creation.name) +
                                 " cannot be a name; GMAT wants a letter, then letters, digits and underscores");
        } else if (catalogue::find_command(creation.name) != nullptr ||
                   std::find(reserved_words.begin(), reserved_words.end(), creation.name) != reserved_words.end()) {
            sink.error(span, quoted(creation.name) + " is a command word and cannot be a name");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
