// Dates and times of a request, and the calendar arithmetic they need.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft/planner/token.hpp"

namespace gmat_copilot::drafting::planner {

/// A moment as the request gives it. `scale` is GMAT's word before "Gregorian": UTC, TAI, TT, TDB or A1.
struct Epoch {
    CalendarDate date{2026, 1, 1};
    double second_of_day = 43200.0;
    std::string scale = "UTC";
    bool scale_given = false;
    bool time_given = false;
};

struct ReadEpoch {
    Epoch epoch;
    std::size_t next = 0;
};

/// "1 Jan 2026", "January 1st, 2026 at noon UTC", "2026-01-01T12:00:00Z"; midnight when no time of day is given.
/// Null when there is no date, or none of the calendar (30 February).
[[nodiscard]] std::optional<ReadEpoch> read_epoch(const std::vector<Token>& tokens, std::size_t at);

/// "10:30", "10:30 pm", "noon", "midnight", "6 am": seconds since midnight.
struct ReadClock {
    double second_of_day = 0.0;
    std::size_t next = 0;
};
[[nodiscard]] std::optional<ReadClock> read_clock(const std::vector<Token>& tokens, std::size_t at);

/// Modified Julian date as GMAT counts it, JD - 2430000, of a moment in its own scale.
/// Day number by Fliegel & Van Flandern, Comm. ACM 11 (1968) 657.
[[nodiscard]] double gmat_mjd(const Epoch& epoch);

/// '01 Jan 2026 12:00:00.000', as GMAT writes Gregorian dates.
[[nodiscard]] std::string gregorian(const Epoch& epoch);

}  // namespace gmat_copilot::drafting::planner
