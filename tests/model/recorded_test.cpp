#include "model/recorded.hpp"

#include "support/catch.hpp"
#include "support/files.hpp"
#include "variables.hpp"

using namespace gmat_copilot::model;
using Kind = Error::Kind;

namespace {

test::Caught rejection(const std::filesystem::path& file) {
    const auto error = test::caught([&] { return make_recorded(file.string()); });
    REQUIRE(error);
    CHECK(error->kind == Kind::configuration);
    CHECK(error->message.find(file.parent_path().string()) == std::string::npos);
    return *error;
}

}  // namespace

TEST_CASE("recorded replies come in order, then the record is exhausted") {
    const auto model = make_recorded(test::data("model/replies.json").string());
    CHECK(model->provider() == "recorded");
    CHECK(model->name() == "replies.json");
    const Reply first = model->complete({});
    CHECK(first.text == "Create Spacecraft Sat;\nBeginMissionSequence;\n");
    CHECK(first.usage.input_tokens == 210);
    CHECK(first.usage.output_tokens == 18);
    const Reply second = model->complete({});
    CHECK(second.text == "Create Spacecraft");
    CHECK(second.truncated);
    CHECK_FALSE(second.usage.input_tokens);
    CHECK(model->complete({}).text == "a reply may be a bare text");
    const auto error = test::caught([&] { return model->complete({}); });
    REQUIRE(error);
    CHECK(error->kind == Kind::exhausted);
    CHECK_THAT(error->message, ContainsSubstring("replies.json"));
}

TEST_CASE("a file that is not JSON is one reply, once") {
    const test::TemporaryFolder folder;
    const std::string text = GENERATE("Create Spacecraft Sat;\n", "", "[a, b] = F(x)\n", "{ not json");
    test::write_file(folder.path() / "reply.script", text);
    const auto model = make_recorded((folder.path() / "reply.script").string());
    CHECK(model->complete({}).text == text);
    const auto error = test::caught([&] { return model->complete({}); });
    REQUIRE(error);
    CHECK(error->kind == Kind::exhausted);
}

TEST_CASE("a bare list of replies is as good as an object") {
    const test::TemporaryFolder folder;
    test::write_file(folder.path() / "list.json", R"(["one", {"text": "two"}])");
    const auto model = make_recorded((folder.path() / "list.json").string());
    CHECK(model->complete({}).text == "one");
    CHECK(model->complete({}).text == "two");
}

TEST_CASE("unusable files are configuration errors that say why, without the folder's name") {
    const test::TemporaryFolder folder;
    const auto message_for = [&folder](const std::string& content) {
        test::write_file(folder.path() / "r.json", content);
        return rejection(folder.path() / "r.json").message;
    };
    CHECK_THAT(message_for("{"), ContainsSubstring("not valid JSON"));
    CHECK_THAT(message_for(""), ContainsSubstring("not valid JSON"));
    CHECK_THAT(message_for("{}"), ContainsSubstring("has no \"replies\""));
    CHECK_THAT(message_for(R"({"replies": 3})"), ContainsSubstring("not a list"));
    CHECK_THAT(message_for(R"(["ok", 7])"), ContainsSubstring("reply 2"));
    CHECK_THAT(message_for(R"([{"usage": {}}])"), ContainsSubstring("reply 1"));
    CHECK_THAT(message_for(R"([{"text": "x", "usage": {"input_tokens": "3"}}])"), ContainsSubstring("input_tokens"));
    CHECK_THAT(rejection(folder.path() / "missing.json").message, ContainsSubstring("cannot be read"));
    std::filesystem::create_directory(folder.path() / "folder");
    CHECK_THAT(rejection(folder.path() / "folder").message, ContainsSubstring("is a folder"));
}

TEST_CASE("a recorded reply over the limit is a protocol error") {
    const test::TemporaryFolder folder;
    test::write_file(folder.path() / "big.txt", std::string(max_reply_bytes + 1, 'x'));
    const auto model = make_recorded((folder.path() / "big.txt").string());
    const auto error = test::caught([&] { return model->complete({}); });
    REQUIRE(error);
    CHECK(error->kind == Kind::protocol);
}
