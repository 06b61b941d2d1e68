// Whether a run's outcome follows from its attempts. docs/repair.md has the rules that the loop goes by.
#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"
#include "provenance/verify.hpp"

namespace gmat_copilot::provenance {

namespace {

Check differing(const std::string& what, std::string message, std::optional<int> attempt = std::nullopt) {
    return {what, attempt, Agreement::differs, std::move(message), {}};
}
Check unchecked(const std::string& what, std::string message) {
    return {what, std::nullopt, Agreement::unchecked, std::move(message), {}};
}
Check agreeing(const std::string& what, std::string message) {
    return {what, std::nullopt, Agreement::agrees, std::move(message), {}};
}

std::string name_of(std::size_t index) { return "attempt " + std::to_string(index + 1); }

/// Whether what the model gave is known: safe fixes were made, but only their result is in the record.
bool model_text_known(const RecordedDraft& draft) {
    return !draft.redacted && (draft.attempt.fixes.empty() || was_fixed(draft));
}

/// What blocks a draft in this run's mode.
bool has_blocking(const RecordedDraft& draft, bool strict) {
    return std::any_of(draft.diagnostics.begin(), draft.diagnostics.end(), [strict](const RecordedDiagnostic& found) {
        return found.severity == text::Severity::error || (strict && found.severity == text::Severity::warning);
    });
}

void add_verdicts(const Record& record, std::vector<Check>& checks) {
    const std::size_t before = checks.size();
    for (std::size_t i = 0; i < record.drafts.size(); ++i) {
        const RecordedDraft& draft = record.drafts[i];
        const int number = static_cast<int>(i) + 1;
        if (!draft.attempt.passed) {
            continue;
        }
        if (has_blocking(draft, record.strict)) {
            checks.push_back(differing("verdict", "passed, although something blocks", number));
        }
        if (draft.attempt.dry_run && !draft.attempt.dry_run->ok) {
            checks.push_back(differing("verdict", "passed, although the dry-run failed", number));
        }
        if (!has_script(draft)) {
            checks.push_back(differing("verdict", "passed, although the reply held no script", number));
        }
        if (i + 1 < record.drafts.size()) {
            checks.push_back(differing("verdict", "passed, but the run went on", number));
        }
    }
    if (checks.size() == before) {
        checks.push_back(agreeing("verdict", "verdicts follow from findings and dry-runs"));
    }
}

/// A draft that threw the mission away is no candidate for the best, however little blocks it.
bool lost_mission(const RecordedDraft& draft) {
    return draft.attempt.failure && draft.attempt.failure->kind == "reasoning_error";
}

Check winner_check(const Record& record) {
    const auto& drafts = record.drafts;
    const bool any_script = std::any_of(drafts.begin(), drafts.end(), has_script);
    if (!record.winner) {
        return any_script ? differing("winner", "none is named, although there are drafts")
                          : agreeing("winner", "none is named, and no reply held a script");
    }
    const RecordedDraft& winner = drafts.at(*record.winner);
    const std::string name = name_of(*record.winner);
    if (!has_script(winner)) {
        return differing("winner", name + " is named, which held no script");
    }
    const bool any_passed =
        std::any_of(drafts.begin(), drafts.end(), [](const RecordedDraft& draft) { return draft.attempt.passed; });
    if (any_passed && !winner.attempt.passed) {
        return differing("winner", name + " is named, which did not pass, although another did");
    }
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (has_script(drafts[i]) && !lost_mission(drafts[i]) && blocking_count(drafts[i]) < blocking_count(winner)) {
            return differing("winner", name + " is named, although less blocks " + name_of(i));
        }
    }
    return agreeing("winner", name);
}

/// The latest earlier draft with the same text from the model.
std::optional<std::size_t> twin_of(const Record& record, std::size_t index) {
    for (std::size_t i = index; i-- > 0;) {
        if (has_script(record.drafts[i]) &&
            record.drafts[i].attempt.script_from_model == record.drafts[index].attempt.script_from_model) {
            return i;
        }
    }
    return std::nullopt;
}

/// no-progress or oscillation: whether the last draft is what that says.
Check repetition_check(const Record& record) {
    const std::string& reason = record.stop_reason;
    const std::size_t last = record.drafts.size() - 1;
    if (record.drafts.empty() || !has_script(record.drafts[last])) {
        return differing("stop-reason", reason + ", but the last reply held no script");
    }
    const auto twin = twin_of(record, last);
    const auto before = last_script_before(record, last);
    const bool holds = twin && (reason == "no-progress") == (twin == before);
    if (holds) {
        return agreeing("stop-reason", reason + ": the last draft is byte for byte " + name_of(*twin));
    }
    if (!std::all_of(record.drafts.begin(), record.drafts.end(), model_text_known)) {
        return unchecked("stop-reason", reason + ": what the model gave is not in the record unchanged");
    }
    return differing("stop-reason", reason + (twin ? ", but the last draft is byte for byte " + name_of(*twin)
                                                   : ", but the last draft is not byte for byte an earlier one"));
}

/// A draft that is byte for byte an earlier one although the run went on.
struct Repetition {
    std::size_t draft = 0, twin = 0;
};
std::optional<Repetition> overlooked_repetition(const Record& record) {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = 0; i + 1 < record.drafts.size(); ++i) {
        const RecordedDraft& draft = record.drafts[i];
        if (has_script(draft) && model_text_known(draft)) {
            const auto [twin, is_new] = seen.try_emplace(draft.attempt.script_from_model, i);
            if (!is_new) {
                return Repetition{i, twin->second};
            }
        }
    }
    return std::nullopt;
}

