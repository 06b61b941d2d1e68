// The conditions of If and While.
#include "engine/flight.hpp"
#include "engine/halt.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::Op;

bool compare_numbers(double left, Op op, double right, std::uint32_t line) {
    switch (op) {
        case Op::equal: return left == right;
        case Op::not_equal: return left != right;
        case Op::less: return left < right;
        case Op::less_equal: return left <= right;
        case Op::greater: return left > right;
        case Op::greater_equal: return left >= right;
        default: load_error("the condition has no comparison", line);
    }
}

bool compare(const Value& left, Op op, const Value& right, std::uint32_t line) {
    const auto* a = std::get_if<std::string>(&left);
    const auto* b = std::get_if<std::string>(&right);
    if (a != nullptr && b != nullptr) {
        if (op != Op::equal && op != Op::not_equal) {
            run_error("texts can only be compared with == and ~=", line);
        }
        return (*a == *b) == (op == Op::equal);
    }
    const auto* x = std::get_if<Matrix>(&left);
    const auto* y = std::get_if<Matrix>(&right);
    if (x == nullptr || y == nullptr || x->size() != 1 || y->size() != 1) {
        run_error("the condition compares things that are not both numbers", line);
    }
    return compare_numbers((*x)(0, 0), op, (*y)(0, 0), line);
}

/// Either side is a number, a variable, an array element or a parameter; not a function, an expression or a String.
void check_side(Flight& flight, script::NodeRef side, std::uint32_t line) {
    const bool is_call = side.is(script::NodeKind::call_expr);
    const std::string* type =
        is_call ? flight.mission.type_of(side.child(0).text()) : flight.mission.type_of(side.text());
    const bool number = side.is(script::NodeKind::number) || side.is(script::NodeKind::unary);
    const bool path = side.is(script::NodeKind::path);
    if ((is_call && type == nullptr) || (!is_call && !number && !path) ||
        (path && type != nullptr && (*type == "String" || *type == "Array"))) {
        load_error("the condition cannot compare " + std::string(side.text()), line);
    }
}

}  // namespace

void check_condition(Flight& flight, const script::Statement& statement) {
    const script::ConditionView view = script::read_condition(statement);
    if (view.comparisons.empty()) {
        load_error("the condition is missing", statement.line);
    }
    for (const auto& comparison : view.comparisons) {
        if (!comparison.left || !comparison.right || comparison.op == Op::none) {
            load_error("the condition is incomplete", statement.line);
        }
        for (const script::NodeRef side : {comparison.left, comparison.right}) {
            check_expression(flight.names, side, statement.line);
            check_side(flight, side, statement.line);
        }
    }
}

bool condition_holds(Flight& flight, const script::Statement& statement) {
    const script::ConditionView view = script::read_condition(statement);
    bool holds = false;
    for (std::size_t i = 0; i < view.comparisons.size(); ++i) {
        const auto& comparison = view.comparisons[i];
        const bool one = compare(flight.evaluator.value(comparison.left, statement.line), comparison.op,
                                 flight.evaluator.value(comparison.right, statement.line), statement.line);
        if (i == 0) {
            holds = one;
        } else if (view.joins[i - 1] == Op::logical_and) {  // left to right, as GMAT joins them
            holds = holds && one;
        } else {
            holds = holds || one;
        }
    }
    return holds;
}

}  // namespace gmat_copilot::engine
