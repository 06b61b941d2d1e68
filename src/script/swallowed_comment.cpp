// Comments that GMAT does not see: of a line with a "%" within quotes it takes what follows for part of the statement.
#include <algorithm>
#include <optional>
#include <string>

#include "passes.hpp"
#include "script/view.hpp"

namespace gmat_copilot::script::detail {
namespace {

/// Where GMAT would look for the "%": an assignment's label does not count, and the value of a field may hold anything.
bool counts(const Statement& statement, bool in_mission) {
    if (statement.kind() != NodeKind::assignment) {
        return statement.kind() != NodeKind::include;
    }
    const auto [target, value] = read_assignment(statement);
    return (in_mission || !is_dotted(target)) && value.text().find('%') != std::string_view::npos;
}

}  // namespace

std::optional<text::Diagnostic> swallowed_comment(const TreeData& tree, const Statement& statement, bool in_mission) {
    const text::Span span = statement.node.span();
    const std::string_view source = tree.source.text();
    if (source.substr(span.begin, span.size()).find('%') == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t comment = std::min(source.find_first_not_of(" \t;", span.end), source.size());
    const std::size_t line_end = std::min(source.find_first_of("\r\n", comment), source.size());
    if (comment == line_end || source[comment] != '%' || !counts(statement, in_mission)) {
        return std::nullopt;
    }
    const std::string said(source.substr(comment, line_end - comment));
    if (statement.kind() == NodeKind::assignment && said.find_last_not_of(" \t") == said.rfind('\'')) {
        return std::nullopt;  // begins and ends with a quote: a text
    }
    text::Diagnostic diagnostic;
    diagnostic.rule = "syntax-error";
    diagnostic.span = {static_cast<std::uint32_t>(comment), static_cast<std::uint32_t>(line_end)};
    diagnostic.message = "GMAT takes this comment for part of the statement, because a text before it holds a \"%\"";
    const std::uint32_t line_begin = tree.source.line_start(statement.line);
    const std::string indent(source.substr(line_begin, span.begin - line_begin));
    diagnostic.fix = text::Fix{
        "put the comment on the line above",
        true,
        {{{span.begin, span.begin}, said + "\n" + indent}, {{span.end, static_cast<std::uint32_t>(line_end)}, ""}}};
    return diagnostic;
}

}  // namespace gmat_copilot::script::detail
