#include "lint/rules/field_values.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using catalogue::Field;
using catalogue::FieldType;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_word_of(const Field& field, std::string_view word) {
    return std::ranges::find(field.enum_values, word) != field.enum_values.end();
}

/// Begins as numbers do, so no parameter, variable or array element.
bool begins_as_number(std::string_view text) {
    constexpr std::string_view starts = "0123456789+-.";
    return !text.empty() && starts.find(text.front()) != std::string_view::npos;
}

/// Sat.SMA where the name of an object is wanted.
bool is_dotted_path(std::string_view text) {
    const std::size_t dot = text.find('.');
    return dot != std::string_view::npos && is_name(text.substr(0, dot)) && is_name(text.substr(text.rfind('.') + 1));
}

/// An item that cannot be a name here; `bare` is the item without quotes.
bool is_no_name(const Field& field, std::string_view text, std::string_view bare) {
    if (is_real(bare) || bare.starts_with('{')) {
        return true;
    }
    if (field.object_type == "Parameter") {
        return begins_as_number(bare) || has_outer_comma(bare);
    }
    if (is_dotted_path(text)) {
        return true;
    }
    if (!field.must_exist || is_word_of(field, bare)) {
        return false;
    }
    return bare.empty() ? !field.blank : !is_name(bare);
}

/// In a list, nothing before a comma is a name that does not exist, but where '' is taken for none.
bool refuses_blank(const Field& field) {
    return field.must_exist && (!field.blank || field.object_type == "Parameter");
}

/// The format in which the object reads epochs on this line; empty when it is set only further down.
std::string_view epoch_format(const Context& context, const FieldAssignment& assignment) {
    const bool locator = catalogue::is_a(assignment.type->name, "EventLocator");
    const std::string_view field = locator ? "InputEpochFormat" : "EpochFormat";
    const FieldAssignment* set = context.settings.last(*assignment.owner, field);
    const bool later = set != nullptr && set->statement > assignment.statement;
    return later ? std::string_view{} : context.settings.word(*assignment.owner, field);
}

/// 01 Jan 2025 12:00:00.000
bool looks_like_date(std::string_view text) {
    constexpr std::string_view months[] = {" Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ",
                                           " Jul ", " Aug ", " Sep ", " Oct ", " Nov ", " Dec "};
    return has(text, ":") && std::ranges::any_of(months, [&](std::string_view month) { return has(text, month); });
}

}  // namespace

bool passes_over(const Context& context, const FieldAssignment& assignment) {
    const Field& field = *assignment.field;
    const Symbol* symbol = context.symbols.find(without_quotes(assignment.value_text));
    const bool point = catalogue::is_a(assignment.type->name, "BodyFixedPoint") && field.read_only;
    if (symbol == nullptr || (!field.lenient && !point)) {
        return false;
    }
    return symbol->builtin() ? symbol->type_name == "CoordinateSystem" : !symbol->surely("UserParameter");
}

std::optional<Unfit> unfit_name(const Context& context, const FieldAssignment& assignment) {
    const Field& field = *assignment.field;
    const bool list = field.type == FieldType::object_array;
    const bool names = list || field.type == FieldType::object || field.must_exist;
    const Item whole = {assignment.value.span(), assignment.value_text};
    if (!names || (field.brackets && whole.text.starts_with('['))) {
        return std::nullopt;
    }
    const Symbol* symbol = context.symbols.find(whole.text);
    const bool variable = symbol != nullptr && symbol->surely("Variable") && !symbol->builtin() &&
                          symbol->statement < assignment.statement && !field.read_only;
    if (variable && (list || field.object_type != "Parameter")) {
        return Unfit{whole, list && field.object_type == "Parameter" ? list_in_braces : "the name of a resource"};
    }
    const std::string_view inside = trimmed(whole.text.substr(1));
    if (list && refuses_blank(field) && whole.text.starts_with('{') && inside.starts_with(',')) {
        return Unfit{whole, "a list that begins with a name"};
    }
    const std::vector<Item> items = items_of(assignment.value);
    // A list that is set again may be empty at first.
    const bool must_name = list && field.must_exist && !field.empty_list;
    if (items.empty() && must_name && context.settings.set_once(*assignment.owner, assignment.last_part())) {
        return Unfit{whole, "a list of at least one name"};
    }
    for (const Item& item : items) {
        if (is_no_name(field, item.text, without_quotes(item.text))) {
            const bool bare_list = list && has_outer_comma(inside_parentheses(item.text));
            return Unfit{item, bare_list ? list_in_braces : "a name"};
        }
    }
    return std::nullopt;
}

std::string wanted_size(const FieldAssignment& assignment) {
    const catalogue::Size& size = assignment.field->size;
    const std::optional<std::size_t> count = count_in_brackets(assignment.value_text);
    if (size.most == 0 || !count || has(assignment.value_text, "%") || (*count >= size.least && *count <= size.most)) {
        return {};
    }
    return std::to_string(size.most) + " numbers";
}

bool may_be_epoch(const Context& context, const FieldAssignment& assignment) {
    const std::string_view text = without_quotes(assignment.value_text);
    const bool initial = assignment.last_part() == "InitialEpoch";
    if (assignment.type->name == "EphemerisFile" &&
        text == (initial ? "InitialSpacecraftEpoch" : "FinalSpacecraftEpoch")) {
        return true;
    }
    if (has_lone_quote(assignment.value_text)) {
        return false;
    }
    const std::string_view format = epoch_format(context, assignment);
    if (is_real(text)) {
        constexpr double earliest_mjd = 6116.0;
        constexpr double latest_mjd = 58127.5;
        const std::optional<double> value = number_of(text);
        return !format.ends_with("Gregorian") && (!value || (*value >= earliest_mjd && *value <= latest_mjd));
    }
    return !format.ends_with("ModJulian") && looks_like_date(text);
}

std::optional<Item> foreign_comment(const Item& value) {
    if (is_quoted(value.text)) {
        return std::nullopt;
    }
    for (const std::string_view marker : {"//", "#"}) {
        const std::size_t at = value.text.find(marker);
        if (at != std::string_view::npos && at > 0 && (value.text[at - 1] == ' ' || value.text[at - 1] == '\t')) {
            const auto begin = static_cast<std::uint32_t>(value.span.begin + at);
            return Item{{begin, begin + static_cast<std::uint32_t>(marker.size())},
                        value.text.substr(at, marker.size())};
        }
    }
    return std::nullopt;
}

void tell_foreign_comment(const Item& marker, Sink& sink) {
    sink.error(marker.span, quoted(marker.text) + " begins no comment in GMAT: a comment begins with %",
               text::Fix{"replace " + quoted(marker.text) + " by %", true, {{marker.span, "%"}}});
}

}  // namespace gmat_copilot::lint::rule
