#include "helpers.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::script;

namespace {

std::string dump_of(const std::string& text) { return dump(parse(text)); }

}  // namespace

TEST_CASE("the dump of a declaration") {
    CHECK(dump_of("Create Array A[3,3]\nSat.Epoch = 01 Jan 2025 12:00:00.000; % comment\nSat.SMA = -7e3\n") ==
          "#0 line 1 parent - match -\n"
          "  create <Create Array A[3,3]>\n"
          "    type_name <Array>\n"
          "    created_name <A[3,3]>\n"
          "      number <3>\n"
          "      number <3>\n"
          "#1 line 2 parent - match -\n"
          "  assignment <Sat.Epoch = 01 Jan 2025 12:00:00.000>\n"
          "    path <Sat.Epoch>\n"
          "      identifier <Sat>\n"
          "      identifier <Epoch>\n"
          "    raw <01 Jan 2025 12:00:00.000>\n"
          "#2 line 3 parent - match -\n"
          "  assignment <Sat.SMA = -7e3>\n"
          "    path <Sat.SMA>\n"
          "      identifier <Sat>\n"
          "      identifier <SMA>\n"
          "    unary negate <-7e3>\n"
          "      number <7e3>\n");
}

TEST_CASE("the dump of a block") {
    CHECK(dump_of("BeginMissionSequence\nIf v > 1\n  GMAT v = -x^2\nElse\n  [a] = F(1)\nEndIf") ==
          "#0 line 1 parent - match - mission\n"
          "  command <BeginMissionSequence>\n"
          "    keyword <BeginMissionSequence>\n"
          "#1 line 2 parent - match 5 mission\n"
          "  command <If v > 1>\n"
          "    keyword <If>\n"
          "    binary > <v > 1>\n"
          "      path <v>\n"
          "        identifier <v>\n"
          "      number <1>\n"
          "#2 line 3 parent 1 match - mission GMAT\n"
          "  assignment <GMAT v = -x^2>\n"
          "    path <v>\n"
          "      identifier <v>\n"
          "    unary negate <-x^2>\n"
          "      binary ^ <x^2>\n"
          "        path <x>\n"
          "          identifier <x>\n"
          "        number <2>\n"
          "#3 line 4 parent - match 1 mission\n"
          "  command <Else>\n"
          "    keyword <Else>\n"
          "#4 line 5 parent 1 match - mission\n"
          "  call <[a] = F(1)>\n"
          "    matrix <[a]>\n"
          "      row <a>\n"
          "        path <a>\n"
          "          identifier <a>\n"
          "    call_expr <F(1)>\n"
          "      path <F>\n"
          "        identifier <F>\n"
          "      number <1>\n"
          "#5 line 6 parent - match 1 mission\n"
          "  command <EndIf>\n"
          "    keyword <EndIf>\n");
}

TEST_CASE("operators bind as GMAT computes them") {
    struct Case {
        std::string text;
        std::string shape;  // fully bracketed
    };
    const auto shape = [](const auto& self, NodeRef node) -> std::string {
        switch (node.kind()) {
            case NodeKind::binary: {
                const char* const names[] = {"?", "+", "-", "*", "/", "^"};
                return "(" + self(self, node.child(0)) + names[static_cast<int>(node.op())] +
                       self(self, node.child(1)) + ")";
            }
            case NodeKind::unary: return (node.op() == Op::negate ? "(-" : "(+") + self(self, node.child(0)) + ")";
            case NodeKind::transpose: return "(" + self(self, node.child(0)) + "')";
            default: return std::string(node.text());
        }
    };
    const Case cases[] = {
        {"2^3^2", "((2^3)^2)"},
        {"-2^2", "(-(2^2))"},
        {"2*-3^2", "(2*(-(3^2)))"},
        {"2^-1^2", "((2^(-1))^2)"},
        {"6/2*3", "((6/2)*3)"},
        {"6-2-1", "((6-2)-1)"},
        {"2*3-4/2+1", "(((2*3)-(4/2))+1)"},
        {"-3*-2", "((-3)*(-2))"},
        {"5 - -2", "(5-(-2))"},
        {"2*(a+b)", "(2*(a+b))"},
        {"A'*B", "((A')*B)"},
        {"(a+b)'", "((a+b)')"},
        {"2^-2*3", "((2^(-2))*3)"},
        {"a - (b - c)", "(a-(b-c))"},
        {"f(1) + A(1,2)", "(f(1)+A(1,2))"},
    };
    for (const Case& c : cases) {
        const Tree tree = test::mission("v = " + c.text);
        INFO(c.text);
        REQUIRE(tree.diagnostics().empty());
        CHECK(shape(shape, test::command(tree).node.child(1)) == c.shape);
    }
}

