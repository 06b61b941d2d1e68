#include "lint/undeclared.hpp"

#include <algorithm>
#include <string>

#include "lint/names.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint {
namespace {

/// Creates the name on a line of its own: before the line that uses it, and before the mission sequence.
text::Fix creation(const Context& context, const Undeclared& undeclared) {
    const script::Tree& tree = context.tree;
    std::uint32_t at = undeclared.span.begin;
    if (tree.mission_start() < tree.statements().size()) {
        at = std::min(at, tree.statements()[tree.mission_start()].node.span().begin);
    }
    const std::size_t line_end = tree.source().text().substr(0, at).find_last_of("\r\n");
    at = line_end == std::string_view::npos ? 0 : static_cast<std::uint32_t>(line_end) + 1;
    const std::string type(undeclared.create);
    return {"create " + quoted(undeclared.name) + " as a " + type + " with default settings",
            false,
            {{{at, at}, "Create " + type + " " + std::string(undeclared.name) + ";\n"}}};
}

/// Whether a close name is surely what was meant. A name that stands on several lines is meant, and lacks its Create.
/// The object must have the field that is set of it. Of two short names for numbers each may be meant, as dx and dy.
bool is_slip(const Context& context, const Undeclared& undeclared, std::string_view candidate) {
    if (same_letters(undeclared.name, candidate)) {
        return true;
    }
    const Symbol* symbol = context.symbols.find(candidate);
    if (symbol == nullptr || context.uses.lines_naming(undeclared.name) > 1) {
        return false;
    }
    if (!undeclared.field.empty()) {
        return symbol->type != nullptr && catalogue::find_nested_field(*symbol->type, undeclared.field) != nullptr;
    }
    constexpr std::size_t short_name = 3;
    const bool number = symbol->type_name == "Variable" || symbol->type_name == "Array";
    return !number || undeclared.name.size() > short_name;
}

}  // namespace

void report_undeclared(const Context& context, Sink& sink, const Undeclared& undeclared) {
    const bool any = undeclared.wanted.empty();
    Suggestion suggestion = suggest(undeclared.name, undeclared.span,
                                    any ? context.symbols.names() : context.symbols.names_of(undeclared.wanted));
    std::string message = quoted(undeclared.name) + " is not created anywhere in the script";
    if (!any) {
        message += "; a " + std::string(undeclared.wanted) + " is wanted here";
    }
    if (suggestion.fix && !is_slip(context, undeclared, suggestion.fix->edits.front().text)) {
        suggestion.fix->safe = false;
    }
    if (!suggestion.fix && !undeclared.create.empty() && is_name(undeclared.name)) {
        suggestion.fix = creation(context, undeclared);
    }
    sink.error(undeclared.span, message + suggestion.clause, std::move(suggestion.fix));
}

}  // namespace gmat_copilot::lint
