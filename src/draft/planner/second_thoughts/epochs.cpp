#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/planner/second_thoughts/thought.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

constexpr std::array<std::string_view, 12> months = {"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

constexpr int none = -1;

/// A number of so many digits; `none` when the text is not that.
int number(std::string_view text, std::size_t least, std::size_t most) {
    constexpr std::size_t longest = 4;
    int value = 0;
    for (const char c : text.substr(0, longest + 1)) {
        if (c < '0' || c > '9') {
            return none;
        }
        value = value * 10 + (c - '0');
    }
    return text.size() >= least && text.size() <= most ? value : none;
}

/// January and Jan are 1; `none` for other words.
int month_of(std::string_view word) {
    constexpr std::size_t abbreviation = 3;
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (same_letters(word, months.at(i)) || same_letters(word, months.at(i).substr(0, abbreviation))) {
            return static_cast<int>(i) + 1;
        }
    }
    return none;
}

struct Date {
    int year = 0;
    int month = 0;
    int day = 0;
};

/// 2026-01-31, 2026/01/31: a year of four digits comes first. 31 January 2026, Jan 31 2026, with or without commas.
std::optional<Date> read_date(std::string_view text) {
    std::string plain(text);
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '-' || c == '/' || c == ','; }, ' ');
    const std::vector<std::string_view> words = words_of(plain);
    if (words.size() != 3) {
        return std::nullopt;
    }
    constexpr std::size_t year_digits = 4;
    const bool year_first = words[0].size() == year_digits;
    const bool month_first = month_of(words[0]) != none;
    const int named = month_of(words[month_first ? 0 : 1]);
    const Date date{number(words[year_first ? 0 : 2], year_digits, year_digits),
                    named == none && year_first ? number(words[1], 1, 2) : named,
                    number(words[year_first ? 2 : (month_first ? 1 : 0)], 1, 2)};
    if (date.year == none || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) {
        return std::nullopt;
    }
    return date;
}

/// 12:00, 12:00:00 or 12:00:00.000 as GMAT writes it.
std::optional<std::string> read_clock(std::string_view text) {
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view clock = text.substr(0, point);
    const std::string_view decimals = text.substr(std::min(point + 1, text.size()));
    const bool minutes = clock.size() == 5 && clock[2] == ':' && point == text.size();
    const bool seconds = clock.size() == 8 && clock[2] == ':' && clock[5] == ':';
    const auto two = [clock](std::size_t at) { return number(clock.substr(at, 2), 2, 2); };
    const auto within = [](int value, int most) { return value != none && value <= most; };
    if ((!minutes && !seconds) || !within(two(0), 23) || !within(two(3), 59) || (seconds && !within(two(6), 59)) ||
        decimals.size() > 3 || (!decimals.empty() && number(decimals, 1, 3) == none)) {
        return std::nullopt;
    }
    std::string thousandths(decimals);
    thousandths.resize(3, '0');
    return std::string(clock) + (minutes ? ":00" : "") + "." + thousandths;
}

std::string_view without_quotes(std::string_view text) {
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

struct Moment {
    std::string text;  ///< 31 Jan 2026 12:00:00.000
    bool utc = false;  ///< it says so itself
};

std::optional<Moment> read_moment(std::string_view text) {
    text = trimmed(text);
    bool utc = false;
    for (const std::string_view mark : {"Z", " UTC"}) {
        if (text.ends_with(mark)) {
            text = trimmed(text.substr(0, text.size() - mark.size()));
            utc = true;
        }
    }
    const std::size_t colon = text.find(':');
    const std::size_t between = text.find_last_of(" T", std::min(colon, text.size() - 1));
    if (text.empty() || colon == std::string_view::npos || between == std::string_view::npos) {
        return std::nullopt;
    }
    const auto date = read_date(text.substr(0, between));
    const auto clock = read_clock(trimmed(text.substr(between + 1)));
    if (!date || !clock) {
        return std::nullopt;
    }
    char day[32];
    std::snprintf(day, sizeof day, "%02d %.3s %04d ", date->day,
                  months.at(static_cast<std::size_t>(date->month) - 1).data(), date->year);
    return Moment{day + *clock, utc};
}

/// Which statement gives a field before the sequence its value: the last one above `from`, or the first one below.
enum class Side : std::uint8_t { above, below };
std::uint32_t setting(const Draft& draft, std::string_view path, std::uint32_t from, Side side) {
    std::uint32_t found = draft.count();
    const std::uint32_t end = side == Side::below ? draft.count() : from;
    for (std::uint32_t i = side == Side::below ? from + 1 : 0; i < end; ++i) {
        const script::Statement& statement = draft.statement(i);
        if (statement.kind() == script::NodeKind::assignment && !statement.in_mission_sequence &&
            script::read_assignment(statement).target.text() == path) {
            found = i;
            if (side == Side::below) {
                break;
            }
        }
    }
    return found;
}

std::string_view value_of(const Draft& draft, std::uint32_t index) {
    return index == draft.count() ? std::string_view{}
                                  : without_quotes(script::read_assignment(draft.statement(index)).value.text());
}

/// The time scale a format's word begins with: "UTC" of UTCGregorian and of UTC alone; empty when there is none.
std::string_view scale_of(std::string_view format) {
    constexpr std::array<std::string_view, 5> scales = {"UTC", "TAI", "TDB", "TT", "A1"};
    for (const std::string_view scale : scales) {
        if (format == scale || format == std::string(scale) + "Gregorian" ||
            format == std::string(scale) + "ModJulian") {
            return scale;
        }
    }
    return {};
}

/// The setting a finding is about, when it sets `field` of an object: the statement and the object's name.
struct Set {
    std::uint32_t index = 0;
    std::string owner;
    script::NodeRef value;
};
std::optional<Set> set_at(const Draft& draft, const text::Diagnostic& finding, std::string_view field) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (index == draft.count() || draft.statement(index).kind() != script::NodeKind::assignment) {
        return std::nullopt;
    }
    const script::AssignmentView view = script::read_assignment(draft.statement(index));
    if (!view.value || script::after_first_part(view.target) != field) {
        return std::nullopt;
    }
    return Set{index, std::string(script::first_part(view.target)), view.value};
}

