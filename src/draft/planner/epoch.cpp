#include "draft/planner/epoch.hpp"

#include <array>
#include <cmath>
#include <cstdio>

namespace gmat_copilot::drafting::planner {

namespace {

constexpr std::array<std::string_view, 12> month_names{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> long_months{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};

struct Scale {
    std::string_view word;
    std::string_view gmat;
};
constexpr std::array scales{Scale{"utc", "UTC"}, Scale{"gmt", "UTC"}, Scale{"z", "UTC"},   Scale{"zulu", "UTC"},
                            Scale{"tai", "TAI"}, Scale{"tt", "TT"},   Scale{"tdb", "TDB"}, Scale{"a1", "A1"}};

bool is(const std::vector<Token>& tokens, std::size_t at, std::string_view text) {
    return at < tokens.size() && tokens[at].text == text;
}

int month_number(const std::vector<Token>& tokens, std::size_t at) {
    if (at >= tokens.size() || tokens[at].kind != TokenKind::word) {
        return 0;
    }
    const std::string& word = tokens[at].text;
    for (std::size_t i = 0; i < long_months.size(); ++i) {
        const bool shortened = word == long_months[i].substr(0, 3) || (word == "sept" && i == 8);
        if (word == long_months[i] || shortened) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

/// A whole number of so many digits at most; -1 when there is none.
int whole(const std::vector<Token>& tokens, std::size_t at, int smallest, int largest) {
    if (at >= tokens.size() || tokens[at].kind != TokenKind::number) {
        return -1;
    }
    const double value = tokens[at].value;
    return value >= smallest && value <= largest && value == std::floor(value) ? static_cast<int>(value) : -1;
}

bool in_calendar(const CalendarDate& date) {
    constexpr std::array<int, 13> days{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.month < 1 || date.month > 12 || date.day < 1) {
        return false;
    }
    const bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    const int last = days.at(static_cast<std::size_t>(date.month)) + (date.month == 2 && leap ? 1 : 0);
    return date.day <= last;
}

struct ReadDate {
    CalendarDate date;
    std::size_t next = 0;
};

std::optional<ReadDate> read_date(const std::vector<Token>& tokens, std::size_t at) {
    if (at < tokens.size() && tokens[at].kind == TokenKind::date) {
        return ReadDate{tokens[at].date, at + 1};
    }
    if (const int month = month_number(tokens, at); month > 0) {  // January 1st, 2026
        const int day = whole(tokens, at + 1, 1, 31);
        const std::size_t year_at = at + 2 + (is(tokens, at + 2, ",") ? 1 : 0);
        const int year = whole(tokens, year_at, 1900, 2999);
        return day > 0 && year > 0 ? std::optional(ReadDate{{year, month, day}, year_at + 1}) : std::nullopt;
    }
    const int day = whole(tokens, at, 1, 31);  // 1 Jan 2026, 1st of January 2026
    const std::size_t month_at = at + 1 + (is(tokens, at + 1, "of") ? 1 : 0);
    const int month = month_number(tokens, month_at);
    const std::size_t year_at = month_at + 1 + (is(tokens, month_at + 1, ",") ? 1 : 0);
    const int year = whole(tokens, year_at, 1900, 2999);
    return day > 0 && month > 0 && year > 0 ? std::optional(ReadDate{{year, month, day}, year_at + 1}) : std::nullopt;
}

}  // namespace

std::optional<ReadClock> read_clock(const std::vector<Token>& tokens, std::size_t at) {
    if (is(tokens, at, "noon") || is(tokens, at, "midnight")) {
        return ReadClock{is(tokens, at, "noon") ? 43200.0 : 0.0, at + 1};
    }
    if (at >= tokens.size()) {
        return std::nullopt;
    }
    const bool clock = tokens[at].kind == TokenKind::clock;
    const int hour = clock ? 0 : whole(tokens, at, 1, 12);
    const bool morning = is(tokens, at + 1, "am");
    const bool afternoon = is(tokens, at + 1, "pm");
    double second = clock ? tokens[at].value : hour * 3600.0;
    if ((!clock && hour < 0) || (!clock && !morning && !afternoon) ||
        ((morning || afternoon) && second >= 13.0 * 3600.0)) {
        return std::nullopt;
    }
    if ((morning || afternoon) && second >= 12.0 * 3600.0) {
        second -= 12.0 * 3600.0;
    }
    return ReadClock{second + (afternoon ? 12.0 * 3600.0 : 0.0), at + (morning || afternoon ? 2U : 1U)};
}

std::optional<ReadEpoch> read_epoch(const std::vector<Token>& tokens, std::size_t at) {
    const auto date = read_date(tokens, at);
    if (!date || !in_calendar(date->date)) {
        return std::nullopt;
    }
    ReadEpoch out;
    out.epoch.date = date->date;
    out.epoch.second_of_day = 0.0;
    out.next = date->next;
    const std::size_t link = is(tokens, out.next, "at") || is(tokens, out.next, ",") ? 1 : 0;
    if (const auto clock = read_clock(tokens, out.next + link)) {
        out.epoch.second_of_day = clock->second_of_day;
        out.epoch.time_given = true;
        out.next = clock->next;
    }
    for (const Scale& scale : scales) {
        if (is(tokens, out.next, scale.word)) {
            out.epoch.scale = scale.gmat;
            out.epoch.scale_given = true;
            ++out.next;
            break;
        }
    }
    return out;
}

double gmat_mjd(const Epoch& epoch) {
    const int a = (epoch.date.month - 14) / 12;
    const int day_number = (1461 * (epoch.date.year + 4800 + a)) / 4 + (367 * (epoch.date.month - 2 - 12 * a)) / 12 -
                           (3 * ((epoch.date.year + 4900 + a) / 100)) / 4 + epoch.date.day - 32075;
    return day_number - 0.5 - 2430000.0 + epoch.second_of_day / 86400.0;
}

std::string gregorian(const Epoch& epoch) {
    const auto milliseconds = static_cast<long>(std::floor(epoch.second_of_day * 1000.0 + 1e-6));
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%02d %s %04d %02ld:%02ld:%02ld.%03ld", epoch.date.day,
                  std::string(month_names.at(static_cast<std::size_t>(epoch.date.month - 1))).c_str(), epoch.date.year,
                  milliseconds / 3600000, milliseconds / 60000 % 60, milliseconds / 1000 % 60, milliseconds % 1000);
    return text.data();
}

}  // namespace gmat_copilot::drafting::planner
