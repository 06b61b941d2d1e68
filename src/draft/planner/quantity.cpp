#include "draft/planner/quantity.hpp"

#include <array>
#include <cmath>
#include <numbers>

namespace gmat_copilot::drafting::planner {

namespace {

struct NumberWord {
    std::string_view word;
    double value;
};
constexpr std::array small_numbers{
    NumberWord{"zero", 0},     NumberWord{"one", 1},        NumberWord{"two", 2},       NumberWord{"three", 3},
    NumberWord{"four", 4},     NumberWord{"five", 5},       NumberWord{"six", 6},       NumberWord{"seven", 7},
    NumberWord{"eight", 8},    NumberWord{"nine", 9},       NumberWord{"ten", 10},      NumberWord{"eleven", 11},
    NumberWord{"twelve", 12},  NumberWord{"thirteen", 13},  NumberWord{"fourteen", 14}, NumberWord{"fifteen", 15},
    NumberWord{"sixteen", 16}, NumberWord{"seventeen", 17}, NumberWord{"eighteen", 18}, NumberWord{"nineteen", 19},
    NumberWord{"twenty", 20},  NumberWord{"thirty", 30},    NumberWord{"forty", 40},    NumberWord{"fifty", 50},
    NumberWord{"sixty", 60},   NumberWord{"seventy", 70},   NumberWord{"eighty", 80},   NumberWord{"ninety", 90},
    NumberWord{"half", 0.5},   NumberWord{"quarter", 0.25},
};
constexpr std::array multipliers{NumberWord{"hundred", 100}, NumberWord{"thousand", 1000}, NumberWord{"million", 1e6}};

struct Unit {
    std::array<std::string_view, 4> words;  ///< lemmas; the rest empty
    Dimension dimension;
    double factor;
};
constexpr double deg_per_rad = 180.0 / std::numbers::pi;
/// Longer spellings first.
constexpr std::array units{
    Unit{{"km", "/", "s"}, Dimension::speed_km_s, 1.0},
    Unit{{"km", "per", "s"}, Dimension::speed_km_s, 1.0},
    Unit{{"m", "/", "s"}, Dimension::speed_km_s, 1e-3},
    Unit{{"m", "per", "s"}, Dimension::speed_km_s, 1e-3},
    Unit{{"m", "^", "2"}, Dimension::area_m2, 1.0},
    Unit{{"square", "m"}, Dimension::area_m2, 1.0},
    Unit{{"sq", "m"}, Dimension::area_m2, 1.0},
    Unit{{"m2"}, Dimension::area_m2, 1.0},
    Unit{{"nautical", "mile"}, Dimension::length_km, 1.852},
    Unit{{"orbital", "period"}, Dimension::revolutions, 1.0},
    Unit{{"orbit", "period"}, Dimension::revolutions, 1.0},
    Unit{{"orbital", "periods"}, Dimension::revolutions, 1.0},
    Unit{{"orbit", "periods"}, Dimension::revolutions, 1.0},
    Unit{{"period"}, Dimension::revolutions, 1.0},
    Unit{{"periods"}, Dimension::revolutions, 1.0},
    Unit{{"rev"}, Dimension::revolutions, 1.0},
    Unit{{"orbits"}, Dimension::revolutions, 1.0},
    Unit{{"orbit"}, Dimension::revolutions, 1.0},
    Unit{{"km"}, Dimension::length_km, 1.0},
    Unit{{"m"}, Dimension::length_km, 1e-3},
    Unit{{"mile"}, Dimension::length_km, 1.609344},
    Unit{{"nmi"}, Dimension::length_km, 1.852},
    Unit{{"deg"}, Dimension::angle_deg, 1.0},
    Unit{{"rad"}, Dimension::angle_deg, deg_per_rad},
    Unit{{"s"}, Dimension::time_s, 1.0},
    Unit{{"min"}, Dimension::time_s, 60.0},
    Unit{{"h"}, Dimension::time_s, 3600.0},
    Unit{{"day"}, Dimension::time_s, 86400.0},
    Unit{{"d"}, Dimension::time_s, 86400.0},
    Unit{{"week"}, Dimension::time_s, 604800.0},
    Unit{{"kg"}, Dimension::mass_kg, 1.0},
    Unit{{"tonne"}, Dimension::mass_kg, 1000.0},
};

constexpr std::array<std::string_view, 8> dimension_names{
    "a plain number", "a length", "an angle", "a time", "a speed", "a mass", "an area", "a number of orbits"};

bool is(const std::vector<Token>& tokens, std::size_t at, std::string_view text) {
    return at < tokens.size() && tokens[at].kind != TokenKind::date && tokens[at].text == text;
}

template <std::size_t N>
std::optional<double> word_value(const std::array<NumberWord, N>& table, const std::vector<Token>& tokens,
                                 std::size_t at) {
    for (const NumberWord& row : table) {
        if (is(tokens, at, row.word)) {
            return row.value;
        }
    }
    return std::nullopt;
}

std::optional<double> unit_word(const std::vector<Token>& tokens, std::size_t at) {
    const auto value = word_value(small_numbers, tokens, at);
    return value && *value >= 1.0 && *value < 10.0 ? value : std::nullopt;
}

/// "twenty four", "five hundred", "half", "1.5 million"
std::optional<Quantity> plain_number(const std::vector<Token>& tokens, std::size_t at) {
    if (at >= tokens.size()) {
        return std::nullopt;
    }
    Quantity number{0.0, Dimension::none, at + 1};
    if (tokens[at].kind == TokenKind::number && !tokens[at].ordinal) {
        number.value = tokens[at].value;
    } else if (const auto word = word_value(small_numbers, tokens, at)) {
        number.value = *word;
        if (*word >= 20.0) {
            if (const auto unit = unit_word(tokens, at + 1)) {
                number.value += *unit;
                ++number.next;
            }
        } else if (*word == 0.25 && is(tokens, number.next, "of")) {
            ++number.next;
        }
    } else if (tokens[at].after_article && word_value(multipliers, tokens, at)) {
        number = {1.0, Dimension::none, at};  // a hundred
    } else {
        return std::nullopt;
    }
    while (const auto multiplier = word_value(multipliers, tokens, number.next)) {
        number.value *= *multiplier;
        ++number.next;
    }
    return number;
}

/// "1 day and 6 hours", "2 h 30 min": each further part in a smaller unit.
void add_smaller_units(const std::vector<Token>& tokens, Quantity& quantity, double unit_s) {
    while (true) {
        const std::size_t at =
            quantity.next + (is(tokens, quantity.next, "and") || is(tokens, quantity.next, ",") ? 1U : 0U);
        const auto number = plain_number(tokens, at);
        const auto unit = number ? read_unit(tokens, number->next) : std::nullopt;
        if (!unit || unit->dimension != Dimension::time_s || unit->value >= unit_s) {
            return;
        }
        quantity.value += number->value * unit->value;
        quantity.next = unit->next;
        unit_s = unit->value;
    }
}

}  // namespace

std::string_view dimension_name(Dimension dimension) { return dimension_names[static_cast<std::size_t>(dimension)]; }

std::optional<Quantity> read_number(const std::vector<Token>& tokens, std::size_t at) {
    while (is(tokens, at, "about") || is(tokens, at, "exactly") || is(tokens, at, "roughly") || is(tokens, at, "~")) {
        ++at;
    }
    auto number = plain_number(tokens, at);
    if (number && is(tokens, number->next, "and")) {  // one and a half
        const auto fraction = word_value(small_numbers, tokens, number->next + 1);
        if (fraction && *fraction < 1.0 && *fraction > 0.0) {
            number->value += *fraction;
            number->next += 2;
        }
    }
    return number && std::isfinite(number->value) ? number : std::nullopt;
}

std::optional<Quantity> read_unit(const std::vector<Token>& tokens, std::size_t at) {
    for (const Unit& unit : units) {
        std::size_t next = at;
        bool matches = true;
        for (const std::string_view word : unit.words) {
            if (!word.empty()) {
                matches = matches && is(tokens, next, word);
                ++next;
            }
        }
        if (matches) {
            const bool goes_on = is(tokens, next, "/") || is(tokens, next, "^") || is(tokens, next, "per");
            return goes_on ? std::nullopt : std::optional(Quantity{unit.factor, unit.dimension, next});
        }
    }
    return std::nullopt;
}

std::optional<Quantity> read_quantity(const std::vector<Token>& tokens, std::size_t at) {
    if (const auto number = read_number(tokens, at)) {
        const auto unit = read_unit(tokens, number->next);
        if (!unit) {
            return std::nullopt;
        }
        Quantity quantity{number->value * unit->value, unit->dimension, unit->next};
        if (quantity.dimension == Dimension::time_s) {
            add_smaller_units(tokens, quantity, unit->value);
        }
        return std::isfinite(quantity.value) ? std::optional(quantity) : std::nullopt;
    }
    const bool each = at > 0 && is(tokens, at - 1, "every");
    if (at < tokens.size() && (tokens[at].after_article || each)) {
        return read_unit(tokens, at);
    }
    return std::nullopt;
}

std::optional<Quantity> read_sharing_quantity(const std::vector<Token>& tokens, std::size_t at) {
    if (const auto own = read_quantity(tokens, at)) {
        return own;
    }
    const auto number = read_number(tokens, at);
    if (!number) {
        return std::nullopt;
    }
    constexpr std::array<std::string_view, 5> links{"x", "by", "to", "and", "/"};
    for (const std::string_view link : links) {
        if (is(tokens, number->next, link)) {
            const auto second = read_number(tokens, number->next + 1);
            const auto unit = second ? read_unit(tokens, second->next) : std::nullopt;
            if (unit) {
                return Quantity{number->value * unit->value, unit->dimension, number->next};
            }
        }
    }
    return std::nullopt;
}

std::optional<Vector> read_vector(const std::vector<Token>& tokens, std::size_t at, std::size_t count) {
    const std::string_view closing = is(tokens, at, "[") ? "]" : is(tokens, at, "(") ? ")" : "";
    at += closing.empty() ? 0U : 1U;
    Vector out;
    while (out.values.size() < count && at < tokens.size() && tokens[at].kind == TokenKind::number) {
        out.values.push_back(tokens[at].value);
        ++at;
        const bool more = out.values.size() < count;
        at += more && (is(tokens, at, ",") || is(tokens, at, ";")) ? 1U : 0U;
    }
    if (out.values.size() != count || (!closing.empty() && !is(tokens, at, closing))) {
        return std::nullopt;
    }
    out.next = at + (closing.empty() ? 0 : 1);
    return out;
}

}  // namespace gmat_copilot::drafting::planner
