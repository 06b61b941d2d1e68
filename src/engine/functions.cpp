// GMAT's built-in mathematical functions.
#include <Eigen/Dense>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>

#include "catalogue/catalogue.hpp"
#include "engine/expression.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
using Arguments = std::vector<Matrix>;

Matrix one(double x) { return Matrix::Constant(1, 1, x); }

struct Function {
    std::size_t least;
    std::size_t most;
    bool scalars;  ///< every argument must be a number
    std::function<Matrix(const Arguments&)> compute;
};

Function scalar(double (*f)(double)) {
    return {1, 1, true, [f](const Arguments& a) { return one(f(a[0](0, 0))); }};
}
Function scalar2(double (*f)(double, double)) {
    return {2, 2, true, [f](const Arguments& a) { return one(f(a[0](0, 0), a[1](0, 0))); }};
}

/// mod as GMAT (and MATLAB) has it: the sign of the divisor.
double modulo(double x, double y) { return y == 0.0 ? x : x - y * std::floor(x / y); }

Matrix cross(const Arguments& a) {
    const Eigen::Map<const Eigen::Vector3d> x(a[0].data());
    const Eigen::Map<const Eigen::Vector3d> y(a[1].data());
    const Eigen::Vector3d z = x.cross(y);
    Matrix result(a[0].rows(), a[0].cols());
    Eigen::Map<Eigen::Vector3d>(result.data()) = z;
    return result;
}

const std::map<std::string, Function, std::less<>>& table() {
    static const std::map<std::string, Function, std::less<>> functions = {
        {"sin", scalar([](double x) { return std::sin(x); })},
        {"cos", scalar([](double x) { return std::cos(x); })},
        {"tan", scalar([](double x) { return std::tan(x); })},
        {"asin", scalar([](double x) { return std::asin(x); })},
        {"acos", scalar([](double x) { return std::acos(x); })},
        {"atan", scalar([](double x) { return std::atan(x); })},
        {"sinh", scalar([](double x) { return std::sinh(x); })},
        {"cosh", scalar([](double x) { return std::cosh(x); })},
        {"tanh", scalar([](double x) { return std::tanh(x); })},
        {"asinh", scalar([](double x) { return std::asinh(x); })},
        {"acosh", scalar([](double x) { return std::acosh(x); })},
        {"atanh", scalar([](double x) { return std::atanh(x); })},
        {"sqrt", scalar([](double x) { return std::sqrt(x); })},
        {"exp", scalar([](double x) { return std::exp(x); })},
        {"log", scalar([](double x) { return std::log(x); })},
        {"log10", scalar([](double x) { return std::log10(x); })},
        {"abs", scalar([](double x) { return std::abs(x); })},
        {"floor", scalar([](double x) { return std::floor(x); })},
        {"ceil", scalar([](double x) { return std::ceil(x); })},
        {"fix", scalar([](double x) { return std::trunc(x); })},
        {"degtorad", scalar([](double x) { return x * degree; })},
        {"radtodeg", scalar([](double x) { return x / degree; })},
        {"atan2", scalar2([](double y, double x) { return std::atan2(y, x); })},
        {"mod", scalar2(modulo)},
        {"max", scalar2([](double x, double y) { return std::max(x, y); })},
        {"min", scalar2([](double x, double y) { return std::min(x, y); })},
        {"norm", {1, 1, false, [](const Arguments& a) { return one(a[0].norm()); }}},
        {"det", {1, 1, false, [](const Arguments& a) { return one(a[0].determinant()); }}},
        {"inv", {1, 1, false, [](const Arguments& a) { return Matrix(a[0].inverse()); }}},
        {"transpose", {1, 1, false, [](const Arguments& a) { return Matrix(a[0].transpose()); }}},
        {"cross", {2, 2, false, cross}},
    };
    return functions;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return result;
}

void check_shapes(std::string_view name, const Arguments& a, std::uint32_t line) {
    constexpr Eigen::Index largest = 200;  // inverting larger arrays is no mission's business
    if ((name == "det" || name == "inv") && (a[0].rows() != a[0].cols() || a[0].rows() > largest)) {
        run_error(std::string(name) + " needs a square array", line);
    }
    if (name == "cross" && (a[0].size() != 3 || a[1].size() != 3)) {
        run_error("cross needs two vectors of three elements", line);
    }
    if (name == "norm" && a[0].rows() != 1 && a[0].cols() != 1) {
        run_error("norm needs a vector", line);
    }
    if (name == "inv" && std::abs(a[0].determinant()) == 0.0) {
        run_error("the array has no inverse", line);
    }
}

/// Arguments for which GMAT stops instead of going on with NaN.
void check_domain(std::string_view name, const Arguments& a, std::uint32_t line) {
    const double x = a[0](0, 0);
    const bool bad = (name == "sqrt" && x < 0.0) || ((name == "log" || name == "log10") && x <= 0.0) ||
                     ((name == "asin" || name == "acos") && std::abs(x) > 1.0 + 1e-12) ||
                     (name == "acosh" && x < 1.0) || (name == "atanh" && std::abs(x) >= 1.0);
    if (bad) {
        run_error("the argument of " + std::string(name) + " is outside its domain", line);
    }
}

}  // namespace

bool has_function(std::string_view name) {
    return catalogue::is_builtin_function(name) && table().contains(lower(name));
}

std::optional<Matrix> call_function(std::string_view name, const std::vector<Matrix>& arguments, std::uint32_t line) {
    const auto found = table().find(lower(name));
    if (found == table().end()) {
        return std::nullopt;
    }
    const Function& function = found->second;
    if (arguments.size() < function.least || arguments.size() > function.most) {
        run_error(std::string(name) + " takes another number of arguments", line);
    }
    for (const Matrix& argument : arguments) {
        if (argument.size() == 0 || (function.scalars && argument.size() != 1)) {
            run_error(std::string(name) + " takes numbers, not arrays", line);
        }
    }
    if (function.scalars) {
        check_domain(found->first, arguments, line);
    } else {
        check_shapes(found->first, arguments, line);
    }
    return function.compute(arguments);
}

}  // namespace gmat_copilot::engine
