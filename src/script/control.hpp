// PEGTL control classes: how a rule's outcome becomes nodes. Internal to src/script.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "builder.hpp"
#include "rule_roles.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::script::detail {

namespace peg = tao::pegtl;

[[nodiscard]] inline Op op_of(std::string_view text) {
    switch (text.front()) {
        case '+': return Op::add;
        case '-': return Op::subtract;
        case '*': return Op::multiply;
        case '/': return Op::divide;
        case '^': return Op::power;
        case '~': return Op::not_equal;
        case '&': return Op::logical_and;
        case '|': return Op::logical_or;
        case '<': return text.size() == 2 ? Op::less_equal : Op::less;
        case '>': return text.size() == 2 ? Op::greater_equal : Op::greater;
        default: return Op::equal;
    }
}

template <typename Input>
[[nodiscard]] std::uint32_t position(const Input& in) {
    return static_cast<std::uint32_t>(in.current() - in.begin());
}

/// Runs one rule and does with the builder what the rule's role asks for.
template <typename Rule, typename Input, typename Match>
bool run(const Input& in, Builder& builder, const Match& match) {
    constexpr Role role = RoleOf<Rule>::role;
    const std::uint32_t begin = position(in);
    const std::uint32_t nodes = builder.count();
    const std::uint32_t marks = builder.mark_count();
    const std::uint32_t folds_before = builder.folds;
    if constexpr (role == Role::line) {
        builder.folds = 0;
        builder.too_deep = false;
    }
    if constexpr (role == Role::node) {
        builder.open(RoleOf<Rule>::kind, begin);
    } else if constexpr (role == Role::wrap) {
        builder.open_mark(RoleOf<Rule>::kind);
    }
    if (!match()) {
        builder.back_to(nodes, marks);
        builder.folds = folds_before;
        return false;
    }
    if constexpr (folds<Rule>) {
        builder.fold(nodes, marks, begin);
    }
    if constexpr (role == Role::node) {
        constexpr bool is_statement = RoleOf<Rule>::kind < NodeKind::broken;
        builder.close(nodes, is_statement ? builder.statement_end : position(in));
    } else if constexpr (role == Role::wrap) {
        builder.close_mark(marks, position(in));
        if (++builder.folds > max_folds) {
            builder.too_deep = true;
            builder.back_to(nodes, marks);
            return false;
        }
    } else if constexpr (role == Role::operation) {
        const Op op = op_of({in.begin() + begin, position(in) - begin});
        builder.set_mark_op(op);
        if (op >= Op::equal && op != Op::equal) {
            builder.set_mark_kind(NodeKind::binary);  // NonlinearConstraint NLP(v <= 5), where "=" makes an option
        }
    } else if constexpr (role == Role::ending) {
        builder.statement_end = begin;
    } else if constexpr (role == Role::sign) {
        builder.set_last_op(in.current()[-1] == '-' ? Op::negate : Op::identity);
    }
    return true;
}

/// Runs a rule by PEGTL's own means, but not deeper into brackets than is allowed.
template <typename Rule, peg::apply_mode A, peg::rewind_mode M, template <typename...> class Action,
          template <typename...> class Control, typename Input>
[[nodiscard]] bool bounded_match(Input& in, Builder& builder) {
    if constexpr (descends<Rule>) {
        if (builder.too_deep || builder.depth >= max_nesting) {
            builder.too_deep = true;
            return false;
        }
        ++builder.depth;
        const bool matched = peg::match<Rule, A, M, Action, Control>(in, builder);
        --builder.depth;
        return matched;
    } else {
        return peg::match<Rule, A, M, Action, Control>(in, builder);
    }
}

/// The control that builds the tree.
template <typename Rule>
struct Building : peg::normal<Rule> {
    static constexpr bool enable = false;

    template <peg::apply_mode A, peg::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    [[nodiscard]] static bool match(Input& in, Builder& builder) {
        // PEGTL's apply mode tells a rule whether it is only looking ahead; here it also spares atoms the bookkeeping.
        constexpr peg::apply_mode within = is_atom<Rule> ? peg::apply_mode::nothing : A;
        const auto inner = [&] { return bounded_match<Rule, within, M, Action, Control>(in, builder); };
        constexpr bool is_leaf = std::is_same_v<typename Rule::subs_t, peg::empty_list>;
        constexpr bool plain = (is_leaf || is_atom<Rule>)&&RoleOf<Rule>::role == Role::none && !folds<Rule>;
        if constexpr (plain || A == peg::apply_mode::nothing) {
            return inner();
        } else {
            return run<Rule>(in, builder, inner);
        }
    }
};

/// The control that only notes how far any rule came: the place where a broken line went wrong.
template <typename Rule>
struct Tracing : peg::normal<Rule> {
    static constexpr bool enable = false;

    template <peg::apply_mode A, peg::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input>
    [[nodiscard]] static bool match(Input& in, Builder& builder) {
        if constexpr (A == peg::apply_mode::nothing) {
            return bounded_match<Rule, A, M, Action, Control>(in, builder);  // looking ahead is not coming far
        }
        const std::uint32_t begin = position(in);
        const std::uint32_t folds_before = builder.folds;
        if (bounded_match<Rule, A, M, Action, Control>(in, builder)) {
            builder.folds += RoleOf<Rule>::role == Role::wrap ? 1U : 0U;
            builder.too_deep = builder.too_deep || builder.folds > max_folds;
            return true;
        }
        builder.folds = folds_before;
        builder.furthest = std::max(builder.furthest, begin);
        return false;
    }
};

}  // namespace gmat_copilot::script::detail
