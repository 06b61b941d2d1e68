#include "model/model.hpp"
#include "support/catch.hpp"
#include "support/files.hpp"
#include "variables.hpp"

using namespace gmat_copilot::model;

namespace {

std::string message_for(const std::string& selector) {
    const auto error = test::caught([&] { return make_model(selector, test::variables({})); });
    REQUIRE(error);
    CHECK(error->kind == Error::Kind::configuration);
    CHECK(error->message.find('\n') == std::string::npos);
    return error->message;
}

}  // namespace

TEST_CASE("a selector makes the model it names") {
    const std::string file = test::data("model/replies.json").string();
    CHECK(make_model("recorded:" + file, test::variables({}))->provider() == "recorded");
    CHECK(make_model("command:cat", test::variables({}))->provider() == "command");
    const auto compat =
        make_model("compat:org/name:latest", test::variables({{"GMAT_COPILOT_BASE_URL", "http://h/v1"}}));
    CHECK(compat->provider() == "compat");
    CHECK(compat->name() == "org/name:latest");
}

TEST_CASE("unusable selectors say what to write") {
    CHECK_THAT(message_for(""), ContainsSubstring("no model named"));
    CHECK_THAT(message_for("compat"), ContainsSubstring("compat:llama3"));
    CHECK_THAT(message_for("compat: "), ContainsSubstring("compat:llama3"));
    CHECK_THAT(message_for("recorded:"), ContainsSubstring("recorded:replies.json"));
    CHECK_THAT(message_for("command:"), ContainsSubstring("command:./my-model"));
    CHECK_THAT(message_for("recored:x"), ContainsSubstring("did you mean 'recorded'?"));
    CHECK_THAT(message_for("openai:gpt"), ContainsSubstring("there is no model provider 'openai'"));
    CHECK_THAT(message_for("\x1b[31m\nred:x"), ContainsSubstring("there is no model provider"));
    CHECK_THAT(message_for("builtin:x"), ContainsSubstring("takes no name"));
    CHECK_THAT(message_for("compat:x"), ContainsSubstring("GMAT_COPILOT_BASE_URL"));
}

TEST_CASE("the provider table lists what works") {
    std::vector<std::string> selectors;
    for (const ProviderInfo& row : providers()) {
        selectors.emplace_back(row.selector);
        CHECK_FALSE(row.description.empty());
    }
    CHECK(selectors == std::vector<std::string>{"builtin", "recorded:FILE", "compat:NAME", "command:PROGRAM"});
}
