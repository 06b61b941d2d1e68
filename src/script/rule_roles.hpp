// Which rules of the grammar leave something in the tree, and what. Internal to src/script.
//
// Families are told by what a rule is made from (a command, a word, a fold, brackets); the rest is a table.
#pragma once

#include <type_traits>

#include "gmat_script.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::script::detail {

namespace g = grammar;

/// node: a node of its own. wrap: wraps what stands before it in its fold. operation: tells the operator of a wrap.
/// sign: tells the operator of the unary node it begins. line: a logical line, where limits start anew. ending: what is
/// behind a statement on its line, and not part of the statement's node.
enum class Role { none, node, wrap, operation, sign, line, ending };

template <Role R, NodeKind K = NodeKind::raw>
struct Is {
    static constexpr Role role = R;
    static constexpr NodeKind kind = K;
};

template <typename... Rules>
std::true_type is_fold(const g::fold<Rules...>*);
std::false_type is_fold(const void*);
template <typename Open, typename Body, typename Close>
std::true_type is_nested(const g::nested<Open, Body, Close>*);
template <typename Operand>
std::true_type is_nested(const g::signed_<Operand>*);
std::false_type is_nested(const void*);
template <typename... Rules>
Is<Role::node, NodeKind::command> family(const g::command<Rules...>*);
template <typename... Rules>
Is<Role::node, NodeKind::command> family(const g::lax_command<Rules...>*);
template <typename... Rules>
Is<Role::node, NodeKind::keyword> family(const g::keyword_of<Rules...>*);
template <typename Operand>
Is<Role::node, NodeKind::unary> family(const g::signed_<Operand>*);
template <typename Statement>
Is<Role::line> family(const g::line<Statement>*);
Is<Role::none> family(const void*);

template <typename Rule>
using Pointer = std::add_pointer_t<Rule>;
template <typename Rule>
inline constexpr bool folds = decltype(is_fold(Pointer<Rule>{}))::value;
/// Descends into brackets (or behind a sign), and so counts towards max_nesting.
template <typename Rule>
inline constexpr bool descends = decltype(is_nested(Pointer<Rule>{}))::value;

template <typename Rule>
struct RoleOf : decltype(family(Pointer<Rule>{})) {};

// clang-format off
template <> struct RoleOf<g::create> : Is<Role::node, NodeKind::create> {};
template <> struct RoleOf<g::declaration_assignment> : Is<Role::node, NodeKind::assignment> {};
template <> struct RoleOf<g::mission_assignment> : Is<Role::node, NodeKind::assignment> {};
template <> struct RoleOf<g::function_call> : Is<Role::node, NodeKind::call> {};
template <> struct RoleOf<g::method_call> : Is<Role::node, NodeKind::call> {};
template <> struct RoleOf<g::include> : Is<Role::node, NodeKind::include> {};
template <> struct RoleOf<g::broken> : Is<Role::node, NodeKind::broken> {};
template <> struct RoleOf<g::save_mission_command> : Is<Role::node, NodeKind::command> {};
template <> struct RoleOf<g::general_command> : Is<Role::node, NodeKind::command> {};

template <> struct RoleOf<g::unknown_word> : Is<Role::node, NodeKind::keyword> {};
template <> struct RoleOf<g::miscased_word> : Is<Role::node, NodeKind::keyword> {};
template <> struct RoleOf<g::label> : Is<Role::node, NodeKind::label> {};
template <> struct RoleOf<g::type_name> : Is<Role::node, NodeKind::type_name> {};
template <> struct RoleOf<g::created_name> : Is<Role::node, NodeKind::created_name> {};
template <> struct RoleOf<g::path> : Is<Role::node, NodeKind::path> {};
template <> struct RoleOf<g::identifier> : Is<Role::node, NodeKind::identifier> {};
template <> struct RoleOf<g::part> : Is<Role::node, NodeKind::identifier> {};
template <> struct RoleOf<g::number> : Is<Role::node, NodeKind::number> {};
template <> struct RoleOf<g::quoted> : Is<Role::node, NodeKind::string> {};
template <> struct RoleOf<g::brace_list> : Is<Role::node, NodeKind::brace_list> {};
template <> struct RoleOf<g::propagate_conditions> : Is<Role::node, NodeKind::brace_list> {};
template <> struct RoleOf<g::mode_list> : Is<Role::node, NodeKind::brace_list> {};
template <> struct RoleOf<g::setting_list> : Is<Role::node, NodeKind::brace_list> {};
template <> struct RoleOf<g::setting> : Is<Role::node, NodeKind::option> {};
template <> struct RoleOf<g::bare_outputs> : Is<Role::node, NodeKind::matrix> {};
template <> struct RoleOf<g::bare_row> : Is<Role::node, NodeKind::row> {};
template <> struct RoleOf<g::stop_option> : Is<Role::node, NodeKind::option> {};
template <> struct RoleOf<g::mode> : Is<Role::node, NodeKind::option> {};
template <> struct RoleOf<g::matrix> : Is<Role::node, NodeKind::matrix> {};
template <> struct RoleOf<g::row> : Is<Role::node, NodeKind::row> {};
template <> struct RoleOf<g::option> : Is<Role::node, NodeKind::option> {};
template <> struct RoleOf<g::loop_range> : Is<Role::node, NodeKind::range> {};
template <> struct RoleOf<g::backwards> : Is<Role::node, NodeKind::minus> {};

