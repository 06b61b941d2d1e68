// Force models and propagators: which gravity acts, and what keeps a propagator from being flown.
#include <algorithm>
#include <array>
#include <cmath>

#include "catalogue/catalogue.hpp"
#include "engine/abilities.hpp"
#include "engine/gravity_field.hpp"
#include "engine/halt.hpp"
#include "engine/literals.hpp"
#include "engine/mission.hpp"
#include "script/view.hpp"

namespace gmat_copilot::engine {
namespace {

constexpr std::array<std::string_view, 5> other_types = {"SPK", "SPICESGP4", "Code500", "STK", "CCSDS-OEM"};

/// Fields that belong to one kind of propagator only, with the type they belong to ("" : to ephemeris propagators).
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> special_fields = {
    {{"LowerError", "AdamsBashforthMoulton"},
     {"TargetError", "AdamsBashforthMoulton"},
     {"MinimumReduction", "BulirschStoer"},
     {"MaximumReduction", "BulirschStoer"},
     {"MinimumTolerance", "BulirschStoer"},
     {"StepSize", ""},
     {"CentralBody", ""},
     {"EpochFormat", ""},
     {"StartEpoch", ""}}};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view text) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

struct ForceModel {
    Gravity gravity{4, 4};
    bool fixed_step = false;
    Obstacle obstacle;
};

/// Keeps the first obstacle.
void hinder(ForceModel& model, std::string reason, std::uint32_t line) {
    if (!model.obstacle) {
        model.obstacle = {std::move(reason), line};
    }
}

bool contains(const Setting* list, std::string_view item) {
    if (list == nullptr) {
        return false;
    }
    const auto items = script::list_elements(list->value);
    return std::any_of(items.begin(), items.end(), [&](script::NodeRef node) { return word(node) == item; });
}

void check_bodies(const Setting& list, ForceModel& model) {
    const auto bodies = catalogue::bodies();
    for (const script::NodeRef node : script::list_elements(list.value)) {
        const std::string body = word(node);
        if (body == "Earth" || body == "None" || body.empty()) {
            continue;
        }
        if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) {
            hinder(model, "the body " + in_quotes(body) + " in the force model is not modelled", list.line);
        } else {
            hinder(model, "the gravity of " + body + " is not modelled", list.line);
        }
    }
}

void read_switches(const Resource& resource, ForceModel& model) {
    for (const Setting& setting : resource.settings) {
        const std::string value = word(setting.value);
        const std::string_view field = setting.field;
        if (field == "CentralBody" && value != "Earth") {
            hinder(model, "a force model about " + value + " is not modelled", setting.line);
        } else if ((field == "SRP" || field == "RelativisticCorrection") && switch_literal(setting.value) == true) {
            hinder(model, std::string(field) + " is not modelled", setting.line);
        } else if ((field == "Drag" || field == "Drag.AtmosphereModel") && value != "None") {
            hinder(model, "atmospheric drag is not modelled", setting.line);
        } else if ((field == "PolyhedralBodies" || field == "UserDefined") &&
                   !script::list_elements(setting.value).empty()) {
            hinder(model, std::string(field) + " is not modelled", setting.line);
        } else if (field == "External" && value != "None") {
            hinder(model, "external force models are not modelled", setting.line);
        } else if (field.ends_with(".TideModel") && value != "None") {
            hinder(model, "tides are not modelled", setting.line);
        } else if (field.ends_with(".TideFile")) {
            hinder(model, "tides are not modelled", setting.line);
        } else if (field == "ErrorControl" && value == "None") {
            model.fixed_step = true;
        }
    }
}

int whole_setting(const Resource& resource, std::string_view field, int fallback) {
    const Setting* setting = resource.find(field);
    if (setting == nullptr) {
        return fallback;
    }
    const double value = number_literal(setting->value).value_or(fallback);
    if (value < 0.0 || value > 1e6 || value != std::floor(value)) {
        load_error(in_quotes(word(setting->value)) + " is not a whole number from 0 up", setting->line);
    }
    return static_cast<int>(value);
}

void read_gravity(const Resource& resource, ForceModel& model) {
    const Setting* degree = resource.find("GravityField.Earth.Degree");
    model.gravity.degree = whole_setting(resource, "GravityField.Earth.Degree", 4);
    model.gravity.order = whole_setting(resource, "GravityField.Earth.Order", 4);
    if (model.gravity.degree > largest_degree) {
        hinder(model, "gravity of degree " + std::to_string(model.gravity.degree) + " is beyond the modelled 4",
               degree == nullptr ? resource.line : degree->line);
    }
    if (model.gravity.order > largest_degree && model.gravity.degree > largest_degree) {
        hinder(model, "gravity of this order is beyond the modelled 4", resource.line);
    }
    model.gravity.degree = std::min(model.gravity.degree, largest_degree);
    model.gravity.order = std::min(model.gravity.order, model.gravity.degree);
    const Setting* file = resource.find("GravityField.Earth.PotentialFile");
    if (file != nullptr) {
        const std::string name = word(file->value);
        const std::string base = name.substr(name.find_last_of("/\\") + 1);
        if (!models_gravity_file(base)) {
            hinder(model, "the gravity file " + in_quotes(base) + " is not modelled, only JGM2.cof is", file->line);
        }
    }
}

/// GMAT refuses a body named twice in one list.
void check_twice(const Setting& setting) {
    if (setting.field != "PrimaryBodies" && setting.field != "PointMasses") {
        return;
    }
    std::vector<std::string> names;
    for (const script::NodeRef node : script::list_elements(setting.value)) {
        names.push_back(word(node));
    }
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) != names.end()) {
        load_error("a body is named twice in the list " + setting.field, setting.line);
    }
}

