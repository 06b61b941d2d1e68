#include <algorithm>

#include "lint/names.hpp"
#include "lint/rules/field_values.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using catalogue::Field;
using catalogue::FieldType;

bool has(std::string_view text, char c) { return text.find(c) != std::string_view::npos; }

bool is_bracketed(std::string_view text) { return text.size() > 1 && text.front() == '[' && text.back() == ']'; }

bool takes_braces(FieldType type) { return type == FieldType::object_array || type == FieldType::string_array; }

bool is_vector(FieldType type) {
    return type == FieldType::real_array || type == FieldType::real_matrix || type == FieldType::unsigned_array ||
           type == FieldType::boolean_array;
}

/// Some lists must be written in braces, even when they hold one name.
bool needs_braces(const FieldAssignment& assignment) {
    if (assignment.field->braces) {
        return true;
    }
    const std::string_view name = assignment.last_part();
    return catalogue::is_a(assignment.type->name, "ODEModel") && assignment.parts.size() == 2 &&
           (name == "PointMasses" || name == "PrimaryBodies" || name == "PolyhedralBodies");
}

/// Whether what stands in the brackets is of the right kind: for switches, and for places and sizes on the screen.
bool elements_fit(const Field& field, std::string_view text) {
    const bool switches = field.type == FieldType::boolean_array;
    const bool on_screen = field.size.most == 2;
    if (field.type == FieldType::real_array && trimmed(text.substr(1)).starts_with('[')) {
        return false;
    }
    if ((!switches && !on_screen) || has(text, '%')) {
        return true;
    }
    constexpr std::string_view between = " ,;\t\r\n";
    for (text = text.substr(1, text.size() - 2); !(text = trimmed(text)).empty();) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        const std::string_view element = text.substr(0, end);
        if (!element.empty() && element != "..." && !(switches ? is_switch(element) : is_real(element))) {
            return false;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

/// A color's own triplet: three integers from 0 to 255.
bool is_triplet(std::string_view text) {
    bool fits = true;
    std::size_t count = 0;
    constexpr std::string_view between = " ,\t";
    for (text = text.substr(1, text.size() - 2); !(text = trimmed(text)).empty(); ++count) {
        const std::size_t end = std::min(text.find_first_of(between), text.size());
        constexpr double most = 255;
        fits = fits && is_unsigned(text.substr(0, end)) && number_of(text.substr(0, end)).value_or(most + 1) <= most;
        text.remove_prefix(end);
        while (!text.empty() && has(between, text.front())) {
            text.remove_prefix(1);
        }
    }
    return fits && count == 3;
}

/// What GMAT wants when the value is surely none; empty when it may be right.
std::string_view wanted(const FieldAssignment& assignment) {
    const Field& field = *assignment.field;
    const std::string_view text = assignment.value_text;
    const bool nothing = text == "''" && field.braces;
    if (needs_braces(assignment) && !nothing && (text.front() != '{' || text.back() != '}')) {
        return "a list in braces, as in {Earth, Luna}";
    }
    if (is_vector(field.type)) {
        if (is_bracketed(text) && !elements_fit(field, text)) {
            return field.type == FieldType::boolean_array ? "a list of true and false" : "a list of numbers";
        }
        return is_bracketed(text) ? std::string_view{} : "values in brackets, as in [1 2 3]";
    }
    const bool quoted_text = is_quoted(text);
    if (!quoted_text && (has(text, '{') || has(text, '}')) && !takes_braces(field.type)) {
        return "one value, not a list";
    }
    if (!quoted_text && !has(text, '{') && (has(text, '[') || has(text, ']')) && !field.brackets) {
        return takes_braces(field.type) ? "a list in braces" : "one value, not a vector";
    }
    if (field.type == FieldType::color && is_bracketed(text) && text.find("...") == std::string_view::npos &&
        !is_triplet(text)) {
        return "a color, three integers from 0 to 255";
    }
    switch (field.type) {
        case FieldType::real: return is_real(text) ? std::string_view{} : "a number";
        case FieldType::integer: return is_integer(text) ? std::string_view{} : "an integer";
        case FieldType::unsigned_integer: return is_unsigned(text) ? std::string_view{} : "an integer without sign";
        case FieldType::boolean: return is_switch(text) ? std::string_view{} : "true or false";
        case FieldType::on_off: return is_switch(text) ? std::string_view{} : "On or Off";
        default: return {};
    }
}

/// An object where a number is wanted, which GMAT does not look at: a color's vector that is no longer in use, the
/// vectors of an attitude made by itself, and what passes_over tells.
bool passes_unseen(const Context& context, const FieldAssignment& assignment) {
    const bool vector = is_vector(assignment.field->type);
    if (vector && assignment.last_part().ends_with("Color")) {
        return true;
    }
    const Symbol* named = context.symbols.find(assignment.value_text);
    const bool attitude = vector && named != nullptr && (!named->builtin() || named->type_name == "CoordinateSystem") &&
                          catalogue::is_a(assignment.type->name, "Attitude");
    return attitude || passes_over(context, assignment);
}

/// {25}, [6900]: right but for the brackets around one value.
std::optional<text::Fix> unwrap(const FieldAssignment& assignment) {
    const std::string_view text = assignment.value_text;
    const bool wrapped = text.size() > 2 && ((text.front() == '{' && text.back() == '}') || is_bracketed(text));
    FieldAssignment without = assignment;
    without.value_text = wrapped ? trimmed(text.substr(1, text.size() - 2)) : std::string_view{};
    if (without.value_text.empty() || without.value_text.find_first_of(" \t,;{}[]") != std::string_view::npos ||
        !wanted(without).empty()) {
        return std::nullopt;
    }
    return text::Fix{"remove the brackets", true, {{assignment.value.span(), std::string(without.value_text)}}};
}

/// Sun, Earth: names that only lack their braces.
bool is_list_of_names(std::string_view text) {
    while (true) {
        const std::size_t comma = std::min(text.find(','), text.size());
        if (!is_name(trimmed(text.substr(0, comma)))) {
            return false;
        }
        if (comma == text.size()) {
            return true;
        }
        text.remove_prefix(comma + 1);
    }
}

/// The words of other languages for a switch: 1 yes, 0 no, -1 neither.
int switch_of(std::string_view text) {
    constexpr std::string_view yes[] = {"1", "yes", "y", "t", "enabled", "enable"};
    constexpr std::string_view no[] = {"0", "no", "n", "f", "disabled", "disable"};
    const auto is_word = [text](std::string_view word) { return same_letters(text, word); };
    return std::ranges::any_of(yes, is_word) ? 1 : (std::ranges::any_of(no, is_word) ? 0 : -1);
}

/// 'true', '7000': right but for the quotes.
std::optional<text::Fix> unquote(const FieldAssignment& assignment) {
    const std::string_view bare = without_quotes(assignment.value_text);
    FieldAssignment without = assignment;
    without.value_text = bare;
    if (!is_quoted(assignment.value_text) || bare.empty() || !wanted(without).empty()) {
        return std::nullopt;
    }
    return text::Fix{"remove the quotes", true, {{assignment.value.span(), std::string(bare)}}};
}

std::optional<text::Fix> repaired(const FieldAssignment& assignment, std::string_view want) {
    const std::string_view text = assignment.value_text;
    if (want == list_in_braces && takes_braces(assignment.field->type) && !is_quoted(text) &&
        text.find_first_of("{}[]") == std::string_view::npos) {
        return text::Fix{
            "write braces", true, {{assignment.value.span(), "{" + std::string(inside_parentheses(text)) + "}"}}};
    }
    if (needs_braces(assignment) && is_bracketed(text)) {
        return text::Fix{"write braces",
                         true,
                         {{assignment.value.span(), "{" + std::string(text.substr(1, text.size() - 2)) + "}"}}};
    }
    if (takes_braces(assignment.field->type) && is_bracketed(text) &&
        is_list_of_names(trimmed(text.substr(1, text.size() - 2)))) {
        return text::Fix{"write braces",
                         true,
                         {{assignment.value.span(), "{" + std::string(text.substr(1, text.size() - 2)) + "}"}}};
    }
    if (needs_braces(assignment) && is_list_of_names(text)) {
        return text::Fix{"write braces", true, {{assignment.value.span(), "{" + std::string(text) + "}"}}};
    }
    if (assignment.field->type == FieldType::boolean || assignment.field->type == FieldType::on_off) {
        if (const int meant = switch_of(text); meant >= 0) {
            const bool yes = meant == 1;
            const bool word = assignment.field->type == FieldType::boolean;
            const std::string value = yes ? (word ? "true" : "On") : (word ? "false" : "Off");
            return text::Fix{
                "replace " + quoted(text) + " by " + quoted(value), true, {{assignment.value.span(), value}}};
        }
    }
    if (std::optional<text::Fix> bare = unwrap(assignment)) {
        return bare;
    }
    return unquote(assignment);
}

void check_field(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || assignment.value_text.empty()) {
        return;
    }
    Item item = {assignment.value.span(), assignment.value_text};
    std::string want(wanted(assignment));
    if (want.empty()) {
        if (const std::optional<Unfit> unfit = unfit_name(context, assignment)) {
            item = unfit->item;
            want = unfit->want;
        }
    }
    if (want.empty()) {
        want = wanted_size(assignment);
    }
    if (want.empty() && assignment.field->epoch && !may_be_epoch(context, assignment)) {
        want = "an epoch";
    }
    if (want.empty() || reads_before_sequence(context, assignment) || passes_unseen(context, assignment)) {
        return;
    }
    if (const std::optional<Item> marker = foreign_comment({assignment.value.span(), assignment.value_text})) {
        tell_foreign_comment(*marker, sink);
    } else {
        sink.error(item.span,
                   quoted(item.text) + " is not " + want + ", which " + std::string(assignment.path()) + " wants",
                   repaired(assignment, want));
    }
}

/// An array of one element counts as a number.
bool is_single(const Symbol& array) {
    const auto size = array.node ? script::created_dimensions(array.node) : std::nullopt;
    return !size || (size->first == 1 && size->second == 1);
}

/// Why a whole value in the mission sequence is no number; empty when it may be one.
std::string why_not_number(const Context& context, const Mention& mention) {
    if (mention.node.is(script::NodeKind::string)) {
        const bool number_in_quotes =
            mention.role == Role::plain_number && is_real(without_quotes(mention.node.text()));
        return number_in_quotes ? std::string{} : std::string(mention.node.text()) + " is text";
    }
    if (mention.node.is(script::NodeKind::raw)) {
        return quoted(mention.node.text()) + " is not a number";
    }
    const script::NodeRef path = mention.path();
    if (!mention.node.is(script::NodeKind::path)) {
        return mention.role == Role::plain_number
                   ? quoted(mention.node.text()) + " is an expression, not a number or a variable"
                   : std::string{};
    }
    if (path.child_count() > 1) {
        const catalogue::Parameter* parameter = catalogue::find_parameter(path.child(path.child_count() - 1).text());
        if (parameter == nullptr || (!parameter->is_string && !parameter->is_array)) {
            return {};
        }
        return quoted(path.text()) + (parameter->is_string ? " is text" : " is a list of numbers");
    }
    const Symbol* symbol = context.symbols.find(path.text());
    if (symbol == nullptr || symbol->type == nullptr || symbol->type->plugin || symbol->surely("Variable")) {
        return {};
    }
    if (symbol->surely("Array")) {
        return is_single(*symbol) ? std::string{} : quoted(path.text()) + " is an Array of several numbers";
    }
    return quoted(path.text()) + " is a " + std::string(symbol->type_name);
}

bool wants_number(Role role) {
    return role == Role::number || role == Role::plain_number || role == Role::control || role == Role::index;
}

}  // namespace

void type_mismatch(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        check_field(context, assignment, sink);
    }
    for (const Mention& mention : context.mentions) {
        if (!wants_number(mention.role)) {
            continue;
        }
        const std::string why = why_not_number(context, mention);
        if (!why.empty()) {
            sink.error(mention.node.span(), why + "; GMAT wants a number here");
        }
    }
}

}  // namespace gmat_copilot::lint::rule
