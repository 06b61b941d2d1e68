#include "draft/planner/planner.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

class BuiltinModel final : public model::Model {
  public:
    [[nodiscard]] std::string provider() const override { return "builtin"; }
    [[nodiscard]] std::string name() const override { return "planner"; }

    [[nodiscard]] model::Reply complete(const model::Request& request) override {
        const Drafted drafted = draft(request.user_request);
        if (!drafted.understood()) {
            throw model::Error(model::Error::Kind::not_understood,
                               "the built-in planner does not understand parts of the request", drafted.not_understood);
        }
        model::Reply reply;
        reply.text = "Here is the mission as a GMAT script.\n\n```gmat\n" + drafted.script + "```\n";
        return reply;
    }
};

}  // namespace

std::unique_ptr<model::Model> make_builtin_model() { return std::make_unique<BuiltinModel>(); }

}  // namespace gmat_copilot::drafting::planner
