#include "provenance/record.hpp"
#include "provenance/story.hpp"
#include "provenance/trace_attempt.hpp"
#include "provenance/trace_text.hpp"
#include "provenance/trace_timeline.hpp"

namespace gmat_copilot::provenance {

namespace {

std::string header(const Record& record, const Paint& paint) {
    const auto row = [&paint](const std::string& name, const std::string& value) {
        return paint(Colour::bold, name) + std::string(name.size() < 10 ? 10 - name.size() : 1, ' ') + value + "\n";
    };
    const std::string request = visible_lines(record.request, "          ");
    std::string out = row("request:", request.empty() ? "none" : request.substr(10, request.size() - 11));
    out += row("model:", model_words(record));
    std::string settings;
    for (const auto& [name, value] : record.settings) {
        settings += (settings.empty() ? "" : ", ") + visible(name) + " " + visible(value);
    }
    if (!settings.empty()) {
        out += row("settings:", settings);
    }
    if (!record.started_at.empty()) {
        out += row("started:", times_words(record));
    }
    if (const std::string tool = tool_words(record); !tool.empty()) {
        out += row("tool:", tool);
    }
    return out;
}

std::string ending(const Record& record, const Paint& paint) {
    const Ending told = ending_of(record);
    std::string out = paint(Colour::bold, "stopped:") + "  " +
                      paint(record.passed ? Colour::green : Colour::red, told.reason) +
                      (told.plain.empty() ? "" : ": " + told.plain) + "\n";
    if (!record.error.empty()) {
        out += "          " + visible(record.error) + "\n";
    }
    for (const std::string& words : record.not_understood) {
        out += "          not understood: " + visible(words) + "\n";
    }
    if (record.winner) {
        out += paint(Colour::bold, "best:") + "     attempt " + std::to_string(*record.winner + 1) + "\n";
    }
    if (!told.next.empty()) {
        out += paint(Colour::bold, "next:") + "     " + told.next + "\n";
    }
    return out + paint(Colour::bold, "in all:") + "   " + tokens_text(record.usage) + "\n";
}

}  // namespace

std::string render_trace(const Record& record, const TraceOptions& options) {
    const Paint paint(options.color);
    if (options.attempt) {
        const std::size_t index = chosen_attempt(record, *options.attempt);
        return options.diff_only ? diff_section(record, index, paint)
                                 : attempt_section(record, index, paint) + "\n" + diff_section(record, index, paint);
    }
    std::string out;
    if (!options.diff_only) {
        const std::string rows = timeline(record, paint);
        out = header(record, paint) + (rows.empty() ? "" : "\n" + rows);
    }
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
