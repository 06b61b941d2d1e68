#include "provenance/trace_timeline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "provenance/story.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr std::size_t bar_columns = 24;

/// One part of an attempt's time.
struct Part {
    const char* name;
    double repair::Attempt::*seconds;
    char mark;
    Colour colour;
};
constexpr std::array parts = {Part{"model", &repair::Attempt::model_wall_s, '=', Colour::cyan},
                              Part{"lint", &repair::Attempt::lint_wall_s, '-', Colour::yellow},
                              Part{"dry-run", &repair::Attempt::dry_run_wall_s, '#', Colour::green}};

std::string right(const std::string& text, std::size_t width) {
    return std::string(text.size() < width ? width - text.size() : 0, ' ') + text;
}

std::string tokens(const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : "?"; }

/// Whole columns; what took time at all and comes first gets at least one.
std::string bar(const repair::Attempt& attempt, double slowest_s, const Paint& paint) {
    std::string out;
    std::size_t used = 0;
    double sum_s = 0.0;
    for (const Part& part : parts) {
        const double seconds = attempt.*part.seconds;
        sum_s += std::isfinite(seconds) ? std::max(seconds, 0.0) : 0.0;
        const double share = slowest_s > 0.0 ? std::min(sum_s / slowest_s, 1.0) : 0.0;
        auto end = static_cast<std::size_t>(std::lround(share * bar_columns));
        end = end == 0 && sum_s > 0.0 ? 1 : end;
        if (end > used) {
            out += paint(part.colour, std::string(end - used, part.mark));
            used = end;
        }
    }
    return out + std::string(bar_columns - used, ' ');
}

std::string row(const Record& record, std::size_t index, double slowest_s, const Paint& paint) {
    const RecordedDraft& draft = record.drafts[index];
    const repair::Attempt& attempt = draft.attempt;
    std::string out = right(std::to_string(index + 1), 3);
    for (const Part& part : parts) {
        out += right(seconds_text(attempt.*part.seconds), 9);
    }
    out += right(tokens(attempt.usage.input_tokens), 9) + right(tokens(attempt.usage.output_tokens), 8);
    const AttemptResult result = result_of(draft);
    const Colour colour = result.standing == Standing::good  ? Colour::green
                          : result.standing == Standing::bad ? Colour::red
                                                             : Colour::yellow;
    return out + "  " + bar(attempt, slowest_s, paint) + "  " + paint(colour, result.words) + "\n";
}

}  // namespace

std::string timeline(const Record& record, const Paint& paint) {
    if (record.drafts.empty()) {
        return {};
    }
    double slowest_s = 0.0;
    for (const RecordedDraft& draft : record.drafts) {
        slowest_s = std::max(slowest_s, seconds_of(draft.attempt));
    }
    std::string heading = right("#", 3);
    std::string legend;
    for (const Part& part : parts) {
        heading += right(part.name, 9);
        legend += std::string(legend.empty() ? "" : " ") + part.mark + " " + part.name;
    }
    heading += right("tok. in", 9) + right("out", 8) + "  " + legend;
    heading += std::string(legend.size() < bar_columns ? bar_columns - legend.size() : 0, ' ') + "  verdict";
    std::string out = paint(Colour::bold, heading) + "\n";
    for (std::size_t i = 0; i < record.drafts.size(); ++i) {
        out += row(record, i, slowest_s, paint);
    }
    return out;
}

}  // namespace gmat_copilot::provenance
