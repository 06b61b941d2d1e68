// Time scales of the mission script: A.1, TAI, TT, TDB, UTC, each as Gregorian text or as a modified Julian date.
//
// An Epoch is kept in A.1 as a whole day and the seconds into it, so that no rounding is visible at the nanosecond.
// Modified Julian dates are GMAT's: JD - 2430000 (days begin at noon). Offsets: A.1 = TAI + 0.0343817 s and
// TT = TAI + 32.184 s; TDB from TT by the two-term series in the Earth's mean anomaly that GMAT uses (Vallado,
// Fundamentals of Astrodynamics, 2001, eq. 1-43..45); leap seconds by ERFA eraDat.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gmat_copilot::engine {

inline constexpr double seconds_per_day = 86400.0;
inline constexpr double mjd_reference_jd = 2430000.0;

/// An instant: whole A.1 modified Julian days and seconds in [0, 86400).
struct Epoch {
    double day = 21545.0;
    double second = 0.0;

    [[nodiscard]] static Epoch from_a1mjd(double days);
    [[nodiscard]] double a1mjd() const { return day + second / seconds_per_day; }
    [[nodiscard]] Epoch plus(double duration_s) const;
    /// Seconds from `other` to this.
    [[nodiscard]] double since(const Epoch& other) const {
        return (day - other.day) * seconds_per_day + (second - other.second);
    }
};

enum class TimeScale { a1, tai, tt, tdb, utc };

/// A date in two parts, GMAT modified Julian: whole days and seconds.
struct TwoPartDate {
    double day = 0.0;
    double second = 0.0;
    [[nodiscard]] double days() const { return day + second / seconds_per_day; }
};

[[nodiscard]] Epoch to_epoch(TwoPartDate date, TimeScale scale);
[[nodiscard]] TwoPartDate from_epoch(const Epoch& epoch, TimeScale scale);

/// TAI - UTC at a UTC date, seconds.
[[nodiscard]] double tai_minus_utc_s(double utc_mjd);

/// One of the ten words of Spacecraft.DateFormat.
struct DateFormat {
    TimeScale scale = TimeScale::tai;
    bool gregorian = false;
};
[[nodiscard]] std::optional<DateFormat> date_format(std::string_view name);

/// Reads an epoch as a script writes it ('01 Jan 2025 12:00:00.000' or '28000.5'); null when it is not in that format
/// or outside GMAT's range (4 Oct 1957 12:00 to 28 Feb 2100).
[[nodiscard]] std::optional<Epoch> parse_epoch(std::string_view text, DateFormat format);

/// "01 Jan 2025 12:00:00.000"
[[nodiscard]] std::string gregorian_text(const Epoch& epoch, TimeScale scale);

}  // namespace gmat_copilot::engine
