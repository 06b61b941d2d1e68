// What a model can do to a run: no usable script, no reply, and cancellation at every step.
#include <atomic>
#include <stdexcept>

#include "repair/loop.hpp"
#include "scripted.hpp"
#include "support/catch.hpp"

using namespace gmat_copilot;
using repair::Outcome;
using repair::StopReason;
using test::ReplyBench;
using Step = test::ScriptedModel::Step;
using Kind = model::Error::Kind;

namespace {

std::string script_with(const std::string& tail) { return "Create Spacecraft Sat\n" + tail + "\n"; }
Step reply(const std::string& text, bool truncated = false) { return model::Reply{text, {}, truncated}; }

class ThrowingModel final : public model::Model {
  public:
    [[nodiscard]] std::string provider() const override { return "odd"; }
    [[nodiscard]] std::string name() const override { return "odd"; }
    [[nodiscard]] model::Reply complete(const model::Request&) override {
        throw std::runtime_error("first line\nsecond");
    }
};

}  // namespace

TEST_CASE("a reply without a usable script is a failed attempt and costs a repair") {
    ReplyBench bench({reply("no, thank you"), reply(test::fenced(script_with("")))});
    bench.options.policy.max_attempts = 2;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::clean);
    REQUIRE(outcome.attempts.size() == 2);
    CHECK(outcome.attempts[0].failure->kind == "json_invalid");
    CHECK(outcome.attempts[0].failure->source == "model");
    CHECK(outcome.attempts[0].feedback_tier == "reply");
    CHECK(outcome.attempts[0].feedback == std::vector<std::string>{"the reply holds no GMAT script"});
    CHECK(outcome.attempts[0].script.empty());
    CHECK_THAT(bench.model.requests[1].prompt, ContainsSubstring("the reply holds no GMAT script"));
    CHECK(bench.announced == std::vector<int>{1, 2});
    CHECK(bench.linted.size() == 1);

    ReplyBench spent({reply("no"), reply(test::fenced(script_with("")))});
    CHECK(spent.run().stop_reason == StopReason::budget);
}

TEST_CASE("after an unusable reply the last draft and its findings are still what is mended") {
    ReplyBench bench({reply(test::fenced(script_with("BAD"))), reply("```gmat\n" + script_with(""), true),
                      reply(test::fenced(script_with("")))});
    bench.options.policy.max_attempts = 3;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::clean);
    const std::string& prompt = bench.model.requests.at(2).prompt;
    CHECK_THAT(prompt, ContainsSubstring(">    2 | BAD"));
    CHECK_THAT(prompt, ContainsSubstring("no-BAD (line 2)"));
    CHECK_THAT(prompt, ContainsSubstring("cut off at the token limit"));
}

TEST_CASE("each kind of model error ends the run for its own reason, with everything done so far kept") {
    struct Row {
        Kind kind;
        StopReason stop;
    };
    for (const Row row :
         {Row{Kind::timeout, StopReason::model_timeout}, Row{Kind::transport, StopReason::model_error},
          Row{Kind::protocol, StopReason::model_error}, Row{Kind::configuration, StopReason::model_error},
          Row{Kind::exhausted, StopReason::model_error}, Row{Kind::not_understood, StopReason::model_error},
          Row{Kind::cancelled, StopReason::cancelled}}) {
        ReplyBench first({Step(model::Error(row.kind, "what went wrong"))});
        const Outcome at_once = first.run();
        CHECK(at_once.stop_reason == row.stop);
        CHECK(at_once.error == "what went wrong");
        CHECK(at_once.attempts.empty());
        CHECK_FALSE(at_once.winner);

        ReplyBench later({reply(test::fenced(script_with("BAD"))), Step(model::Error(row.kind, "what went wrong"))});
        later.options.policy.max_attempts = 4;
        const Outcome outcome = later.run();
        CHECK(outcome.stop_reason == row.stop);
        CHECK(outcome.attempts.size() == 1);
        CHECK(outcome.winner == 0U);
        CHECK_FALSE(outcome.retrieval.empty());
    }
}

