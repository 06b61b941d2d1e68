#include <algorithm>
#include <unordered_set>

#include "lint/names.hpp"
#include "lint/rules/field_values.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using catalogue::Field;
using catalogue::FieldType;

bool limited(const FieldAssignment& assignment) {
    const Field& field = *assignment.field;
    if (assignment.type->name == "DragForce" || field.enum_values.empty() || !field.alias_of.empty() ||
        field.must_exist) {
        return false;  // a field that also takes names is judged by undeclared-reference
    }
    return field.type == FieldType::enumeration || field.type == FieldType::string || field.type == FieldType::object ||
           field.type == FieldType::string_array || field.type == FieldType::color;
}

bool is_value(const Field& field, std::string_view word) {
    return std::ranges::any_of(field.enum_values, [&](std::string_view value) {
        return value == word || (field.any_case && same_letters(value, word));
    });
}

/// The word names an object, and GMAT does not look further.
bool passes_object(const Context& context, const FieldAssignment& assignment, std::string_view word) {
    const Symbol* symbol = context.symbols.find(word);
    const std::string_view wanted = assignment.field->object_type;
    if (symbol == nullptr) {
        return context.symbols.open_world() && (assignment.field->lenient || !wanted.empty());
    }
    return passes_over(context, assignment) || (!wanted.empty() && symbol->may_be(wanted));
}

/// Two fields that GMAT reads in its own way: a coordinate system may have no axes named, and this switch was once one
/// of true and false.
bool old_spelling(const FieldAssignment& assignment, std::string_view word) {
    return (word.empty() && assignment.last_part() == "Axes" && assignment.type->name == "CoordinateSystem") ||
           (assignment.field->lenient && assignment.type->name == "DifferentialCorrector" && is_switch(word));
}

/// Some words stand in for a number.
bool is_step(const FieldAssignment& assignment, std::string_view word) {
    return !assignment.field->unit.empty() && is_real(word);
}

void check(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const Field& field = *assignment.field;
    for (const Item& item : items_of(assignment.value)) {
        const std::string_view word = without_quotes(item.text);
        const bool list = !word.empty() && (item.text.front() == '[' || item.text.front() == '{');
        if (list || old_spelling(assignment, word) || is_value(field, word) ||
            passes_object(context, assignment, word) || is_step(assignment, word)) {
            continue;
        }
        // GMAT makes an object of any type it knows here, and may fail later.
        const bool made = field.type == FieldType::object && catalogue::is_object_type(word) &&
                          !catalogue::is_a(assignment.type->name, "ODEModel");
        if (made) {
            continue;
        }
        if (is_plugin_word(word)) {
            continue;
        }
        if (const std::optional<Item> marker = foreign_comment({assignment.value.span(), assignment.value_text})) {
            tell_foreign_comment(*marker, sink);
            return;
        }
        Suggestion suggestion = suggest(word, item.span, {field.enum_values.begin(), field.enum_values.end()});
        if (suggestion.fix && is_other_acronym(word, suggestion.fix->edits.front().text)) {
            suggestion.fix->safe = false;
        }
        if (suggestion.fix && is_quoted(item.text)) {
            std::string& value = suggestion.fix->edits.front().text;
            value = "'" + value + "'";
        }
        std::string allowed;
        if (suggestion.clause.empty() && field.type == FieldType::color) {
            allowed = "; GMAT wants a color's name, as Red, or [255 0 0]";
        } else if (suggestion.clause.empty()) {
            allowed = "; GMAT wants one of";
            for (const std::string_view value : field.enum_values) {
                allowed += (allowed.back() == 'f' && allowed.ends_with("one of") ? " " : ", ") + std::string(value);
            }
        }
        sink.error(item.span,
                   quoted(word) + " is not a value of " + std::string(assignment.path()) + suggestion.clause + allowed,
                   std::move(suggestion.fix));
    }
}

/// Once its format is SPK, an ephemeris file takes one interpolator only.
void check_interpolators(const Context& context, Sink& sink) {
    std::unordered_set<const Symbol*> spk;
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.type == nullptr || assignment.type->name != "EphemerisFile") {
            continue;
        }
        const std::string_view word = without_quotes(assignment.value_text);
        if (assignment.last_part() == "FileFormat" && word == "SPK") {
            spk.insert(assignment.owner);
        } else if (assignment.last_part() == "FileFormat") {
            spk.erase(assignment.owner);
        } else if (assignment.last_part() == "Interpolator" && word == "Lagrange" && spk.contains(assignment.owner)) {
            sink.error(assignment.value.span(), "an SPK file wants the interpolator Hermite",
                       text::Fix{R"(replace "Lagrange" by "Hermite")", true, {{assignment.value.span(), "Hermite"}}});
        }
    }
}

}  // namespace

void enum_violation(const Context& context, Sink& sink) {
    check_interpolators(context, sink);
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field != nullptr && assignment.value && limited(assignment)) {
            check(context, assignment, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
