#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "provenance/record.hpp"
#include "provenance/trace_attempt.hpp"
#include "provenance/trace_text.hpp"
#include "repair/failure.hpp"

namespace gmat_copilot::provenance {

namespace {

struct Ending {
    std::string_view reason;
    std::string_view plain;  ///< why the run stopped
    std::string_view next;   ///< what to do now
};
constexpr std::array endings = {
    Ending{"clean", "a draft passed everything that was asked for", "use the script"},
    Ending{"budget", "the repairs that were allowed are spent",
           "allow more with --repair N, or correct the last draft by hand and run `gmat-copilot check` on it"},
    Ending{"no-progress", "the model gave the same draft again",
           "say in the request what is wrong, or choose another model"},
    Ending{"oscillation", "the model came back to an earlier draft",
           "say in the request what is wrong, or choose another model"},
    Ending{"model-timeout", "the model did not answer in time",
           "run it again, or allow more time with --model-timeout"},
    Ending{"model-error", "the model gave no answer",
           "mend what the error says (see `gmat-copilot models`) and run it again"},
    Ending{"unavailable", "no engine could judge the draft",
           "install GMAT or point --gmat-root at it (see `gmat-copilot doctor`)"},
    Ending{"refused", "the safety policy does not run this script", "remove what it refuses, or allow it with --allow"},
    Ending{"cancelled", "it was interrupted", "run it again"},
    Ending{"repeated-failure", "drafts kept failing for the same reason",
           "say in the request what is wrong, or choose another model"},
    Ending{"off-target", "the mission did not reach what was asked for", "state the goal more exactly in the request"},
};

/// Milliseconds since 1970 of "2026-11-20T19:00:00.000Z"; null when it does not read so.
std::optional<double> seconds_of(const std::string& time) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    double second = 0.0;
    if (time.size() > 40 ||
        std::sscanf(time.c_str(), "%4d-%2u-%2uT%2d:%2d:%lf", &year, &month, &day, &hour, &minute, &second) != 6) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok()) {
        return std::nullopt;
    }
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return static_cast<double>(days) * 86'400.0 + hour * 3'600.0 + minute * 60.0 + second;
}

std::string took_text(const Record& record) {
    const auto started = seconds_of(record.started_at);
    const auto finished = seconds_of(record.finished_at);
    return started && finished && *finished >= *started ? ", took " + seconds_text(*finished - *started) : "";
}

std::string header(const Record& record, const Paint& paint) {
    const auto row = [&paint](const std::string& name, const std::string& value) {
        return paint(Colour::bold, name) + std::string(name.size() < 10 ? 10 - name.size() : 1, ' ') + value + "\n";
    };
    const std::string request = visible_lines(record.request, "          ");
    std::string out = row("request:", request.empty() ? "none" : request.substr(10, request.size() - 11));
    out += row("model:", visible(record.provider) + (record.model.empty() ? "" : ":" + visible(record.model)));
    std::string settings;
    for (const auto& [name, value] : record.settings) {
        settings += (settings.empty() ? "" : ", ") + visible(name) + " " + visible(value);
    }
    if (!settings.empty()) {
        out += row("settings:", settings);
    }
    if (!record.started_at.empty()) {
        out += row("started:", visible(record.started_at) + took_text(record));
    }
    if (!record.tool_name.empty()) {
        out += row("tool:", visible(record.tool_name) + " " + visible(record.tool_version) + ", catalogue " +
                                visible(record.catalogue) +
                                (record.engine.empty() ? "" : ", judged by " + visible(record.engine)));
    }
    return out;
}

std::string ending(const Record& record, const Paint& paint) {
    const auto* found = std::find_if(endings.begin(), endings.end(),
                                     [&record](const Ending& row) { return row.reason == record.stop_reason; });
    const bool known = found != endings.end();
    std::string out = paint(Colour::bold, "stopped:") + "  " +
                      paint(record.passed ? Colour::green : Colour::red, visible(record.stop_reason)) +
                      (known ? ": " + std::string(found->plain) : "") + "\n";
    if (!record.error.empty()) {
        out += "          " + visible(record.error) + "\n";
    }
    for (const std::string& words : record.not_understood) {
        out += "          not understood: " + visible(words) + "\n";
    }
    if (record.winner) {
        out += paint(Colour::bold, "best:") + "     attempt " + std::to_string(*record.winner + 1) + "\n";
    }
    std::string next(known ? found->next : "");
    if (!record.not_understood.empty()) {
        next = "say it in other words, or choose a model with --model";
    }
    if (!next.empty()) {
        out += paint(Colour::bold, "next:") + "     " + next + "\n";
    }
    return out + paint(Colour::bold, "in all:") + "   " + tokens_text(record.usage) + "\n";
}

std::size_t chosen(const Record& record, int attempt) {
    if (attempt < 1 || static_cast<std::size_t>(attempt) > record.drafts.size()) {
        throw Error("there is no attempt " + std::to_string(attempt) + ": the record has " +
                    std::to_string(record.drafts.size()));
    }
    return static_cast<std::size_t>(attempt) - 1;
}

}  // namespace

std::string render_trace(const Record& record, const TraceOptions& options) {
    const Paint paint(options.color);
    if (options.attempt) {
        const std::size_t index = chosen(record, *options.attempt);
        return options.diff_only ? diff_section(record, index, paint)
                                 : attempt_section(record, index, paint) + "\n" + diff_section(record, index, paint);
    }
    std::string out = options.diff_only ? "" : header(record, paint);
    for (std::size_t i = 0; i < record.drafts.size(); ++i) {
        if (!options.diff_only) {
            out += "\n" + attempt_section(record, i, paint);
        }
        if (i + 1 < record.drafts.size()) {
            out += (options.diff_only ? "" : "\n") + diff_section(record, i, paint);
        }
    }
    return options.diff_only ? out : out + "\n" + ending(record, paint);
}

}  // namespace gmat_copilot::provenance
