// The typed view: what a statement says, so that rules, engine and planner never split text again.
//
// Each reader takes a Statement of a parsed Tree and returns plain data that points back into the tree. A reader never
// fails: what is missing is null or empty, and the linter says what GMAT thinks of that.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::script {

/// Create TYPE NAME[dims] ...
struct CreateView {
    NodeRef type;
    std::vector<NodeRef> names;  ///< created_name nodes
};
[[nodiscard]] CreateView read_create(const Statement& statement);
/// The bare name of a created_name node (without dimensions).
[[nodiscard]] std::string_view created_name(NodeRef node);
/// Dimensions of a created_name: {rows, columns}; A[3] is a row, {1, 3}; null when not two literal positive integers or
/// one.
[[nodiscard]] std::optional<std::pair<int, int>> created_dimensions(NodeRef node);

/// LHS = VALUE
struct AssignmentView {
    NodeRef target;  ///< path or call_expr (an array element)
    NodeRef value;   ///< null when nothing follows the '='
};
[[nodiscard]] AssignmentView read_assignment(const Statement& statement);

/// The dotted parts of a path node, as views into the source.
[[nodiscard]] std::vector<std::string_view> path_parts(NodeRef path);
/// The first and the last of them, "Sat" and "SMA" of Sat.Earth.SMA; of any other node, its text.
[[nodiscard]] std::string_view first_part(NodeRef path);
[[nodiscard]] std::string_view last_part(NodeRef path);
/// What follows the first: "Earth.SMA"; empty when there is one part only.
[[nodiscard]] std::string_view after_first_part(NodeRef path);
/// True for a path of several parts: a field or a parameter, not an object.
[[nodiscard]] bool is_dotted(NodeRef node);

/// The items of a list in braces, or of a matrix row by row; of any other node, itself; of null, none.
[[nodiscard]] std::vector<NodeRef> list_elements(NodeRef value);

/// Propagate ['label'] [BackProp|Synchronized] Prop(Sat, Sat2) Prop2(Sat3) {conditions}
struct PropagateView {
    struct Group {
        NodeRef propagator;          ///< path
        std::vector<NodeRef> craft;  ///< paths or quoted names: spacecraft and formations
        std::vector<NodeRef> along;  ///< STM, AMatrix, Covariance: what is propagated with them, quoted or not
        bool backwards = false;      ///< "-Prop(Sat)"
    };
    NodeRef mode;  ///< BackProp or Synchronized, or null
    std::vector<Group> groups;
    std::vector<NodeRef> conditions;  ///< path (Sat.Periapsis) or option (Sat.ElapsedSecs = 60), stop conditions only
    std::vector<NodeRef> options;     ///< option nodes that are settings: StopTolerance, OrbitColor, ...
};
[[nodiscard]] PropagateView read_propagate(const Statement& statement);
/// The text of a node without the single quotes around it.
[[nodiscard]] std::string_view unquoted(NodeRef node);

/// COMMAND OBJECT(ARGUMENTS) {OPTIONS}: Maneuver, Vary, Achieve, BeginFiniteBurn, Minimize, NonlinearConstraint, ...
struct ObjectCommandView {
    NodeRef mode;                    ///< BackProp, or null
    NodeRef object;                  ///< the burn or solver (path)
    std::vector<NodeRef> arguments;  ///< nodes within the parentheses, brace lists excluded
    std::vector<NodeRef> options;    ///< option nodes from brace lists within or after the parentheses
};
[[nodiscard]] ObjectCommandView read_object_command(const Statement& statement);

/// Target/Optimize SOLVER {options}
struct SolverBlockView {
    NodeRef solver;                ///< path
    std::vector<NodeRef> options;  ///< option nodes: SolveMode, ExitMode, ...
};
[[nodiscard]] SolverBlockView read_solver_block(const Statement& statement);

/// Report FILE item item ..., Toggle a b On, Save a, PenUp a ...: a list of plain items.
struct ListCommandView {
    std::vector<NodeRef> items;
};
[[nodiscard]] ListCommandView read_list_command(const Statement& statement);

/// If / While: comparisons joined by & and |. `joins[i]` stands between comparison i and i + 1.
struct ConditionView {
    struct Comparison {
        NodeRef left;
        Op op = Op::none;
        NodeRef right;
    };
    std::vector<Comparison> comparisons;
    std::vector<Op> joins;
};
[[nodiscard]] ConditionView read_condition(const Statement& statement);

/// For VARIABLE = START:[STEP:]END
struct ForView {
    NodeRef variable;
    NodeRef start;
    NodeRef step;  ///< null: 1
    NodeRef end;
};
[[nodiscard]] ForView read_for(const Statement& statement);

/// [out, ...] = F(in, ...), F(in), F
struct CallView {
    std::vector<NodeRef> outputs;
    NodeRef function;  ///< path
    std::vector<NodeRef> inputs;
};
[[nodiscard]] CallView read_call(const Statement& statement);

}  // namespace gmat_copilot::script
