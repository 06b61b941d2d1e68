#include <unordered_map>

#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

std::string_view type_of(const Creation& creation) { return creation.type ? creation.type.text() : std::string_view{}; }

/// GMAT keeps variables, arrays and strings in one list of unique names; other types either insist on a new name or
/// not.
bool rejects_taken_name(std::string_view type_name, std::string_view earlier) {
    const catalogue::ResourceType* type = catalogue::find_type(type_name);
    if (type == nullptr || type->plugin) {
        return false;
    }
    return type->unique_name ||
           (catalogue::is_a(type_name, "UserParameter") && catalogue::is_a(earlier, "UserParameter"));
}

}  // namespace

void duplicate_name(const Context& context, Sink& sink) {
    std::unordered_map<std::string_view, const Creation*> first;
    for (const Creation& creation : context.symbols.creations()) {
        const auto [place, added] = first.emplace(creation.name, &creation);
        const std::string_view type = type_of(creation);
        if (added) {
            continue;
        }
        const std::string_view taken_by = type_of(*place->second);
        const text::Span span = creation.name_node.span();
        const auto line = context.tree.source().position(place->second->name_node.span().begin).line;
        const std::string subject =
            quoted(creation.name) + " was created on line " + std::to_string(line) + " as a " + std::string(taken_by);
        if (type == taken_by) {
            sink.info(span, subject + "; GMAT ignores the second Create");
        } else if (rejects_taken_name(type, taken_by)) {
            sink.error(span, subject + "; GMAT cannot create a " + std::string(type) + " of the same name");
        } else {
            sink.info(span, subject + "; giving a " + std::string(type) + " the same name makes references ambiguous");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
