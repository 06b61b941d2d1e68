#include "lint/names.hpp"
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

/// Lists of a force model's bodies must be written in braces, even when they hold one name.
bool needs_braces(const FieldAssignment& assignment) {
    const std::string_view name = assignment.last_part();
    return catalogue::is_a(assignment.type->name, "ODEModel") && assignment.parts.size() == 2 &&
           (name == "PointMasses" || name == "PrimaryBodies" || name == "PolyhedralBodies");
}

/// What GMAT wants when the value is surely none; empty when it may be right.
std::string_view wanted(const FieldAssignment& assignment) {
    const Field& field = *assignment.field;
    const std::string_view text = assignment.value_text;
    if (needs_braces(assignment) && (text.front() != '{' || text.back() != '}')) {
        return "a list in braces, as in {Earth, Luna}";
    }
    if (is_vector(field.type)) {
        return is_bracketed(text) ? std::string_view{} : "values in brackets, as in [1 2 3]";
    }
    const bool quoted_text = is_quoted(text);
    if (!quoted_text && (has(text, '{') || has(text, '}')) && !takes_braces(field.type)) {
        return "one value, not a list";
    }
    if (!quoted_text && !has(text, '{') && (has(text, '[') || has(text, ']')) && !field.brackets) {
        return takes_braces(field.type) ? "a list in braces" : "one value, not a vector";
    }
    switch (field.type) {
        case FieldType::real: return is_real(text) ? std::string_view{} : "a number";
        case FieldType::integer: return is_integer(text) ? std::string_view{} : "an integer";
        case FieldType::unsigned_integer: return is_unsigned(text) ? std::string_view{} : "an integer without sign";
        case FieldType::boolean: return is_switch(text) ? std::string_view{} : "true or false";
        case FieldType::on_off: return is_switch(text) ? std::string_view{} : "On or Off";
        case FieldType::object:
            return is_real(text) && !field.object_type.empty() && !field.brackets ? "a name" : std::string_view{};
        default: return {};
    }
}

/// An object where a number is wanted: for points on a body, vectors and colors GMAT does not look at what it was
/// given.
bool passes_unseen(const Context& context, const FieldAssignment& assignment) {
    const Symbol* named = context.symbols.find(assignment.value_text);
    const bool lax = catalogue::is_a(assignment.type->name, "BodyFixedPoint") || is_vector(assignment.field->type);
    const bool color = is_vector(assignment.field->type) && assignment.last_part().ends_with("Color");
    return color || (lax && named != nullptr && !named->builtin());
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

std::optional<text::Fix> repaired(const FieldAssignment& assignment) {
    const std::string_view text = assignment.value_text;
    if (needs_braces(assignment) && is_bracketed(text)) {
        return text::Fix{"write braces",
                         true,
                         {{assignment.value.span(), "{" + std::string(text.substr(1, text.size() - 2)) + "}"}}};
    }
    if (needs_braces(assignment) && is_name(text)) {
        return text::Fix{"write braces", true, {{assignment.value.span(), "{" + std::string(text) + "}"}}};
    }
    if (assignment.field->type == FieldType::boolean || assignment.field->type == FieldType::on_off) {
        const bool yes = text == "1" || same_letters(text, "yes");
        if (yes || text == "0" || same_letters(text, "no")) {
            const bool word = assignment.field->type == FieldType::boolean;
            const std::string value = yes ? (word ? "true" : "On") : (word ? "false" : "Off");
            return text::Fix{
                "replace " + quoted(text) + " by " + quoted(value), true, {{assignment.value.span(), value}}};
        }
    }
    return unquote(assignment);
}

void check_field(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || assignment.value_text.empty()) {
        return;
    }
    const std::string_view want = wanted(assignment);
    if (!want.empty() && !reads_before_sequence(context, assignment) && !passes_unseen(context, assignment)) {
        sink.error(assignment.value.span(),
                   quoted(assignment.value_text) + " is not " + std::string(want) + ", which " +
                       std::string(assignment.path()) + " wants",
                   repaired(assignment));
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
