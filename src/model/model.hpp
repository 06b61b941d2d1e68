// A model turns a prompt into a reply. One file per provider; make_model() reads a selector such as "compat:llama3".
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"

namespace gmat_copilot::model {

/// Tokens of one or several calls; unknown counts stay null.
struct Usage {
    std::optional<std::int64_t> input_tokens;
    std::optional<std::int64_t> output_tokens;
};

/// The draft that a repair turn starts from, as data, for models that live in this process. Others read the prompt.
struct FailingDraft {
    std::string script;                         ///< as it was judged
    std::vector<text::Diagnostic> diagnostics;  ///< of `script`, with their fixes; empty when lint found nothing
};

struct Request {
    std::string system;                   ///< the system prompt
    std::string prompt;                   ///< the whole user turn: request, facts, failing draft and its diagnostics
    std::string user_request;             ///< the bare request in the user's words (what the built-in planner reads)
    int attempt = 1;                      ///< 1 for the first draft
    std::optional<FailingDraft> failing;  ///< null for the first draft, and while no reply has held a script
    std::optional<double> temperature;
    std::optional<int> max_tokens;
    double timeout_s = 120.0;                      ///< for the whole call, retries included
    const std::atomic<bool>* cancelled = nullptr;  ///< polled; set to true by Ctrl-C
};

struct Reply {
    std::string text;
    Usage usage;
    bool truncated = false;  ///< the provider said it stopped at its token limit
};

/// Why a model gave no reply. `message` is one line, without credentials, URLs' user parts or query strings.
class Error : public std::runtime_error {
  public:
    enum class Kind {
        configuration,  ///< no such provider, missing variable, unreadable file
        timeout,        ///< the call exceeded its time
        transport,      ///< could not connect, connection broke
        protocol,  ///< an error status, or something that is not the provider's protocol, or a reply over the limit
        not_understood,  ///< the built-in planner does not understand parts of the request (see details)
        exhausted,       ///< a recorded file has no further reply
        cancelled,
    };
    Error(Kind kind, const std::string& message, std::vector<std::string> details = {})
        : std::runtime_error(message), kind_(kind), details_(std::move(details)) {}
    [[nodiscard]] Kind kind() const { return kind_; }
    /// For not_understood: one entry per part of the request that was not understood.
    [[nodiscard]] const std::vector<std::string>& details() const { return details_; }

  private:
    Kind kind_;
    std::vector<std::string> details_;
};

class Model {
  public:
    Model() = default;
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;
    virtual ~Model() = default;
    /// "builtin", "compat", "recorded", "command"
    [[nodiscard]] virtual std::string provider() const = 0;
    /// What stands after the colon of the selector, fit to be recorded (a path is cut to its file name).
    [[nodiscard]] virtual std::string name() const = 0;
    /// Throws Error.
    [[nodiscard]] virtual Reply complete(const Request& request) = 0;
};

/// Largest reply accepted from any provider, in bytes.
inline constexpr std::size_t max_reply_bytes = std::size_t{4} << 20U;

/// How the outside world is read; std::getenv in the program, a map in tests.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// One row of the provider table.
struct ProviderInfo {
    std::string_view selector;  ///< "compat:NAME"
    std::string_view description;
    std::string_view needs;  ///< the names of the variables it reads
};
[[nodiscard]] const std::vector<ProviderInfo>& providers();

/// Makes the model for a selector other than "builtin" (which lives above this room, in draft/planner).
/// Throws Error(configuration) with a message that says what to do.
[[nodiscard]] std::unique_ptr<Model> make_model(std::string_view selector, const Environment& environment);

}  // namespace gmat_copilot::model
