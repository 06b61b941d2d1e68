// Prompts: what a model is told, and what is taken from its reply. Pure text in, text out; bounded, deterministic.
//
// A prompt is built afresh for every turn: the request, the facts, and in a repair turn the one draft to mend with the
// findings of the one tier that rejected it. Text that comes from outside (request, draft, findings) stands in fences
// longer than any run of backquotes in it, so that nothing in it can end its own section. docs/repair.md tells more.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"

namespace gmat_copilot::drafting {

/// Upper bounds of one prompt, in bytes. What exceeds its own bound is cut, and the cut is said in the prompt.
inline constexpr std::size_t max_prompt_request_bytes = 16'000;
inline constexpr std::size_t max_prompt_facts_bytes = 16'000;
inline constexpr std::size_t max_prompt_draft_bytes = 48'000;
inline constexpr std::size_t max_prompt_feedback_bytes = 8'000;
/// All of them with the fixed text around: no prompt (system and user) is longer.
inline constexpr std::size_t max_prompt_bytes = 100'000;

/// One piece of grounding: facts from the catalogue about a type, a parameter or a command.
struct GroundingChunk {
    std::string source;  ///< "catalogue:Spacecraft", "catalogue:parameters" or "language:propagate"
    double score = 0.0;  ///< relevance to the request, higher is better
    std::string text;
};

/// Facts about what a request (and a failing draft) is likely to need, best first, at most `limit_bytes` of text.
[[nodiscard]] std::vector<GroundingChunk> ground(std::string_view request, std::string_view failing_draft,
                                                 std::size_t limit_bytes = 12'000);

/// The failing draft that a repair turn starts from.
struct FailingDraft {
    std::string_view script;            ///< empty when no reply so far held a script
    std::vector<std::string> feedback;  ///< feedback lines of the tier that failed, and of no other
    std::string_view tier;              ///< "lint", "load", "run", "reply", ...
    std::string_view instruction = {};  ///< what to do next, one or two sentences; empty: the tier's usual one
};

/// Facts for a repair turn: about exactly the types, fields, parameters and commands that the findings and the
/// statements on their lines name; of the whole draft when no finding names a line.
[[nodiscard]] std::vector<GroundingChunk> ground_repair(const FailingDraft& failing, std::size_t limit_bytes = 12'000);

struct Prompt {
    std::string system;
    std::string user;
};

/// The first turn when `failing` is null, a repair turn otherwise. Fresh context each time: nothing of earlier turns.
[[nodiscard]] Prompt compose(std::string_view request, const std::vector<GroundingChunk>& facts,
                             const FailingDraft* failing);

/// In what form a reply came.
enum class ReplyShape {
    fenced,          ///< one fenced block with a script
    several_fenced,  ///< several blocks, the best of which was taken
    bare,            ///< a script without a fence; prose around it was left out
    json,            ///< a JSON object with the script in it
    diff,            ///< a patch instead of a script
    truncated,       ///< cut off before the script ended
    empty,           ///< nothing, or an empty block
    refusal,         ///< the model says that it will not or cannot do it
    binary,
    too_large,
    no_script,  ///< words, but no script
};
/// "fenced", "several-fenced", "no-script", ...
[[nodiscard]] std::string_view to_string(ReplyShape shape);
[[nodiscard]] std::optional<ReplyShape> reply_shape_from_string(std::string_view name);

/// What a reply contained.
struct Extraction {
    std::string script;   ///< empty when there is none
    std::string problem;  ///< why there is none, one sentence; empty otherwise
    ReplyShape shape = ReplyShape::fenced;
    [[nodiscard]] bool ok() const { return problem.empty(); }
};

/// Takes the script out of a reply: one fenced block, the best of several, none at all when the reply is a bare script.
/// Windows line ends become LF. A diff, an empty reply or a refusal is a problem, not a script. Linear time.
[[nodiscard]] Extraction extract(std::string_view reply, bool truncated);

/// What is known of a rule beyond its message.
struct RuleWords {
    std::string gmat_says;  ///< GMAT's own sentence for such a mistake; empty when there is none
    std::string accepted;   ///< what would be accepted, one sentence; empty when the message says it all
};
/// By a rule's name. May be empty.
using FindRuleWords = std::function<RuleWords(std::string_view rule)>;

/// Feedback lines for diagnostics: "rule (line N): message [offending text]; a fix: ...", in order; the first of each
/// rule also says what GMAT says and what it would accept.
[[nodiscard]] std::vector<std::string> feedback_lines(std::string_view script,
                                                      const std::vector<text::Diagnostic>& diagnostics,
                                                      const FindRuleWords& rule_words = {});

}  // namespace gmat_copilot::drafting
