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

}  // namespace

void report_undeclared(const Context& context, Sink& sink, const Undeclared& undeclared) {
    const bool any = undeclared.wanted.empty();
    Suggestion suggestion = suggest(undeclared.name, undeclared.span,
                                    any ? context.symbols.names() : context.symbols.names_of(undeclared.wanted));
    std::string message = quoted(undeclared.name) + " is not created anywhere in the script";
    if (!any) {
        message += "; a " + std::string(undeclared.wanted) + " is wanted here";
    }
    if (suggestion.fix && context.uses.lines_naming(undeclared.name) > 1 &&
        !same_letters(undeclared.name, suggestion.fix->edits.front().text)) {
        suggestion.fix->safe = false;  // a name that stands on several lines is meant, and lacks its Create
    }
    if (!suggestion.fix && !undeclared.create.empty() && is_name(undeclared.name)) {
        suggestion.fix = creation(context, undeclared);
    }
    sink.error(undeclared.span, message + suggestion.clause, std::move(suggestion.fix));
}

}  // namespace gmat_copilot::lint
