#include <unordered_set>

#include "lint/parameter_uses.hpp"
#include "lint/propagators.hpp"
#include "lint/rules/rules.hpp"
#include "lint/undeclared.hpp"
#include "lint/values.hpp"
#include "lint/variables.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

bool is_word_of(const catalogue::Field& field, std::string_view word) {
    for (const std::string_view allowed : field.enum_values) {
        if (allowed == word) {
            return true;
        }
    }
    return false;
}

/// The type to create for a name of a wanted type, when that is a type of its own.
std::string_view creatable(std::string_view wanted) {
    constexpr std::pair<std::string_view, std::string_view> stand_ins[] = {{"ODEModel", "ForceModel"},
                                                                           {"FuelTank", "ChemicalTank"},
                                                                           {"Thruster", "ChemicalThruster"},
                                                                           {"Propagator", "Propagator"},
                                                                           {"SpacePoint", ""},
                                                                           {"CelestialBody", ""},
                                                                           {"optimizer", "Yukon"},
                                                                           {"solver", "DifferentialCorrector"}};
    for (const auto& [type, stand_in] : stand_ins) {
        if (type == wanted) {
            return stand_in;
        }
    }
    const catalogue::ResourceType* type = catalogue::find_type(wanted);
    return type != nullptr && type->script_creatable && !type->plugin ? type->name : std::string_view{};
}

/// The object whose field is set must have been created above.
void check_owner(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    const script::NodeRef root = assignment.target.child(0);
    if (!root) {
        return;
    }
    if (assignment.owner == nullptr) {
        const script::NodeRef body = assignment.target.child(1);
        if (root.text() != "SolarSystem") {
            report_undeclared(context, sink,
                              {root.text(), root.span(), {}, {}, script::after_first_part(assignment.target)});
        } else if (body && assignment.parts.size() > 2) {  // GMAT crashes
            report_undeclared(context, sink, {body.text(), body.span(), "CelestialBody", {}});
        }
        return;
    }
    if (!assignment.owner->builtin() && assignment.owner->statement > assignment.statement) {
        const auto line = context.tree.source().position(assignment.owner->node.span().begin).line;
        sink.error(root.span(), quoted(root.text()) + " is created only on line " + std::to_string(line) +
                                    "; GMAT wants the Create before the first field is set");
    }
}

/// The names GMAT gives the force model of a propagator that has none of its own.
bool is_default_model(std::string_view name) { return name == "InternalODEModel" || name == "InternalForceModel"; }

/// GMAT takes the bodies of a force model as they stand, quotes included.
bool keeps_quotes(const FieldAssignment& assignment) { return catalogue::is_a(*assignment.type, "ODEModel"); }

void check_values(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || !assignment.field->must_exist || assignment.field->object_type == "Parameter") {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        const bool in_list = assignment.last_part() != "CentralBody";
        const std::string_view name = keeps_quotes(assignment) && in_list ? item.text : without_quotes(item.text);
        const bool names_something = is_default_model(name) || !is_name(without_quotes(name)) ||
                                     context.symbols.find(name) != nullptr || is_word_of(*assignment.field, name) ||
                                     (!assignment.field->strict && catalogue::is_object_type(name));
        if (!names_something) {
            const std::string_view wanted = assignment.field->object_type;
            report_undeclared(context, sink, {name, item.span, wanted, creatable(wanted)});
        }
    }
}

