#include "draft/planner/assemble.hpp"

#include <algorithm>
#include <array>

#include "catalogue/catalogue.hpp"
#include "draft/planner/resource_names.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

const Stated* find(const Facts& facts, Element element) {
    const auto found = facts.elements.find(element);
    return found == facts.elements.end() ? nullptr : &found->second;
}

bool is_taken(std::string_view name) {
    return std::ranges::find(resource_names, name) != resource_names.end() || catalogue::find_type(name) != nullptr ||
           catalogue::find_command(name) != nullptr || catalogue::find_parameter(name) != nullptr ||
           catalogue::is_builtin_function(name) ||
           std::ranges::find(catalogue::bodies(), name) != catalogue::bodies().end() ||
           std::ranges::find(catalogue::coordinate_systems(), name) != catalogue::coordinate_systems().end();
}

bool is_identifier(std::string_view name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return name.size() <= 60 && letter(name[0]) &&
           std::ranges::all_of(name, [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void spacecraft(Assembly& assembly) {
    const Facts& facts = assembly.facts;
    Spacecraft& craft = assembly.plan.spacecraft;
    if (facts.name) {
        craft.name = facts.name->value;
        if (!is_identifier(craft.name)) {
            assembly.problem(facts.name->words,
                             "a GMAT name has letters, digits and underscores and begins with a letter");
        } else if (is_taken(craft.name)) {
            assembly.problem(facts.name->words, "that name has a meaning in GMAT or in the script; another is needed");
        }
    }
    struct Row {
        Element element;
        std::optional<double> Spacecraft::*field;
    };
    constexpr std::array rows{
        Row{Element::dry_mass, &Spacecraft::dry_mass_kg}, Row{Element::drag_area, &Spacecraft::drag_area_m2},
        Row{Element::drag_coefficient, &Spacecraft::drag_coefficient}, Row{Element::srp_area, &Spacecraft::srp_area_m2},
        Row{Element::reflectivity, &Spacecraft::reflectivity}};
    for (const Row& row : rows) {
        if (const Stated* stated = find(facts, row.element)) {
            craft.*row.field = stated->value;
            if (stated->value <= 0.0) {
                assembly.problem(stated->words, "must be greater than zero");
            }
        }
    }
    if (!craft.dry_mass_kg) {
        assembly.assume("no mass given: GMAT's default, 850 kg");
    }
}

void epoch(Assembly& assembly) {
    if (!assembly.facts.epoch) {
        assembly.assume("no epoch given: " + gregorian(assembly.plan.epoch) + " UTC");
        return;
    }
    const Epoch& given = assembly.facts.epoch->value;
    assembly.plan.epoch = given;
    if (!given.time_given) {
        assembly.assume("no time of day given: 00:00:00");
    }
    if (!given.scale_given) {
        assembly.assume("the epoch is in UTC");
    }
    // GMAT: "04 Oct 1957 12:00:00.000" to "28 Feb 2100 00:00:00.000"
    if (gmat_mjd(given) < 6116.5 || gmat_mjd(given) > 58127.0) {
        assembly.problem(assembly.facts.epoch->words, "GMAT takes epochs from October 1957 to February 2100");
    }
}

void forces(Assembly& assembly) {
    const Facts& facts = assembly.facts;
    ForceModel& model = assembly.plan.forces;
    model.drag = facts.drag.has_value();
    model.solar_radiation_pressure = facts.srp.has_value();
    model.third_bodies = facts.third_bodies;
    if (facts.drag && facts.no_drag) {
        assembly.problem(*facts.no_drag, "contradicts the drag asked for");
    }
    const Stated* degree = find(facts, Element::degree);
    const Stated* order = find(facts, Element::order);
    if (facts.point_mass) {
        model.point_mass = true;
        if (degree != nullptr || facts.potential_file) {
            assembly.problem(*facts.point_mass, "contradicts the gravity field asked for");
        }
        if (facts.drag) {
            assembly.problem(*facts.drag,
                             "GMAT models drag only together with the Earth's gravity field, not with a point mass");
        }
        return;
    }
    model.degree = degree != nullptr ? static_cast<int>(degree->value) : 4;
    model.order = order != nullptr ? static_cast<int>(order->value) : 4;
    model.potential_file = facts.potential_file ? facts.potential_file->value : "JGM2.cof";
    if (degree == nullptr) {
        assembly.assume("no gravity field given: Earth, degree and order 4");
    }
    if (!facts.potential_file) {
        assembly.assume("the gravity model is JGM-2");
    }
    if (facts.drag) {
        assembly.assume("drag with the Jacchia-Roberts atmosphere at GMAT's default solar activity");
    }
}

}  // namespace

void Assembly::assume(std::string sentence) {
    if (std::ranges::find(plan.assumptions, sentence) == plan.assumptions.end()) {
        plan.assumptions.push_back(std::move(sentence));
    }
}

void assemble_setting(Assembly& assembly) {
    spacecraft(assembly);
    epoch(assembly);
    forces(assembly);
}

Assembly assemble(const Facts& facts) {
    Assembly assembly{facts, {}, facts.problems};
    assembly.plan.assumptions = facts.assumptions;
    const TransferFact* first_transfer = nullptr;
    for (const StepFact& step : facts.steps) {
        if (const auto* transfer = std::get_if<TransferFact>(&step)) {
            first_transfer = transfer;
            break;
        }
    }
    assemble_setting(assembly);
    assemble_orbit(assembly, first_transfer);
    assemble_sequence(assembly);
    return assembly;
}

}  // namespace gmat_copilot::drafting::planner