Check stop_check(const Record& record) {
    const bool any_passed = std::any_of(record.drafts.begin(), record.drafts.end(),
                                        [](const RecordedDraft& draft) { return draft.attempt.passed; });
    const bool clean = record.stop_reason == "clean";
    const std::string reason = visible(cut(record.stop_reason, 60));
    if (clean != any_passed) {
        return differing("stop-reason", reason + (any_passed ? ", although a draft passed" : ", but no draft passed"));
    }
    if (record.passed != any_passed) {
        return differing("stop-reason", record.passed ? "the run passed, but no draft did"
                                                      : "the run did not pass, although a draft did");
    }
    if (const auto found = overlooked_repetition(record)) {
        return differing("stop-reason", "the run went on after " + name_of(found->draft) + ", which is byte for byte " +
                                            name_of(found->twin));
    }
    const bool repetition = record.stop_reason == "no-progress" || record.stop_reason == "oscillation";
    return repetition ? repetition_check(record) : agreeing("stop-reason", reason);
}

Check budget_check(const Record& record) {
    const auto found = record.settings.find("repair");
    std::size_t repairs = 0;
    const std::string text = found == record.settings.end() ? "" : found->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), repairs);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
        return unchecked("budget", "the number of repairs that were allowed is not recorded");
    }
    const std::size_t used = record.drafts.empty() ? 0 : record.drafts.size() - 1;
    const std::string counts = plural(used, "repair") + " used, " + std::to_string(repairs) + " allowed";
    if (used > repairs) {
        return differing("budget", counts);
    }
    return record.stop_reason == "budget" && used < repairs
               ? differing("budget", "the run stopped because the budget was spent, but: " + counts)
               : agreeing("budget", counts);
}

}  // namespace

std::vector<Check> outcome_checks(const Record& record) {
    std::vector<Check> checks;
    add_verdicts(record, checks);
    checks.push_back(budget_check(record));
    if (was_killed(record)) {
        checks.push_back(unchecked("stop-reason", "the run was killed before it ended, so it has no outcome"));
        return checks;
    }
    checks.push_back(winner_check(record));
    checks.push_back(stop_check(record));
    return checks;
}

}  // namespace gmat_copilot::provenance
