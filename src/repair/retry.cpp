#include "repair/retry.hpp"

#include <algorithm>
#include <array>

#include "repair/failure.hpp"

namespace gmat_copilot::repair {

namespace {

struct KindInstruction {
    std::string_view kind;
    std::string_view action;
    std::string_view prompt_suffix;
    std::string_view minimal_next_step;
};
constexpr std::array kind_instructions = {
    KindInstruction{"schema_invalid", "mend", "",
                    "Correct what the findings name; `gmat-copilot explain RULE` shows how."},
    KindInstruction{
        "missing_context", "mend",
        "Create every resource that the script refers to, or refer to one that exists, keep everything else as it "
        "is, and answer with the whole script.",
        "Create what the script refers to, or make the file, plugin or engine available that it needs."},
    KindInstruction{"test_failed", "mend", "",
                    "Read the engine's message and correct the setting it is about; for a solver that did not "
                    "converge check guesses, bounds and goals."},
    KindInstruction{"command_failed", "rethink", "",
                    "Make the mission shorter or its steps larger, or raise --timeout."},
    KindInstruction{
        "json_invalid", "resend",
        "The last reply held no usable script. Answer with one fenced block that starts with ```gmat and holds "
        "the complete script.",
        "Ask again, or choose a model that answers with a script."},
    KindInstruction{"reasoning_error", "stop", "",
                    "The repair threw the mission away: take the draft before it, and mend that by hand."},
    KindInstruction{"repeated_failure", "stop", "",
                    "The model repeats itself: say more in the request, or choose another model."},
    KindInstruction{"unsafe_request", "stop", "",
                    "Change what the safety policy refuses; it does not run this script."},
    KindInstruction{"tool_error", "stop", "",
                    "Make an engine available that can judge this script (see `gmat-copilot doctor`)."},
    KindInstruction{"unknown", "mend", "", "Look at the recorded log."},
};

constexpr std::string_view same_again =
    "The draft before this one failed for the same reason, so the last change did not mend it. Write the part that "
    "the findings name in a different way, keep everything else as it is, and answer with the whole script.";

constexpr std::string_view not_here =
    "The draft reads well, but the engine at hand lacks what the findings name. If the request does not ask for it, "
    "write the mission without it, keep everything else as it is, and answer with the whole script. If the request "
    "needs it, answer with the same script again.";

constexpr std::string_view unconverged =
    "The script is well formed, but a solver does not reach its goals; the findings say by how much it missed them. "
    "Check initial guesses, bounds, perturbations, goals and the order of the commands against the request, and "
    "answer with the whole script.";

constexpr std::string_view shorter =
    "The last reply was cut off before the script ended. Answer with one ```gmat block that holds the complete script "
    "and nothing else: no explanation, few comments.";

const KindInstruction& row_of(std::string_view kind) {
    const auto* found = std::find_if(kind_instructions.begin(), kind_instructions.end(),
                                     [kind](const KindInstruction& row) { return row.kind == kind; });
    return found == kind_instructions.end() ? kind_instructions.back() : *found;
}

}  // namespace

bool RetryPolicy::escalates(std::string_view kind) const {
    return std::find(escalate_on.begin(), escalate_on.end(), kind) != escalate_on.end();
}

std::size_t RetryMemory::seen(std::string_view signature) const {
    return static_cast<std::size_t>(std::count_if(failures_.begin(), failures_.end(),
                                                  [signature](const Failure& f) { return f.signature == signature; }));
}

bool limit_reached(const RetryPolicy& policy, const RetryMemory& memory, const Failure& failure) {
    return policy.stop_on_repeated_failure &&
           memory.seen(failure.signature) + 1 >= static_cast<std::size_t>(std::max(1, policy.same_failure_limit));
}

RepairInstruction reduce_failure_to_repair(const Failure& failure, const RetryMemory& memory,
                                           const RetryPolicy& policy) {
    const KindInstruction& row = row_of(failure.kind);
    RepairInstruction instruction{std::string(row.action), std::string(row.prompt_suffix),
                                  std::string(row.minimal_next_step)};
    if (policy.escalates(failure.kind)) {
        instruction.action = "stop";
        instruction.prompt_suffix.clear();
        return instruction;
    }
    if (failure.kind == "reasoning_error") {  // under a policy that lets the model go on
        instruction.action = "rethink";
    }
    const bool not_judged = failure.kind == "missing_context" && failure.source == "dry-run";
    if (not_judged) {
        instruction.prompt_suffix = not_here;
    } else if (failure.kind == "test_failed" && failure.message.find("did not converge") != std::string::npos) {
        instruction.prompt_suffix = unconverged;
    } else if (failure.signature == truncated_signature) {
        instruction.prompt_suffix = shorter;
        instruction.minimal_next_step = "Allow longer replies with --max-tokens, or ask for less in one script.";
    } else if (failure.source != "model" && row.action != "stop" && memory.last() != nullptr &&
               memory.last()->signature == failure.signature) {
        instruction.action = "rethink";
        instruction.prompt_suffix = same_again;
    }
    return instruction;
}

const std::vector<std::string_view>& failure_kinds() {
    static const std::vector<std::string_view> kinds = [] {
        std::vector<std::string_view> names;
        names.reserve(kind_instructions.size());
        for (const KindInstruction& row : kind_instructions) {
            names.push_back(row.kind);
        }
        return names;
    }();
    return kinds;
}

}  // namespace gmat_copilot::repair
