#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<int, 12> month_days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// The limits of GMAT's modified Julian dates (counted from 05 Jan 1941 12:00).
constexpr double earliest_mjd = 6116.0;
constexpr double latest_mjd = 58127.5;
constexpr auto earliest_date = std::tuple(1957, 10, 4);
constexpr auto latest_date = std::tuple(2100, 2, 28);

constexpr std::string_view default_format = "TAIModJulian";

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (const char* blanks = " \t"; !(text = trimmed(text)).empty();) {
        const std::size_t end = std::min(text.find_first_of(blanks), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = !text.empty() && text.front() != '-' && error == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

/// hh:mm:ss or hh:mm:ss.s up to three decimals.
bool is_time_of_day(std::string_view text) {
    if (text.size() < 8 || text[2] != ':' || text[5] != ':') {
        return false;
    }
    const auto hour = digits(text.substr(0, 2));
    const auto minute = digits(text.substr(3, 2));
    const auto second = digits(text.substr(6, 2));
    const std::string_view rest = text.substr(8);
    const bool decimals = rest.empty() || (rest.front() == '.' && rest.size() <= 4 &&
                                           (rest.size() == 1 || digits(rest.substr(1)).has_value()));
    constexpr int leap_second = 60;
    return hour && *hour < 24 && minute && *minute < 60 && second && *second <= leap_second && decimals;
}

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

/// Why a text is no Gregorian epoch; empty when it is one.
std::string gregorian_fault(std::string_view text) {
    const std::string form = "GMAT wants a date as in 01 Jan 2025 12:00:00.000";
    const std::vector<std::string_view> words = words_of(text);
    if (words.size() != 4) {
        return form;
    }
    const auto day = digits(words[0]);
    const auto month = std::find(months.begin(), months.end(), words[1]);
    const auto year = digits(words[2]);
    if (!day || month == months.end() || !year || words[2].size() > 4 || !is_time_of_day(words[3])) {
        return form;
    }
    const auto index = static_cast<std::size_t>(month - months.begin());
    const int last_day = month_days[index] + (index == 1 && is_leap(*year) ? 1 : 0);
    if (*day < 1 || *day > last_day) {
        return std::string(*month) + " " + std::to_string(*year) + " has no such day";
    }
    const auto date = std::tuple(*year, static_cast<int>(index) + 1, *day);
    if (date < earliest_date || date > latest_date) {
        return "GMAT takes epochs from 04 Oct 1957 to 28 Feb 2100";
    }
    return {};
}

std::string julian_fault(std::string_view text) {
    if (!is_real(text)) {
        return "the epoch format is a modified Julian date; set DateFormat first for another one";
    }
    text = trimmed(text);
    text.remove_prefix(text.front() == '+' ? 1 : 0);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && (value < earliest_mjd || value > latest_mjd)) {
        return "GMAT takes modified Julian dates from 6116 to 58127.5 (they count from 05 Jan 1941)";
    }
    return {};
}

std::string fault(std::string_view format, std::string_view text) {
    if (format.ends_with("Gregorian")) {
        const bool number = is_real(text);
        return number ? "the epoch format is " + std::string(format) + ", a date as in 01 Jan 2025 12:00:00.000"
                      : gregorian_fault(text);
    }
    return format.ends_with("ModJulian") ? julian_fault(text) : std::string{};
}

/// "'01 Jan 2025" and "01 Jan 2025'": GMAT takes the one quote for a part of the value.
std::optional<text::Fix> missing_quote(script::NodeRef value) {
    const std::string_view text = value.text();
    const bool begins = text.starts_with('\'');
    if (text.size() < 2 || begins == text.ends_with('\'')) {
        return std::nullopt;
    }
    const std::uint32_t at = begins ? value.span().end : value.span().begin;
    return text::Fix{"insert the missing quote", true, {{{at, at}, "'"}}};
}

using Formats = std::unordered_map<std::string_view, std::string_view>;

void check(const FieldAssignment& assignment, Formats& formats, Sink& sink) {
    const std::string_view value = without_quotes(trimmed(assignment.value_text));
    std::string_view& format = formats.try_emplace(assignment.parts.front(), default_format).first->second;
    if (assignment.last_part() == "DateFormat") {
        format = value;
        return;
    }
    const bool dotted = assignment.parts.size() == 3 && assignment.parts[1] == "Epoch";
    if (dotted) {
        format = assignment.last_part();
    } else if (assignment.parts.size() != 2 || assignment.last_part() != "Epoch") {
        return;
    }
    const std::string why = fault(format, value);
    if (const std::optional<text::Fix> quote = missing_quote(assignment.value); quote && !why.empty()) {
        const bool begins = assignment.value.text().starts_with('\'');
        sink.error(assignment.value.span(),
                   std::string("a single quote is missing ") + (begins ? "behind" : "before") + " the epoch", quote);
    } else if (!why.empty()) {
        sink.error(assignment.value.span(), quoted(assignment.value_text) + " is not an epoch: " + why);
    }
}

}  // namespace

void invalid_epoch(const Context& context, Sink& sink) {
    Formats formats;
    const std::vector<script::Statement>& statements = context.tree.statements();
    auto field = context.fields.begin();
    for (std::uint32_t i = 0, end = end_of_settings(context.tree); i < end; ++i) {
        if (field != context.fields.end() && field->statement == i) {
            if (field->value && field->type != nullptr && field->type->name == "Spacecraft") {
                check(*field, formats, sink);
            }
            ++field;
        } else if (statements[i].kind() == script::NodeKind::assignment) {
            const script::AssignmentView copy = script::read_assignment(statements[i]);  // Sat2 = Sat
            if (copy.target && copy.value && copy.value.is(script::NodeKind::path)) {
                const auto source = formats.find(copy.value.text());
                formats[copy.target.text()] = source == formats.end() ? default_format : source->second;
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
