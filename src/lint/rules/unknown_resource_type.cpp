#include "lint/names.hpp"
#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

const std::vector<std::string_view>& creatable_types() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> found;
        for (const catalogue::ResourceType& type : catalogue::resource_types()) {
            if (type.script_creatable || type.plugin || type.name == "EphemerisFile" || type.name == "GmatFunction") {
                found.push_back(type.name);
            }
        }
        return found;
    }();
    return names;
}

}  // namespace

void unknown_resource_type(const Context& context, Sink& sink) {
    script::NodeRef reported;
    for (const Creation& creation : context.symbols.creations()) {
        if (!creation.type || creation.type == reported) {
            continue;
        }
        reported = creation.type;
        const std::string_view name = creation.type.text();
        const catalogue::ResourceType* type = catalogue::find_type(name);
        if (type == nullptr && !catalogue::is_object_type(name)) {
            Suggestion suggestion = suggest(name, creation.type.span(), creatable_types());
            sink.error(creation.type.span(), quoted(name) + " is not a resource type" + suggestion.clause,
                       std::move(suggestion.fix));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
