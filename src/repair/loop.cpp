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

/// The attempt that passed; else of those with a script the one with the fewest blocking diagnostics; of equals one
/// that was flown, since its verdict says what is wrong; then the latest.
std::optional<std::size_t> winner_of(const std::vector<Attempt>& attempts) {
    std::optional<std::size_t> best;
    const auto rank = [&attempts](std::size_t i) {
        return std::make_tuple(attempts[i].passed ? 0 : 1, blocking_count(attempts[i]), attempts[i].dry_run ? 0 : 1);
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
    [[nodiscard]] model::Request next_request();
    [[nodiscard]] drafting::Prompt repair_prompt(const std::vector<drafting::GroundingChunk>& facts) const;
    [[nodiscard]] const Attempt* last_with_script() const;
    [[nodiscard]] const Attempt* twin_of(const Attempt& attempt) const;
    [[nodiscard]] int number() const { return static_cast<int>(outcome_.attempts.size()) + 1; }
    [[nodiscard]] bool budget_spent() const {
        return static_cast<int>(outcome_.attempts.size()) > std::max(0, options_.retries);
    }
    void record(Attempt attempt);

    const Options& options_;
    const Services& services_;
    Outcome outcome_;
};

bool Loop::stop(StopReason reason, std::string error) {
    outcome_.stop_reason = reason;
    outcome_.error = std::move(error);
    return false;
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
    std::string instruction;
    if (last.failure) {
        const Failure* before = outcome_.attempts.size() > 1 && outcome_.attempts[outcome_.attempts.size() - 2].failure
                                    ? &*outcome_.attempts[outcome_.attempts.size() - 2].failure
                                    : nullptr;
        instruction = has_script(last) ? same_failure_instruction(before, *last.failure) : std::string_view{};
        if (instruction.empty()) {
            instruction = instruction_for(*last.failure).prompt_suffix;
        }
    }
    if (!has_script(last) && with_script != nullptr) {
        instruction =
            "After this draft there was a reply that could not be used: " + last.failure->message + ". " + instruction;
    }
    failing.instruction = instruction;
    return drafting::compose(options_.request, facts, &failing);
}

model::Request Loop::next_request() {
    const Attempt* failed = last_with_script();
    const auto facts =
        drafting::ground(options_.request, failed != nullptr ? std::string_view(failed->script) : std::string_view{});
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

/// Asks for a draft; what the reply holds goes into `attempt`. False when there was no reply.
bool Loop::ask_model(Attempt& attempt) {
    if (services_.model == nullptr) {
        return stop(StopReason::model_error, "no model was given");
    }
    tell_progress(services_, outcome_.attempts.empty() ? "drafting" : "repairing");
    const model::Request request = next_request();
    const double before = now_s(services_);
    model::Reply reply;
    try {
        reply = services_.model->complete(request);
    } catch (const model::Error& error) {
        if (error.kind() == model::Error::Kind::not_understood) {
            outcome_.not_understood = error.details();
        }
        return stop(stop_of(error.kind()), first_line(error.what()));
    } catch (const std::exception& error) {
        return stop(StopReason::model_error, first_line(error.what()));
    }
    attempt.model_wall_s = now_s(services_) - before;
    attempt.usage = reply.usage;
    drafting::Extraction extraction = drafting::extract(reply.text, reply.truncated);
    attempt.reply = ReplyFacts{extraction.shape, reply.text.size(), reply.truncated};
    attempt.script_from_model = std::move(extraction.script);
    if (!extraction.ok()) {
        attempt.feedback = {extraction.problem};
        attempt.feedback_tier = no_reply_script;
        attempt.failure = reply_failure(extraction.problem, number());
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

void Loop::record(Attempt attempt) {
    add(outcome_.usage.input_tokens, attempt.usage.input_tokens);
    add(outcome_.usage.output_tokens, attempt.usage.output_tokens);
    outcome_.attempts.push_back(std::move(attempt));
    if (services_.on_attempt) {
        services_.on_attempt(outcome_.attempts.back(), static_cast<int>(outcome_.attempts.size()));
    }
}

bool Loop::round() {
    if (is_cancelled(options_)) {
        return stop(StopReason::cancelled);
    }
    Attempt attempt;
    if (!obtain(attempt)) {
        return false;
    }
    bool repeats_last = false;
    bool repeats_earlier = false;
    Judgement judgement;
    if (has_script(attempt)) {
        const Attempt* twin = twin_of(attempt);
        repeats_last = twin != nullptr && twin == last_with_script();
        repeats_earlier = twin != nullptr;
        judgement = judge(attempt, number(), twin, options_, services_);
    }
    const bool passed = attempt.passed;
    record(std::move(attempt));
    if (passed) {
        return stop(StopReason::clean);
    }
    if (judgement.stop) {
        return stop(*judgement.stop, std::move(judgement.error));
    }
    if (repeats_last) {
        return stop(StopReason::no_progress);
    }
    if (repeats_earlier) {
        return stop(StopReason::oscillation);
    }
    return budget_spent() ? stop(StopReason::budget) : true;
}

Outcome Loop::finish() && {
    outcome_.passed = outcome_.stop_reason == StopReason::clean;
    outcome_.winner = winner_of(outcome_.attempts);
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
