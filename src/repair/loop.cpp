#include "repair/loop.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "repair/failure.hpp"
#include "repair/judge.hpp"

namespace gmat_copilot::repair {

namespace {

constexpr std::string_view no_reply_script = "reply";  // the feedback tier of an attempt without a script

struct ModelStop {
    model::Error::Kind kind;
    StopReason stop;
};
constexpr std::array model_stops = {
    ModelStop{model::Error::Kind::timeout, StopReason::model_timeout},
    ModelStop{model::Error::Kind::cancelled, StopReason::cancelled},
};  // every other kind is model_error

StopReason stop_of(model::Error::Kind kind) {
    const auto* found =
        std::find_if(model_stops.begin(), model_stops.end(), [kind](const ModelStop& row) { return row.kind == kind; });
    return found == model_stops.end() ? StopReason::model_error : found->stop;
}

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find_first_of("\r\n"))); }

bool has_script(const Attempt& attempt) { return attempt.feedback_tier != no_reply_script; }

void add(std::optional<std::int64_t>& sum, const std::optional<std::int64_t>& count) {
    if (count) {
        sum = sum.value_or(0) + *count;
    }
}

std::size_t blocking_count(const Attempt& attempt) {
    return static_cast<std::size_t>(
        std::count_if(attempt.diagnostics.begin(), attempt.diagnostics.end(), text::is_blocking));
}

/// The attempt that passed; else of those with a script, one that lost no mission, with the fewest blocking
/// diagnostics; of equals one that was flown, since its verdict says what is wrong; then the latest.
std::optional<std::size_t> winner_of(const std::vector<Attempt>& attempts) {
    std::optional<std::size_t> best;
    const auto rank = [&attempts](std::size_t i) {
        const bool lost = attempts[i].failure && attempts[i].failure->kind == "reasoning_error";
        return std::make_tuple(attempts[i].passed ? 0 : 1, lost ? 1 : 0, blocking_count(attempts[i]),
                               attempts[i].dry_run ? 0 : 1);
    };
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        if (has_script(attempts[i]) && (!best || rank(i) <= rank(*best))) {
            best = i;
        }
    }
    return best;
}

class Loop {
  public:
    Loop(const Options& options, const Services& services) : options_(options), services_(services) {}

    /// One round; false when the run is over.
    bool round();
    Outcome finish() &&;

  private:
    bool stop(StopReason reason, std::string error = {});
    bool obtain(Attempt& attempt);
    bool ask_model(Attempt& attempt);
    [[nodiscard]] std::optional<model::Reply> complete(const model::Request& request, Attempt& attempt);
    [[nodiscard]] model::Request next_request();
    [[nodiscard]] drafting::Prompt repair_prompt(const std::vector<drafting::GroundingChunk>& facts) const;
    [[nodiscard]] const Attempt* last_with_script() const;
    [[nodiscard]] const Attempt* twin_of(const Attempt& attempt) const;
    [[nodiscard]] int number() const { return static_cast<int>(outcome_.attempts.size()) + 1; }
    [[nodiscard]] bool budget_spent() const {
        return static_cast<int>(outcome_.attempts.size()) >= std::max(1, options_.policy.max_attempts);
    }
    [[nodiscard]] bool instruct(Attempt& attempt);
    void tell(Stage stage, const Attempt* attempt, const model::Request* request = nullptr,
              std::string_view reply = {}) const;
    void record(Attempt attempt);
    bool decide(const Judgement& judgement, const Earlier& earlier, bool too_often);

    const Options& options_;
    const Services& services_;
    Outcome outcome_;
    RetryMemory memory_;
};

bool Loop::stop(StopReason reason, std::string error) {
    outcome_.stop_reason = reason;
    outcome_.error = std::move(error);
    return false;
}

void Loop::tell(Stage stage, const Attempt* attempt, const model::Request* request, std::string_view reply) const {
    Turn turn;
    turn.number = stage == Stage::judged ? number() - 1 : number();
    turn.request = request;
    turn.reply = reply;
    turn.attempt = attempt;
    turn.memory = &memory_;
    const auto begin = outcome_.attempts.rbegin() + (stage == Stage::judged ? 1 : 0);
    const auto previous = std::find_if(begin, outcome_.attempts.rend(), has_script);
    turn.previous = previous == outcome_.attempts.rend() ? nullptr : &*previous;
    for (Observer* observer : services_.observers) {
        observer->on_stage(stage, turn, outcome_);
    }
}

