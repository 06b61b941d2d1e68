#include <string>
#include <vector>

#include "draft/prompt.hpp"
#include "draft/reply_blocks.hpp"
#include "model/model.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"

using gmat_copilot::drafting::extract;
using gmat_copilot::drafting::Extraction;

namespace {

const std::string script =
    "Create Spacecraft Sat\nSat.SMA = 7000\nBeginMissionSequence\nPropagate Prop(Sat) {Sat.ElapsedSecs = 60}\n";
const std::string small = "Create Spacecraft Sat\nBeginMissionSequence\n";

std::string fence(const std::string& tag, const std::string& content) { return "```" + tag + "\n" + content + "```\n"; }

std::string with_crlf(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return out;
}

struct Shape {
    const char* name;
    std::string reply;
    std::string expected;
};

}  // namespace

TEST_CASE("a script is taken out of every shape of reply that holds one") {
    const std::vector<Shape> shapes = {
        {"one gmat block", fence("gmat", script), script},
        {"one untagged block", fence("", script), script},
        {"a matlab block", fence("matlab", script), script},
        {"an unusual tag around what is plainly a script", fence("text", script), script},
        {"prose around the block",
         "Here is the script:\n\n" + fence("gmat", script) + "\nIt propagates for a minute.\n", script},
        {"upper-case tag with attributes", fence("GMAT title=\"x\"", script), script},
        {"tildes", "~~~gmat\n" + script + "~~~\n", script},
        {"a longer fence around shorter ones", "````gmat\n" + script + "```\nx\n```\n````\n", script + "```\nx\n```\n"},
        {"an indented block", "1. The script:\n   ```gmat\n   Create Spacecraft Sat\n     Sat.SMA = 7000\n   ```\n",
         "Create Spacecraft Sat\n  Sat.SMA = 7000\n"},
        {"several blocks, the longest script wins", fence("gmat", small) + "or rather\n" + fence("gmat", script),
         script},
        {"a script and a longer shell session", fence("gmat", small) + fence("bash", std::string(500, 'x') + "\n"),
         small},
        {"a script and its output", fence("", "alt = 500 km\nmore text in here\n") + fence("gmat", script), script},
        {"Windows line ends", with_crlf("Sure!\n" + fence("gmat", script)), script},
        {"a byte-order mark", "\xEF\xBB\xBF" + fence("gmat", script), script},
        {"a bare script", script, script},
        {"a bare script with comments first", "% A mission\n\n" + script, "% A mission\n\n" + script},
        {"a bare script in prose", "Here is your script:\n\n" + script + "\nLet me know if you want more detail.\n",
         script},
        {"a bare script before prose that starts like a command",
         script + "\nIf you want a longer mission, raise the number of seconds\n", script},
        {"JSON", R"({"script": "Create Spacecraft Sat\nBeginMissionSequence\n", "notes": ["a", {"b": 1}]})", small},
        {"JSON with a fenced script inside",
         R"({"script": "```gmat\nCreate Spacecraft Sat\nBeginMissionSequence\n```"})", small},
        {"JSON in a fence",
         fence("json", R"({"script": "Create Spacecraft Sat\r\nBeginMissionSequence\r\n"})"
                       "\n"),
         small},
        {"an unclosed fence", "```gmat\n" + script, script},
        {"thinking before the answer",
         "<think>\n" + fence("gmat", script + "% longer draft\n") + "</think>\n" + fence("gmat", script), script},
        {"a gmat block that looks like nothing", fence("gmat", "what is this\n"), "what is this\n"},
        {"a script with a misspelt command at its end", small + "Propogate Prop(Sat) {Sat.ElapsedSecs = 60}\n",
         small + "Propogate Prop(Sat) {Sat.ElapsedSecs = 60}\n"},
    };
    for (const Shape& shape : shapes) {
        INFO(shape.name);
        const Extraction found = extract(shape.reply, false);
        CHECK(found.problem.empty());
        CHECK(found.script == shape.expected);
    }
}

