#include <algorithm>
#include <string>

#include "draft/planner/planner.hpp"
#include "draft/planner/second_thoughts.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

/// A fence longer than any run of backticks in the script.
std::string fence_around(std::string_view script) {
    std::size_t longest = 2;
    for (std::size_t run = 0; const char c : script) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return std::string(longest + 1, '`');
}

model::Reply reply_with(std::string_view sentence, const std::string& script) {
    const std::string fence = fence_around(script);
    const bool ended = script.empty() || script.back() == '\n';
    model::Reply reply;
    reply.text = std::string(sentence) + "\n\n" + fence + "gmat\n" + script + (ended ? "" : "\n") + fence + "\n";
    return reply;
}

class BuiltinModel final : public model::Model {
  public:
    [[nodiscard]] std::string provider() const override { return "builtin"; }
    [[nodiscard]] std::string name() const override { return "planner"; }

    /// A draft that was rejected is not planned again: a second plan would be the first one.
    [[nodiscard]] model::Reply complete(const model::Request& request) override {
        if (request.failing) {
            return reply_with("Here is the script on second thoughts.", second_thoughts(*request.failing));
        }
        const Drafted drafted = draft(request.user_request);
        if (!drafted.understood()) {
            throw model::Error(model::Error::Kind::not_understood,
                               "the built-in planner does not understand parts of the request", drafted.not_understood);
        }
        return reply_with("Here is the mission as a GMAT script.", drafted.script);
    }
};

}  // namespace

std::unique_ptr<model::Model> make_builtin_model() { return std::make_unique<BuiltinModel>(); }

}  // namespace gmat_copilot::drafting::planner
