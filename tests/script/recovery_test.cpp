#include <algorithm>

#include "helpers.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::script;
namespace text = gmat_copilot::text;

namespace {

struct Case {
    std::string line;
    std::string at;       ///< the text of the span
    std::string message;  ///< a part of it
    std::string mended;   ///< the line after the fix; empty: no fix is expected
};

/// Parses the line between two good ones and checks that they survive.
void check(const Case& c, bool in_mission) {
    INFO(c.line);
    const std::string before = in_mission ? "BeginMissionSequence\n" : "Create Variable before\n";
    const std::string source = before + c.line + "\nlast = 1\n";
    const Tree tree = parse(source);
    REQUIRE(tree.diagnostics().size() == 1);
    const text::Diagnostic& found = tree.diagnostics().front();
    CHECK(test::is_form(found));
    CHECK(found.severity == text::Severity::error);
    CHECK(tree.source().slice(found.span) == c.at);
    CHECK_THAT(found.message, ContainsSubstring(c.message));
    REQUIRE(tree.statements().size() == 3);
    CHECK(tree.statements()[1].kind() == NodeKind::broken);
    CHECK(tree.statements()[1].node.child_count() == 0);
    CHECK(tree.statements()[2].kind() == NodeKind::assignment);
    CHECK(tree.print() == source);
    CHECK(found.fix.has_value() == !c.mended.empty());
    if (found.fix) {
        const std::string mended = text::apply_edits(source, found.fix->edits);
        CHECK(mended == before + c.mended + "\nlast = 1\n");
        CHECK((parse(mended).diagnostics().empty() || !found.fix->safe));
    }
}

}  // namespace

TEST_CASE("a broken declaration is told once, where it went wrong, and the rest is read") {
    const Case cases[] = {
        {"Sat.SMA 7000", " ", "\"=\" is missing", "Sat.SMA = 7000"},
        {"Sat.SMA =", "=", "no value follows", ""},
        {"Sat.SMA == 7000", "==", "not with \"==\"", "Sat.SMA = 7000"},
        {"Sat.SMA : 7000", ":", "not with \":\"", "Sat.SMA = 7000"},
        {"Prop.Type := RK", ":=", "not with \":=\"", "Prop.Type = RK"},
        {"em->PointMasses = {Earth}", "->", "with a dot", "em.PointMasses = {Earth}"},
        {"Sat.SMA = 7000; Sat.ECC = 0.01;", "Sat.ECC = 0.01", "one statement only", "Sat.SMA = 7000;\nSat.ECC = 0.01;"},
        {"Sat SMA = 7000", "Sat SMA", "can be assigned to", "Sat.SMA = 7000"},
        {"A[1,1] = 4", "[1,1]", "round brackets", "A(1,1) = 4"},
        {"s = \"hello\"", "\"hello\"", "single quotes", "s = 'hello'"},
        {"s = 'hello", "'hello", "never closed", "s = 'hello'"},
        {"FM.PointMasses = {Earth, Luna", "{", "never closed", "FM.PointMasses = {Earth, Luna}"},
        {"FM.PointMasses = {Earth}}", "}", "nothing is open", "FM.PointMasses = {Earth}"},
        {"FM.PointMasses = Earth}", "}", "nothing is open", "FM.PointMasses = {Earth}"},
        {"# a comment", "#", "a comment begins with %", "% a comment"},
        {"// a comment", "//", "a comment begins with %", "% a comment"},
        {"/* a comment */", "/*", "a comment begins with %", "% a comment */"},
        {"FM.PointMasses = {Earth}; # nominal", "# nominal", "a comment begins with %",
         "FM.PointMasses = {Earth}; % nominal"},
        {"gmat Sat.SMA = 1", "gmat", "capitals", "GMAT Sat.SMA = 1"},
        {"Create Variable x = 3", "= 3", "cannot set a value", "Create Variable x\nx = 3"},
        {"Create Spacecraft", "Create Spacecraft", "needs a name", ""},
        {"Create Array B [2,3]", "[2,3]", "no blank", "Create Array B[2,3]"},
        {"'text' v = 1", "'text'", "a label may stand behind", "v = 1"},
        {"#include 'x.script'", "#include", "capital I", "#Include 'x.script'"},
        {"rf.Filename = a..txt", "..", "two dots", ""},
        {"42", "42", "not a GMAT statement", ""},
        {"Mission Sequence:", "Mission Sequence:", "no command \"Mission\"", "% Mission Sequence:"},
    };
    for (const Case& c : cases) {
        check(c, false);
    }
}