TEST_CASE("a reply without a usable script says in one sentence why") {
    const std::vector<Shape> shapes = {
        {"nothing", "", "the reply is empty"},
        {"blanks", " \n\t\r\n", "the reply is empty"},
        {"a refusal", "I'm sorry, but I can't help with that request.", "the model declines to write the script"},
        {"prose about GMAT", "GMAT scripts use Create and BeginMissionSequence to do things.\nAsk me for one.\n",
         "the reply holds no GMAT script"},
        {"a diff in a fence",
         fence("diff", "--- a\n+++ b\n@@ -1,2 +1,2 @@\n-Sat.SMA = 1\n+Sat.SMA = 2\n Create Spacecraft Sat\n"),
         "the reply is a diff, not a whole script"},
        {"a diff with a gmat tag", fence("gmat", "@@ -1,2 +1,2 @@\n-Sat.SMA = 1\n+Sat.SMA = 2\n"),
         "the reply is a diff, not a whole script"},
        {"a bare diff", "--- a\n+++ b\n@@ -1 +1 @@\n-Create Spacecraft A\n+Create Spacecraft B\n",
         "the reply is a diff, not a whole script"},
        {"an empty block", fence("gmat", "\n\n"), "the fenced block of the reply is empty"},
        {"another language", fence("python", "import os\nprint(os.getcwd())\n"), "the reply holds no GMAT script"},
        {"a NUL byte", fence("gmat", script) + std::string(1, '\0'), "the reply holds binary data"},
        {"binary",
         std::string("\x7F"
                     "ELF\x01\x02\x03\x04\x05\x06"),
         "the reply holds binary data"},
        {"a NUL inside JSON", R"({"script": "Create Spacecraft Sat\u0000"})", "the reply holds binary data"},
        {"an empty script in JSON", R"({"script": "  \n"})", "the script in the reply is empty"},
    };
    for (const Shape& shape : shapes) {
        INFO(shape.name);
        const Extraction found = extract(shape.reply, false);
        CHECK(found.problem == shape.expected);
        CHECK(found.script.empty());
        CHECK_FALSE(found.ok());
    }
}

TEST_CASE("line ends become LF, however often a carriage return stands before them") {
    const std::string script = "Create Spacecraft Sat\r\r\nBeginMissionSequence\r\n";
    const auto found = extract("```gmat\r\n" + script + "```\r\n", false);
    CHECK(found.script == "Create Spacecraft Sat\nBeginMissionSequence\n");
    CHECK(extract(script + "Save Sat\r", false).script == "Create Spacecraft Sat\nBeginMissionSequence\nSave Sat\n");
}

TEST_CASE("a truncated reply is used only when its block was closed before the cut") {
    CHECK(extract(fence("gmat", script) + "and now I will expl", true).script == script);
    for (const std::string& cut : {"```gmat\n" + script, script, std::string("```gmat\n"), std::string(),
                                   std::string("{\"script\": \"Create Spacecraft Sat\\nBeginM")}) {
        const Extraction found = extract(cut, true);
        CHECK_FALSE(found.ok());
        CHECK_THAT(found.problem, ContainsSubstring("cut off"));
    }
}

TEST_CASE("every measured mission survives a fence, no fence and Windows line ends unchanged") {
    std::size_t missions = 0;
    for (const auto& entry : std::filesystem::directory_iterator(test::data("gmat/scripts"))) {
        const std::string name = entry.path().filename().string();
        const std::string text = test::read_file(entry.path());
        if (name.find("__") != std::string::npos || text.find('\r') != std::string::npos) {
            continue;
        }
        INFO(name);
        ++missions;
        const std::string whole = text.back() == '\n' ? text : text + "\n";
        CHECK(extract(fence("gmat", whole), false).script == whole);
        CHECK(extract(with_crlf(fence("gmat", whole)), false).script == whole);
        const std::string bare = extract(whole, false).script;
        CHECK(bare == whole.substr(0, whole.find_last_not_of('\n') + 2));
    }
    CHECK(missions >= 30);
}

TEST_CASE("hostile replies are read in linear time and memory, without recursion") {
    const std::size_t large = std::size_t{1} << 20U;
    CHECK_FALSE(extract("{\"script\": " + std::string(large, '['), false).ok());
    CHECK_FALSE(extract("{\"a\":" + std::string(large, '{'), false).ok());
    CHECK_FALSE(extract(std::string(large, '`'), false).ok());
    std::string fences;
    while (fences.size() < large) {
        fences += "```\n";
    }
    CHECK_FALSE(extract(fences, false).ok());
    CHECK_FALSE(extract(std::string(gmat_copilot::model::max_reply_bytes + 1, 'a'), false).ok());
    std::string lines;
    while (lines.size() < large) {
        lines += "Sat.SMA = 1\n";
    }
    CHECK(extract(lines, false).script.size() == lines.size());
}
