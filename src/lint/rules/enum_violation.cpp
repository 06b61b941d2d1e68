#include <algorithm>

#include "lint/names.hpp"
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

/// Old spellings that GMAT still takes: On, Off, true and false where the words once were a switch.
bool was_a_switch(const Field& field, std::string_view word) {
    return field.type != FieldType::color && is_switch(word);
}

void check(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const Field& field = *assignment.field;
    for (const Item& item : items_of(assignment.value)) {
        const std::string_view word = without_quotes(item.text);
        const bool takes_objects =
            field.type == FieldType::object || catalogue::is_a(assignment.type->name, "BodyFixedPoint");
        const bool names_object = takes_objects && context.symbols.find(word) != nullptr;
        if (word.empty() || item.text.front() == '[' || item.text.front() == '{' || was_a_switch(field, word) ||
            names_object || std::ranges::find(field.enum_values, word) != field.enum_values.end()) {
            continue;
        }
        if (field.type == FieldType::object && catalogue::is_object_type(word)) {
            continue;  // GMAT makes an object of any type it knows here, and may fail later
        }
        if (is_plugin_word(word)) {
            continue;
        }
        Suggestion suggestion = suggest(word, item.span, {field.enum_values.begin(), field.enum_values.end()});
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

}  // namespace

void enum_violation(const Context& context, Sink& sink) {
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.field != nullptr && assignment.value && limited(assignment)) {
            check(context, assignment, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
