#include <algorithm>
#include <string>
#include <vector>

#include "lint/names.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using script::NodeKind;
using script::NodeRef;

/// What a name without a dot was created as; null when that is not known for sure.
const Symbol* created(const Context& context, NodeRef node) {
    const NodeRef path = node.is(NodeKind::call_expr) ? node.child(0) : node;
    const Symbol* const symbol =
        path.is(NodeKind::path) && !script::is_dotted(path) ? context.symbols.find(path.text()) : nullptr;
    return symbol == nullptr || symbol->ambiguous || symbol->builtin() ? nullptr : symbol;
}

bool is_list(NodeRef value) { return value.is(NodeKind::matrix) || value.is(NodeKind::brace_list); }

/// 'a' + 'b' begins and ends with a quote, and is one text.
bool is_computed(NodeRef value) {
    const bool is_text = value.text().starts_with('\'') && value.text().ends_with('\'');
    return !is_text && (value.is(NodeKind::binary) || value.is(NodeKind::unary) || value.is(NodeKind::transpose));
}

void check_list(const script::AssignmentView& assignment, const Symbol& target, Sink& sink) {
    sink.error(assignment.value.span(),
               target.type_name == "Array" && assignment.target.is(NodeKind::path)
                   ? "an Array is not given a list; assign its elements one by one, as in " +
                         quoted(std::string(target.name) + "(1,1) = 5")
                   : "a list is not a number, which " + quoted(assignment.target.text()) + " wants");
}

void check_sizes(const script::AssignmentView& assignment, const Symbol& target, const Symbol& source, Sink& sink) {
    const auto left = script::created_dimensions(target.node);
    const auto right = script::created_dimensions(source.node);
    if (left && right && *left != *right) {
        const auto told = [](std::pair<int, int> size) {
            return std::to_string(size.first) + " by " + std::to_string(size.second);
        };
        sink.error(assignment.value.span(), quoted(source.name) + " is " + told(*right) + " and " +
                                                quoted(target.name) + " is " + told(*left) +
                                                "; GMAT wants the same size on both sides");
    }
}

bool is_single(const Symbol& array) {
    const auto size = script::created_dimensions(array.node);
    return !size || (size->first == 1 && size->second == 1);
}

/// A number, a parameter or an element: one number.
bool is_one_number(const Context& context, NodeRef value) {
    if (value.is(NodeKind::call_expr)) {
        const Symbol* callee = context.symbols.find(value.child(0).text());
        return callee != nullptr && callee->surely("Array");
    }
    const catalogue::Parameter* parameter =
        script::is_dotted(value) ? catalogue::find_parameter(script::last_part(value)) : nullptr;
    return value.is(NodeKind::number) || (parameter != nullptr && !parameter->is_array && !parameter->is_string);
}

/// A whole array takes an array, or one number when it has one element.
void check_single(const script::AssignmentView& assignment, const Symbol& target, const Symbol& source, Sink& sink) {
    const bool single = is_single(target);
    if (source.type != nullptr && !source.type->plugin && (!single || !source.surely("Variable"))) {
        sink.error(assignment.value.span(), quoted(source.name) + " is a " + std::string(source.type_name) +
                                                ", which the Array " + quoted(target.name) + " cannot be given");
    }
}

constexpr std::string_view numeric_functions[] = {
    "abs", "acos",  "asin", "atan",  "atan2", "ceil",    "cos",      "deg2Rad", "degToRad", "det", "exp",
    "fix", "floor", "log",  "log10", "norm",  "rad2Deg", "radToDeg", "sin",     "sqrt",     "tan"};

bool is_numeric_function(NodeRef call) {
    return std::ranges::any_of(numeric_functions,
                               [&](std::string_view name) { return same_letters(name, call.child(0).text()); });
}

bool is_list_parameter(NodeRef path) {
    const catalogue::Parameter* parameter = catalogue::find_parameter(script::last_part(path));
    return parameter != nullptr && parameter->is_array;
}

/// s = sqrt(x), s = A
void check_text(const script::AssignmentView& assignment, const Symbol* source, Sink& sink) {
    if (assignment.value.is(NodeKind::call_expr) && is_numeric_function(assignment.value)) {
        sink.error(assignment.value.span(), quoted(assignment.value.child(0).text()) +
                                                "() gives a number, which a String cannot be given; assign it to a "
                                                "Variable first");
    } else if (script::is_dotted(assignment.value) && is_list_parameter(assignment.value)) {
        sink.error(assignment.value.span(),
                   quoted(assignment.value.text()) + " is a list of numbers, which a String cannot be given");
    } else if (source != nullptr && source->surely("Array")) {
        sink.error(assignment.value.span(), quoted(source->name) + " is an Array, which a String cannot be given");
    }
}