template <> struct RoleOf<g::field_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::string_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::quoted_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::doubled_equals_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::relative_path_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::dimension_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::include_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::bare_argument> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::option_text> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::bare_item> : Is<Role::node, NodeKind::raw> {};
template <> struct RoleOf<g::any_text> : Is<Role::node, NodeKind::raw> {};

template <> struct RoleOf<g::call_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::tight_call_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::goal_call_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::propagate_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::maneuver_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::object_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::minimize_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::constraint_call_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::function_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::lenient_tail> : Is<Role::wrap, NodeKind::call_expr> {};
template <> struct RoleOf<g::tight_transpose_tail> : Is<Role::wrap, NodeKind::transpose> {};
template <> struct RoleOf<g::constraint_tail> : Is<Role::wrap, NodeKind::option> {};
template <> struct RoleOf<g::transpose_tail> : Is<Role::wrap, NodeKind::transpose> {};
template <> struct RoleOf<g::power_tail> : Is<Role::wrap, NodeKind::binary> {};
template <> struct RoleOf<g::product_tail> : Is<Role::wrap, NodeKind::binary> {};
template <> struct RoleOf<g::sum_tail> : Is<Role::wrap, NodeKind::binary> {};
template <> struct RoleOf<g::comparison_tail> : Is<Role::wrap, NodeKind::binary> {};
template <> struct RoleOf<g::logical_tail> : Is<Role::wrap, NodeKind::binary> {};
template <> struct RoleOf<g::argument_tail> : Is<Role::wrap, NodeKind::option> {};
template <> struct RoleOf<g::goal_tail> : Is<Role::wrap, NodeKind::option> {};

template <> struct RoleOf<g::power_operator> : Is<Role::operation> {};
template <> struct RoleOf<g::product_operator> : Is<Role::operation> {};
template <> struct RoleOf<g::sum_operator> : Is<Role::operation> {};
template <> struct RoleOf<g::relation_operator> : Is<Role::operation> {};
template <> struct RoleOf<g::logical_operator> : Is<Role::operation> {};
template <> struct RoleOf<g::constraint_operator> : Is<Role::operation> {};
template <> struct RoleOf<g::sign> : Is<Role::sign> {};
template <> struct RoleOf<g::statement_end> : Is<Role::ending> {};
template <> struct RoleOf<g::lax_end> : Is<Role::ending> {};
// clang-format on

/// A rule within which no other rule can leave anything in the tree.
template <typename Rule>
inline constexpr bool is_atom =
    (RoleOf<Rule>::role == Role::node && is_leaf(RoleOf<Rule>::kind)) || RoleOf<Rule>::role == Role::ending
    || RoleOf<Rule>::role == Role::operation
    || std::is_same_v<Rule, g::gap> || std::is_same_v<Rule, g::space> || std::is_same_v<Rule, g::text_gap> ||
    std::is_same_v<Rule, g::comma> || std::is_same_v<Rule, g::gmat_prefix> || std::is_same_v<Rule, g::line_tail> ||
    std::is_same_v<Rule, g::end_of_text> || std::is_same_v<Rule, g::create_word> || std::is_same_v<Rule, g::equals> ||
    std::is_same_v<Rule, g::name_text> || std::is_same_v<Rule, g::before_line_end>;

}  // namespace gmat_copilot::script::detail
