#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {

/// The parser tells about blocks that are open or closed twice. Here: GMAT does not count an opener, or an end, that is
/// written with its own name before it.
void unbalanced_block(const Context& context, Sink& sink) {
    const std::vector<script::Statement>& statements = context.tree.statements();
    for (const script::Statement* const command : context.commands.all()) {
        const script::Statement& opener = *command;
        if (opener.match == script::no_statement ||
            opener.match < static_cast<std::size_t>(command - statements.data()) || opener.keyword == "Else") {
            continue;
        }
        const script::Statement& end = statements[opener.match];
        if (opener.gmat_prefix == end.gmat_prefix) {
            continue;
        }
        const script::Statement& prefixed = opener.gmat_prefix ? opener : end;
        const text::Span span = prefixed.node.span();
        const std::uint32_t word = prefixed.node.find(script::NodeKind::keyword).span().begin;
        sink.error(
            {span.begin, word + static_cast<std::uint32_t>(prefixed.keyword.size())},
            "with \"GMAT\" before it, GMAT does not count this " + std::string(prefixed.keyword) + " among the blocks",
            text::Fix{"remove \"GMAT\"", true, {{{span.begin, word}, ""}}});
    }
}

}  // namespace gmat_copilot::lint::rule
