// What a record says, in words: shared by the terminal's story, the page and the comparison of two runs.
//
// Text that comes from the record is already visible (trace_text.hpp); for a page it still has to be escaped.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "provenance/record.hpp"

namespace gmat_copilot::provenance {

/// False for a reply that held no script.
[[nodiscard]] bool has_script(const RecordedDraft& draft);
/// The latest draft with a script before `end`; null when there is none.
[[nodiscard]] std::optional<std::size_t> last_script_before(const Record& record, std::size_t end);
/// Errors and warnings.
[[nodiscard]] std::size_t blocking_count(const RecordedDraft& draft);
/// "safe fixes"; "fixes" in a run that also made unsafe ones.
[[nodiscard]] std::string fixes_name(const Record& record);
/// Whether fixes changed what the model gave, and both texts are known.
[[nodiscard]] bool was_fixed(const RecordedDraft& draft);

/// Whether a dry-run was made. The verdict of a draft whose preflight failed only repeats what that found.
[[nodiscard]] bool was_flown(const RecordedDraft& draft);

enum class Standing { good, bad, open };
/// What became of an attempt, in a few words.
struct AttemptResult {
    Standing standing = Standing::open;
    std::string words;  ///< "rejected by lint: 2 blocking findings"
};
[[nodiscard]] AttemptResult result_of(const RecordedDraft& draft);

/// "one fenced block, 1234 bytes"
[[nodiscard]] std::string reply_words(const repair::ReplyFacts& reply);
/// What `on_target` false means.
inline constexpr std::string_view off_target_words =
    "off target: this repair left every statement that was blamed as it was";
/// "ok (run, builtin 0.1.0)", "failed (load, gmat R2026a): sentence [line 7]"
[[nodiscard]] std::string dry_run_words(const dryrun::Verdict& verdict);
/// "ok (builtin 0.1.0), 3 checks", "failed (unsupported, builtin 0.1.0): sentence"
[[nodiscard]] std::string preflight_words(const dryrun::Preflight& preflight);
/// "kernel de405 (line 4): is not there"
[[nodiscard]] std::string check_words(const dryrun::PreflightCheck& check);
/// "1200 tokens in, 800 out", or "tokens unknown"
[[nodiscard]] std::string tokens_text(const model::Usage& usage);
/// "3 findings", "1 finding"
[[nodiscard]] std::string plural(std::size_t count, const std::string& word);

/// "compat:llama3"
[[nodiscard]] std::string model_words(const Record& record);
/// "gmat-copilot 0.1.0, catalogue R2026a, judged by builtin 0.1.0"; empty when the record does not say.
[[nodiscard]] std::string tool_words(const Record& record);
/// "2026-11-20T19:00:00.250Z, took 19.8 s"; empty when the record does not say.
[[nodiscard]] std::string times_words(const Record& record);
/// Seconds of model, lint and dry-run together.
[[nodiscard]] double seconds_of(const repair::Attempt& attempt);

/// The index of an attempt that people count from 1. Throws Error when it is not in the record.
[[nodiscard]] std::size_t chosen_attempt(const Record& record, int attempt);

/// A run that began and never ended: its process was killed, and the record is what it had by then.
[[nodiscard]] bool was_killed(const Record& record);

/// Why a run stopped and what to do now.
struct Ending {
    std::string reason;  ///< "budget"; "killed" for a killed run
    std::string plain;   ///< why it stopped, in words; empty for a reason nobody knows
    std::string next;    ///< what to do; may be empty
};
[[nodiscard]] Ending ending_of(const Record& record);

}  // namespace gmat_copilot::provenance