ForceModel read_force_model(const Resource& resource) {
    ForceModel model;
    read_switches(resource, model);
    const Setting* primary = resource.find("PrimaryBodies");
    const Setting* points = resource.find("PointMasses");
    for (const Setting* list : {primary, points}) {
        if (list != nullptr) {
            check_bodies(*list, model);
        }
    }
    for (const Setting& setting : resource.settings) {
        if ((setting.field == "PrimaryBodies" || setting.field == "PointMasses") &&
            !setting.value.is(script::NodeKind::brace_list)) {
            load_error(in_quotes(word(setting.value)) + " is not enclosed in braces", setting.line);
        }
        check_twice(setting);
        if (&setting != points && setting.field == "PointMasses" && contains(&setting, "Earth") &&
            !contains(points, "Earth")) {
            hinder(model, "a force model whose bodies are taken away again is not modelled", setting.line);
        }
    }
    const bool earth_point = contains(points, "Earth");
    // GMAT's default primary body gives way to an Earth named as a point mass.
    const bool earth_primary = primary == nullptr ? !earth_point : contains(primary, "Earth");
    const bool has_field = std::any_of(resource.settings.begin(), resource.settings.end(),
                                       [](const Setting& s) { return s.field.starts_with("GravityField.Earth."); });
    if ((earth_primary || has_field) && earth_point) {
        load_error("Earth is both a primary body and a point mass of the force model", points->line);
    }
    if (earth_primary) {
        read_gravity(resource, model);
    } else if (earth_point) {
        model.gravity = {0, 0};
    } else {
        hinder(model, "a force model without Earth's gravity is not modelled", resource.line);
    }
    return model;
}

double number_setting(const Resource& resource, std::string_view field, double fallback) {
    const Setting* setting = resource.find(field);
    return setting == nullptr ? fallback : number_literal(setting->value).value_or(fallback);
}

void check_limits(const Resource& resource) {
    const Setting* accuracy = resource.find("Accuracy");
    if (accuracy != nullptr && number_setting(resource, "Accuracy", 1.0) <= 0.0) {
        load_error("Accuracy must be positive", accuracy->line);
    }
    const Setting* smallest = resource.find("MinStep");
    const Setting* largest = resource.find("MaxStep");
    const double min_step_s = number_setting(resource, "MinStep", 0.001);
    const double max_step_s = number_setting(resource, "MaxStep", 2700.0);
    if (min_step_s < 0.0 || max_step_s <= 0.0 || min_step_s > max_step_s) {
        load_error("MinStep and MaxStep of the propagator do not fit together",
                   largest != nullptr ? largest->line : smallest->line);
    }
    if (const Setting* attempts = resource.find("MaxStepAttempts");
        attempts != nullptr && number_setting(resource, "MaxStepAttempts", 50.0) < 1.0) {
        load_error("MaxStepAttempts must be positive", attempts->line);
    }
}

PropagatorSpec read_propagator(const Mission& mission, const Resource& resource, const std::string& name) {
    PropagatorSpec spec;
    const std::string integrator =
        resource.find("Type") == nullptr ? "RungeKutta89" : word(resource.find("Type")->value);
    for (const Setting& setting : resource.settings) {
        for (const auto& [field, type] : special_fields) {
            if (setting.field == field && integrator != type && !among(other_types, integrator)) {
                load_error("the propagator type " + integrator + " has no field " + setting.field, setting.line);
            }
        }
    }
    if (const Setting* type = resource.find("Type"); type != nullptr) {
        const std::string text = word(type->value);
        if (among(other_types, text)) {
            spec.obstacle = {"the propagator type " + text + " is not modelled", type->line};
        } else if (!models_propagator_type(text)) {
            load_error(in_quotes(text) + " is not a propagator type", type->line);
        }
    }
    ForceModel model;
    if (const Setting* fm = resource.find("FM"); fm != nullptr) {
        const std::string text = word(fm->value);
        const std::string* kind = mission.type_of(text);
        if (kind == nullptr) {
            load_error(in_quotes(text) + " does not exist", fm->line);
        }
        if (*kind == "ForceModel") {
            model = read_force_model(mission.resources.find(text)->second);
        } else {  // some types GMAT refuses, for others it takes its default force model
            model.obstacle = {in_quotes(text) + " is a " + *kind + " where a force model belongs", fm->line};
        }
    }
    spec.gravity = model.gravity;
    spec.fixed_step = model.fixed_step;
    if (!spec.obstacle) {
        spec.obstacle = model.obstacle;
    }
    spec.initial_step_s = number_setting(resource, "InitialStepSize", 60.0);
    spec.max_step_s = number_setting(resource, "MaxStep", 2700.0);
    check_limits(resource);
    if (!(spec.initial_step_s > 0.0) && !spec.obstacle) {
        spec.obstacle = {"the propagator " + in_quotes(name) + " has no positive step size", resource.line};
    }
    return spec;
}

}  // namespace

void load_propagators(Mission& mission) {
    for (const auto& [name, resource] : mission.resources) {
        if (resource.type == "Propagator" || resource.type == "PropSetup") {
            mission.propagators[name] = read_propagator(mission, resource, name);
        } else if (resource.type == "ForceModel") {
            static_cast<void>(read_force_model(resource));  // its load errors count even when nothing flies with it
        }
    }
}

}  // namespace gmat_copilot::engine
