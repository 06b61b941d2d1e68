#include <algorithm>
#include <array>

#include "draft/numbered.hpp"
#include "draft/prompt.hpp"
#include "draft/system_prompt.hpp"
#include "draft/visible.hpp"

namespace gmat_copilot::drafting {

namespace {

struct TierText {
    std::string_view tier;
    std::string_view what;         ///< who rejected the draft
    std::string_view instruction;  ///< the usual next step
};

constexpr std::array tier_texts = {
    TierText{"lint", "The linter rejected it: GMAT would not load this script.",
             "Mend exactly what the findings name, keep everything else as it is, and answer with the whole script."},
    TierText{"load", "GMAT did not load it.",
             "Mend the cause of the load error, keep everything else as it is, and answer with the whole script."},
    TierText{"run", "It loaded, and the mission failed while it was flown.",
             "Find out which setting or command makes the mission fail, mend that, and answer with the whole script."},
    TierText{
        "crash", "The engine died while it flew the mission.",
        "Look for a setting outside its physical range or a loop that never ends, mend that, and answer with the whole "
        "script."},
    TierText{
        "timeout", "The mission was not flown to its end within the time limit.",
        "Make the mission end: check stop conditions and loops, shorten what is not asked for, use larger steps, and "
        "answer with the whole script."},
    TierText{"unsupported", "It was not flown: the engine at hand does not model what the findings name.",
             "Write the mission without it if the request allows, and answer with the whole script."},
    TierText{"unavailable", "It was not flown: the engine at hand lacks what the findings name.",
             "Write the mission without it if the request allows, and answer with the whole script."},
    TierText{"mission", "It reads well and flies nothing: the mission of the draft before it is gone.",
             "Bring the mission back, and answer with the whole script."},
    TierText{"reply", "The reply held no usable script.",
             "Answer with one fenced block that starts with ```gmat and holds the complete script."},
};
constexpr TierText other_tier = {
    "", "It was rejected.",
    "Mend what the findings name, keep everything else as it is, and answer with the whole script."};

const TierText& text_of(std::string_view tier) {
    const auto* found =
        std::find_if(tier_texts.begin(), tier_texts.end(), [tier](const TierText& row) { return row.tier == tier; });
    return found == tier_texts.end() ? other_tier : *found;
}

std::string facts_section(const std::vector<GroundingChunk>& facts) {
    std::string text;
    for (const GroundingChunk& fact : facts) {
        const std::string entry = "[" + one_line(fact.source) + "]\n" + fact.text + "\n\n";
        if (text.size() + entry.size() <= max_prompt_facts_bytes) {
            text += entry;
        }
    }
    return text.empty() ? "" : "# Facts about GMAT R2026a\n\n" + fenced(text, "text") + "\n";
}

/// Findings in their order as far as they fit; the first ones are the cause of many of the later.
std::string findings_section(const FailingDraft& failing) {
    constexpr std::size_t longest_line = 1'000;
    constexpr std::size_t room_for_rest = 64;
    std::string text;
    std::size_t told = 0;
    for (const std::string& line : failing.feedback) {
        const std::string entry = "- " + cut(one_line(line), longest_line) + "\n";
        if (text.size() + entry.size() + room_for_rest > max_prompt_feedback_bytes) {
            break;
        }
        text += entry;
        ++told;
    }
    if (told < failing.feedback.size()) {
        text += "- and " + std::to_string(failing.feedback.size() - told) + " more\n";
    }
    return text.empty() ? "" : "# Findings\n\n" + fenced(text, "text") + "\n";
}

std::string draft_section(const FailingDraft& failing, std::string_view what) {
    if (failing.script.empty()) {
        return "# Your last reply\n\n" + std::string(what) + "\n\n";
    }
    return "# The draft to mend\n\n" + std::string(what) +
           " Line numbers, bars and the > of lines named by a finding are not part of the script.\n\n" +
           fenced(numbered(failing.script, lines_named(failing.feedback), max_prompt_draft_bytes), "text") + "\n";
}

std::string request_section(std::string_view request) {
    if (request.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return "# Request\n\nNone was given: make the script load and run in GMAT, and keep what it means to do.\n\n";
    }
    return "# Request\n\n" + fenced(cut(request, max_prompt_request_bytes), "text") + "\n";
}

}  // namespace

Prompt compose(std::string_view request, const std::vector<GroundingChunk>& facts, const FailingDraft* failing) {
    Prompt prompt;
    prompt.system = system_prompt();
    prompt.user = request_section(request) + facts_section(facts);
    if (failing == nullptr) {
        prompt.user += "# What to do\n\nWrite the GMAT script for the request. Answer with the one ```gmat block.\n";
        return prompt;
    }
    const TierText& tier = text_of(failing->tier);
    const std::string instruction =
        failing->instruction.empty() ? std::string(tier.instruction) : cut(one_line(failing->instruction), 1'000);
    prompt.user +=
        draft_section(*failing, tier.what) + findings_section(*failing) + "# What to do\n\n" + instruction + "\n";
    return prompt;
}

}  // namespace gmat_copilot::drafting