TEST_CASE("what the planner did not understand is kept word by word") {
    ReplyBench bench({Step(model::Error(Kind::not_understood, "not understood", {"warp", "drive"}))});
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::model_error);
    CHECK(outcome.not_understood == std::vector<std::string>{"warp", "drive"});
}

TEST_CASE("an exception of another type from a model is a model error in one line") {
    ThrowingModel model;
    ReplyBench bench(std::vector<Step>{});
    repair::Services services = bench.services();
    services.model = &model;
    const Outcome outcome = repair::run(bench.options, services);
    CHECK(outcome.stop_reason == StopReason::model_error);
    CHECK(outcome.error == "first line");
    services.model = nullptr;
    CHECK(repair::run(bench.options, services).stop_reason == StopReason::model_error);
}

TEST_CASE("cancellation before the first call makes no call") {
    std::atomic<bool> cancelled{true};
    ReplyBench bench({reply(test::fenced(script_with("")))});
    bench.options.cancelled = &cancelled;
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::cancelled);
    CHECK(bench.model.requests.empty());
    CHECK(outcome.attempts.empty());
}

TEST_CASE("cancellation while checking keeps the draft and does not fly it") {
    std::atomic<bool> cancelled{false};
    ReplyBench bench({reply(test::fenced(script_with("")))});
    bench.options.cancelled = &cancelled;
    bench.options.dry_run = true;
    bench.on_step = [&](const std::string& step) { cancelled = cancelled || step == "lint"; };
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::cancelled);
    CHECK(bench.flown.empty());
    REQUIRE(outcome.attempts.size() == 1);
    CHECK_FALSE(outcome.attempts[0].passed);
    CHECK(outcome.attempts[0].script == script_with(""));
}

TEST_CASE("cancellation during a flight keeps the draft without blaming it") {
    std::atomic<bool> cancelled{false};
    ReplyBench bench({reply(test::fenced(script_with("MISSES"))), reply(test::fenced(script_with("")))});
    bench.options.cancelled = &cancelled;
    bench.options.dry_run = true;
    bench.options.policy.max_attempts = 4;
    bench.verdicts = {{"MISSES", test::verdict(dryrun::Tier::crash, "killed")}};
    bench.on_step = [&](const std::string& step) { cancelled = cancelled || step == "dry-run"; };
    const Outcome outcome = bench.run();
    CHECK(outcome.stop_reason == StopReason::cancelled);
    REQUIRE(outcome.attempts.size() == 1);
    CHECK_FALSE(outcome.attempts[0].failure);
    CHECK(bench.model.requests.size() == 1);
}

TEST_CASE("cancellation between rounds ends the run, and a draft that passed just before stays passed") {
    std::atomic<bool> cancelled{false};
    ReplyBench failing({reply(test::fenced(script_with("BAD"))), reply(test::fenced(script_with("")))});
    failing.options.cancelled = &cancelled;
    failing.options.policy.max_attempts = 4;
    failing.on_step = [&](const std::string& step) { cancelled = cancelled || step == "attempt"; };
    CHECK(failing.run().stop_reason == StopReason::cancelled);
    CHECK(failing.model.requests.size() == 1);

    cancelled = false;
    ReplyBench passing({reply(test::fenced(script_with("")))});
    passing.options.cancelled = &cancelled;
    passing.on_step = [&](const std::string& step) { cancelled = cancelled || step == "attempt"; };
    CHECK(passing.run().stop_reason == StopReason::clean);
}

TEST_CASE("the model is given what it was asked for: temperature, tokens, time, cancellation") {
    std::atomic<bool> cancelled{false};
    ReplyBench bench({reply(test::fenced(script_with("")))});
    bench.options.cancelled = &cancelled;
    bench.options.temperature = 0.25;
    bench.options.max_tokens = 77;
    bench.options.model_timeout_s = 9.0;
    CHECK(bench.run().passed);
    const model::Request& request = bench.model.requests.at(0);
    CHECK(request.temperature == 0.25);
    CHECK(request.max_tokens == 77);
    CHECK(request.timeout_s == 9.0);
    CHECK(request.cancelled == &cancelled);
    CHECK(request.attempt == 1);
    CHECK_FALSE(request.system.empty());
}
