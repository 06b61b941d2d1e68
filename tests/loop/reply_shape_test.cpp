// Every shape in which a model answers.
#include "looping.hpp"
#include "support/catch.hpp"

using test::good_script;
using test::HttpServer;
using test::Program;
using test::Run;
using test::run_loop;

namespace {

std::string with_windows_line_ends(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return out;
}

struct Shape {
    const char* what;
    std::string reply;
    const char* shape;
};

}  // namespace

TEST_CASE("a script is taken out of every shape of reply that holds one") {
    const std::string block = "```gmat\n" + good_script + "```\n";
    const nlohmann::json in_json = {{"script", good_script}, {"explanation", "as asked"}};
    const std::vector<Shape> shapes = {
        {"one fenced block", block, "fenced"},
        {"prose around a block", "Sure!\n\n" + block + "\nTell me how it goes.\n", "fenced"},
        {"several blocks", "```\npip install nothing\n```\nand then\n" + block, "several-fenced"},
        {"no fence", good_script, "bare"},
        {"no fence, with prose around", "Here is the mission:\n\n" + good_script + "\nGood luck with it!\n", "bare"},
        {"Windows line ends", with_windows_line_ends("Here:\n" + block), "fenced"},
        {"JSON with the script inside", in_json.dump(), "json"},
        {"JSON in a block", "```json\n" + in_json.dump(2) + "\n```\n", "json"},
    };
    for (const Shape& shape : shapes) {
        INFO(shape.what);
        const HttpServer server({test::chat_reply(shape.reply)});
        Program program;
        const Run run = run_loop(program, server, {"--dry-run"});
        INFO(run.result.err);
        CHECK(run.result.exit_code == 0);
        CHECK(run.shape(0) == shape.shape);
        CHECK(run.draft(0)["reply"]["bytes"] == shape.reply.size());
        CHECK(program.read("mission.script") == good_script);
    }
}

TEST_CASE("a reply without a usable script is a failed attempt that says why") {
    const std::string diff =
        "--- a/mission.script\n+++ b/mission.script\n@@ -1,2 +1,2 @@\n Create Spacecraft Sat\n-Sat.SMA = 1\n+Sat.SMA = "
        "7000\n";
    const std::vector<std::pair<Shape, const char*>> shapes = {
        {{"a diff", diff, "diff"}, "diff"},
        {{"a diff in a block", "```diff\n" + diff + "```\n", "diff"}, "diff"},
        {{"an empty reply", "", "empty"}, "empty"},
        {{"an empty block", "```gmat\n```\n", "empty"}, "empty"},
        {{"a refusal", "I'm sorry, but I can't help with that.", "refusal"}, "declines"},
        {{"a refusal at length", "As an AI model I am not able to write mission scripts. " + std::string(500, '.'),
          "refusal"},
         "declines"},
        {{"words", "GMAT is a fine program.", "no-script"}, "no GMAT script"},
        {{"binary data", std::string("GMAT\0\1\2\3", 8), "binary"}, "binary"},
    };
    for (const auto& [shape, problem] : shapes) {
        INFO(shape.what);
        const HttpServer server({test::chat_reply(shape.reply), test::draft_reply(good_script)});
        Program program;
        const Run run = run_loop(program, server, {"--repair", "1", "--dry-run"});
        CHECK(run.shape(0) == shape.shape);
        CHECK(run.kind(0) == "json_invalid");
        CHECK(run.draft(0)["failure"]["signature"] == "reply: " + std::string(shape.shape));
        CHECK_THAT(std::string(run.draft(0)["failure"]["message"]), ContainsSubstring(problem));
        CHECK(run.draft(0)["feedback_tier"] == "reply");
        CHECK(run.stop_reason() == "clean");  // it cost the one repair
        CHECK_THAT(run.result.err, ContainsSubstring("retries: 1"));
    }
}

TEST_CASE("without a usable script there is nothing to keep: permissive or not, the run is rejected") {
    const HttpServer server({test::chat_reply("Orbits are lovely.")});
    Program program;
    const Run run = run_loop(program, server, {"--permissive"});
    CHECK(run.result.exit_code == 1);
    CHECK(run.record["outcome"]["winner"].is_null());
    CHECK_FALSE(program.exists("mission.script"));
}

TEST_CASE("a truncated reply is said to be one, counts as its own failure, and the next turn is told to be brief") {
    const std::string half = "```gmat\n" + good_script.substr(0, good_script.size() - 20);
    const HttpServer server({test::chat_reply(half, 11, 7, "length"), test::draft_reply(good_script)});
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1", "--dry-run"});
    CHECK(run.shape(0) == "truncated");
    CHECK(run.draft(0)["reply"]["truncated"] == true);
    CHECK(run.kind(0) == "json_invalid");
    CHECK(run.draft(0)["failure"]["signature"] == "reply: truncated");
    CHECK_THAT(std::string(run.draft(0)["failure"]["instruction"]["minimal_next_step"]),
               ContainsSubstring("--max-tokens"));
    CHECK_THAT(server.requests()[1].body, ContainsSubstring("cut off before the script ended"));
    CHECK(run.stop_reason() == "clean");
}

TEST_CASE("a reply beyond the limit ends the run with a message, and memory stays bounded") {
    const HttpServer server({test::Response{.stream_bytes = std::size_t{50} << 20U}});
    Program program;
    const Run run = run_loop(program, server, {"--repair", "1"});
    CHECK(run.result.exit_code == 2);
    CHECK(run.stop_reason() == "model-error");
    CHECK(server.body_bytes_sent() < (std::size_t{50} << 20U));
}