/// GMAT does not compute with texts.
void check_math(NodeRef value, Sink& sink) {
    std::vector<NodeRef> open{value};
    while (!open.empty()) {
        const NodeRef node = open.back();
        open.pop_back();
        const bool computes = node.is(NodeKind::binary) || node.is(NodeKind::unary) ||
                              (node.is(NodeKind::call_expr) && is_numeric_function(node));
        if (!computes) {
            continue;
        }
        for (const NodeRef child : node.children()) {
            if (child.is(NodeKind::string)) {
                sink.error(child.span(), std::string(child.text()) + " is text, and GMAT does not compute with texts");
            }
            open.push_back(child);
        }
    }
}

/// The kinds of objects that may be assigned as a whole (GmatBase::IsCommandModeAssignable, asked for each type).
bool is_assignable(const Symbol& target) {
    constexpr std::string_view kinds[] = {"UserParameter", "Spacecraft", "Burn",         "FuelTank",      "Thruster",
                                          "PropSetup",     "ReportFile", "EventLocator", "TextEphemFile", "Function"};
    return std::ranges::any_of(kinds, [&](std::string_view kind) { return target.may_be(kind); });
}

/// Sat = Sat2, FM = FM2, Sat = 5
void check_object(const script::AssignmentView& assignment, const Symbol& target, const Symbol* source, Sink& sink) {
    const std::string type(target.type_name);
    if (!is_assignable(target)) {
        sink.error(assignment.target.span(), "a " + type + " cannot be assigned to in the mission sequence");
    } else if (assignment.value.is(NodeKind::number)) {
        sink.error(assignment.value.span(), "a " + type + " cannot be given a number");
    } else if (source != nullptr && source->type != nullptr && !source->type->plugin &&
               source->type->name != target.type->name && !source->may_be(target.type->name)) {
        sink.error(assignment.value.span(), quoted(source->name) + " is a " + std::string(source->type_name) +
                                                ", and " + quoted(target.name) + " is a " + type);
    }
}

}  // namespace

void assignment_type(const Context& context, Sink& sink) {
    bool in_mission = false;
    for (const script::Statement& statement : context.tree.statements()) {
        in_mission = in_mission || statement.keyword == "BeginMissionSequence";
        const script::AssignmentView assignment = script::read_assignment(statement);
        const Symbol* const target = in_mission && assignment.value ? created(context, assignment.target) : nullptr;
        if (target == nullptr) {
            continue;
        }
        const bool number = target->type_name == "Variable" || target->type_name == "Array";
        const Symbol* const source = assignment.value.is(NodeKind::path) ? created(context, assignment.value) : nullptr;
        const bool known = target->type != nullptr && !target->type->plugin;
        if (known && assignment.target.is(NodeKind::path) && !target->surely("UserParameter")) {
            check_object(assignment, *target, source, sink);
        } else if (number && is_list(assignment.value)) {
            check_list(assignment, *target, sink);
        } else if (target->type_name == "String" && is_computed(assignment.value)) {
            sink.error(assignment.value.span(),
                       "GMAT does not compute with texts; " + quoted(target->name) +
                           " takes one text, number or parameter, or what strcat() or sprintf() gives");
        } else if (target->type_name == "Array" && assignment.target.is(NodeKind::path) && source != nullptr &&
                   source->type_name == "Array") {
            check_sizes(assignment, *target, *source, sink);
        } else if (target->type_name == "Array" && assignment.target.is(NodeKind::path) && source != nullptr) {
            check_single(assignment, *target, *source, sink);
        } else if (target->type_name == "Array" && assignment.target.is(NodeKind::path) && !is_single(*target) &&
                   is_one_number(context, assignment.value)) {
            sink.error(assignment.value.span(), "the Array " + quoted(target->name) +
                                                    " has several elements and cannot be given one number; assign "
                                                    "its elements");
        } else if (target->type_name == "String") {
            check_text(assignment, source, sink);
        }
        if (number) {
            check_math(assignment.value, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
