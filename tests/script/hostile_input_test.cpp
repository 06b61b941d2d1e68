// Input made to hurt: every text gives a tree, in time linear in its length, and is printed back byte for byte.
#include <random>

#include "helpers.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot::script;

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
    std::string all;
    all.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        all += piece;
    }
    return all;
}

Tree survives(const std::string& text) {
    Tree tree = parse(text);
    CHECK(tree.print() == text);
    CHECK(dump(tree).empty() == (tree.statements().empty() && tree.diagnostics().empty()));
    return tree;
}

}  // namespace

TEST_CASE("brackets without end") {
    for (const std::string open : {"(", "f(", "[", "{", "{a = ", "(1 + ", "'", "-", "A(1,", "a'", "[ - ", "[ - f(",
                                   "{ + [", "[-(", "f([", "- "}) {
        INFO(open);
        for (const std::string start : {"v = ", "BeginMissionSequence\nv = ", "BeginMissionSequence\nPropagate P(S) ",
                                        "BeginMissionSequence\nIf ", "BeginMissionSequence\nVary DC(", ""}) {
            survives(start + repeated(open, 100000));
        }
    }
}

TEST_CASE("brackets within the limit are read, one more is told") {
    const auto nested = [](int depth) {
        const auto n = static_cast<std::size_t>(depth);
        return "BeginMissionSequence\nv = " + repeated("(", n) + "1" + repeated(")", n) + "\nw = 1\n";
    };
    CHECK(parse(nested(max_nesting)).diagnostics().empty());
    const Tree tree = parse(nested(max_nesting + 1));
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK_THAT(tree.diagnostics()[0].message, ContainsSubstring("nested too deeply"));
    CHECK(tree.statements().size() == 3);
}

TEST_CASE("a sum that GMAT reads is read, one that no stack could hold is told") {
    CHECK(test::mission("v = " + repeated("1+", 4000) + "1").diagnostics().empty());
    const Tree tree = test::mission("v = " + repeated("1+", 1000000) + "1");
    REQUIRE(tree.diagnostics().size() == 1);
    CHECK_THAT(tree.diagnostics()[0].message, ContainsSubstring("too many operators"));
}

TEST_CASE("long lines and many lines") {
    CHECK(survives(repeated("Sat.SMA = 7000;\n", 200000)).statements().size() == 200000);
    CHECK(survives("FM.PointMasses = {" + repeated("Earth, ", 500000) + "}").diagnostics().empty());
    CHECK(survives("Sat.Name = " + repeated("word ", 500000)).diagnostics().empty());
    CHECK(survives("v = 1" + repeated(" ", 2000000) + "% end").diagnostics().empty());
    CHECK(survives("v = 1" + repeated(";", 2000000)).diagnostics().empty());
    survives("v = 1 " + repeated(" ...\n", 300000) + "2");
    survives(repeated("Sat.SMA 7000\n", 50000));
    survives(repeated("If v > 1\n", 100000));
    survives(repeated("EndIf\n", 100000));
    survives(repeated("If v > 1\nFor v = 1:2\n", 50000) + repeated("EndIf\nEndFor\n", 50000));
    survives(repeated("If v > 1\n", 50000) + repeated("end\n", 50000));
}

TEST_CASE("what is never terminated") {
    for (const std::string text : {"s = 'abc",
                                   "Propagate 'abc",
                                   "Create",
                                   "Create ",
                                   "Create Variable ...",
                                   "...",
                                   "v = ...\n",
                                   "#",
                                   "#Include",
                                   "%",
                                   "GMAT",
                                   "GMAT ",
                                   "GMAT GMAT",
                                   "'",
                                   "[",
                                   "[a",
                                   "[a]",
                                   "[a] =",
                                   "\r",
                                   ";",
                                   "If",
                                   "For v = 1:",
                                   "\xEF\xBB\xBF",
                                   "\xEF\xBB",
                                   "function",
                                   "Vary DC(",
                                   "\xFF",
                                   ". . ."}) {
        INFO(text);
        survives(text);
        survives("BeginMissionSequence\n" + text);
        survives(text + "\nBeginMissionSequence\nv = 1\n");
    }
    survives(std::string("\0", 1));
    survives(std::string("a\0b\0", 4));
}

TEST_CASE("random bytes, and random pieces of the language") {
    std::mt19937 random(20260101);
    const std::vector<std::string> pieces{"Create",    "Spacecraft",
                                          " ",         "\t",
                                          "\n",        "\r\n",
                                          "...",       ";",
                                          "%",         "'",
                                          "\"",        "(",
                                          ")",         "[",
                                          "]",         "{",
                                          "}",         ".",
                                          ",",         "=",
                                          "==",        "<",
                                          ">",         "~=",
                                          "+",         "-",
                                          "*",         "/",
                                          "^",         ":",
                                          "&",         "|",
                                          "Sat.SMA",   "7000",
                                          "1e",        "If",
                                          "EndIf",     "Else",
                                          "For",       "EndFor",
                                          "Propagate", "Vary",
                                          "Target",    "EndTarget",
                                          "Report",    "BeginMissionSequence",
                                          "GMAT",      "#Include",
                                          "end",       "\xC2\xA0",
                                          "\xE9"};
    for (int round = 0; round < 300; ++round) {
        std::string bytes;
        std::string words;
        for (int i = 0; i < 400; ++i) {
            bytes += static_cast<char>(random() % 256);
            words += pieces[random() % pieces.size()];
        }
        INFO("round " << round);
        survives(bytes);
        survives(words);
    }
}

TEST_CASE("each broken statement has one complaint") {
    std::mt19937 random(7);
    const std::string letters = " \n;%'()[]{}.,=<>~+-:ab1IfEndIf";
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (int i = 0; i < 300; ++i) {
            text += letters[random() % letters.size()];
        }
        const Tree tree = parse(text);
        for (const Statement& statement : tree.statements()) {
            const auto span = statement.node.span();
            std::size_t count = 0;
            for (const auto& diagnostic : tree.diagnostics()) {
                count += test::is_form(diagnostic) && diagnostic.span.begin >= span.begin &&
                                 diagnostic.span.begin <= span.end
                             ? 1U
                             : 0U;
            }
            CHECK(count == (statement.kind() == NodeKind::broken ? 1U : 0U));
        }
    }
}
