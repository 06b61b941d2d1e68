#include "helpers.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::script;

namespace {

std::vector<std::string> complaints(const std::string& commands) {
    const Tree tree = test::mission(commands);
    std::vector<std::string> all;
    for (const auto& diagnostic : tree.diagnostics()) {
        CHECK(diagnostic.rule == "unbalanced-block");
        all.push_back(std::to_string(test::line_of(tree, diagnostic)) + ": " + diagnostic.message);
    }
    return all;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("opener and terminator know each other, and what stands between knows the opener") {
    const Tree tree = test::mission("While v < 3\nTarget DC\nVary DC(v = 1)\nEndTarget\nEndWhile");
    const auto& statements = tree.statements();
    CHECK(statements[1].match == 5);
    CHECK(statements[5].match == 1);
    CHECK(statements[2].parent == 1);
    CHECK(statements[2].match == 4);
    CHECK(statements[3].parent == 2);
    CHECK(statements[4].parent == 1);
    CHECK(statements[5].parent == no_statement);
}

TEST_CASE("Else knows its If, and GMAT takes two of them") {
    const Tree tree = test::mission("If v > 1\nElse\nv = 1\nElse\nEndIf");
    CHECK(tree.diagnostics().empty());
    CHECK(tree.statements()[2].match == 1);
    CHECK(tree.statements()[3].parent == 1);
}

TEST_CASE("a missing end points at the opener") {
    CHECK(complaints("If v > 1\nv = 1") == List{"2: If is never closed: EndIf is missing"});
    CHECK(complaints("For v = 1:3\nIf v > 1\nEndFor") == List{"4: EndIf is missing here: the If is never closed"});
}

TEST_CASE("an end too many points at itself") {
    CHECK(complaints("v = 1\nEndIf") == List{"3: EndIf without If: no block is open here"});
    CHECK(complaints("If v > 1\nEndFor\nEndIf") == List{"3: EndFor without For: here the If of line 2 is open"});
}

TEST_CASE("the wrong end is one mistake, and is offered the right word") {
    const Tree tree = test::mission("Optimize NLP\nEndIf");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK(tree.diagnostics()[0].message == "expected EndOptimize but found EndIf: the Optimize of line 2 is open");
    REQUIRE(tree.diagnostics()[0].fix);
    CHECK(tree.diagnostics()[0].fix->edits[0].text == "EndOptimize");
}

TEST_CASE("crossed blocks are one mistake") {
    CHECK(complaints("If v > 1\nFor w = 1:3\nEndIf\nEndFor") ==
          List{"4: expected EndFor but found EndIf: the For of line 3 is still open, and blocks may not cross"});
}

TEST_CASE("Else outside an If is told") {
    CHECK(complaints("Else") == List{"2: Else without an If: no block is open here"});
    CHECK(complaints("While v < 1\nElse\nEndWhile") == List{"3: Else without an If: here the While of line 2 is open"});
}

TEST_CASE("\"end\" is told where it stands, with the word to write and where its block began") {
    const Tree tree = test::mission("For v = 1:3\nIf v > 1\nend;\nend");
    REQUIRE(tree.diagnostics().size() == 2);
    const auto& first = tree.diagnostics()[0];
    CHECK(test::line_of(tree, first) == 4);
    CHECK(first.message == "\"end\" is not how GMAT ends the If: EndIf is expected here");
    CHECK(first.notes == List{"the If was opened here: line 3"});
    CHECK(gmat_copilot::text::apply_edits(tree.source().text(), first.fix->edits) ==
          "BeginMissionSequence\nFor v = 1:3\nIf v > 1\nEndIf;\nend\n");
    CHECK(tree.diagnostics()[1].message == "\"end\" is not how GMAT ends the For: EndFor is expected here");
}

TEST_CASE("a missing end is told where the indentation ends") {
    const Tree tree = test::mission("If v > 1\n   v = 2\n\nv = 3");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK(test::line_of(tree, tree.diagnostics()[0]) == 4);
    CHECK(tree.diagnostics()[0].message == "EndIf is missing here: the If is never closed");
    CHECK(tree.diagnostics()[0].notes == List{"the If was opened here: line 2"});
}

TEST_CASE("a block stays a block when the line that opens it is broken") {
    const Tree tree = test::mission("If (v > 1)\nv = 2\nEndIf");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK(tree.diagnostics()[0].rule == "foreign-syntax");
    CHECK(tree.statements()[1].match == 3);
    CHECK(tree.statements()[2].parent == 1);
}

TEST_CASE("lower-case block words pair among themselves") {
    CHECK(complaints("for v = 1:3\nw = v\nEndFor").empty());
    CHECK(complaints("beginscript\nw = v\nEndScript").empty());
}

TEST_CASE("a mismatch notes where the open block began") {
    const Tree tree = test::mission("v = 1\nIf v > 1\nEndWhile\nEndIf");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK(tree.diagnostics()[0].notes == List{"the If was opened here: line 3"});
}

TEST_CASE("an end too many notes which block its like has ended") {
    const Tree tree = test::mission("If v > 1\nEndIf\nEndIf");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK(tree.diagnostics()[0].notes == List{"the If of line 2 was ended before: line 3"});
}

TEST_CASE("a missing end is offered where the indentation ends") {
    const Tree tree = test::mission("If v > 1\n   v = 2\nw = 3");
    REQUIRE(tree.diagnostics().size() == 1);
    REQUIRE(tree.diagnostics()[0].fix);
    CHECK_FALSE(tree.diagnostics()[0].fix->safe);
    CHECK(gmat_copilot::text::apply_edits(tree.source().text(), tree.diagnostics()[0].fix->edits) ==
          "BeginMissionSequence\nIf v > 1\n   v = 2\nEndIf\nw = 3\n");
}

TEST_CASE("a broken opener that is never closed is told once") {
    const Tree tree = test::mission("If (v > 1)\nv = 2");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK(tree.diagnostics()[0].rule == "foreign-syntax");
    CHECK(tree.diagnostics()[0].notes == List{"If is never closed: EndIf is missing"});
}

TEST_CASE("braces around a block are taken for its words") {
    const Tree tree = test::mission("If v > 1 {\nv = 2\n} Else {\nv = 3\n}\nw = 1");
    REQUIRE(tree.diagnostics().size() == 3);
    CHECK(tree.statements()[1].match == 5);
    CHECK(tree.statements()[3].match == 1);
    CHECK(tree.statements()[4].parent == 1);
    std::vector<gmat_copilot::text::Edit> edits;
    for (const auto& diagnostic : tree.diagnostics()) {
        REQUIRE(diagnostic.fix);
        edits.insert(edits.end(), diagnostic.fix->edits.begin(), diagnostic.fix->edits.end());
    }
    CHECK(gmat_copilot::text::apply_edits(tree.source().text(), edits) ==
          "BeginMissionSequence\nIf v > 1\nv = 2\nElse\nv = 3\nEndIf\nw = 1\n");
}

TEST_CASE("a brace that ends a list does not end a block") {
    const Tree tree = test::mission("If v > 1\nPropagate Prop(Sat) {\nSat.Periapsis\n}\n");
    REQUIRE(tree.diagnostics().size() >= 2);
    CHECK(tree.diagnostics()[0].message == "If is never closed: EndIf is missing");
}
