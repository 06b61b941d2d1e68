#include "script/view.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace gmat_copilot::script {
namespace {

/// What follows the command word and the label.
std::vector<NodeRef> parts_after_keyword(const Statement& statement) {
    std::vector<NodeRef> parts;
    for (const NodeRef child : statement.node.children()) {
        if (!child.is(NodeKind::keyword) && !child.is(NodeKind::label)) {
            parts.push_back(child);
        }
    }
    return parts;
}

void add_options(NodeRef list, std::vector<NodeRef>& options) {
    for (const NodeRef item : list.children()) {
        if (item.is(NodeKind::option)) {
            options.push_back(item);
        }
    }
}

bool is_mode_word(NodeRef node) {
    return node.is(NodeKind::path) && (node.text() == "BackProp" || node.text() == "Synchronized");
}

/// The settings among what stands in the braces of a Propagate.
bool is_propagate_setting(NodeRef item) {
    if (!item.is(NodeKind::option)) {
        return false;
    }
    const std::string_view key = item.child(0).text();
    return key == "StopTolerance" || key == "OrbitColor" || key == "AllSTMs";
}

void read_propagate_braces(NodeRef list, PropagateView& view) {
    for (const NodeRef item : list.children()) {
        (is_propagate_setting(item) ? view.options : view.conditions).push_back(item);
    }
}

bool is_propagated_along(std::string_view name) { return name == "STM" || name == "AMatrix" || name == "Covariance"; }

PropagateView::Group read_propagate_group(NodeRef call, bool backwards, PropagateView& view) {
    PropagateView::Group group;
    group.backwards = backwards;
    bool first = true;
    for (const NodeRef child : call.children()) {
        if (std::exchange(first, false)) {
            group.propagator = child;
        } else if (child.is(NodeKind::brace_list)) {
            read_propagate_braces(child, view);
        } else {
            (is_propagated_along(unquoted(child)) ? group.along : group.craft).push_back(child);
        }
    }
    return group;
}

std::optional<int> positive_integer(NodeRef node) {
    int value = 0;
    const std::string_view text = node.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return node.is(NodeKind::number) && whole && value > 0 ? std::optional(value) : std::nullopt;
}

void read_comparison(NodeRef node, ConditionView& view) {
    if (node.is(NodeKind::binary)) {
        view.comparisons.push_back({node.child(0), node.op(), node.child(1)});
    } else {
        view.comparisons.push_back({node, Op::none, {}});
    }
}

}  // namespace

CreateView read_create(const Statement& statement) {
    CreateView view;
    if (!statement.node.is(NodeKind::create)) {
        return view;
    }
    view.type = statement.node.find(NodeKind::type_name);
    for (const NodeRef child : statement.node.children()) {
        if (child.is(NodeKind::created_name)) {
            view.names.push_back(child);
        }
    }
    return view;
}

std::string_view created_name(NodeRef node) {
    const std::string_view text = node.text();
    return text.substr(0, text.find('['));
}

std::optional<std::pair<int, int>> created_dimensions(NodeRef node) {
    const std::size_t count = node.child_count();
    if (count != 1 && count != 2) {
        return std::nullopt;
    }
    const std::optional<int> rows = count == 2 ? positive_integer(node.child(0)) : std::optional(1);
    const std::optional<int> columns = positive_integer(node.child(count - 1));
    return rows && columns ? std::optional(std::pair(*rows, *columns)) : std::nullopt;
}

AssignmentView read_assignment(const Statement& statement) {
    if (!statement.node.is(NodeKind::assignment)) {
        return {};
    }
    const std::size_t first = statement.label ? 1 : 0;
    return {statement.node.child(first), statement.node.child(first + 1)};
}

std::vector<std::string_view> path_parts(NodeRef path) {
    std::vector<std::string_view> parts;
    if (path.is(NodeKind::path)) {
        for (const NodeRef part : path.children()) {
            parts.push_back(part.text());
        }
    }
    return parts;
}

std::string_view first_part(NodeRef path) { return path.is(NodeKind::path) ? path.child(0).text() : path.text(); }

std::string_view last_part(NodeRef path) {
    std::string_view last = path.text();
    if (path.is(NodeKind::path)) {
        for (const NodeRef part : path.children()) {
            last = part.text();
        }
    }
    return last;
}

std::string_view after_first_part(NodeRef path) {
    return is_dotted(path) ? path.text().substr(path.child(0).span().size() + 1) : std::string_view{};
}

bool is_dotted(NodeRef node) { return node.is(NodeKind::path) && node.child_count() > 1; }