TEST_CASE("a value before the mission sequence is taken as it stands") {
    const struct {
        std::string value;
        NodeKind kind;
    } cases[] = {
        {"7000", NodeKind::number},
        {"-7000", NodeKind::unary},
        {"'text'", NodeKind::string},
        {"Earth", NodeKind::path},
        {"{Earth, Luna}", NodeKind::brace_list},
        {"[1 2; 3 4]", NodeKind::matrix},
        {"report.txt", NodeKind::path},
        {"CCSDS-AEM", NodeKind::raw},
        {"01 Jan 2025 12:00:00.000", NodeKind::raw},
        {"7000 km", NodeKind::raw},
        {"6378 + 622", NodeKind::raw},
        {"../out/a b.txt", NodeKind::raw},
        {"7.0D3", NodeKind::raw},
        {"{}", NodeKind::brace_list},
        {"'a.txt' b", NodeKind::raw},
    };
    for (const auto& c : cases) {
        const Tree tree = parse("Obj.Field = " + c.value + ";");
        INFO(c.value);
        REQUIRE(tree.diagnostics().empty());
        const NodeRef value = tree.statements().at(0).node.child(1);
        CHECK(value.kind() == c.kind);
        CHECK(value.text() == c.value);
    }
}

TEST_CASE("a blank ends an element of a list") {
    const Tree tree = parse("V.Point = [0 -1, 2e3; A(1,2) b' -c]");
    const NodeRef matrix = tree.statements().at(0).node.child(1);
    REQUIRE(matrix.is(NodeKind::matrix));
    REQUIRE(matrix.child_count() == 2);
    CHECK(matrix.child(0).child_count() == 3);
    CHECK(matrix.child(1).child(1).is(NodeKind::transpose));
    CHECK(matrix.child(1).child(2).op() == Op::negate);
}

TEST_CASE("quotes and labels give up their text") {
    const Tree tree = parse("s = 'it''s 50% done'");
    CHECK(tree.statements().at(0).node.child(1).unquoted() == "it's 50% done");
    CHECK(tree.diagnostics().empty());
}

TEST_CASE("a statement goes on behind three dots") {
    const Tree tree = test::mission("v = 1 ...\n\n  + 2 ... \t\n + 3; % done\nw = 1");
    CHECK(tree.diagnostics().empty());
    REQUIRE(tree.statements().size() == 3);
    CHECK(tree.statements()[1].line == 2);
    CHECK(tree.statements()[2].line == 6);
    CHECK(tree.statements()[1].node.text() == "v = 1 ...\n\n  + 2 ... \t\n + 3");
}

TEST_CASE("every kind of line end separates statements") {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const Tree tree = parse("Create Variable v" + end + "BeginMissionSequence" + end + end + "v = 1" + end);
        CHECK(tree.statements().size() == 3);
        CHECK(tree.statements().back().line == 4);
        CHECK(tree.diagnostics().empty());
    }
}

TEST_CASE("a NUL byte ends the text") {
    const std::string text = std::string("Create Variable v") + '\0' + "foo bar baz (\n";
    const Tree tree = parse(text);
    CHECK(tree.statements().size() == 1);
    CHECK(tree.diagnostics().empty());
    CHECK(tree.print() == text);
}

TEST_CASE("the mission starts at the first command") {
    const Tree usual = parse("Create Variable v\nv = 1\nBeginMissionSequence\nv = 2\n");
    CHECK(usual.mission_start() == 2);
    CHECK(usual.has_begin_mission_sequence());
    CHECK_FALSE(usual.statements()[1].in_mission_sequence);
    CHECK(usual.statements()[3].in_mission_sequence);

    const Tree early = parse("Create Variable v\nv = 1\nStop\nBeginMissionSequence\n");
    CHECK(early.mission_start() == 2);

    const Tree without = parse("Create Variable v\nv = 1\n#Include 'x'\nObj.SetModelParameter(A, B)\n");
    CHECK(without.mission_start() == without.statements().size());
    CHECK_FALSE(without.has_begin_mission_sequence());
}

TEST_CASE("what GMAT rejects for its meaning is read") {
    for (const std::string line :
         {"Sat.SMA = 7000 km", "Sat.SMA = 'x'", "Sat.NoSuchField = 1", "Create Spacecraft 2Sat",
          "Create Spacecraft Sat-2", "FM.PointMasses = Earth", "FM.PointMasses = [Earth, Luna]"}) {
        INFO(line);
        CHECK(parse(line).diagnostics().empty());
    }
    for (const std::string line :
         {"propagate Prop(Sat) {Sat.ElapsedSecs = 60}", "if x > 1", "for k = 1:3", "this is not a command",
          "create Spacecraft S2", "Coast Prop(Sat)", "disp(v)", "EndMissionSequence"}) {
        INFO(line);
        const Tree tree = test::mission(line);
        CHECK(tree.diagnostics().empty());
        CHECK(test::command(tree).kind() != NodeKind::broken);
    }
}

TEST_CASE("a function file is read") {
    const Tree tree = parse("function [q, r] = F(a, b)\nCreate Variable q\nBeginMissionSequence\nq = a*b\n");
    CHECK(tree.diagnostics().empty());
    CHECK(tree.statements()[0].keyword == "function");
}

TEST_CASE("a moved tree keeps its nodes") {
    Tree tree = parse("Create Variable v");
    const NodeRef node = tree.statements()[0].node;
    const Tree moved = std::move(tree);
    CHECK(node.text() == "Create Variable v");
    CHECK(moved.statements()[0].node == node);
}
