#include "script/view.hpp"

#include "helpers.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::script;
using Texts = std::vector<std::string>;

TEST_CASE("Create tells its type, names and sizes") {
    const Tree tree = parse("GMAT Create Array A[3,3] B[2] C[v,1];");
    const CreateView view = read_create(tree.statements().at(0));
    CHECK(view.type.text() == "Array");
    REQUIRE(view.names.size() == 3);
    CHECK(created_name(view.names[0]) == "A");
    CHECK(created_dimensions(view.names[0]) == std::pair(3, 3));
    CHECK(created_dimensions(view.names[1]) == std::pair(1, 2));
    CHECK_FALSE(created_dimensions(view.names[2]).has_value());
    CHECK(tree.statements().at(0).gmat_prefix);
    CHECK(tree.statements().at(0).keyword == "Create");
}

TEST_CASE("an assignment has a target and a value") {
    const Tree tree = parse("FM.GravityField.Earth.Degree = 8");
    const AssignmentView view = read_assignment(tree.statements().at(0));
    CHECK(path_parts(view.target) == std::vector<std::string_view>{"FM", "GravityField", "Earth", "Degree"});
    CHECK(view.value.is(NodeKind::number));
    CHECK(path_parts(view.value).empty());
}

TEST_CASE("a label before an assignment is not its target") {
    const Tree tree = test::mission("GMAT 'raise it' A(1,2) = 2*x");
    const Statement& statement = test::command(tree);
    const AssignmentView view = read_assignment(statement);
    CHECK(statement.label.unquoted() == "raise it");
    CHECK(view.target.is(NodeKind::call_expr));
    CHECK(view.target.text() == "A(1,2)");
    CHECK(view.value.op() == Op::multiply);
}

TEST_CASE("Propagate tells groups, conditions and settings apart") {
    const Tree tree = test::mission(
        "Propagate 'coast' BackProp Prop(Sat, Sat2) -P2(S3, {S3.Periapsis}) {Sat.ElapsedSecs = 60, Sat.Earth.Apoapsis, "
        "StopTolerance = 1e-5, OrbitColor = Red}");
    const PropagateView view = read_propagate(test::command(tree));
    CHECK(view.mode.text() == "BackProp");
    REQUIRE(view.groups.size() == 2);
    CHECK(view.groups[0].propagator.text() == "Prop");
    CHECK(test::texts(view.groups[0].craft) == Texts{"Sat", "Sat2"});
    CHECK_FALSE(view.groups[0].backwards);
    CHECK(view.groups[1].backwards);
    CHECK(test::texts(view.conditions) == Texts{"S3.Periapsis", "Sat.ElapsedSecs = 60", "Sat.Earth.Apoapsis"});
    CHECK(test::texts(view.options) == Texts{"StopTolerance = 1e-5", "OrbitColor = Red"});
    CHECK(test::command(tree).label.unquoted() == "coast");
}

TEST_CASE("an object command tells its object, arguments and options") {
    const Tree vary = test::mission("Vary 'dv' DC(Burn.Element1 = 0.1, {Perturbation = 1e-4, MaxStep = 0.5})");
    const ObjectCommandView view = read_object_command(test::command(vary));
    CHECK(view.object.text() == "DC");
    CHECK(test::texts(view.arguments) == Texts{"Burn.Element1 = 0.1"});
    CHECK(view.arguments.front().is(NodeKind::option));
    CHECK(test::texts(view.options) == Texts{"Perturbation = 1e-4", "MaxStep = 0.5"});

    const Tree maneuver = test::mission("Maneuver BackProp Burn(Sat)");
    CHECK(read_object_command(test::command(maneuver)).mode.text() == "BackProp");
    CHECK(read_object_command(test::command(maneuver)).object.text() == "Burn");

    const Tree constraint = test::mission("NonlinearConstraint NLP(v <= 5)");
    CHECK(read_object_command(test::command(constraint)).arguments.front().op() == Op::less_equal);
}

TEST_CASE("a solver block tells its solver and options") {
    const Tree tree = test::mission("Target 'raise' DC {SolveMode = Solve, ExitMode = SaveAndContinue}\nEndTarget");
    const SolverBlockView view = read_solver_block(test::command(tree));
    CHECK(view.solver.text() == "DC");
    CHECK(test::texts(view.options) == Texts{"SolveMode = Solve", "ExitMode = SaveAndContinue"});
}

TEST_CASE("a list command is its items") {
    const Tree tree = test::mission("Report 'state' rf Sat.SMA A(1, 2) v;");
    CHECK(test::texts(read_list_command(test::command(tree)).items) == Texts{"rf", "Sat.SMA", "A(1, 2)", "v"});
}

TEST_CASE("a condition is comparisons and what joins them, in order") {
    const Tree tree = test::mission("If v > 1 & w <= -2 | A(1,2) ~= 3\nEndIf");
    const ConditionView view = read_condition(test::command(tree));
    REQUIRE(view.comparisons.size() == 3);
    CHECK(view.comparisons[0].left.text() == "v");
    CHECK(view.comparisons[0].op == Op::greater);
    CHECK(view.comparisons[1].right.text() == "-2");
    CHECK(view.comparisons[2].op == Op::not_equal);
    CHECK(view.joins == std::vector{Op::logical_and, Op::logical_or});
}

TEST_CASE("For has a step or none") {
    const Tree tree = test::mission("For I = 10:-2:n\nEndFor\nFor J = 1:3\nEndFor");
    const ForView stepped = read_for(tree.statements().at(1));
    CHECK(stepped.variable.text() == "I");
    CHECK(stepped.start.text() == "10");
    CHECK(stepped.step.text() == "-2");
    CHECK(stepped.end.text() == "n");
    const ForView plain = read_for(tree.statements().at(3));
    CHECK_FALSE(plain.step);
    CHECK(plain.end.text() == "3");
}

TEST_CASE("a call has outputs, a function and inputs") {
    const Tree tree = test::mission("[a, b] = F(x, 'y')\nG(1)\nH");
    const CallView full = read_call(tree.statements().at(1));
    CHECK(test::texts(full.outputs) == Texts{"a", "b"});
    CHECK(full.function.text() == "F");
    CHECK(test::texts(full.inputs) == Texts{"x", "'y'"});
    CHECK(read_call(tree.statements().at(2)).function.text() == "G");
    CHECK(read_call(tree.statements().at(3)).function.text() == "H");
    CHECK(read_call(tree.statements().at(3)).inputs.empty());
}

TEST_CASE("a reader of the wrong statement gives empty answers") {
    const Tree tree = parse("Sat.SMA 7000\nEndIf");
    for (const Statement& statement : tree.statements()) {
        CHECK_FALSE(read_create(statement).type);
        CHECK_FALSE(read_assignment(statement).target);
        CHECK(read_propagate(statement).groups.empty());
        CHECK(read_condition(statement).comparisons.empty());
        CHECK_FALSE(read_for(statement).variable);
        CHECK_FALSE(read_object_command(statement).object);
        CHECK_FALSE(read_call(statement).function);
    }
}
