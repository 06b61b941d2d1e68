#include "engine/expression.hpp"

#include <Eigen/Dense>
#include <cmath>
#include <utility>

#include "catalogue/catalogue.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

using script::NodeKind;
using script::NodeRef;
using script::Op;

constexpr int deepest_expression = 200;
constexpr double largest_product = 3e7;

Matrix one(double x) { return Matrix::Constant(1, 1, x); }

bool is_number(const Matrix& m) { return m.size() == 1; }

void same_shape(const Matrix& a, const Matrix& b, std::uint32_t line) {
    if (a.rows() != b.rows() || a.cols() != b.cols()) {
        run_error("the arrays of the sum have different dimensions", line);
    }
}

Matrix multiply(const Matrix& a, const Matrix& b, std::uint32_t line) {
    if (is_number(a)) {
        return a(0, 0) * b;
    }
    if (is_number(b)) {
        return a * b(0, 0);
    }
    if (a.cols() != b.rows()) {
        run_error("the arrays of the product do not fit each other", line);
    }
    if (static_cast<double>(a.rows()) * static_cast<double>(a.cols()) * static_cast<double>(b.cols()) >
        largest_product) {
        unsupported("products of arrays this large are not computed", line);
    }
    return a * b;
}

Matrix divide(const Matrix& a, const Matrix& b, std::uint32_t line) {
    if (!is_number(b)) {
        unsupported("division by an array is not modelled", line);
    }
    if (b(0, 0) == 0.0) {
        run_error("division by zero", line);
    }
    return a / b(0, 0);
}

Matrix power(const Matrix& a, const Matrix& b, std::uint32_t line) {
    if (!is_number(a) || !is_number(b)) {
        unsupported("powers of arrays are not modelled", line);
    }
    const double result = std::pow(a(0, 0), b(0, 0));
    if (!std::isfinite(result)) {
        run_error("the power is not a finite number", line);
    }
    return one(result);
}

const Matrix& as_matrix(const Value& value, std::uint32_t line) {
    if (const auto* matrix = std::get_if<Matrix>(&value)) {
        return *matrix;
    }
    run_error("a text stands where a number is needed", line);
}

/// The path of a call expression: the function or array name.
std::string callee(NodeRef node) { return std::string(node.child(0).text()); }

}  // namespace

ArrayPosition array_position(const Matrix& array, const std::vector<double>& indices, std::string_view name,
                             std::uint32_t line) {
    if (indices.empty() || indices.size() > 2) {
        run_error("the array " + in_quotes(name) + " needs one or two indices", line);
    }
    const bool single = indices.size() == 1;
    // A(2) is the second element of the first row, whatever the array's shape.
    const double row = single ? 1.0 : indices[0];
    const double column = single ? indices[0] : indices[1];
    if (!(row >= 1.0) || !(column >= 1.0) || row >= static_cast<double>(array.rows()) + 1.0 ||
        column >= static_cast<double>(array.cols()) + 1.0) {
        run_error("the index is outside the array " + in_quotes(name), line);
    }
    return {static_cast<Eigen::Index>(row) - 1, static_cast<Eigen::Index>(column) - 1};
}

double Evaluator::number(NodeRef node, std::uint32_t line) {
    const Value result = value(node, line);
    const Matrix& matrix = as_matrix(result, line);
    if (!is_number(matrix)) {
        run_error("an array stands where a number is needed", line);
    }
    return matrix(0, 0);
}

Value Evaluator::evaluate(NodeRef node, std::uint32_t line, int depth) {
    if (!node || depth > deepest_expression) {
        unsupported("the expression is nested too deeply", line);
    }
    switch (node.kind()) {
        case NodeKind::number:
        case NodeKind::raw:
            if (const auto x = number_literal(node)) {
                return one(*x);
            }
            return std::string(node.text());
        case NodeKind::string: return node.unquoted();
        case NodeKind::path:
        case NodeKind::identifier: return path(node, line);
        case NodeKind::call_expr: return call(node, line, depth);
        case NodeKind::unary: {
            const Value operand = evaluate(node.child(0), line, depth + 1);
            const bool negative = node.op() == Op::negate || node.op() == Op::subtract;
            const Matrix& m = as_matrix(operand, line);
            return negative ? Matrix(-m) : m;
        }
        case NodeKind::binary: return binary(node, line, depth);
        case NodeKind::transpose: {
            const Value operand = evaluate(node.child(0), line, depth + 1);
            return Matrix(as_matrix(operand, line).transpose());
        }
        case NodeKind::matrix: return matrix(node, line, depth);
        default: unsupported("the expression " + in_quotes(node.text()) + " is not modelled", line);
    }
}

Value Evaluator::path(NodeRef node, std::uint32_t line) {
    const std::string_view name = node.text();
    if (const auto v = world_.variables.find(name); v != world_.variables.end()) {
        return one(v->second);
    }
    if (const auto a = world_.arrays.find(name); a != world_.arrays.end()) {
        return a->second;
    }
    if (const auto s = world_.strings.find(name); s != world_.strings.end()) {
        return s->second;
    }
    const std::size_t dot = name.find('.');
    if (const auto burn = world_.burns.find(name.substr(0, dot));
        dot != std::string_view::npos && burn != world_.burns.end()) {
        const std::string_view field = name.substr(dot + 1);
        for (int i = 0; i < 3; ++i) {
            if (field == "Element" + std::to_string(i + 1) ||
                field == std::string_view("VNB").substr(static_cast<std::size_t>(i), 1)) {
                return one(burn->second.element_km_s(i));
            }
        }
        unsupported("the burn field " + in_quotes(name) + " is not modelled", line);
    }
    const ParameterRef& ref = names_.parameter(node, line);
    if (ref.info->is_apsis) {
        unsupported(in_quotes(name) + " is only modelled as a stop condition", line);
    }
    const Spacecraft& craft = world_.craft.find(ref.craft)->second;
    if (ref.info->is_text) {
        return evaluate_text_parameter(ref, craft);
    }
    return one(evaluate_parameter(ref, craft));
}

