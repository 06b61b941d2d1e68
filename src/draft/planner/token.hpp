// Tokens: the words, numbers, dates and signs of a request.
//
// Words are lower-cased and brought to one form by the lemma table ("kilometres" -> "km", "propagating" -> "propagate",
// "periapsis" -> "perigee"). Only words whose forms mean the same are in that table: "satellites" stays what it is,
// because two satellites are not one. The articles "a", "an", "the" are left out, but "a day" remembers that it had
// one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gmat_copilot::drafting::planner {

/// A calendar date, Gregorian; the time of day may not have been given.
struct CalendarDate {
    int year = 0;
    int month = 0;
    int day = 0;
    friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

enum class TokenKind { word, number, date, clock, symbol };

struct Token {
    TokenKind kind = TokenKind::word;
    std::string text;            ///< lemma of a word; the digits of a number; the sign itself
    std::string raw;             ///< as written
    double value = 0.0;          ///< number: its value; clock: seconds since midnight
    CalendarDate date;           ///< date: 2026-01-01
    bool after_article = false;  ///< "a" or "an" stood before it: "a day" is one day
    bool ordinal = false;        ///< "1st"
    std::size_t begin = 0;       ///< bytes of the request, [begin, end)
    std::size_t end = 0;
};

/// Splits a request. Never fails; linear in its length.
[[nodiscard]] std::vector<Token> tokenize(std::string_view request);

/// The one form of a lower-case word; the word itself when the table does not know it.
[[nodiscard]] std::string_view lemma(std::string_view lower_case_word);

}  // namespace gmat_copilot::drafting::planner
