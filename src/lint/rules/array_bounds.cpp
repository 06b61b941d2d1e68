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
        sink.error(element.span(), quoted(array) + " is given " + std::to_string(indices) +
                                       (indices == 1 ? " index" : " indices") + "; an array has rows and columns");
    }
}

}  // namespace

void array_bounds(const Context& context, Sink& sink) {
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