Value Evaluator::call(NodeRef node, std::uint32_t line, int depth) {
    const std::string name = callee(node);
    std::vector<Matrix> arguments;
    for (std::size_t i = 1; i < node.child_count(); ++i) {
        const Value argument = evaluate(node.child(i), line, depth + 1);
        arguments.push_back(as_matrix(argument, line));
    }
    if (const auto a = world_.arrays.find(name); a != world_.arrays.end()) {
        std::vector<double> indices;
        for (const Matrix& argument : arguments) {
            indices.push_back(is_number(argument) ? argument(0, 0) : 0.0);
        }
        const ArrayPosition at = array_position(a->second, indices, name, line);
        return one(a->second(at.row, at.column));
    }
    if (auto result = call_function(name, arguments, line)) {
        return *std::move(result);
    }
    unsupported("the function " + in_quotes(name) + " is not modelled", line);
}

Value Evaluator::binary(NodeRef node, std::uint32_t line, int depth) {
    const Value left_value = evaluate(node.child(0), line, depth + 1);
    const Value right_value = evaluate(node.child(1), line, depth + 1);
    const Matrix& left = as_matrix(left_value, line);
    const Matrix& right = as_matrix(right_value, line);
    switch (node.op()) {
        case Op::add: same_shape(left, right, line); return Matrix(left + right);
        case Op::subtract: same_shape(left, right, line); return Matrix(left - right);
        case Op::multiply: return multiply(left, right, line);
        case Op::divide: return divide(left, right, line);
        case Op::power: return power(left, right, line);
        default: unsupported("the operator in " + in_quotes(node.text()) + " is not modelled", line);
    }
}

Matrix Evaluator::matrix(NodeRef node, std::uint32_t line, int depth) {
    std::vector<std::vector<double>> rows;
    for (const NodeRef row : node.children()) {
        rows.emplace_back();
        for (const NodeRef item : row.children()) {
            const Value value = evaluate(item, line, depth + 1);
            const Matrix& m = as_matrix(value, line);
            if (!is_number(m)) {
                unsupported("arrays inside a matrix are not modelled", line);
            }
            rows.back().push_back(m(0, 0));
        }
        if (rows.back().size() != rows.front().size()) {
            run_error("the rows of the matrix differ in length", line);
        }
    }
    Matrix result(static_cast<Eigen::Index>(rows.size()), rows.empty() ? 0 : static_cast<Eigen::Index>(rows[0].size()));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            result(static_cast<Eigen::Index>(r), static_cast<Eigen::Index>(c)) = rows[r][c];
        }
    }
    return result;
}

namespace {

void check_path(Names& names, NodeRef node, std::uint32_t line) {
    const std::string_view name = node.text();
    const std::string* type = names.mission().type_of(script::first_part(node));
    if (!script::is_dotted(node)) {
        if (type == nullptr) {
            load_error(in_quotes(name) + " does not exist", line);
        }
        if (*type != "Variable" && *type != "Array" && *type != "String") {
            unsupported("the object " + in_quotes(name) + " as a value is not modelled", line);
        }
        return;
    }
    if (type != nullptr && *type == "ImpulsiveBurn") {
        const std::string_view field = script::after_first_part(node);
        constexpr std::string_view known[] = {"Element1", "Element2", "Element3", "V", "N", "B"};
        for (const std::string_view k : known) {
            if (k == field) {
                return;
            }
        }
        unsupported("the burn field " + in_quotes(name) + " is not modelled", line);
    }
    if (type != nullptr && *type != "Spacecraft") {
        unsupported("the value of " + in_quotes(name) + " is not modelled", line);
    }
    if (names.parameter(node, line).info->is_apsis) {
        unsupported(in_quotes(name) + " is only modelled as a stop condition", line);
    }
}

void check_at(Names& names, NodeRef node, std::uint32_t line, int depth) {
    if (!node || depth > deepest_expression) {
        unsupported("the expression is nested too deeply", line);
    }
    switch (node.kind()) {
        case NodeKind::path:
        case NodeKind::identifier: check_path(names, node, line); return;
        case NodeKind::call_expr: {
            const std::string name = callee(node);
            const std::string* type = names.mission().type_of(name);
            if (type == nullptr && !has_function(name)) {
                if (catalogue::is_builtin_function(name)) {
                    unsupported("the function " + in_quotes(name) + " is not modelled", line);
                }
                load_error(in_quotes(name) + " is neither an array nor a function", line);
            }
            if (type != nullptr && *type != "Array") {
                unsupported("calling " + in_quotes(name) + " is not modelled", line);
            }
            for (std::size_t i = 1; i < node.child_count(); ++i) {
                check_at(names, node.child(i), line, depth + 1);
            }
            return;
        }
        case NodeKind::unary:
        case NodeKind::binary:
        case NodeKind::transpose:
        case NodeKind::matrix:
        case NodeKind::row:
            for (const NodeRef child : node.children()) {
                check_at(names, child, line, depth + 1);
            }
            return;
        case NodeKind::number:
        case NodeKind::string: return;
        case NodeKind::raw:
            if (!number_literal(node)) {
                load_error(in_quotes(node.text()) + " is not a value", line);
            }
            return;
        default: unsupported("the expression " + in_quotes(node.text()) + " is not modelled", line);
    }
}

}  // namespace

void check_expression(Names& names, NodeRef node, std::uint32_t line) { check_at(names, node, line, 0); }

}  // namespace gmat_copilot::engine
