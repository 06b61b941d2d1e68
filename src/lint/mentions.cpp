#include "lint/mentions.hpp"

#include <algorithm>
#include <array>

#include "lint/fields.hpp"
#include "lint/names.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint {
namespace {

using script::NodeKind;
using script::NodeRef;
using script::Statement;

/// Collects the mentions of one statement after another.
class Reader {
  public:
    Reader(const SymbolTable& symbols, std::vector<Mention>& mentions) : symbols_(symbols), mentions_(mentions) {}

    void read(const Statement& statement, std::uint32_t index);

    void add(NodeRef node, Role role) {
        if (node) {
            Mention& mention = mentions_.emplace_back(Mention{node, role, index_, nullptr});
            mention.symbol = symbols_.find(mention.root());
        }
    }
    /// A whole value in a role; what it is made of are terms.
    void add_value(NodeRef node, Role role);
    void add_terms(NodeRef node);
    void add_options(const std::vector<NodeRef>& options) {
        for (const NodeRef option : options) {
            add_value(option.child(1), Role::plain_number);
        }
    }

  private:
    [[nodiscard]] bool checks_arguments(NodeRef callee) const;
    void read_assignment(const Statement& statement);
    void read_call(const Statement& statement);

    const SymbolTable& symbols_;
    std::vector<Mention>& mentions_;
    std::uint32_t index_ = 0;
};

/// GMAT looks up the arguments of an array and of its numeric functions when it loads a script; text functions get
/// theirs only when they run.
bool Reader::checks_arguments(NodeRef callee) const {
    static constexpr std::array text_functions = {"sprintf", "strcat", "strcmp", "strfind", "strlen", "strrep",
                                                  "substr",  "cross",  "diag",   "min",     "mod"};
    const std::string_view name = callee.text();
    if (const Symbol* symbol = symbols_.find(name)) {
        return symbol->surely("Array");
    }
    return std::none_of(text_functions.begin(), text_functions.end(),
                        [&](std::string_view known) { return same_letters(known, name); });
}

void Reader::add_terms(NodeRef node) {
    std::vector<NodeRef> open{node};
    while (!open.empty()) {
        const NodeRef next = open.back();
        open.pop_back();
        if (!next) {
            continue;
        }
        switch (next.kind()) {
            case NodeKind::path: add(next, Role::term); break;
            case NodeKind::call_expr: {
                add(next, Role::function);
                if (!checks_arguments(next.child(0))) {
                    break;
                }
                bool callee = true;
                for (const NodeRef child : next.children()) {
                    if (!callee) {
                        open.push_back(child);
                    }
                    callee = false;
                }
                break;
            }
            case NodeKind::unary:
            case NodeKind::binary:
            case NodeKind::transpose:
                for (const NodeRef child : next.children()) {
                    open.push_back(child);
                }
                break;
            default: break;  // numbers and strings name nothing; what stands in brackets is left to GMAT
        }
    }
}

/// An element of an array, which may stand where a plain number is wanted.
bool is_element(NodeRef node, const SymbolTable& symbols) {
    const Symbol* callee = node.is(NodeKind::call_expr) ? symbols.find(node.child(0).text()) : nullptr;
    return callee != nullptr && callee->may_be("Array");
}

bool is_signed_number(NodeRef node) { return node.is(NodeKind::unary) && node.child(0).is(NodeKind::number); }

void Reader::add_value(NodeRef node, Role role) {
    if (!node) {
        return;
    }
    const bool plain = role == Role::plain_number || role == Role::control;
    if (node.is(NodeKind::raw)) {
        if (plain && !is_real(node.text())) {
            add(node, role);
        }
        return;
    }
    const bool number = node.is(NodeKind::number) || is_signed_number(node) || is_element(node, symbols_);
    if (node.is(NodeKind::path) || node.is(NodeKind::string) || (plain && !number)) {
        add(node, role);
    } else {
        add_terms(node);
    }
}

void read_propagate(const Statement& statement, Reader& reader) {
    const script::PropagateView view = script::read_propagate(statement);
    for (const script::PropagateView::Group& group : view.groups) {
        reader.add(group.propagator, Role::propagator);
        for (const NodeRef craft : group.craft) {
            reader.add(craft, Role::propagated);
        }
    }
    for (const NodeRef condition : view.conditions) {
        if (condition.is(NodeKind::option)) {
            reader.add(condition.child(0), Role::stop_condition);
            reader.add_value(condition.child(1), Role::plain_number);
        } else {
            reader.add(condition, Role::stop_condition);
        }
    }
    for (const NodeRef option : view.options) {
        if (option.child(0).text() == "StopTolerance") {
            reader.add_value(option.child(1), Role::plain_number);
        }
    }
}

template <Role Object>
void read_burn(const Statement& statement, Reader& reader) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    reader.add(view.object, Object);
    for (const NodeRef craft : view.arguments) {
        reader.add(craft, Role::maneuvered);
    }
}

