#include "engine/time_scales.hpp"

#include <erfa.h>

#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace gmat_copilot::engine {
namespace {

constexpr double a1_minus_tai_s = 0.0343817;
constexpr double tt_minus_tai_s = 32.184;
constexpr double j2000_mjd = 21545.0;
constexpr double days_per_century = 36525.0;

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct NamedFormat {
    std::string_view name;
    DateFormat format;
};
constexpr std::array<NamedFormat, 10> formats = {{{"A1Gregorian", {TimeScale::a1, true}},
                                                  {"A1ModJulian", {TimeScale::a1, false}},
                                                  {"TAIGregorian", {TimeScale::tai, true}},
                                                  {"TAIModJulian", {TimeScale::tai, false}},
                                                  {"TDBGregorian", {TimeScale::tdb, true}},
                                                  {"TDBModJulian", {TimeScale::tdb, false}},
                                                  {"TTGregorian", {TimeScale::tt, true}},
                                                  {"TTModJulian", {TimeScale::tt, false}},
                                                  {"UTCGregorian", {TimeScale::utc, true}},
                                                  {"UTCModJulian", {TimeScale::utc, false}}}};

TwoPartDate shifted(TwoPartDate date, double seconds) {
    date.second += seconds;
    const double days = std::floor(date.second / seconds_per_day);
    return {date.day + days, date.second - days * seconds_per_day};
}

double tdb_minus_tt_s(double mjd) {
    const double centuries = (mjd - j2000_mjd) / days_per_century;
    const double anomaly = (357.5277233 + 35999.05034 * centuries) * std::numbers::pi / 180.0;
    return 0.001658 * std::sin(anomaly) + 0.00001385 * std::sin(2.0 * anomaly);
}

TwoPartDate utc_from_tai(TwoPartDate tai) {
    TwoPartDate utc = shifted(tai, -tai_minus_utc_s(tai.days()));
    for (int i = 0; i < 2; ++i) {
        utc = shifted(tai, -tai_minus_utc_s(utc.days()));
    }
    return utc;
}

/// Reads digits only; null when `text` is anything else.
std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty() || text.front() == '-') {
        return std::nullopt;
    }
    return value;
}

std::optional<double> real_number(std::string_view text) {
    double value = 0.0;
    if (!text.empty() && text.front() == '+') {
        text.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty()) {
        return std::nullopt;
    }
    return value;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
        text.remove_suffix(1);
    }
    return text;
}

/// The part up to `separator`, taken off `rest`; leading blanks are skipped.
std::string_view take(std::string_view& rest, char separator) {
    while (!rest.empty() && rest.front() == ' ') {
        rest.remove_prefix(1);
    }
    const std::size_t at = rest.find(separator);
    const std::string_view part = rest.substr(0, at);
    rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + 1);
    return part;
}

std::optional<TwoPartDate> parse_gregorian(std::string_view text) {
    std::string_view rest = text;
    const auto day = whole_number(take(rest, ' '));
    const std::string_view month_name = take(rest, ' ');
    const auto year = whole_number(take(rest, ' '));
    const auto hour = whole_number(take(rest, ':'));
    const auto minute = whole_number(take(rest, ':'));
    const auto second = real_number(rest);
    int month = 0;
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (months.at(i) == month_name) {
            month = static_cast<int>(i) + 1;
        }
    }
    if (!day || !year || !hour || !minute || !second || month == 0 || *hour > 23 || *minute > 59 || *second < 0.0 ||
        *second >= 60.0) {
        return std::nullopt;
    }
    double jd0 = 0.0;
    double mjd = 0.0;
    if (eraCal2jd(*year, month, *day, &jd0, &mjd) != 0) {
        return std::nullopt;
    }
    // eraCal2jd gives JD - 2400000.5 at midnight, which is half a day before a GMAT day begins.
    const double seconds = *hour * 3600.0 + *minute * 60.0 + *second;
    return shifted({mjd - 30000.0, seconds}, seconds_per_day / 2.0);
}

}  // namespace

