#include <algorithm>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/planner/second_thoughts/thought.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

bool is_craft(const Draft& draft, std::string_view name) {
    const std::string_view type = draft.type_of(name);
    return type == "Spacecraft" || type == "Formation";
}

Edits if_better(const Draft& draft, const Edits& edits) { return reads_better(draft, edits) ? edits : Edits{}; }

/// The statement a finding is about when it could not be read; empty otherwise.
std::string_view broken_at(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    const bool broken = index != draft.count() && draft.statement(index).kind() == script::NodeKind::broken;
    return broken ? draft.text_of(index) : std::string_view{};
}

}  // namespace

/// One brace closes the value of a list, and nothing else stands in it that it could close.
Edits open_list(const Draft& draft, const text::Diagnostic& finding) {
    const std::string_view whole = broken_at(draft, finding);
    const std::size_t equals = whole.find('=');
    if (equals == std::string_view::npos) {
        return {};
    }
    const std::string_view value = trimmed(whole.substr(equals + 1));
    std::string_view target = trimmed(whole.substr(0, equals));
    target = target.starts_with("GMAT ") ? trimmed(target.substr(4)) : target;
    const std::size_t dot = target.find('.');
    const catalogue::ResourceType* type = catalogue::find_type(draft.type_of(target.substr(0, dot)));
    const catalogue::Field* field = type == nullptr || dot == std::string_view::npos
                                        ? nullptr
                                        : catalogue::find_nested_field(*type, target.substr(dot + 1));
    const bool list = field != nullptr && (field->type == catalogue::FieldType::object_array ||
                                           field->type == catalogue::FieldType::string_array || field->braces);
    if (!list || !value.ends_with('}') || value.find_first_of("{}[]'") != value.size() - 1) {
        return {};
    }
    const std::uint32_t at = span_of(draft, value).begin;
    return if_better(draft, {{{at, at}, "{"}});
}

/// The options of Vary and Achieve begin behind the first comma.
Edits open_options(const Draft& draft, const text::Diagnostic& finding) {
    const std::string_view whole = broken_at(draft, finding);
    const std::size_t paren = whole.find('(');
    const std::size_t comma = whole.find(',', std::min(paren, whole.size()));
    if (comma == std::string_view::npos || whole.find('{') != std::string_view::npos ||
        whole.find('}') == std::string_view::npos) {
        return {};
    }
    const std::string_view options = trimmed(whole.substr(comma + 1));
    const std::uint32_t at = span_of(draft, options).begin;
    return if_better(draft, {{{at, at}, "{"}});
}

/// A propagator and a spacecraft side by side.
Edits enclose_craft(const Draft& draft, const text::Diagnostic& finding) {
    const std::vector<std::string_view> words = words_of(broken_at(draft, finding));
    for (std::size_t i = 1; i + 1 < words.size() && words[0] == "Propagate"; ++i) {
        if (draft.type_of(words[i]) == "Propagator" && is_craft(draft, words[i + 1])) {
            const text::Span craft = span_of(draft, words[i + 1]);
            return if_better(draft,
                             {{{span_of(draft, words[i]).end, craft.begin}, "("}, {{craft.end, craft.end}, ")"}});
        }
    }
    return {};
}

/// Propagate Sat(Prop) and Maneuver Sat(Burn): both are created, and each is of the type wanted in the other's place.
Edits swap_with_craft(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (index == draft.count()) {
        return {};
    }
    const script::Statement& statement = draft.statement(index);
    const std::string_view mover = statement.keyword == "Propagate"  ? "Propagator"
                                   : statement.keyword == "Maneuver" ? "ImpulsiveBurn"
                                                                     : std::string_view{};
    const script::NodeRef call = statement.node.find(script::NodeKind::call_expr);
    if (mover.empty() || !call || call.child_count() != 2 || call.child(0).span() != finding.span) {
        return {};
    }
    const script::NodeRef first = call.child(0);
    const script::NodeRef second = call.child(1);
    if (!is_craft(draft, first.text()) || draft.type_of(second.text()) != mover) {
        return {};
    }
    return {{first.span(), std::string(second.text())}, {second.span(), std::string(first.text())}};
}

}  // namespace gmat_copilot::drafting::planner::second