const Attempt* Loop::last_with_script() const {
    const auto found = std::find_if(outcome_.attempts.rbegin(), outcome_.attempts.rend(), has_script);
    return found == outcome_.attempts.rend() ? nullptr : &*found;
}

/// The latest earlier attempt whose draft is byte-identical, or null. A reply without a script has no twin.
const Attempt* Loop::twin_of(const Attempt& attempt) const {
    const auto same = [&attempt](const Attempt& earlier) {
        return has_script(earlier) && earlier.script_from_model == attempt.script_from_model;
    };
    const auto found = std::find_if(outcome_.attempts.rbegin(), outcome_.attempts.rend(), same);
    return found == outcome_.attempts.rend() ? nullptr : &*found;
}

drafting::Prompt Loop::repair_prompt(const std::vector<drafting::GroundingChunk>& facts) const {
    const Attempt& last = outcome_.attempts.back();
    const Attempt* with_script = last_with_script();
    const Attempt& failed = with_script != nullptr ? *with_script : last;
    drafting::FailingDraft failing{failed.script, failed.feedback,
                                   failed.feedback_tier ? std::string_view(*failed.feedback_tier) : "lint"};
    std::string instruction = last.failure ? last.failure->instruction.prompt_suffix : std::string();
    if (!has_script(last) && with_script != nullptr) {
        instruction =
            "After this draft there was a reply that could not be used: " + last.failure->message + ". " + instruction;
    }
    failing.instruction = instruction;
    return drafting::compose(options_.request, facts, &failing);
}

model::Request Loop::next_request() {
    const Attempt* failed = last_with_script();
    const auto facts = failed == nullptr ? drafting::ground(options_.request, {})
                                         : drafting::ground_repair({failed->script, failed->feedback, {}, {}});
    drafting::Prompt prompt =
        outcome_.attempts.empty() ? drafting::compose(options_.request, facts, nullptr) : repair_prompt(facts);
    if (outcome_.retrieval.empty()) {
        outcome_.retrieval = facts;
    }
    model::Request request;
    request.system = std::move(prompt.system);
    request.prompt = std::move(prompt.user);
    request.user_request = options_.request;
    request.attempt = number();
    if (failed != nullptr) {
        request.failing = model::FailingDraft{failed->script, failed->diagnostics};
    }
    request.temperature = options_.temperature;
    request.max_tokens = options_.max_tokens;
    request.timeout_s = options_.model_timeout_s;
    request.cancelled = options_.cancelled;
    return request;
}

/// The model's reply; null when there is none, and the run is stopped.
std::optional<model::Reply> Loop::complete(const model::Request& request, Attempt& attempt) {
    const double before = now_s(services_);
    try {
        model::Reply reply = services_.model->complete(request);
        attempt.model_wall_s = now_s(services_) - before;
        return reply;
    } catch (const model::Error& error) {
        if (error.kind() == model::Error::Kind::not_understood) {
            outcome_.not_understood = error.details();
        }
        stop(stop_of(error.kind()), first_line(error.what()));
    } catch (const std::exception& error) {
        stop(StopReason::model_error, first_line(error.what()));
    }
    return std::nullopt;
}

/// Asks for a draft; what the reply holds goes into `attempt`. False when there was no reply.
bool Loop::ask_model(Attempt& attempt) {
    if (services_.model == nullptr) {
        return stop(StopReason::model_error, "no model was given");
    }
    tell_progress(services_, outcome_.attempts.empty() ? "drafting" : "repairing");
    const model::Request request = next_request();
    tell(Stage::prompt, nullptr, &request);
    const std::optional<model::Reply> reply = complete(request, attempt);
    if (!reply) {
        return false;
    }
    tell(Stage::reply, nullptr, &request, reply->text);
    attempt.usage = reply->usage;
    drafting::Extraction extraction = drafting::extract(reply->text, reply->truncated);
    attempt.reply = ReplyFacts{extraction.shape, reply->text.size(), reply->truncated};
    attempt.script_from_model = std::move(extraction.script);
    if (!extraction.ok()) {
        attempt.feedback = {extraction.problem};
        attempt.feedback_tier = no_reply_script;
        attempt.failure = reply_failure(extraction.shape, extraction.problem, number());
    }
    return true;
}

