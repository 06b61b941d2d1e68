// The chart of times: plain rectangles in a coordinate system of its own, scaled by the browser.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "provenance/html_parts.hpp"
#include "provenance/html_text.hpp"
#include "provenance/story.hpp"
#include "provenance/trace_text.hpp"

namespace gmat_copilot::provenance {

namespace {

constexpr double chart_width = 440.0;
constexpr double bar_left = 74.0;
constexpr double bar_width = 290.0;
constexpr double bar_height = 16.0;
constexpr double row_height = 24.0;
constexpr double least_width = 1.5;  // what took time at all can be seen

struct Part {
    const char* name;  ///< its class, too
    double repair::Attempt::*seconds;
};
constexpr std::array parts = {Part{"model", &repair::Attempt::model_wall_s},
                              Part{"lint", &repair::Attempt::lint_wall_s},
                              Part{"dry-run", &repair::Attempt::dry_run_wall_s}};

std::string number(double value) {
    std::array<char, 32> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.1f", value);
    return {text.data(), static_cast<std::size_t>(size)};
}

std::string rectangle(const char* name, double x, double y, double width, const std::string& title) {
    return std::string("<rect class=\"") + name + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
           number(width) + "\" height=\"" + number(bar_height) + "\"" +
           (title.empty() ? "/>" : "><title>" + title + "</title></rect>");
}

/// The stacked parts of one attempt, and its total behind them.
std::string bar(const RecordedDraft& draft, std::size_t index, double slowest_s, double y) {
    const std::string name = "attempt " + std::to_string(index + 1);
    std::string out = R"(<g class="bar"><text x="0" y=")" + number(y + 12.5) + "\">" + name + "</text>" +
                      rectangle("track", bar_left, y, bar_width, "");
    double x = bar_left;
    for (const Part& part : parts) {
        const double seconds = draft.attempt.*part.seconds;
        if (!std::isfinite(seconds) || seconds <= 0.0 || slowest_s <= 0.0) {
            continue;
        }
        const double room = std::max(bar_left + bar_width - x, 0.0);
        const double width = std::clamp(seconds / slowest_s * bar_width, std::min(least_width, room), room);
        out += rectangle(part.name, x, y, width, name + ", " + part.name + ": " + escaped(seconds_text(seconds)));
        x += width;
    }
    const double total_s = seconds_of(draft.attempt);
    if (total_s <= 0.0) {
        out += rectangle("none", bar_left, y, least_width, name + ": no time recorded");
    }
    return out + "<text x=\"" + number(bar_left + bar_width + 6.0) + "\" y=\"" + number(y + 12.5) + "\">" +
           escaped(seconds_text(total_s)) + "</text></g>\n";
}

std::string legend(double y) {
    std::string out;
    double x = bar_left;
    for (const Part& part : parts) {
        out += rectangle(part.name, x, y, bar_height, "") + "<text x=\"" + number(x + bar_height + 5.0) + "\" y=\"" +
               number(y + 12.5) + "\">" + part.name + "</text>";
        x += 90.0;
    }
    return "<g class=\"legend\">" + out + "</g>\n";
}

}  // namespace

std::string chart_html(const Record& record) {
    double slowest_s = 0.0;
    for (const RecordedDraft& draft : record.drafts) {
        slowest_s = std::max(slowest_s, seconds_of(draft.attempt));
    }
    const std::vector<std::size_t> shown = first_and_last(record.drafts.size(), most_rows);
    const double height = row_height * static_cast<double>(shown.size() + 1) + 4.0;
    std::string out = "<svg viewBox=\"0 0 " + number(chart_width) + " " + number(height) +
                      "\" role=\"img\" aria-labelledby=\"chart-title\">\n<title id=\"chart-title\">Seconds of model, "
                      "lint and dry-run for each attempt; the table above has the same figures</title>\n" +
                      legend(2.0);
    double y = row_height + 2.0;
    for (const std::size_t index : shown) {
        out += bar(record.drafts[index], index, slowest_s, y);
        y += row_height;
    }
    return out + "</svg>\n";
}

}  // namespace gmat_copilot::provenance
