#include <algorithm>
#include <array>
#include <span>

#include "lint/names.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using Words = std::span<const std::string_view>;

struct OptionRow {
    std::string_view command;
    std::string_view name;
    Words values;  ///< empty: a number
};

constexpr std::array<std::string_view, 2> solve_modes = {"Solve", "RunInitialGuess"};
constexpr std::array<std::string_view, 3> exit_modes = {"DiscardAndContinue", "SaveAndContinue", "Stop"};
constexpr std::array<std::string_view, 2> switches = {"true", "false"};

constexpr std::array option_rows = {
    OptionRow{"Vary", "Perturbation", {}},
    OptionRow{"Vary", "MaxStep", {}},
    OptionRow{"Vary", "Lower", {}},
    OptionRow{"Vary", "Upper", {}},
    OptionRow{"Vary", "AdditiveScaleFactor", {}},
    OptionRow{"Vary", "MultiplicativeScaleFactor", {}},
    OptionRow{"Achieve", "Tolerance", {}},
    OptionRow{"NonlinearConstraint", "Tolerance", {}},
    OptionRow{"Target", "SolveMode", solve_modes},
    OptionRow{"Target", "ExitMode", exit_modes},
    OptionRow{"Target", "ShowProgressWindow", switches},
    OptionRow{"Write", "Style", {}},
    OptionRow{"Write", "LogFile", {}},
    OptionRow{"Write", "MessageWindow", {}},
    OptionRow{"Write", "ReportFile", {}},
    OptionRow{"Optimize", "SolveMode", solve_modes},
    OptionRow{"Optimize", "ExitMode", exit_modes},
    OptionRow{"Optimize", "ShowProgressWindow", switches},
};

void check_value(const OptionRow& row, script::NodeRef value, Sink& sink) {
    if (row.values.empty() || !value) {
        return;
    }
    const std::string_view word = without_quotes(value.text());
    const bool known = row.name == "ShowProgressWindow"
                           ? is_switch(word)
                           : std::find(row.values.begin(), row.values.end(), word) != row.values.end();
    if (!known) {
        Suggestion suggestion = suggest(word, value.span(), {row.values.begin(), row.values.end()});
        sink.error(value.span(), quoted(word) + " is not a value of " + std::string(row.name) + suggestion.clause,
                   std::move(suggestion.fix));
    }
}

void check(std::string_view command, script::NodeRef option, Sink& sink) {
    const script::NodeRef key = option.child(0);
    std::vector<std::string_view> names;
    for (const OptionRow& row : option_rows) {
        if (row.command != command) {
            continue;
        }
        if (row.name == key.text()) {
            check_value(row, option.child(1), sink);
            return;
        }
        names.push_back(row.name);
    }
    Suggestion suggestion = suggest(key.text(), key.span(), names);
    sink.error(key.span(), quoted(key.text()) + " is not a setting of " + std::string(command) + suggestion.clause,
               std::move(suggestion.fix));
}

/// {Foo = 3} in a Propagate: neither a setting nor a variable that could be a stop condition.
void check_propagate(const Context& context, const script::Statement& statement, Sink& sink) {
    for (const script::NodeRef condition : script::read_propagate(statement).conditions) {
        const script::NodeRef key = condition.is(script::NodeKind::option) ? condition.child(0) : condition;
        if (!key.is(script::NodeKind::path) || key.child_count() != 1 || context.symbols.open_world() ||
            context.symbols.find(key.text()) != nullptr) {
            continue;
        }
        Suggestion suggestion = suggest(key.text(), key.span(), {"StopTolerance", "OrbitColor"});
        sink.error(key.span(),
                   quoted(key.text()) + " is neither a setting of Propagate nor a stop condition" + suggestion.clause,
                   std::move(suggestion.fix));
    }
}

/// Write Sat {Style = Concise, LogFile = true}
void check_write(const script::Statement& statement, Sink& sink) {
    for (const script::NodeRef item : script::read_list_command(statement).items) {
        if (!item.is(script::NodeKind::brace_list)) {
            continue;
        }
        for (const script::NodeRef option : item.children()) {
            if (option.is(script::NodeKind::option)) {
                check(statement.keyword, option, sink);
            }
        }
    }
}

}  // namespace

void unknown_option(const Context& context, Sink& sink) {
    for (const script::Statement* const command : context.commands.all()) {
        const script::Statement& statement = *command;
        if (statement.keyword == "Propagate") {
            check_propagate(context, statement, sink);
        } else if (statement.keyword == "Target" || statement.keyword == "Optimize") {
            for (const script::NodeRef option : script::read_solver_block(statement).options) {
                check(statement.keyword, option, sink);
            }
        } else if (statement.keyword == "Write") {
            check_write(statement, sink);
        } else if (statement.keyword == "Vary" || statement.keyword == "Achieve" ||
                   statement.keyword == "NonlinearConstraint") {
            for (const script::NodeRef option : script::read_object_command(statement).options) {
                check(statement.keyword, option, sink);
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
