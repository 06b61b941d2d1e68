#include "provenance/compare.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

const std::string unsaid = "-";

std::string said(const std::string& text) { return text.empty() ? unsaid : text; }

std::string count(const std::optional<std::int64_t>& tokens) { return tokens ? std::to_string(*tokens) : unsaid; }

std::string sum_of(const Record& record, double repair::Attempt::*seconds) {
    double sum_s = 0.0;
    for (const RecordedDraft& draft : record.drafts) {
        sum_s += std::isfinite(draft.attempt.*seconds) ? std::max(draft.attempt.*seconds, 0.0) : 0.0;
    }
    return seconds_text(sum_s);
}

std::string best_of(const Record& record) {
    return record.winner ? "attempt " + std::to_string(*record.winner + 1) : unsaid;
}

/// What is compared, in the order it is told.
struct Question {
    const char* what;
    std::string (*answer)(const Record&);
};
constexpr std::array before_settings = {
    Question{"request", [](const Record& record) { return said(record.request); }},
    Question{"model", [](const Record& record) { return said(model_words(record)); }},
    Question{"tool", [](const Record& record) { return said(tool_words(record)); }},
};
constexpr std::array after_settings = {
    Question{"outcome", [](const Record& record) { return std::string(record.passed ? "passed" : "did not pass"); }},
    Question{"stopped", [](const Record& record) { return said(ending_of(record).reason); }},
    Question{"error", [](const Record& record) { return said(record.error); }},
    Question{"attempts", [](const Record& record) { return std::to_string(record.drafts.size()); }},
    Question{"best", best_of},
    Question{"tokens in", [](const Record& record) { return count(record.usage.input_tokens); }},
    Question{"tokens out", [](const Record& record) { return count(record.usage.output_tokens); }},
    Question{"time of model", [](const Record& record) { return sum_of(record, &repair::Attempt::model_wall_s); }},
    Question{"time of lint", [](const Record& record) { return sum_of(record, &repair::Attempt::lint_wall_s); }},
    Question{"time of dry-run", [](const Record& record) { return sum_of(record, &repair::Attempt::dry_run_wall_s); }},
};

void ask(const Record& a, const Record& b, const Question& question, std::vector<Row>& rows) {
    rows.push_back({question.what, question.answer(a), question.answer(b)});
}

std::string setting(const Record& record, const std::string& name) {
    const auto found = record.settings.find(name);
    return found == record.settings.end() ? unsaid : found->second;
}

void add_settings(const Record& a, const Record& b, std::vector<Row>& rows) {
    std::set<std::string> names;
    for (const Record* record : {&a, &b}) {
        for (const auto& [name, value] : record->settings) {
            names.insert(name);
        }
    }
    for (const std::string& name : names) {
        rows.push_back({"setting " + name, setting(a, name), setting(b, name)});
    }
}

/// "lint: unknown-field[SMAA]", "passed"
std::string attempt_words(const Record& record, std::size_t index) {
    if (index >= record.drafts.size()) {
        return unsaid;
    }
    const RecordedDraft& draft = record.drafts[index];
    const AttemptResult result = result_of(draft);
    const auto& failure = draft.attempt.failure;
    return failure ? result.words + "; " + failure->kind + ": " + failure->message : result.words;
}

std::optional<std::string> best_diff(const Record& a, const Record& b) {
    if (!a.winner || !b.winner) {
        return std::nullopt;
    }
    return unified_diff(a.drafts.at(*a.winner).attempt.script, b.drafts.at(*b.winner).attempt.script,
                        "A: " + best_of(a), "B: " + best_of(b));
}

}  // namespace

Comparison compare(const Record& a, const Record& b) {
    Comparison comparison;
    for (const Question& question : before_settings) {
        ask(a, b, question, comparison.rows);
    }
    add_settings(a, b, comparison.rows);
    for (const Question& question : after_settings) {
        ask(a, b, question, comparison.rows);
    }
    for (std::size_t i = 0; i < std::max(a.drafts.size(), b.drafts.size()); ++i) {
        comparison.rows.push_back({"attempt " + std::to_string(i + 1), attempt_words(a, i), attempt_words(b, i)});
    }
    comparison.best_diff = best_diff(a, b);
    return comparison;
}

}  // namespace gmat_copilot::provenance
