// Prompts: what a model is told. Pure text in, text out; bounded, deterministic.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/diagnostic.hpp"

namespace gmat_copilot::draft {

/// One piece of grounding: facts from the catalogue about a type, a parameter or a command.
struct GroundingChunk {
    std::string source;   ///< "catalogue:Spacecraft"
    double score = 0.0;   ///< relevance to the request, higher is better
    std::string text;
};

/// Facts about what a request (and a failing draft) is likely to need, best first, at most `limit_bytes` of text.
[[nodiscard]] std::vector<GroundingChunk> ground(std::string_view request, std::string_view failing_draft,
                                                 std::size_t limit_bytes = 12'000);

/// The failing draft that a repair turn starts from.
struct FailingDraft {
    std::string_view script;
    std::vector<std::string> feedback;   ///< feedback lines of the tier that failed, and of no other
    std::string_view tier;               ///< "lint", "load", "run", ...
};

struct Prompt {
    std::string system;
    std::string user;
};

/// The first turn when `failing` is null, a repair turn otherwise. Fresh context each time: nothing of earlier turns.
[[nodiscard]] Prompt compose(std::string_view request, const std::vector<GroundingChunk>& facts, const FailingDraft* failing);

/// What a reply contained.
struct Extraction {
    std::string script;        ///< empty when there is none
    std::string problem;       ///< why there is none, one sentence; empty otherwise
    [[nodiscard]] bool ok() const { return problem.empty(); }
};

/// Takes the script out of a reply: one fenced block, the best of several, none at all when the reply is a bare script.
/// Windows line ends become LF. A diff, an empty reply or a refusal is a problem, not a script.
[[nodiscard]] Extraction extract(std::string_view reply, bool truncated);

/// Feedback lines for diagnostics: "rule (line N): message [offending text]", in order.
[[nodiscard]] std::vector<std::string> feedback_lines(std::string_view script, const std::vector<text::Diagnostic>& diagnostics);

}  // namespace gmat_copilot::draft