Epoch Epoch::from_a1mjd(double days) {
    const double whole = std::floor(days);
    return {whole, (days - whole) * seconds_per_day};
}

Epoch Epoch::plus(double duration_s) const {
    const TwoPartDate moved = shifted({day, second}, duration_s);
    return {moved.day, moved.second};
}

double tai_minus_utc_s(double utc_mjd) {
    int year = 0;
    int month = 0;
    int day = 0;
    double fraction = 0.0;
    double offset_s = 0.0;
    if (eraJd2cal(mjd_reference_jd, utc_mjd, &year, &month, &day, &fraction) != 0) {
        return 0.0;
    }
    eraDat(year, month, day, fraction, &offset_s);
    return offset_s;
}

Epoch to_epoch(TwoPartDate date, TimeScale scale) {
    TwoPartDate tai = date;
    switch (scale) {
        case TimeScale::a1: tai = shifted(date, -a1_minus_tai_s); break;
        case TimeScale::tai: break;
        case TimeScale::tt: tai = shifted(date, -tt_minus_tai_s); break;
        case TimeScale::tdb: tai = shifted(date, -tt_minus_tai_s - tdb_minus_tt_s(date.days())); break;
        case TimeScale::utc: tai = shifted(date, tai_minus_utc_s(date.days())); break;
    }
    const TwoPartDate a1 = shifted(tai, a1_minus_tai_s);
    return {a1.day, a1.second};
}

TwoPartDate from_epoch(const Epoch& epoch, TimeScale scale) {
    const TwoPartDate tai = shifted({epoch.day, epoch.second}, -a1_minus_tai_s);
    switch (scale) {
        case TimeScale::a1: return {epoch.day, epoch.second};
        case TimeScale::tai: return tai;
        case TimeScale::tt: return shifted(tai, tt_minus_tai_s);
        case TimeScale::tdb: {
            const TwoPartDate tt = shifted(tai, tt_minus_tai_s);
            return shifted(tt, tdb_minus_tt_s(tt.days()));
        }
        case TimeScale::utc: return utc_from_tai(tai);
    }
    return tai;
}

std::optional<DateFormat> date_format(std::string_view name) {
    for (const NamedFormat& entry : formats) {
        if (entry.name == name) {
            return entry.format;
        }
    }
    return std::nullopt;
}

std::optional<Epoch> parse_epoch(std::string_view text, DateFormat format) {
    constexpr double earliest_mjd = 6116.0;
    constexpr double latest_mjd = 58127.5;
    text = trimmed(text);
    std::optional<TwoPartDate> date;
    if (format.gregorian) {
        date = parse_gregorian(text);
    } else if (const auto days = real_number(text); days && std::isfinite(*days)) {
        const double whole = std::floor(*days);
        date = TwoPartDate{whole, (*days - whole) * seconds_per_day};
    }
    if (!date || date->days() < earliest_mjd || date->days() > latest_mjd) {
        return std::nullopt;
    }
    return to_epoch(*date, format.scale);
}

std::string gregorian_text(const Epoch& epoch, TimeScale scale) {
    // Round to the millisecond first, so that 59.9996 s becomes the next minute.
    TwoPartDate date = from_epoch(epoch, scale);
    date.second = std::round(date.second * 1000.0) / 1000.0;
    date = shifted(date, seconds_per_day / 2.0);
    int year = 0;
    int month = 0;
    int day = 0;
    double fraction = 0.0;
    if (eraJd2cal(mjd_reference_jd - 0.5, date.day, &year, &month, &day, &fraction) != 0) {
        return "out of range";
    }
    const auto milliseconds = static_cast<long>(std::lround(date.second * 1000.0));
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02d %s %04d %02ld:%02ld:%02ld.%03ld", day,
                  months.at(static_cast<std::size_t>(month - 1)).data(), year, milliseconds / 3600000,
                  milliseconds / 60000 % 60, milliseconds / 1000 % 60, milliseconds % 1000);
    return buffer.data();
}

}  // namespace gmat_copilot::engine
