#include <algorithm>
#include <array>
#include <vector>

#include "lint/names.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using script::NodeKind;
using script::NodeRef;

void check_propagate(const script::Statement& statement, Sink& sink) {
    std::vector<std::string_view> named;
    for (const script::PropagateView::Group& group : script::read_propagate(statement).groups) {
        if (group.propagator && group.craft.empty()) {
            sink.error(group.propagator.span(), "Propagate " + std::string(group.propagator.text()) +
                                                    " names no spacecraft; GMAT wants one in parentheses, as in " +
                                                    quoted(std::string(group.propagator.text()) + "(Sat)"));
        }
        for (const NodeRef craft : group.craft) {
            const std::string_view name = script::unquoted(craft);
            if (std::ranges::find(named, name) != named.end()) {
                sink.error(craft.span(), quoted(name) + " stands twice in one Propagate; GMAT moves it once");
            }
            named.push_back(name);
        }
    }
}

void check_report(const script::Statement& statement, Sink& sink) {
    const std::vector<NodeRef> items = script::read_list_command(statement).items;
    if (items.size() == 1) {
        sink.error(statement.node.span(), "Report names a file but nothing to report");
    }
    for (const NodeRef item : items) {
        if (item.is(NodeKind::number) || item.is(NodeKind::string)) {
            sink.error(item.span(), std::string(item.text()) +
                                        " is a literal; Report wants parameters, variables and array elements");
        }
    }
}

/// Save Sat, Global x, FindEvents Locator {Append = true}
void check_names(const script::Statement& statement, Sink& sink) {
    for (const NodeRef item : script::read_list_command(statement).items) {
        const bool dotted = item.is(NodeKind::path) && item.child_count() != 1 && statement.keyword != "FindEvents";
        if (dotted || item.is(NodeKind::number) || item.is(NodeKind::string) || item.is(NodeKind::call_expr)) {
            sink.error(item.span(), quoted(item.text()) + " is not the name of an object, which " +
                                        std::string(statement.keyword) + " wants");
        }
    }
}

void check_index(const script::Statement& statement, Sink& sink) {
    const NodeRef variable = script::read_for(statement).variable;
    if (variable && script::is_dotted(variable)) {
        sink.error(variable.span(), quoted(variable.text()) + " cannot count; For wants a Variable");
    }
}

/// Achieve DC(1.0 = 3)
void check_goal(const script::Statement& statement, Sink& sink) {
    const std::vector<NodeRef> arguments = script::read_object_command(statement).arguments;
    if (arguments.empty()) {
        return;
    }
    const NodeRef goal = arguments.front().is(NodeKind::option) ? arguments.front().child(0) : arguments.front();
    if (goal.is(NodeKind::number)) {
        sink.error(goal.span(), std::string(goal.text()) + " is a number; " + std::string(statement.keyword) +
                                    " wants a parameter, a variable or an array element");
    }
}

/// GMAT's functions of exactly so many numbers.
struct Function {
    std::string_view name;
    std::size_t arguments;
};
constexpr std::array functions = {
    Function{"abs", 1},   Function{"acos", 1}, Function{"asin", 1},      Function{"atan", 1},     Function{"atan2", 2},
    Function{"ceil", 1},  Function{"cos", 1},  Function{"deg2Rad", 1},   Function{"degToRad", 1}, Function{"det", 1},
    Function{"exp", 1},   Function{"fix", 1},  Function{"floor", 1},     Function{"inv", 1},      Function{"log", 1},
    Function{"log10", 1}, Function{"norm", 1}, Function{"rad2Deg", 1},   Function{"radToDeg", 1}, Function{"sin", 1},
    Function{"sqrt", 1},  Function{"tan", 1},  Function{"transpose", 1}, Function{"mod", 2},
};

/// GMAT takes the text of a list for a name.
void check_lists(NodeRef call, Sink& sink) {
    for (const NodeRef argument : call.children()) {
        if (argument.is(NodeKind::matrix) || argument.is(NodeKind::brace_list)) {
            sink.error(argument.span(),
                       std::string(call.child(0).text()) + "() is not given a list; fill an Array and name that");
        }
    }
}

void check_call(NodeRef call, Sink& sink) {
    const std::string_view name = call.child(0).text();
    const auto* function =
        std::ranges::find_if(functions, [&](const Function& row) { return same_letters(row.name, name); });
    const std::size_t given = call.child_count() - 1;
    const bool takes_some = same_letters(name, "min") || same_letters(name, "strcat");
    if (given == 0 && takes_some) {
        sink.error(call.span(), std::string(name) + "() is given no arguments");
    }
    if (function != functions.end() && given != function->arguments) {
        sink.error(call.span(), std::string(name) + "() takes " + std::to_string(function->arguments) +
                                    (function->arguments == 1 ? " argument" : " arguments") + ", and is given " +
                                    std::to_string(given));
    }
    if (function != functions.end()) {
        check_lists(call, sink);
    }
}

}  // namespace

void bad_command_arguments(const Context& context, Sink& sink) {
    for (const script::Statement* const command : context.commands.all()) {
        const script::Statement& statement = *command;
        if (statement.keyword == "Propagate") {
            check_propagate(statement, sink);
        } else if (statement.keyword == "Report") {
            check_report(statement, sink);
        } else if (statement.keyword == "Save" || statement.keyword == "Global" || statement.keyword == "FindEvents") {
            check_names(statement, sink);
        } else if (statement.keyword == "For") {
            check_index(statement, sink);
        } else if (statement.keyword == "Achieve" || statement.keyword == "Minimize") {
            check_goal(statement, sink);
        }
    }
    for (const Mention& mention : context.mentions) {
        if (mention.role == Role::function && mention.symbol == nullptr && mention.node.is(NodeKind::call_expr)) {
            check_call(mention.node, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
