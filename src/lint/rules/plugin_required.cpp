#include <algorithm>
#include <string>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Words that a plugin adds to a field's own: GMAT takes them where the plugin is installed.
constexpr std::string_view plugin_words[] = {"MSISE86", "MarsGRAM2005"};

std::string belongs(std::string_view name) {
    return quoted(name) + " belongs to a plugin: a GMAT without it rejects the script";
}

void check_types(const Context& context, Sink& sink) {
    script::NodeRef reported;
    for (const Creation& creation : context.symbols.creations()) {
        if (!creation.type || creation.type == reported) {
            continue;
        }
        reported = creation.type;
        const catalogue::ResourceType* type = catalogue::find_type(creation.type.text());
        if (type != nullptr && type->plugin) {
            sink.info(creation.type.span(), belongs(creation.type.text()) + ", and its fields are not checked");
        }
    }
}

}  // namespace

bool is_plugin_word(std::string_view word) { return std::ranges::find(plugin_words, word) != std::end(plugin_words); }

void plugin_required(const Context& context, Sink& sink) {
    check_types(context, sink);
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field == nullptr || assignment.field->enum_values.empty()) {
            continue;
        }
        for (const Item& item : items_of(assignment.value)) {
            if (is_plugin_word(without_quotes(item.text))) {
                sink.info(item.span, belongs(without_quotes(item.text)));
            }
        }
    }
    for (const catalogue::Command& command : catalogue::commands()) {
        if (!command.plugin) {
            continue;
        }
        for (const script::Statement* const statement : context.commands.of(command.name)) {
            sink.info(statement->node.find(script::NodeKind::keyword).span(), belongs(statement->keyword));
        }
    }
}

}  // namespace gmat_copilot::lint::rule
