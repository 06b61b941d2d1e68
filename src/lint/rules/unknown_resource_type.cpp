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

/// Whether a type has at least half of the fields that the script sets of the objects a Create makes.
bool has_fields(const Context& context, const Creation& creation, std::string_view name) {
    const catalogue::ResourceType* type = catalogue::find_type(name);
    std::size_t set = 0;
    std::size_t known = 0;
    for (const FieldAssignment& assignment : context.fields) {
        const Symbol* owner = assignment.owner;
        if (type != nullptr && owner != nullptr && !owner->builtin() && owner->statement == creation.statement) {
            const std::string_view prefix = assignment.parts.size() > 2 ? assignment.parts[1] : std::string_view{};
            ++set;
            known += resolve_field(*type, assignment.last_part(), prefix) != nullptr ? 1U : 0U;
        }
    }
    return 2 * known >= set || type->plugin;
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
            if (suggestion.fix && suggestion.fix->safe &&
                !has_fields(context, creation, suggestion.fix->edits.front().text)) {
                suggestion.fix->safe = false;
            }
            sink.error(creation.type.span(), quoted(name) + " is not a resource type" + suggestion.clause,
                       std::move(suggestion.fix));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
