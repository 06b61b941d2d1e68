// Why runs stop, and what a person can do then: one row a stop reason.
#include <algorithm>
#include <array>

#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

struct Row {
    std::string_view reason;
    std::string_view plain;
    std::string_view next;
};
constexpr std::array rows = {
    Row{"clean", "a draft passed everything that was asked for", "use the script"},
    Row{"budget", "the repairs that were allowed are spent",
        "allow more with --repair N, or correct the last draft by hand and run `gmat-copilot check` on it"},
    Row{"no-progress", "the model gave the same draft again",
        "say in the request what is wrong, or choose another model"},
    Row{"oscillation", "the model came back to an earlier draft",
        "say in the request what is wrong, or choose another model"},
    Row{"model-timeout", "the model did not answer in time", "run it again, or allow more time with --model-timeout"},
    Row{"model-error", "the model gave no answer",
        "mend what the error says (see `gmat-copilot models`) and run it again"},
    Row{"unavailable", "no engine could judge the draft",
        "install GMAT or point --gmat-root at it (see `gmat-copilot doctor`)"},
    Row{"refused", "the safety policy does not run this script, or a repair threw the mission away",
        "correct by hand what the message names, or ask for less in one request"},
    Row{"cancelled", "it was interrupted", "run it again"},
    Row{"repeated-failure", "drafts kept failing for the same reason",
        "say in the request what is wrong, or choose another model"},
    Row{"off-target", "a repair left every statement that was blamed as it was",
        "correct the blamed statements by hand, or choose another model"},
};
constexpr Row killed{"killed", "the run was killed before it ended", "run it again; the attempts it had made are kept"};
constexpr std::string_view not_understood_next = "say it in other words, or choose a model with --model";

Ending ending(const Row& row) { return {std::string(row.reason), std::string(row.plain), std::string(row.next)}; }

}  // namespace

// Records of the Python program have no times at all: those are no sign of anything.
bool was_killed(const Record& record) { return record.finished_at.empty() && !record.started_at.empty(); }

Ending ending_of(const Record& record) {
    if (was_killed(record)) {
        return ending(killed);
    }
    const auto* found =
        std::find_if(rows.begin(), rows.end(), [&record](const Row& row) { return row.reason == record.stop_reason; });
    Ending told = found == rows.end() ? Ending{visible(record.stop_reason), {}, {}} : ending(*found);
    if (!record.not_understood.empty()) {
        told.next = not_understood_next;
    }
    return told;
}

}  // namespace gmat_copilot::provenance