TEST_CASE("a broken command is told once, where it went wrong, and the rest is read") {
    const Case cases[] = {
        {"v += 1", "+=", "GMAT has no \"+=\"", "v = v + 1"},
        {"v *= a + b", "*=", "GMAT has no \"*=\"", "v = v * (a + b)"},
        {"v++", "++", "GMAT has no \"++\"", "v = v + 1"},
        {"v = 2**3", "**", "with \"^\"", "v = 2^3"},
        {"v = 1; w = 2;", "w = 2", "one statement only", "v = 1;\nw = 2;"},
        {"v = (1 + 2", "(", "never closed", "v = (1 + 2)"},
        {"v = 1 + 2)", ")", "nothing is open", "v = 1 + 2"},
        {"v = 1 2", "2", "cannot stand here", ""},
        {"v = w > 1", ">", "comparison", ""},
        {"3 = v", "3", "left side", ""},
        {"rf.Write", "rf.Write", "a name alone", ""},
        {"Prop.Propagate(Sat)", "Prop.Propagate(Sat)", "not something that can be called", ""},
        {"NoOp now", "now", "nothing may follow NoOp", "NoOp % now"},
        {"Propagate \"Coast\" Prop(Sat)", "\"Coast\"", "single quotes", "Propagate 'Coast' Prop(Sat)"},
        {"Propagate Prop(Sat {Sat.ElapsedSecs = 60}", "(", "never closed",
         "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}"},
        {"Propagate Prop Sat) {Sat.Periapsis}", ")", "nothing is open", "Propagate Prop(Sat) {Sat.Periapsis}"},
        {"Propagate Prop(Sat)) {Sat.Periapsis}", ")", "nothing is open", "Propagate Prop(Sat) {Sat.Periapsis}"},
        {"Propagate Prop(Sat) {Sat.ElapsedSecs = 60", "{", "never closed",
         "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}"},
        {"Propagate Prop(Sat) Sat.ElapsedSecs = 60}", "}", "nothing is open",
         "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}"},
        {"Propagate Prop(Sat) Sat.ElapsedSecs = 60", "Sat.ElapsedSecs = 60", "braces",
         "Propagate Prop(Sat) {Sat.ElapsedSecs = 60}"},
        {"Propagate Prop(Sat), {Sat.Periapsis}", ",", "no comma", "Propagate Prop(Sat) {Sat.Periapsis}"},
        {"Propagate Prop Sat {Sat.Periapsis}", "Prop Sat", "needs a spacecraft", "Propagate Prop(Sat) {Sat.Periapsis}"},
        {"PropagateProp(Sat) {Sat.Periapsis}", "PropagateProp", "a blank is missing",
         "Propagate Prop(Sat) {Sat.Periapsis}"},
        {"Propagate Prop(Sat) {Sat.SMA > 7000}", ">", "with \"=\" only", "Propagate Prop(Sat) {Sat.SMA = 7000}"},
        {"Propagate Prop(Sat) {Sat.Periapsis Sat.Apoapsis}", " ", "a comma is missing",
         "Propagate Prop(Sat) {Sat.Periapsis, Sat.Apoapsis}"},
        {"Global v, w", ",", "not by commas", "Global v w"},
        {"Maneuver Burn Sat", "Burn Sat", "round brackets", "Maneuver Burn(Sat)"},
        {"Report rf Sat.SMA, Sat.ECC", ",", "not by commas", "Report rf Sat.SMA Sat.ECC"},
        {"Report rf(Sat.SMA)", "(", "takes no brackets", "Report rf Sat.SMA"},
        {"Report rf {Sat.SMA, Sat.ECC}", "{", "takes no brackets", "Report rf Sat.SMA Sat.ECC"},
        {"Report rf Sat.SMA+1", "+", "names only", ""},
        {"Report rf", "rf", "what to write", ""},
        {"Vary DC(v = 0.1, Perturbation = 1e-4)", "Perturbation = 1e-4", "in braces",
         "Vary DC(v = 0.1, {Perturbation = 1e-4})"},
        {"Achieve DC(Sat.SMA > 7300)", ">", "takes \"=\" only", "Achieve DC(Sat.SMA = 7300)"},
        {"Vary DC(Burn.Element1)", "DC(Burn.Element1)", "needs \"=\"", ""},
        {"ElseIf v > 0", "ElseIf", "no ElseIf", ""},
    };
    for (const Case& c : cases) {
        check(c, true);
    }
}

