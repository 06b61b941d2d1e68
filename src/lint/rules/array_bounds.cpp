#include <charconv>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

struct Size {
    int rows = 0;
    int columns = 0;
};
using Arrays = std::unordered_map<std::string_view, Size>;

/// The arrays whose sizes the script tells; of several of one name GMAT keeps the first.
Arrays arrays_of(const Context& context) {
    Arrays arrays;
    for (const Creation& creation : context.symbols.creations()) {
        const Symbol* const symbol = context.symbols.find(creation.name);
        const auto dimensions = script::created_dimensions(creation.name_node);
        if (creation.type && creation.type.text() == "Array" && dimensions && symbol != nullptr && !symbol->ambiguous) {
            arrays.try_emplace(creation.name, Size{dimensions->first, dimensions->second});
        }
    }
    return arrays;
}

std::string told(Size size) { return std::to_string(size.rows) + " by " + std::to_string(size.columns); }

/// The value of an index that is a literal; null for a variable.
std::optional<int> literal_index(script::NodeRef index) {
    int value = 0;
    const std::string_view text = index.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return index.is(script::NodeKind::number) && whole ? std::optional(value) : std::nullopt;
}

struct Index {
    script::NodeRef node;
    int limit = 0;
    std::string_view what;
};

void check_index(const Index& index, const std::string& array, Size size, Sink& sink) {
    const std::optional<int> value = literal_index(index.node);
    if (value && (*value < 1 || *value > index.limit)) {
        sink.error(index.node.span(), quoted(array) + " has no " + std::string(index.what) + ' ' +
                                          std::to_string(*value) + ": it is " + told(size) + ", and counts from 1");
    } else if (!value && index.node.is(script::NodeKind::number)) {
        sink.error(index.node.span(), quoted(index.node.text()) + " is not an index of " + quoted(array) +
                                          ": GMAT wants a positive integer or a variable");
    } else if (index.node.is(script::NodeKind::binary) || index.node.is(script::NodeKind::unary)) {
        sink.error(index.node.span(), "GMAT computes nothing within the indices of " + quoted(array) +
                                          ": compute the index in an assignment before");
    }
}

/// w(1), where w is a Variable or another object without elements.
void check_callee(const Context& context, script::NodeRef call, Sink& sink) {
    const script::NodeRef callee = call.child(0);
    if (!callee) {
        return;
    }
    const Symbol* symbol = context.symbols.find(script::first_part(callee));
    if (script::is_dotted(callee)) {
        if (symbol != nullptr && symbol->type != nullptr && !symbol->type->plugin) {
            sink.error(callee.span(), quoted(callee.text()) + " is no Array and has no elements");
        }
        return;
    }
    if (symbol != nullptr && !symbol->ambiguous && symbol->type != nullptr && !symbol->type->plugin &&
        !symbol->may_be("Array") && !symbol->may_be("Function")) {
        sink.error(callee.span(),
                   quoted(callee.text()) + " is a " + std::string(symbol->type_name) + " and has no elements");
    }
}

void check_element(script::NodeRef element, const Arrays& arrays, Sink& sink) {
    const auto found = arrays.find(element.child(0).text());
    if (found == arrays.end()) {
        return;
    }
    const std::string array(found->first);
    const Size size = found->second;
    const std::size_t indices = element.child_count() - 1;
    if (indices == 1) {
        check_index({element.child(1), size.columns, "column"}, array, size, sink);  // A(2) is A(1,2)
    } else if (indices == 2) {
        check_index({element.child(1), size.rows, "row"}, array, size, sink);
        check_index({element.child(2), size.columns, "column"}, array, size, sink);
    } else {
        sink.error(element.span(),
                   quoted(array) + " is given " + std::to_string(indices) + " indices; an array has rows and columns");
    }
}

/// What must be an element of an array: a target of an assignment, a value, an item of a Report.
void check_callees(const Context& context, Sink& sink) {
    for (std::uint32_t i = 0, end = end_of_settings(context.tree); i < end; ++i) {
        const script::Statement& statement = context.tree.statements()[i];
        const script::NodeRef target = statement.kind() == script::NodeKind::assignment
                                           ? script::read_assignment(statement).target
                                           : script::NodeRef{};
        if (target && target.is(script::NodeKind::call_expr)) {
            check_callee(context, target, sink);
        }
    }
    for (const Mention& mention : context.mentions) {
        const bool value =
            mention.role == Role::function || mention.role == Role::assigned || mention.role == Role::report_item;
        if (value && mention.node.is(script::NodeKind::call_expr)) {
            check_callee(context, mention.node, sink);
        }
    }
}

}  // namespace

void array_bounds(const Context& context, Sink& sink) {
    check_callees(context, sink);
    const Arrays arrays = arrays_of(context);
    if (arrays.empty()) {
        return;
    }
    std::vector<script::NodeRef> open;
    for (const script::Statement& statement : context.tree.statements()) {
        open.push_back(statement.node);
        while (!open.empty()) {
            const script::NodeRef node = open.back();
            open.pop_back();
            if (node.is(script::NodeKind::call_expr)) {
                check_element(node, arrays, sink);
            }
            for (const script::NodeRef child : node.children()) {
                open.push_back(child);
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
