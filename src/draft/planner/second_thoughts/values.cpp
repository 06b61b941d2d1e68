#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/planner/second_thoughts/thought.hpp"
#include "script/view.hpp"

namespace gmat_copilot::drafting::planner::second {
namespace {

using script::NodeKind;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// How many bytes at the beginning are a number: 600, 1e-10, -.5, 42,164
std::size_t number_length(std::string_view text) {
    std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    std::size_t digits = 0;
    const auto is_comma_within = [text](std::size_t place) {
        return text[place] == ',' && place + 1 < text.size() && is_digit(text[place + 1]);
    };
    for (; at < text.size() && (is_digit(text[at]) || text[at] == '.' || (digits > 0 && is_comma_within(at))); ++at) {
        digits += is_digit(text[at]) ? 1U : 0U;
    }
    if (digits == 0) {
        return 0;
    }
    std::size_t exponent = at + 1;
    if (at + 1 < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        exponent += text[exponent] == '-' || text[exponent] == '+' ? 1U : 0U;
        const std::size_t begin = exponent;
        while (exponent < text.size() && is_digit(text[exponent])) {
            ++exponent;
        }
        at = exponent > begin ? exponent : at;
    }
    return at;
}

/// 42,000 or 1,234,567.8: groups of three digits behind a first that is no zero.
std::optional<std::string> without_thousands(std::string_view number) {
    const std::string_view sign = number.starts_with('-') ? number.substr(0, 1) : std::string_view{};
    number.remove_prefix(sign.size());
    const std::size_t point = std::min(number.find('.'), number.size());
    std::string_view whole = number.substr(0, point);
    const std::string_view decimals = number.substr(point);
    std::string plain(whole.substr(0, whole.find(',')));
    constexpr std::size_t group = 3;
    if (!all_digits(plain) || plain.size() > group || plain.front() == '0' ||
        (!decimals.empty() && !all_digits(decimals.substr(1)))) {
        return std::nullopt;
    }
    for (whole.remove_prefix(plain.size() % (whole.size() + 1)); !whole.empty(); whole.remove_prefix(group + 1)) {
        if (whole.size() <= group || whole.front() != ',' || !all_digits(whole.substr(1, group))) {
            return std::nullopt;
        }
        plain += whole.substr(1, group);
    }
    return std::string(sign) + plain + std::string(decimals);
}

/// 0,075: one comma behind a zero can only be the decimal one.
std::optional<std::string> with_point(std::string_view number) {
    const std::size_t comma = number.find(',');
    const std::string_view whole = number.substr(0, comma);
    if (comma == std::string_view::npos || (whole != "0" && whole != "-0") || !all_digits(number.substr(comma + 1))) {
        return std::nullopt;
    }
    return std::string(whole) + "." + std::string(number.substr(comma + 1));
}

/// Whether another number of the script has a decimal point, so that a comma is not its decimal mark.
bool writes_points(const Draft& draft) {
    return std::any_of(draft.tree.statements().begin(), draft.tree.statements().end(),
                       [](const script::Statement& statement) {
                           return statement.kind() == NodeKind::assignment &&
                                  script::read_assignment(statement).value.is(NodeKind::number) &&
                                  script::read_assignment(statement).value.text().find('.') != std::string_view::npos;
                       });
}

/// The value that a finding is about, and the path it is given to.
struct Given {
    script::NodeRef target;
    script::NodeRef value;
};

Given given_at(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    if (index == draft.count()) {
        return {};
    }
    const script::Statement& statement = draft.statement(index);
    if (statement.kind() == NodeKind::assignment) {
        const script::AssignmentView view = script::read_assignment(statement);
        return {view.target, view.value};
    }
    if (statement.keyword == "Propagate") {
        for (const script::NodeRef condition : script::read_propagate(statement).conditions) {
            if (condition.is(NodeKind::option) && condition.child(1).span() == finding.span) {
                return {condition.child(0), condition.child(1)};
            }
        }
    }
    return {};
}

/// The unit of a field or parameter, as the catalogue writes it.
std::string_view unit_of(const Draft& draft, script::NodeRef target) {
    const catalogue::ResourceType* type = catalogue::find_type(draft.type_of(script::first_part(target)));
    const catalogue::Field* field =
        type == nullptr ? nullptr : catalogue::find_nested_field(*type, script::after_first_part(target));
    if (field != nullptr && !field->unit.empty()) {
        return field->unit;
    }
    const catalogue::Parameter* parameter = catalogue::find_parameter(script::last_part(target));
    return parameter == nullptr ? std::string_view{} : parameter->unit;
}

struct Unit {
    std::string_view written;
    std::string_view unit;
};
constexpr std::array unit_words = {
    Unit{"kilometers", "km"}, Unit{"kilometres", "km"}, Unit{"kms", "km"},       Unit{"meters", "m"},
    Unit{"metres", "m"},      Unit{"seconds", "s"},     Unit{"second", "s"},     Unit{"secs", "s"},
    Unit{"sec", "s"},         Unit{"days", "day"},      Unit{"d", "day"},        Unit{"degrees", "deg"},
    Unit{"degree", "deg"},    Unit{"km/sec", "km/s"},   Unit{"kilograms", "kg"}, Unit{"kgs", "kg"},
};

std::string canonical(std::string_view unit) {
    const auto* row = std::find_if(unit_words.begin(), unit_words.end(),
                                   [unit](const Unit& word) { return same_letters(word.written, unit); });
    std::string plain(row == unit_words.end() ? unit : row->unit);
    std::transform(plain.begin(), plain.end(), plain.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return plain;
}

/// A number that has commas, as GMAT writes it; null when it can be read in two ways or in none.
std::optional<std::string> plain_text(const Draft& draft, std::string_view number) {
    if (auto decimal = with_point(number)) {
        return decimal;
    }
    const bool one_reading = number.find('.') != std::string_view::npos ||
                             std::count(number.begin(), number.end(), ',') > 1 || writes_points(draft);
    return one_reading ? without_thousands(number) : std::nullopt;
}

}  // namespace

Edits plain_number(const Draft& draft, const text::Diagnostic& finding) {
    const script::NodeRef value = given_at(draft, finding).value;
    if (!value || value.text().find(',') == std::string_view::npos) {
        return {};
    }
    const std::string_view number = trimmed(value.text());
    const auto plain = plain_text(draft, number);
    return plain ? Edits{{span_of(draft, number), *plain}} : Edits{};
}

Edits drop_own_unit(const Draft& draft, const text::Diagnostic& finding) {
    const Given given = given_at(draft, finding);
    if (!given.value) {
        return {};
    }
    const std::string_view text = given.value.text();
    const std::size_t length = number_length(text);
    std::string_view unit = trimmed(text.substr(length));
    if (unit.size() > 2 && unit.front() == '[' && unit.back() == ']') {
        unit = trimmed(unit.substr(1, unit.size() - 2));
    }
    const std::string_view own = unit_of(draft, given.target);
    if (length == 0 || unit.empty() || own.empty() || canonical(unit) != canonical(own)) {
        return {};
    }
    const std::string_view number = text.substr(0, length);
    if (number.find(',') == std::string_view::npos) {
        return {{{given.value.span().begin + static_cast<std::uint32_t>(length), given.value.span().end}, ""}};
    }
    const auto plain = plain_text(draft, number);
    return plain ? Edits{{given.value.span(), *plain}} : Edits{};
}

/// Time elapsed begins at nought and only grows: "until it is more than 60" is "until it is 60".
Edits elapsed_reached(const Draft& draft, const text::Diagnostic& finding) {
    const std::uint32_t index = draft.statement_at(finding.span.begin);
    const std::string_view whole = index == draft.count() ? std::string_view{} : draft.text_of(index);
    const std::size_t sign = whole.find('>');
    const std::size_t brace = whole.find('{');
    if (!whole.starts_with("Propagate") || sign == std::string_view::npos || brace == std::string_view::npos ||
        brace > sign || whole.find("BackProp") != std::string_view::npos) {
        return {};
    }
    const std::string_view before = trimmed(whole.substr(0, sign));
    const bool elapsed = before.ends_with(".ElapsedSecs") || before.ends_with(".ElapsedDays");
    const std::string_view after = trimmed(whole.substr(sign + (whole.substr(sign).starts_with(">=") ? 2 : 1)));
    if (!elapsed || number_length(after) == 0 || after.front() == '-') {
        return {};
    }
    const text::Span sign_span = {span_of(draft, whole.substr(sign, 1)).begin, span_of(draft, after).begin};
    const Edits edits = {{sign_span, "= "}};
    return reads_better(draft, edits) ? edits : Edits{};
}

}  // namespace gmat_copilot::drafting::planner::second