TEST_CASE("a broken condition is told what GMAT writes instead") {
    const Case cases[] = {
        {"If (v > 1)", "(v > 1)", "no brackets", "If v > 1"},
        {"If v > 1 && w < 2", "&&", "single \"&\"", "If v > 1 & w < 2"},
        {"If v > 1 or w < 2", "or", "with \"|\"", "If v > 1 | w < 2"},
        {"If v != 1", "!=", "\"~=\"", "If v ~= 1"},
        {"If v = 1", "=", "\"==\"", "If v == 1"},
        {"If v => 1", "=>", "\">=\"", "If v >= 1"},
        {"If v > 1 then", "then", "no \"then\"", "If v > 1"},
        {"If v + 1 > 2", "+", "each side", ""},
        {"If v", "v", "compares two values", ""},
        {"If", "If", "needs a condition", ""},
        {"For (v = 1:3)", "(v = 1:3)", "no brackets", "For v = 1:3"},
        {"For v in 1:3", "in", "behind \"=\"", "For v = 1:3"},
        {"For v = 1 to 3", "to", "\":\"", "For v = 1 : 3"},
        {"For v = 1", "1", "needs a \":\"", ""},
    };
    for (const Case& c : cases) {
        INFO(c.line);
        const std::string end = c.line.starts_with("If") ? "EndIf" : "EndFor";
        const Tree tree = test::mission(c.line + "\nlast = 1\n" + end);
        REQUIRE(tree.diagnostics().size() == 1);
        const text::Diagnostic& found = tree.diagnostics().front();
        CHECK(tree.source().slice(found.span) == c.at);
        CHECK_THAT(found.message, ContainsSubstring(c.message));
        REQUIRE(found.fix.has_value() == !c.mended.empty());
        if (found.fix) {
            CHECK(text::apply_edits(tree.source().text(), found.fix->edits) ==
                  "BeginMissionSequence\n" + c.mended + "\nlast = 1\n" + end + "\n");
        }
    }
}

TEST_CASE("a Markdown fence can be dropped") {
    const Tree tree = parse("```matlab\nCreate Variable v\n```\n");
    REQUIRE(tree.diagnostics().size() == 2);
    REQUIRE(tree.diagnostics()[0].fix);
    CHECK(text::apply_edits(tree.source().text(), tree.diagnostics()[0].fix->edits) == "\nCreate Variable v\n```\n");
}

TEST_CASE("a comment behind the continuation mark can be dropped") {
    const Tree tree = parse("FM.PointMasses = {Earth, ... % the moon too\n  Luna}\n");
    REQUIRE_FALSE(tree.diagnostics().empty());
    const text::Diagnostic& found = tree.diagnostics().front();
    CHECK_THAT(found.message, ContainsSubstring("a comment may not follow"));
    REQUIRE(found.fix);
    CHECK(parse(text::apply_edits(tree.source().text(), found.fix->edits)).diagnostics().empty());
}

TEST_CASE("bytes outside ASCII are told once, and the rest is read") {
    const Tree tree = parse("% \xC3\xA9\nCreate Variable\xC2\xA0v\ns = \xE2\x80\x98hi\xE2\x80\x99\nSat.SMA 7000\n");
    REQUIRE(tree.diagnostics().size() == 2);
    CHECK_THAT(tree.diagnostics()[0].message, ContainsSubstring("GMAT rejects the whole file"));
    CHECK(tree.source().slice(tree.diagnostics()[0].span) == "\xC3\xA9");
    CHECK(test::line_of(tree, tree.diagnostics()[1]) == 4);
    CHECK(tree.statements()[0].kind() == NodeKind::create);
    REQUIRE(tree.diagnostics()[0].fix);
    CHECK(text::apply_edits(tree.source().text(), tree.diagnostics()[0].fix->edits) ==
          "% e\nCreate Variable v\ns = 'hi'\nSat.SMA 7000\n");
}

TEST_CASE("a foreign letter in a value has no certain replacement") {
    const Tree tree = parse("s = '\xC3\xA9'\n");
    REQUIRE(tree.diagnostics().size() == 1);
    REQUIRE(tree.diagnostics()[0].fix.has_value());
    CHECK_FALSE(tree.diagnostics()[0].fix->safe);
    CHECK_FALSE(parse("s = '\xE2\x98\x83'\n").diagnostics().at(0).fix.has_value());
}
