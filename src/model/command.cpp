#include "model/command.hpp"

#include <filesystem>
#include <utility>

#include "model/printable.hpp"
#include "process/environment.hpp"
#include "process/process.hpp"

namespace gmat_copilot::model {
namespace {

constexpr const char* key_variable = "GMAT_COPILOT_API_KEY";
constexpr std::size_t kept_output_bytes = 4 * max_reply_bytes;  // head and tail together: more than any reply taken

class Command : public Model {
  public:
    explicit Command(std::vector<std::string> argv)
        : argv_(std::move(argv)), name_(std::filesystem::path(argv_.front()).filename().string()) {}

    [[nodiscard]] std::string provider() const override { return "command"; }
    [[nodiscard]] std::string name() const override { return name_; }
    [[nodiscard]] Reply complete(const Request& request) override;

  private:
    [[nodiscard]] process::Result run(const Request& request, const process::Variables& environment) const;
    [[nodiscard]] Error error(Error::Kind kind, const std::string& what) const {
        return {kind, "command:" + name_ + " " + what};
    }

    std::vector<std::string> argv_;
    std::string name_;
};

std::string_view last_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) {
        text.remove_suffix(1);
    }
    const std::size_t before = text.rfind('\n');
    return before == std::string_view::npos ? text : text.substr(before + 1);
}

process::Result Command::run(const Request& request, const process::Variables& environment) const {
    process::Command command;
    command.argv = argv_;
    command.stdin_text = request.system.empty() ? request.prompt : request.system + "\n\n" + request.prompt;
    command.environment = environment;
    command.limits.wall_s = request.timeout_s;
    command.limits.output_bytes = 2 * max_reply_bytes;
    command.limits.keep_bytes = kept_output_bytes;
    command.cancelled = request.cancelled;
    try {
        return process::run(command);
    } catch (const process::Error& failure) {
        throw error(Error::Kind::configuration, "cannot be run: " + excerpt(failure.what(), {}));
    }
}

Reply Command::complete(const Request& request) {
    process::Variables environment = process::current_environment();
    const auto key = environment.extract(key_variable);
    const std::vector<std::string> secrets = {key.empty() ? std::string() : key.mapped()};
    process::Result result = run(request, environment);
    if (result.cancelled) {
        throw error(Error::Kind::cancelled, "was cancelled");
    }
    if (result.timed_out) {
        throw error(Error::Kind::timeout, "gave no complete reply in time");
    }
    if (result.output_limit_reached || result.out.size() > max_reply_bytes) {
        throw error(Error::Kind::protocol, "printed more than " + std::to_string(max_reply_bytes >> 20U) + " MiB");
    }
    if (result.signal || result.exit_code != 0) {
        std::string what = result.signal ? "was ended by signal " + std::to_string(*result.signal)
                                         : "failed with exit code " + std::to_string(*result.exit_code);
        if (const std::string said = excerpt(last_line(result.err), secrets); !said.empty()) {
            what += ": " + said;
        }
        throw error(Error::Kind::protocol, what);
    }
    Reply reply;
    reply.text = std::move(result.out);
    return reply;
}

}  // namespace

std::optional<std::vector<std::string>> split_command_line(std::string_view line) {
    std::vector<std::string> words;
    bool in_word = false;
    char quote = '\0';
    for (const char c : line) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (quote == '\0' && is_blank) {
            in_word = false;
            continue;
        }
        if (!in_word) {
            words.emplace_back();
            in_word = true;
        }
        if (quote == '\0' && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == quote) {
            quote = '\0';
        } else {
            words.back() += c;
        }
    }
    return quote == '\0' ? std::optional(std::move(words)) : std::nullopt;
}

std::unique_ptr<Model> make_command(const std::string& command_line) {
    auto argv = split_command_line(command_line);
    if (!argv) {
        throw Error(Error::Kind::configuration, "command: a quote in the command line is not closed");
    }
    if (argv->empty() || argv->front().empty()) {
        throw Error(Error::Kind::configuration, "command: needs a program, as in command:./my-model");
    }
    return std::make_unique<Command>(std::move(*argv));
}

}  // namespace gmat_copilot::model
