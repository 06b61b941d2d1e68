#include <algorithm>
#include <array>
#include <unordered_set>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

constexpr std::array reserved_words = {std::string_view{"GMAT"}, std::string_view{"Create"}};

bool is_reserved(std::string_view name) {
    return catalogue::find_command(name) != nullptr || std::ranges::find(reserved_words, name) != reserved_words.end();
}

/// A body or frame that exists without Create: some types insist on a name of their own, others make it ambiguous.
void check_builtin(const Creation& creation, Sink& sink) {
    const std::string_view taken_by = catalogue::builtin_object_type(creation.name);
    const std::string_view type_name = creation.type ? creation.type.text() : std::string_view{};
    if (taken_by.empty()) {
        return;
    }
    const std::string subject = quoted(creation.name) + " always exists as a " + std::string(taken_by);
    const catalogue::ResourceType* type = catalogue::find_type(type_name);
    if (type_name == taken_by) {
        sink.info(creation.name_node.span(), subject + "; GMAT ignores this Create");
    } else if ((creation.name == "Earth" || creation.name == "Sun") && type != nullptr && !type->plugin &&
               !catalogue::is_a(type_name, "SpacePoint")) {
        sink.error(creation.name_node.span(), subject + ", to which others refer; GMAT cannot go on when a " +
                                                  std::string(type_name) + " has its name");
    } else if (type != nullptr && !type->plugin && type->unique_name) {
        sink.error(creation.name_node.span(),
                   subject + "; GMAT cannot create a " + std::string(type_name) + " of the same name");
    } else {
        sink.info(creation.name_node.span(),
                  subject + "; giving a " + std::string(type_name) + " the same name makes references ambiguous");
    }
}

}  // namespace

void reserved_name(const Context& context, Sink& sink) {
    std::unordered_set<std::string_view> seen;
    for (const Creation& creation : context.symbols.creations()) {
        if (is_reserved(creation.name)) {
            sink.error(creation.name_node.span(), quoted(creation.name) + " is a command word and cannot be a name");
        } else if (seen.insert(creation.name).second) {
            check_builtin(creation, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