/// Vary, Achieve, Minimize, NonlinearConstraint: a solver and what it works on.
template <Role Solver, Role Left>
void read_goal(const Statement& statement, Reader& reader) {
    const script::ObjectCommandView view = script::read_object_command(statement);
    reader.add(view.object, Solver);
    if (!view.arguments.empty()) {
        const NodeRef goal = view.arguments.front();
        if (goal.is(NodeKind::option) || goal.is(NodeKind::binary)) {
            reader.add_value(goal.child(0), Left);
            reader.add_value(goal.child(1), Role::plain_number);
        } else {
            reader.add_value(goal, Left);
        }
    }
    reader.add_options(view.options);
}

template <Role Solver>
void read_solver_block(const Statement& statement, Reader& reader) {
    reader.add(script::read_solver_block(statement).solver, Solver);
}

void read_condition(const Statement& statement, Reader& reader) {
    for (const auto& comparison : script::read_condition(statement).comparisons) {
        reader.add_value(comparison.left, Role::plain_number);
        reader.add_value(comparison.right, Role::plain_number);
    }
}

void read_for(const Statement& statement, Reader& reader) {
    const script::ForView view = script::read_for(statement);
    reader.add(view.variable, Role::index);
    reader.add_value(view.start, Role::plain_number);
    reader.add_value(view.step, Role::plain_number);
    reader.add_value(view.end, Role::plain_number);
}

void read_report(const Statement& statement, Reader& reader) {
    bool file = true;
    for (const NodeRef item : script::read_list_command(statement).items) {
        reader.add(item, file ? Role::report_file : Role::report_item);
        if (!file && item.is(NodeKind::call_expr)) {
            reader.add_terms(item);
        }
        file = false;
    }
}

template <Role Each>
void read_list(const Statement& statement, Reader& reader) {
    for (const NodeRef item : script::read_list_command(statement).items) {
        if (item.is(NodeKind::path) && !is_switch(item.text())) {
            reader.add(item, Each);
        }
    }
}

template <Role First>
void read_first(const Statement& statement, Reader& reader) {
    const std::vector<NodeRef> items = script::read_list_command(statement).items;
    if (!items.empty() && items.front().is(NodeKind::path)) {
        reader.add(items.front(), First);
    }
}

struct CommandReader {
    std::string_view keyword;
    void (*read)(const Statement&, Reader&);
};

constexpr std::array command_readers = {
    CommandReader{"Propagate", read_propagate},
    CommandReader{"Maneuver", read_burn<Role::impulsive_burn>},
    CommandReader{"BeginFiniteBurn", read_burn<Role::finite_burn>},
    CommandReader{"EndFiniteBurn", read_burn<Role::finite_burn>},
    CommandReader{"Vary", read_goal<Role::solver, Role::control>},
    CommandReader{"Achieve", read_goal<Role::targeter, Role::plain_number>},
    CommandReader{"Minimize", read_goal<Role::optimizer, Role::plain_number>},
    CommandReader{"NonlinearConstraint", read_goal<Role::solver, Role::plain_number>},
    CommandReader{"Target", read_solver_block<Role::targeter>},
    CommandReader{"Optimize", read_solver_block<Role::optimizer>},
    CommandReader{"If", read_condition},
    CommandReader{"While", read_condition},
    CommandReader{"For", read_for},
    CommandReader{"Report", read_report},
    CommandReader{"Toggle", read_list<Role::subscriber>},
    CommandReader{"PenUp", read_list<Role::subscriber>},
    CommandReader{"PenDown", read_list<Role::subscriber>},
    CommandReader{"MarkPoint", read_list<Role::plot>},
    CommandReader{"ClearPlot", read_list<Role::plot>},
    CommandReader{"Save", read_list<Role::saved>},
    CommandReader{"FindEvents", read_list<Role::event_locator>},
    CommandReader{"UpdateDynamicData", read_first<Role::display>},
    CommandReader{"RunSimulator", read_first<Role::simulator>},
    CommandReader{"RunEstimator", read_first<Role::estimator>},
    CommandReader{"RunSmoother", read_first<Role::smoother>},
    CommandReader{"Write", read_list<Role::saved>},
    CommandReader{"Global", read_list<Role::saved>},
};

/// True when the target takes one number: a Variable, an element of an Array, or a parameter that is a number.
bool takes_number(NodeRef target, const SymbolTable& symbols) {
    if (target.is(NodeKind::call_expr)) {
        return true;
    }
    const std::vector<std::string_view> parts = script::path_parts(target);
    if (parts.size() == 1) {
        const Symbol* symbol = symbols.find(parts.front());
        return symbol != nullptr && symbol->surely("Variable");
    }
    const catalogue::Parameter* parameter = parts.empty() ? nullptr : catalogue::find_parameter(parts.back());
    return parameter != nullptr && !parameter->is_string && !parameter->is_array;
}