/// "Moon" and the names of other types: GMAT takes them for a body when it loads the script, and finds none when it
/// propagates with the force model; the model's own centre it looks for in any case.
void check_bodies(const Context& context, const FieldAssignment& assignment,
                  const std::unordered_set<const Symbol*>& flown, Sink& sink) {
    const std::string_view field = assignment.last_part();
    const bool centre = field == "CentralBody";
    if (assignment.field != nullptr && !catalogue::is_a(*assignment.type, "ODEModel") &&
        assignment.field->type == catalogue::FieldType::object && !assignment.field->strict &&
        assignment.value_text == "Moon" && context.symbols.find("Moon") == nullptr) {
        sink.info(assignment.value.span(), R"("Moon" is a type, not a body; did you mean "Luna"?)",
                  text::Fix{R"(replace "Moon" by "Luna")", false, {{assignment.value.span(), "Luna"}}});
        return;
    }
    if (assignment.field == nullptr || assignment.parts.size() != 2 || !catalogue::is_a(*assignment.type, "ODEModel") ||
        (!centre && field != "PointMasses" && field != "PrimaryBodies") ||
        context.settings.last(*assignment.owner, field) != &assignment) {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        if (!is_name(item.text) || context.symbols.find(item.text) != nullptr ||
            !catalogue::is_object_type(item.text)) {
            continue;
        }
        const bool moon = item.text == "Moon";
        sink.add(centre || field == "PrimaryBodies" || flown.contains(assignment.owner) ? text::Severity::error
                                                                                        : text::Severity::info,
                 item.span, quoted(item.text) + " is a type, not a body" + (moon ? "; did you mean \"Luna\"?" : ""),
                 moon ? std::optional(text::Fix{R"(replace "Moon" by "Luna")", false, {{item.span, "Luna"}}})
                      : std::nullopt);
    }
}

std::unordered_set<const Symbol*> flown_models(const Context& context) {
    std::unordered_set<const Symbol*> models;
    for (const Propagation& use : context.propagations) {
        models.insert(use.force_model);
    }
    return models;
}

/// Names in lists of parameters that have no dot must be variables.
void check_parameter_names(const Context& context, const FieldAssignment& assignment, Sink& sink) {
    if (assignment.field == nullptr || !assignment.field->must_exist || assignment.field->object_type != "Parameter") {
        return;
    }
    for (const Item& item : items_of(assignment.value)) {
        const std::string_view name = without_quotes(item.text);
        if (is_name(name) && context.symbols.find(name) == nullptr) {
            report_undeclared(context, sink, {name, item.span, {}, {}});
        }
    }
}

/// "Python" stands before the functions of a module.
bool needs_no_create(const Mention& mention, std::string_view name) {
    switch (mention.role) {
        case Role::function: return catalogue::is_builtin_function(name) || name == "Python";
        // unknown-option judges stop conditions without a dot; a String takes any word.
        case Role::stop_condition:
        case Role::text: return mention.path().child_count() < 2;
        default: return name == "SolarSystem" || mention.node.is(script::NodeKind::raw);
    }
}

void check_mention(const Context& context, const Mention& mention, Sink& sink) {
    const std::string_view name = mention.root();
    if (name.empty() || is_variable_use(mention) || mention.symbol != nullptr || needs_no_create(mention, name) ||
        (mention.role == Role::function && context.has_function_file(name))) {
        return;
    }
    const bool dotted = mention.path() && mention.path().child_count() > 1;
    const std::string_view wanted = dotted ? std::string_view{} : info(mention.role).noun;
    report_undeclared(context, sink, {name, mention.root_span(), wanted, creatable(wanted)});
}

}  // namespace

void undeclared_reference(const Context& context, Sink& sink) {
    if (context.symbols.open_world()) {
        return;
    }
    const std::unordered_set<const Symbol*> flown = flown_models(context);
    for (const FieldAssignment& assignment : context.fields) {
        check_owner(context, assignment, sink);
        check_bodies(context, assignment, flown, sink);
        check_values(context, assignment, sink);
        check_parameter_names(context, assignment, sink);
    }
    for (const Mention& mention : context.mentions) {
        check_mention(context, mention, sink);
    }
    for (const ParameterMention& mention : context.parameters) {
        const bool reported_above = mention.use != ParameterUse::reported && mention.use != ParameterUse::plotted;
        if (mention.check.verdict == ParameterVerdict::undeclared_dependency ||
            (mention.check.verdict == ParameterVerdict::undeclared_owner && !reported_above)) {
            report_undeclared(context, sink, {mention.at().text, mention.at().span, {}, {}});
        }
    }
}

}  // namespace gmat_copilot::lint::rule
