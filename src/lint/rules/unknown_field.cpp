#include <algorithm>
#include <array>
#include <unordered_set>

#include "lint/names.hpp"
#include "lint/owned_fields.hpp"
#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

using catalogue::ResourceType;

/// The fields a suggestion may name: those of the object, or of the part a force model's prefix tells.
std::vector<std::string_view> candidates(const ResourceType& type, std::string_view prefix) {
    const ResourceType* nested = catalogue::is_a(type, "ODEModel") ? catalogue::nested_type(prefix) : nullptr;
    std::vector<std::string_view> names;
    for (const catalogue::Field& field : (nested != nullptr ? *nested : type).fields) {
        if (field.name != "Covariance") {
            names.push_back(field.name);
        }
    }
    return names;
}

/// What people call a spacecraft's fields whose names are short.
struct LongName {
    std::string_view written;  ///< without underscores, in lower case
    std::string_view field;
};
constexpr std::array long_names = {LongName{"semimajoraxis", "SMA"},
                                   LongName{"eccentricity", "ECC"},
                                   LongName{"inclination", "INC"},
                                   LongName{"rightascensionofascendingnode", "RAAN"},
                                   LongName{"rightascension", "RAAN"},
                                   LongName{"longitudeofascendingnode", "RAAN"},
                                   LongName{"argumentofperiapsis", "AOP"},
                                   LongName{"argumentofperigee", "AOP"},
                                   LongName{"argofperigee", "AOP"},
                                   LongName{"trueanomaly", "TA"},
                                   LongName{"radiusofperiapsis", "RadPer"},
                                   LongName{"radiusofapoapsis", "RadApo"},
                                   LongName{"mass", "DryMass"},
                                   LongName{"dragcoefficient", "Cd"},
                                   LongName{"stateformat", "DisplayStateType"},
                                   LongName{"epochformat", "DateFormat"}};