std::vector<NodeRef> list_elements(NodeRef value) {
    std::vector<NodeRef> elements;
    if (value.is(NodeKind::brace_list) || value.is(NodeKind::row)) {
        elements.assign(value.children().begin(), value.children().end());
    } else if (value.is(NodeKind::matrix)) {
        for (const NodeRef row : value.children()) {
            elements.insert(elements.end(), row.children().begin(), row.children().end());
        }
    } else if (value) {
        elements.push_back(value);
    }
    return elements;
}

std::string_view unquoted(NodeRef node) {
    const std::string_view text = node.text();
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

PropagateView read_propagate(const Statement& statement) {
    PropagateView view;
    bool backwards = false;
    for (const NodeRef part : parts_after_keyword(statement)) {
        if (is_mode_word(part)) {
            view.mode = view.mode ? view.mode : part;
        } else if (part.is(NodeKind::minus)) {
            backwards = true;
        } else if (part.is(NodeKind::call_expr)) {
            view.groups.push_back(read_propagate_group(part, std::exchange(backwards, false), view));
        } else if (part.is(NodeKind::path)) {
            view.groups.push_back({part, {}, {}, std::exchange(backwards, false)});
        } else if (part.is(NodeKind::brace_list)) {
            read_propagate_braces(part, view);
        }
    }
    return view;
}

ObjectCommandView read_object_command(const Statement& statement) {
    ObjectCommandView view;
    for (const NodeRef part : parts_after_keyword(statement)) {
        if (is_mode_word(part) && !view.mode) {
            view.mode = part;
        } else if (part.is(NodeKind::brace_list)) {
            add_options(part, view.options);
        } else if (part.is(NodeKind::call_expr) && !view.object) {
            for (const NodeRef child : part.children()) {
                if (!view.object) {
                    view.object = child;
                } else if (child.is(NodeKind::brace_list)) {
                    add_options(child, view.options);
                } else if (child.is(NodeKind::option) && !view.arguments.empty()) {
                    view.options.push_back(child);  // NonlinearConstraint NLP(v = 1, Tolerance = 0.1)
                } else {
                    view.arguments.push_back(child);
                }
            }
        } else if (!view.object) {
            view.object = part;
        }
    }
    return view;
}

SolverBlockView read_solver_block(const Statement& statement) {
    SolverBlockView view;
    for (const NodeRef part : parts_after_keyword(statement)) {
        if (part.is(NodeKind::brace_list)) {
            add_options(part, view.options);
        } else if (!view.solver) {
            view.solver = part;
        }
    }
    return view;
}

ListCommandView read_list_command(const Statement& statement) { return {parts_after_keyword(statement)}; }

ConditionView read_condition(const Statement& statement) {
    ConditionView view;
    const std::vector<NodeRef> parts = parts_after_keyword(statement);
    if (parts.empty()) {
        return view;
    }
    // "a & b | c" is ((a & b) | c): walk down the left side, then read from the bottom up.
    std::vector<NodeRef> joined;
    NodeRef node = parts.front();
    while (node.is(NodeKind::binary) && (node.op() == Op::logical_and || node.op() == Op::logical_or)) {
        joined.push_back(node);
        node = node.child(0);
    }
    read_comparison(node, view);
    std::for_each(joined.rbegin(), joined.rend(), [&view](NodeRef join) {
        view.joins.push_back(join.op());
        read_comparison(join.child(1), view);
    });
    return view;
}

ForView read_for(const Statement& statement) {
    ForView view;
    for (const NodeRef part : parts_after_keyword(statement)) {
        if (part.is(NodeKind::range)) {
            const bool stepped = part.child_count() > 2;
            view.start = part.child(0);
            view.step = stepped ? part.child(1) : NodeRef{};
            view.end = part.child(stepped ? 2 : 1);
        } else if (!view.variable) {
            view.variable = part;
        }
    }
    return view;
}

CallView read_call(const Statement& statement) {
    CallView view;
    NodeRef callee;
    for (const NodeRef part : parts_after_keyword(statement)) {
        if (part.is(NodeKind::matrix) && !callee) {
            for (const NodeRef row : part.children()) {
                for (const NodeRef output : row.children()) {
                    view.outputs.push_back(output);
                }
            }
        } else {
            callee = part;
        }
    }
    if (callee.is(NodeKind::path)) {
        view.function = callee;
    } else if (callee.is(NodeKind::call_expr)) {
        for (const NodeRef child : callee.children()) {
            if (!view.function) {
                view.function = child;
            } else {
                view.inputs.push_back(child);
            }
        }
    }
    return view;
}

}  // namespace gmat_copilot::script