void Reader::read_assignment(const Statement& statement) {
    const script::AssignmentView view = script::read_assignment(statement);
    add(view.target, Role::assigned);
    if (view.target.is(NodeKind::call_expr)) {
        for (std::size_t i = 1; i < view.target.child_count(); ++i) {
            add_value(view.target.child(i), Role::term);
        }
    }
    if (takes_number(view.target, symbols_)) {
        add_value(view.value, Role::number);
        return;
    }
    const Symbol* symbol = view.target.is(NodeKind::path) ? symbols_.find(view.target.text()) : nullptr;
    if (symbol != nullptr && symbol->surely("String")) {
        add_value(view.value, Role::text);
    } else if (symbol != nullptr && symbol->surely("Array")) {
        add_value(view.value, Role::term);
    }
}

void Reader::read_call(const Statement& statement) {
    const script::CallView view = script::read_call(statement);
    if (view.outputs.empty()) {
        return;
    }
    add(view.function, Role::function);
    if (catalogue::is_builtin_function(view.function.text()) && checks_arguments(view.function)) {
        for (const NodeRef input : view.inputs) {
            add_terms(input);
        }
    }
}

void Reader::read(const Statement& statement, std::uint32_t index) {
    index_ = index;
    if (statement.kind() == NodeKind::assignment) {
        read_assignment(statement);
    } else if (statement.kind() == NodeKind::call) {
        read_call(statement);
    } else if (statement.kind() == NodeKind::command) {
        const auto reader = std::find_if(command_readers.begin(), command_readers.end(),
                                         [&](const CommandReader& row) { return row.keyword == statement.keyword; });
        if (reader != command_readers.end()) {
            reader->read(statement, *this);
        }
    }
}

constexpr RoleInfo anything{};

}  // namespace

script::NodeRef Mention::path() const {
    if (node.is(NodeKind::path)) {
        return node;
    }
    return node.is(NodeKind::call_expr) ? node.child(0) : script::NodeRef{};
}

std::string_view Mention::root() const {
    if (node.is(NodeKind::raw)) {
        return node.text();
    }
    if (role == Role::propagated && node.is(NodeKind::string)) {
        return script::unquoted(node);
    }
    const NodeRef whole = path();
    return whole && whole.child_count() > 0 ? whole.child(0).text() : std::string_view{};
}

text::Span Mention::root_span() const {
    const NodeRef whole = path();
    return whole && whole.child_count() > 0 ? whole.child(0).span() : node.span();
}

const RoleInfo& info(Role role) {
    static constexpr std::array roles = {
        std::pair{Role::propagator, RoleInfo{"PropSetup", "", "Propagator"}},
        std::pair{Role::propagated, RoleInfo{"Spacecraft", "Formation", "Spacecraft"}},
        std::pair{Role::maneuvered, RoleInfo{"Spacecraft", "", "Spacecraft"}},
        std::pair{Role::impulsive_burn, RoleInfo{"ImpulsiveBurn", "", "ImpulsiveBurn"}},
        std::pair{Role::finite_burn, RoleInfo{"FiniteBurn", "", "FiniteBurn"}},
        std::pair{Role::solver, RoleInfo{"Solver", "", "solver"}},
        std::pair{Role::targeter, RoleInfo{"BoundaryValueSolver", "", "DifferentialCorrector"}},
        std::pair{Role::optimizer, RoleInfo{"Optimizer", "", "optimizer"}},
        std::pair{Role::report_file, RoleInfo{"ReportFile", "", "ReportFile"}},
        std::pair{Role::subscriber, RoleInfo{"Subscriber", "", "plot, report or other subscriber"}},
        std::pair{Role::plot, RoleInfo{"XYPlot", "", "XYPlot"}},
        std::pair{Role::event_locator, RoleInfo{"EventLocator", "", "event locator"}},
        std::pair{Role::simulator, RoleInfo{"Simulator", "", "Simulator"}},
        std::pair{Role::estimator, RoleInfo{"Estimator", "", "estimator"}},
        std::pair{Role::smoother, RoleInfo{"Smoother", "", "Smoother"}},
        std::pair{Role::display, RoleInfo{"DynamicDataDisplay", "", "DynamicDataDisplay"}},
    };
    for (const auto& [known, row] : roles) {
        if (known == role) {
            return row;
        }
    }
    return anything;
}

std::vector<Mention> read_mentions(const script::Tree& tree, const SymbolTable& symbols) {
    std::vector<Mention> mentions;
    mentions.reserve(tree.statements().size());
    Reader reader(symbols, mentions);
    const std::vector<Statement>& statements = tree.statements();
    const std::uint32_t first_assignment = end_of_settings(tree);
    // GMAT takes a call with several outputs for a command wherever it stands.
    const auto is_command = [](const Statement& statement) {
        return statement.kind() == NodeKind::command ||
               (statement.kind() == NodeKind::call && script::read_call(statement).outputs.size() > 1);
    };
    for (std::uint32_t i = 0; i < statements.size(); ++i) {
        if (i >= first_assignment || is_command(statements[i])) {
            reader.read(statements[i], i);
        }
    }
    return mentions;
}

}  // namespace gmat_copilot::lint
