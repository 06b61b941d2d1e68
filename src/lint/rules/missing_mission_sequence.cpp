#include <algorithm>
#include <span>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// An assignment that only the mission sequence can make: GMAT rejects the script without BeginMissionSequence.
bool is_computed(const Context& context, const script::Statement& statement) {
    const script::AssignmentView view = script::read_assignment(statement);
    if (!view.target || !view.value) {
        return false;
    }
    const bool element = view.target.is(script::NodeKind::call_expr);
    const Symbol* target = context.symbols.find((element ? view.target.child(0) : view.target).text());
    const bool number = target != nullptr && (target->surely("Variable") || (element && target->surely("Array")));
    return number && !is_real(view.value.text()) && view.value.text() != view.target.text();
}

/// Where BeginMissionSequence must stand: before the first command, or before a computed assignment above it.
std::uint32_t first_of_sequence(const Context& context) {
    const std::vector<script::Statement>& statements = context.tree.statements();
    const auto computed = std::ranges::find_if(
        statements, [&](const script::Statement& statement) { return is_computed(context, statement); });
    return std::min(context.tree.mission_start(), static_cast<std::uint32_t>(computed - statements.begin()));
}

}  // namespace

void missing_mission_sequence(const Context& context, Sink& sink) {
    const script::Tree& tree = context.tree;
    const std::vector<script::Statement>& statements = tree.statements();
    if (tree.has_begin_mission_sequence() || statements.empty()) {
        return;
    }
    const std::uint32_t first = first_of_sequence(context);
    const bool has_sequence = first < statements.size();
    const script::Statement& at = has_sequence ? statements[first] : statements.back();
    const std::uint32_t place = has_sequence ? at.node.span().begin : at.node.span().end;
    // Where GMAT rejects the script anyway and nothing is created behind it, there is but one place.
    const auto sequence = std::span(statements).subspan(has_sequence ? first : statements.size());
    const bool safe =
        std::ranges::any_of(sequence, [&](const auto& s) { return is_computed(context, s); }) &&
        std::ranges::none_of(sequence, [](const auto& s) { return s.kind() == script::NodeKind::create; });
    sink.info(at.node.span(),
              "BeginMissionSequence is missing; this release of GMAT only warns, a later one will reject the script",
              text::Fix{"insert BeginMissionSequence",
                        safe,
                        {{{place, place}, has_sequence ? "BeginMissionSequence;\n" : "\nBeginMissionSequence;"}}});
}

}  // namespace gmat_copilot::lint::rule