/// The word for the notation of an epoch: "Gregorian", "ModJulian", or empty.
std::string_view notation_of(std::string_view epoch) {
    if (read_moment(epoch)) {
        return "Gregorian";
    }
    const bool plain = !epoch.empty() && epoch.find_first_not_of("0123456789.") == std::string_view::npos;
    return plain ? "ModJulian" : "";
}

}  // namespace

/// A date that is complete and can be read in one way only, in the time scale that the object's DateFormat tells.
Edits gmat_epoch(const Draft& draft, const text::Diagnostic& finding) {
    const auto set = set_at(draft, finding, "Epoch");
    if (!set) {
        return {};
    }
    const std::string_view format =
        value_of(draft, setting(draft, set->owner + ".DateFormat", set->index, Side::above));
    const auto moment = read_moment(without_quotes(set->value.text()));
    const bool same_scale = moment && (!moment->utc || format.starts_with("UTC"));
    if (!same_scale || !format.ends_with("Gregorian")) {
        return {};
    }
    return {{set->value.span(), "'" + moment->text + "'"}};
}

/// An Epoch above the DateFormat that it is written in goes below it.
Edits epoch_below_format(const Draft& draft, const text::Diagnostic& finding) {
    const auto set = set_at(draft, finding, "Epoch");
    const std::uint32_t above =
        set ? setting(draft, set->owner + ".DateFormat", set->index, Side::above) : draft.count();
    const std::uint32_t below =
        set ? setting(draft, set->owner + ".DateFormat", set->index, Side::below) : draft.count();
    if (above != draft.count() || below == draft.count() || notation_of(without_quotes(set->value.text())).empty() ||
        !value_of(draft, below).ends_with(notation_of(without_quotes(set->value.text())))) {
        return {};
    }
    const text::Span line = draft.lines_of(set->index);
    const std::uint32_t to = draft.lines_of(below).end;
    return {{line, ""}, {{to, to}, std::string(draft.text.substr(line.begin, line.size()))}};
}

/// DateFormat = UTCModJulian or UTC above Epoch = '01 Jan 2026 12:00:00.000': the format names the time scale, the
/// epoch the notation.
Edits format_of_epoch(const Draft& draft, const text::Diagnostic& finding) {
    const auto epoch = set_at(draft, finding, "Epoch");
    const auto format = set_at(draft, finding, "DateFormat");
    if (!epoch && !format) {
        return {};
    }
    const std::string& owner = epoch ? epoch->owner : format->owner;
    const std::uint32_t format_at =
        epoch ? setting(draft, owner + ".DateFormat", epoch->index, Side::above) : format->index;
    const std::uint32_t epoch_at = epoch ? epoch->index : setting(draft, owner + ".Epoch", format->index, Side::below);
    const std::string scale(scale_of(value_of(draft, format_at)));
    const std::string_view notation = notation_of(value_of(draft, epoch_at));
    if (scale.empty() || notation.empty() || value_of(draft, format_at) == scale + std::string(notation)) {
        return {};
    }
    return {{script::read_assignment(draft.statement(format_at)).value.span(), scale + std::string(notation)}};
}

}  // namespace gmat_copilot::drafting::planner::second
