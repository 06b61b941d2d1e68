#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/planner/second_thoughts/thought.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

using script::NodeKind;

std::string digits_of(std::string_view name) {
    std::string digits;
    std::copy_if(name.begin(), name.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

/// Where a name is wanted: what the object must be, of which either will do; empty when the place does not tell.
struct Wanted {
    std::string_view type;
    std::string_view or_type;
};

bool holds(script::NodeRef node, text::Span span) {
    return node && node.span().begin <= span.begin && span.end <= node.span().end;
}

Wanted wanted_in_propagate(const script::Statement& statement, text::Span span) {
    for (const script::PropagateView::Group& group : script::read_propagate(statement).groups) {
        if (holds(group.propagator, span)) {
            return {"Propagator", {}};
        }
        for (const script::NodeRef craft : group.craft) {
            if (holds(craft, span)) {
                return {"Spacecraft", "Formation"};
            }
        }
    }
    return {};
}

/// The type that the field set by a statement refers to.
std::string_view referred_type(const Draft& draft, const script::Statement& statement) {
    const script::NodeRef target = script::read_assignment(statement).target;
    const catalogue::ResourceType* owner = catalogue::find_type(draft.type_of(script::first_part(target)));
    const catalogue::Field* field =
        owner == nullptr ? nullptr : catalogue::find_nested_field(*owner, script::after_first_part(target));
    return field == nullptr ? std::string_view{} : field->object_type;
}

Wanted wanted_at(const Draft& draft, std::uint32_t index, text::Span span) {
    const script::Statement& statement = draft.statement(index);
    if (statement.keyword == "Propagate") {
        return wanted_in_propagate(statement, span);
    }
    if (statement.kind() == NodeKind::assignment && holds(script::read_assignment(statement).value, span)) {
        return {referred_type(draft, statement), {}};
    }
    return {};
}

bool fits(std::string_view type, const Wanted& wanted) {
    return wanted.type.empty() || catalogue::is_a(type, wanted.type) ||
           (!wanted.or_type.empty() && catalogue::is_a(type, wanted.or_type));
}

/// MyJ4 for J4, TetraX for Tetra: the name and a little more.
bool extends(std::string_view name, std::string_view candidate) {
    constexpr std::size_t most_more = 2;
    return candidate.size() > 1 && name.size() > candidate.size() && name.size() <= candidate.size() + most_more &&
           (name.starts_with(candidate) || name.ends_with(candidate));
}

/// The same but for case or one letter, and not for a digit.
bool is_nearly(std::string_view name, std::string_view candidate) {
    return same_letters(name, candidate) || (candidate.size() > 3 && digits_of(name) == digits_of(candidate) &&
                                             text::edit_distance(name, candidate) < 2);
}

bool is_alike(std::string_view name, std::string_view candidate) {
    const std::string digits = digits_of(name);
    const std::string others = digits_of(candidate);
    const bool another = !digits.empty() && !others.empty() && digits != others;  // Burn2 is not Burn1
    return is_nearly(name, candidate) || (!another && extends(name, candidate));
}

/// Whether the sequence or another object's field names it; its Create and its own fields do not count.
bool is_used(const Draft& draft, std::string_view name) {
    const auto creates = [name](const script::Statement& statement) {
        const auto names = script::read_create(statement).names;
        return std::any_of(names.begin(), names.end(),
                           [name](script::NodeRef node) { return script::created_name(node) == name; });
    };
    std::uint32_t own_lines = 0;
    for (const script::Statement& statement : draft.tree.statements()) {
        const bool own = (statement.kind() == NodeKind::create && creates(statement)) ||
                         (statement.kind() == NodeKind::assignment && !statement.in_mission_sequence &&
                          script::first_part(script::read_assignment(statement).target) == name);
        own_lines += own ? 1U : 0U;
    }
    return draft.uses.lines_naming(name) > own_lines;
}

/// A name that stands on one line is a slip of the pen; one that stands on several is what the only alike object is
/// meant to be called, when nothing uses that.
bool is_slip(const Draft& draft, std::string_view name, std::string_view candidate) {
    return same_letters(name, candidate) || draft.uses.lines_naming(name) == 1 || !is_used(draft, candidate);
}

/// Splits a word into a created object and a field of its type, "Sat_SMA" at 3.
std::optional<std::size_t> object_before_field(const Draft& draft, std::string_view word, char between) {
    for (std::size_t at = word.find(between); at != std::string_view::npos; at = word.find(between, at + 1)) {
        const catalogue::ResourceType* type = catalogue::find_type(draft.type_of(word.substr(0, at)));
        if (type != nullptr && catalogue::find_nested_field(*type, word.substr(at + 1)) != nullptr) {
            return at;
        }
    }
    return std::nullopt;
}

}  // namespace

Edits rename_alike(const Draft& draft, const text::Diagnostic& finding) {
    const std::string_view name = draft.text.substr(finding.span.begin, finding.span.size());
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (!is_name(name) || index == draft.count() || !draft.type_of(name).empty()) {
        return {};
    }
    const Wanted wanted = wanted_at(draft, index, finding.span);
    std::vector<std::string_view> alike;
    for (const auto& [candidate, type] : draft.type) {
        const bool number = type == "Variable" || type == "Array";  // rate and rate2 are two quantities
        if (fits(type, wanted) && (number ? is_nearly(name, candidate) : is_alike(name, candidate))) {
            alike.push_back(candidate);
        }
    }
    if (alike.size() != 1 || !is_slip(draft, name, alike.front())) {
        return {};
    }
    return {{finding.span, std::string(alike.front())}};
}

Edits drop_module(const Draft& draft, const text::Diagnostic& finding) {
    const std::string_view module = draft.text.substr(finding.span.begin, finding.span.size());
    const std::string_view rest = draft.text.substr(finding.span.end);
    const bool known = module == "np" || module == "numpy" || module == "math" || module == "Math";
    if (!known || !rest.starts_with('.')) {
        return {};
    }
    const std::string_view function = rest.substr(1, rest.find('(') == std::string_view::npos ? 0 : rest.find('(') - 1);
    if (!catalogue::is_builtin_function(function)) {
        return {};
    }
    return {{{finding.span.begin, finding.span.end + 1}, ""}};
}

/// The loop gives its counter every value it has, so all that is missing is the Create.
Edits declare_loop_counter(const Draft& draft, const text::Diagnostic& finding) {
    const std::string_view name = draft.text.substr(finding.span.begin, finding.span.size());
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    const std::uint32_t start = draft.tree.mission_start();
    if (index == draft.count() || draft.statement(index).keyword != "For" || !is_name(name) ||
        !draft.tree.has_begin_mission_sequence() ||
        !holds(script::read_for(draft.statement(index)).variable, finding.span)) {
        return {};
    }
    for (std::uint32_t before = 0; before < index; ++before) {
        const std::vector<std::string_view> words = words_of(draft.text_of(before));
        if (std::find(words.begin(), words.end(), name) != words.end()) {
            return {};  // it is something else, or has a value before
        }
    }
    const std::uint32_t at = draft.lines_of(start).begin;
    return {{{at, at}, "Create Variable " + std::string(name) + ";\n"}};
}

Edits part_field(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (index == draft.count()) {
        return {};
    }
    const std::string_view whole = draft.text_of(index);
    const std::size_t equals = whole.find('=');
    std::string_view target = trimmed(whole.substr(0, std::min(equals, whole.size())));
    if (target.starts_with("GMAT ")) {
        target = trimmed(target.substr(4));
    }
    if (equals == std::string_view::npos || target.empty()) {
        return {};
    }
    for (const char between : {' ', '_'}) {
        if (const auto at = object_before_field(draft, target, between)) {
            const auto begin = span_of(draft, target).begin + static_cast<std::uint32_t>(*at);
            return {{{begin, begin + 1}, "."}};
        }
    }
    return {};
}

Edits part_command(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    const std::vector<std::string_view> words =
        words_of(index == draft.count() ? std::string_view{} : draft.text_of(index));
    if (words.empty()) {
        return {};
    }
    if (words.size() == 2 && catalogue::find_command(std::string(words[0]) + std::string(words[1])) != nullptr) {
        return {{{span_of(draft, words[0]).end, span_of(draft, words[1]).begin}, ""}};
    }
    const std::string_view word = words[0].substr(0, words[0].find('('));
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (catalogue::find_command(word.substr(0, at)) != nullptr && !draft.type_of(word.substr(at)).empty()) {
            const auto begin = span_of(draft, word).begin + static_cast<std::uint32_t>(at);
            return {{{begin, begin}, " "}};
        }
    }
    return {};
}

}  // namespace gmat_copilot::drafting::planner::second