/// The field that a long name stands for; empty when there is none. GMAT would not read it so: the fix is no safe one.
std::string_view short_name(const ResourceType& type, std::string_view name) {
    constexpr std::size_t longest = 40;
    if (type.name != "Spacecraft" || name.size() > longest) {
        return {};
    }
    std::string letters;
    for (const char c : name) {
        if (c != '_') {
            letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    const auto* const found = std::find_if(long_names.begin(), long_names.end(),
                                           [&letters](const LongName& row) { return row.written == letters; });
    return found == long_names.end() ? std::string_view{} : found->field;
}

struct Unknown {
    const ResourceType& type;
    std::string_view prefix;
    std::string_view name;
    text::Span span;
    const script::Statement& statement;
};

void report(const Context& context, Sink& sink, const Unknown& unknown) {
    const auto& [type, prefix, name, span, statement] = unknown;
    Suggestion suggestion = suggest(name, span, candidates(type, prefix));
    if (const std::string_view field = short_name(type, name); !field.empty() && !suggestion.fix) {
        suggestion.clause = "; did you mean " + quoted(field) + "?";
        suggestion.fix =
            text::Fix{"replace " + quoted(name) + " by " + quoted(field), false, {{span, std::string(field)}}};
    }
    if (suggestion.fix && catalogue::find_parameter(name) != nullptr) {
        suggestion.fix->safe = false;  // a word of its own: Sat.Altitude does not mean Sat.Attitude
    }
    if (!suggestion.fix) {
        suggestion.fix =
            text::Fix{"delete the line", false, {{context.tree.source().lines_of(statement.node.span()), ""}}};
    }
    const ResourceType* nested = catalogue::is_a(type, "ODEModel") ? catalogue::nested_type(prefix) : nullptr;
    const std::string owner =
        nested != nullptr ? std::string(prefix) + " in a " + std::string(type.name) : std::string(type.name);
    sink.error(span, quoted(name) + " is not a field of " + owner + suggestion.clause, std::move(suggestion.fix));
}

/// Sat.Earth.SMA and the like: a spacecraft's fields have no dots, but for Epoch.FORMAT and covariances.
bool dotted_spacecraft_field(const FieldAssignment& assignment) {
    return assignment.type != nullptr && assignment.type->name == "Spacecraft" && assignment.parts.size() > 2 &&
           assignment.parts[1] != "Epoch" && assignment.parts[1] != "Covariance";
}

/// GMAT does not look up the names of these by the fields of their type.
bool exempt(const FieldAssignment& assignment) {
    const bool value = assignment.last_part() == "Value" && catalogue::is_a(*assignment.type, "UserParameter");
    if (assignment.last_part() == "DerivativesFunction" || value) {
        return true;  // of an external force model, which is a plugin; a variable's Value
    }
    return assignment.parts.size() > 2 &&
           (assignment.parts[1] == "Epoch" || assignment.parts[1] == "Covariance" || assignment.parts[1] == "External");
}

/// Latitude, Longitude and Altitude exist once StateType = Spherical was set.
bool awaits_spherical(const FieldAssignment& assignment, const std::unordered_set<const Symbol*>& spherical) {
    const std::string_view name = assignment.last_part();
    const bool geographic = name == "Latitude" || name == "Longitude" || name == "Altitude";
    return geographic && assignment.type->name == "GroundStation" && !spherical.contains(assignment.owner);
}

/// A prefix of a force model's field that GMAT does not know, before a field that it does.
bool unknown_prefix(const FieldAssignment& assignment) {
    return assignment.parts.size() > 2 && catalogue::is_a(*assignment.type, "ODEModel") &&
           catalogue::nested_type(assignment.parts[1]) == nullptr;
}

/// Obj.Field = ... in the mission sequence, where the last part is neither a parameter nor a field.
void check_sequence(const Context& context, const Mention& mention, Sink& sink) {
    const script::NodeRef path = mention.path();
    if (mention.role != Role::assigned || !mention.node.is(script::NodeKind::path) || path.child_count() < 2) {
        return;
    }
    const Symbol* owner = mention.symbol;
    if (owner == nullptr || owner->type == nullptr || owner->type->plugin) {
        return;
    }
    const script::NodeRef last = path.child(path.child_count() - 1);
    const std::string_view prefix = path.child_count() > 2 ? path.child(1).text() : std::string_view{};
    if (catalogue::find_parameter(last.text()) == nullptr &&
        resolve_field(*owner->type, last.text(), prefix) == nullptr) {
        report(context, sink,
               {*owner->type, prefix, last.text(), last.span(), context.tree.statements()[mention.statement]});
    }
}

}  // namespace

void unknown_field(const Context& context, Sink& sink) {
    std::unordered_set<const Symbol*> spherical;
    OwnedKinds owned;
    for (const FieldAssignment& assignment : context.fields) {
        owned.follow(assignment);
        if (assignment.type == nullptr || exempt(assignment)) {
            continue;
        }
        if (assignment.last_part() == "StateType" && without_quotes(assignment.value_text) == "Spherical") {
            spherical.insert(assignment.owner);
        }
        const std::string_view prefix = assignment.parts.size() > 2 ? assignment.parts[1] : std::string_view{};
        if (assignment.field == nullptr) {
            report(context, sink,
                   {*assignment.type, prefix, assignment.last_part(), assignment.last_span(),
                    context.tree.statements()[assignment.statement]});
        } else if (owned.lacks(assignment)) {
            sink.error(assignment.last_span(), quoted(assignment.last_part()) + " is not a field of a " +
                                                   std::string(assignment.type->name) + " with " +
                                                   std::string(owned.chosen(assignment)));
        } else if (awaits_spherical(assignment, spherical)) {
            sink.error(assignment.last_span(),
                       quoted(assignment.last_part()) + " of a " + std::string(assignment.type->name) +
                           " exists only after StateType = Spherical; else use Location1, Location2 and Location3");
        } else if (dotted_spacecraft_field(assignment)) {
            const std::string plain = std::string(assignment.parts[0]) + "." + std::string(assignment.last_part());
            sink.error(
                assignment.target.span(),
                quoted(assignment.path()) + " cannot be set before the mission sequence; the field is " + quoted(plain),
                text::Fix{"write " + quoted(plain), false, {{assignment.target.span(), plain}}});
        } else if (unknown_prefix(assignment)) {
            Suggestion suggestion = suggest(assignment.parts[1], assignment.target.child(1).span(),
                                            {"GravityField", "Drag", "SRP", "PolyhedralBodies"});
            sink.error(assignment.target.child(1).span(),
                       quoted(assignment.parts[1]) + " is not a force of a ForceModel" + suggestion.clause,
                       std::move(suggestion.fix));
        }
    }
    for (const Mention& mention : context.mentions) {
        check_sequence(context, mention, sink);
    }
}

}  // namespace gmat_copilot::lint::rule