bool Loop::obtain(Attempt& attempt) {
    if (outcome_.attempts.empty() && options_.starting_script) {
        attempt.script_from_model = *options_.starting_script;
        return true;
    }
    return ask_model(attempt);
}

/// Says what follows from the attempt's failure and remembers it. True when it was seen as often as the policy allows.
bool Loop::instruct(Attempt& attempt) {
    if (!attempt.failure) {
        return false;
    }
    Failure& failure = *attempt.failure;
    const bool too_often = limit_reached(options_.policy, memory_, failure);
    failure.instruction = reduce_failure_to_repair(failure, memory_, options_.policy);
    memory_.remember(failure);
    return too_often;
}

void Loop::record(Attempt attempt) {
    add(outcome_.usage.input_tokens, attempt.usage.input_tokens);
    add(outcome_.usage.output_tokens, attempt.usage.output_tokens);
    outcome_.attempts.push_back(std::move(attempt));
    outcome_.winner = winner_of(outcome_.attempts);
    if (services_.on_attempt) {
        services_.on_attempt(outcome_.attempts.back(), static_cast<int>(outcome_.attempts.size()));
    }
    tell(Stage::judged, &outcome_.attempts.back());
}

/// Whether the run goes on after the attempt that was recorded last. The order is the contract: passed, what cannot go
/// on, no-progress, oscillation, the brakes that were asked for, budget.
bool Loop::decide(const Judgement& judgement, const Earlier& earlier, bool too_often) {
    const Attempt& attempt = outcome_.attempts.back();
    if (attempt.passed) {
        return stop(StopReason::clean);
    }
    if (judgement.stop) {
        return stop(*judgement.stop, judgement.error);
    }
    if (attempt.failure && options_.policy.escalates(attempt.failure->kind)) {
        return stop(StopReason::refused, attempt.failure->message);
    }
    const Attempt& judged = earlier.twin != nullptr ? *earlier.twin : attempt;  // a twin is not looked up again
    const bool not_judged = judged.preflight && !judged.preflight->ok;
    const std::string why = not_judged ? judged.preflight->one_line : std::string();
    if (earlier.twin != nullptr) {
        const bool is_last = earlier.twin == earlier.previous;
        return stop(is_last ? StopReason::no_progress : StopReason::oscillation, why);
    }
    if (too_often) {
        return stop(StopReason::repeated_failure, why);
    }
    if (options_.policy.stop_on_off_target && attempt.on_target == false) {
        return stop(StopReason::off_target, why);
    }
    if (!budget_spent()) {
        return true;
    }
    return not_judged ? stop(StopReason::unavailable, why) : stop(StopReason::budget);
}

bool Loop::round() {
    if (is_cancelled(options_)) {
        return stop(StopReason::cancelled);
    }
    Attempt attempt;
    if (!obtain(attempt)) {
        return false;
    }
    outcome_.attempts.reserve(outcome_.attempts.size() + 1);  // what `earlier` points at stays where it is
    Earlier earlier;
    Judgement judgement;
    if (has_script(attempt)) {
        tell(Stage::draft, &attempt);
        earlier = {twin_of(attempt), last_with_script()};
        judgement = judge(attempt, number(), earlier, options_, services_,
                          [this, &attempt](Stage stage) { tell(stage, &attempt); });
    }
    const bool too_often = instruct(attempt);
    record(std::move(attempt));
    return decide(judgement, earlier, too_often);
}

Outcome Loop::finish() && {
    outcome_.passed = outcome_.stop_reason == StopReason::clean;
    return std::move(outcome_);
}

}  // namespace

Outcome run(const Options& options, const Services& services) {
    Loop loop(options, services);
    while (loop.round()) {
    }
    return std::move(loop).finish();
}

}  // namespace gmat_copilot::repair
