#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

void check_propagate(const script::Statement& statement, Sink& sink) {
    for (const script::PropagateView::Group& group : script::read_propagate(statement).groups) {
        if (group.propagator && group.craft.empty()) {
            sink.error(group.propagator.span(), "Propagate " + std::string(group.propagator.text()) +
                                                    " names no spacecraft; GMAT wants one in parentheses, as in " +
                                                    quoted(std::string(group.propagator.text()) + "(Sat)"));
        }
    }
}

void check_report(const script::Statement& statement, Sink& sink) {
    const std::vector<script::NodeRef> items = script::read_list_command(statement).items;
    if (items.size() == 1) {
        sink.error(statement.node.span(), "Report names a file but nothing to report");
    }
    for (const script::NodeRef item : items) {
        if (item.is(script::NodeKind::number) || item.is(script::NodeKind::string)) {
            sink.error(item.span(), std::string(item.text()) +
                                        " is a literal; Report wants parameters, variables and array elements");
        }
    }
}

}  // namespace

void missing_argument(const Context& context, Sink& sink) {
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.kind() != script::NodeKind::command) {
            continue;
        }
        if (statement.keyword == "Propagate") {
            check_propagate(statement, sink);
        } else if (statement.keyword == "Report") {
            check_report(statement, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
