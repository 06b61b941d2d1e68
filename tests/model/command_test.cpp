#include "model/command.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "support/catch.hpp"
#include "support/files.hpp"
#include "variables.hpp"

using namespace gmat_copilot::model;
using Kind = Error::Kind;
using Words = std::vector<std::string>;

namespace {

/// A shell script as the user's program.
class Program {
  public:
    explicit Program(const std::string& body) {
        test::write_file(path(), "#!/bin/sh\n" + body);
        std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
    }
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "my model"; }
    [[nodiscard]] std::string command_line(const std::string& arguments = "") const {
        return "'" + path().string() + "' " + arguments;
    }

  private:
    test::TemporaryFolder folder_;
};

Request a_request() {
    Request request;
    request.system = "system words";
    request.prompt = "user words";
    request.timeout_s = 60.0;
    return request;
}

test::Caught error_of(const std::string& command_line, const Request& request) {
    const auto error = test::caught([&] { return make_command(command_line)->complete(request); });
    REQUIRE(error);
    return *error;
}

}  // namespace

TEST_CASE("a command line is split on blanks, quotes keep blanks together, nothing else is special") {
    CHECK(split_command_line("a b  c") == Words{"a", "b", "c"});
    CHECK(split_command_line(" 'a b' \"c 'd'\" e'f g'h ''") == Words{"a b", "c 'd'", "ef gh", ""});
    CHECK(split_command_line("$HOME *.txt a;b `c` \\n") == Words{"$HOME", "*.txt", "a;b", "`c`", "\\n"});
    CHECK(split_command_line("  ") == Words{});
    CHECK_FALSE(split_command_line("a 'b"));
    CHECK_FALSE(split_command_line("a \"b'"));
}

TEST_CASE("the program reads the prompt and its output is the reply") {
    const Program program("cat; echo \" and $1\"");
    const auto model = make_command(program.command_line("'an argument'"));
    CHECK(model->provider() == "command");
    CHECK(model->name() == "my model");
    const Reply reply = model->complete(a_request());
    CHECK(reply.text == "system words\n\nuser words and an argument\n");
    CHECK_FALSE(reply.usage.input_tokens);
}

TEST_CASE("a program that does not read its prompt is a program all the same") {
    const Program program("echo done");
    Request request = a_request();
    request.prompt.assign(3'000'000, 'x');
    CHECK(make_command(program.command_line())->complete(request).text == "done\n");
}

TEST_CASE("the program has the user's environment, but not our key") {
    REQUIRE(setenv("GMAT_COPILOT_API_KEY", "sk-1", 1) == 0);
    REQUIRE(setenv("MY_MODEL_TOKEN", "its own", 1) == 0);
    const Program program("echo \"$MY_MODEL_TOKEN/$GMAT_COPILOT_API_KEY\"");
    CHECK(make_command(program.command_line())->complete(a_request()).text == "its own/\n");
    unsetenv("GMAT_COPILOT_API_KEY");
    unsetenv("MY_MODEL_TOKEN");
}

TEST_CASE("a failing program is a protocol error with the last line it complained with") {
    const Program program("cat > /dev/null; echo first >&2; printf 'out of\\033[31m credit\\n\\n' >&2; exit 4");
    const test::Caught error = error_of(program.command_line(), a_request());
    CHECK(error.kind == Kind::protocol);
    CHECK(error.message == "command:my model failed with exit code 4: out of[31m credit");
    const Program killed("kill -SEGV $$");
    CHECK_THAT(error_of(killed.command_line(), a_request()).message, ContainsSubstring("signal 11"));
}

TEST_CASE("a program that hangs ends at the time limit, one that prints without end at the size limit") {
    const Program hanging("exec sleep 1000");
    Request request = a_request();
    request.timeout_s = 0.3;
    CHECK(error_of(hanging.command_line(), request).kind == Kind::timeout);
    const Program printing("exec yes");
    CHECK(error_of(printing.command_line(), a_request()).kind == Kind::protocol);
}

TEST_CASE("cancelling ends the program") {
    const Program hanging("exec sleep 1000");
    std::atomic<bool> cancelled = false;
    Request request = a_request();
    request.cancelled = &cancelled;
    std::thread user([&cancelled] {
        usleep(200'000);
        cancelled = true;
    });
    const test::Caught error = error_of(hanging.command_line(), request);
    user.join();
    CHECK(error.kind == Kind::cancelled);
}

TEST_CASE("a program that is not there, no program and an open quote are configuration errors") {
    CHECK(error_of("no-such-program-anywhere", a_request()).kind == Kind::configuration);
    for (const char* line : {"", "  ", "'open", "''"}) {
        const auto error = test::caught([line] { return make_command(line); });
        REQUIRE(error);
        CHECK(error->kind == Kind::configuration);
    }
}
