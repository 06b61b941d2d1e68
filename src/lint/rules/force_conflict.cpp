#include <set>
#include <unordered_map>

#include "lint/rules/rules.hpp"
#include "lint/values.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// The forces of one model as GMAT builds them up, line by line.
struct Forces {
    bool only_default = true;  ///< no list was set: the model is Earth's gravity field
    std::set<std::string_view> primaries, points;
    std::string_view central = "Earth";
    bool drag = false, srp = false;
    bool followed = true;  ///< false once something was set that is not followed here
};

bool has_field(const Forces& forces, std::string_view body) {
    return forces.only_default ? body == "Earth" : forces.primaries.contains(body);
}

void add_bodies(const FieldAssignment& assignment, Forces& forces, Sink& sink) {
    const bool points = assignment.last_part() == "PointMasses";
    if (points) {
        forces.points.clear();
    }
    for (const Item& item : items_of(assignment.value)) {
        const bool as_field = !forces.only_default && forces.primaries.contains(item.text);
        const bool as_point = forces.points.contains(item.text);
        forces.only_default = false;
        (points ? forces.points : forces.primaries).insert(item.text);
        if (as_field || as_point) {
            sink.error(item.span,
                       quoted(item.text) + " already acts in this force model as a " +
                           (as_field ? "primary body" : "point mass") + "; a body may act once",
                       text::Fix{"remove " + quoted(item.text), false, {{item.span, ""}}});
        }
    }
}

void set_drag(const FieldAssignment& assignment, Forces& forces, Sink& sink) {
    const std::string_view model = without_quotes(assignment.value_text);
    if (model == "None") {
        return;
    }
    if (!has_field(forces, forces.central)) {
        sink.error(assignment.target.span(), "drag acts at the central body, " + quoted(forces.central) +
                                                 ", which must be among PrimaryBodies (set above this line)");
    }
    forces.drag = true;
}

/// FM.GravityField.Earth.Degree, FM.Drag.F107, FM.SRP.Flux: the force must exist by then.
void check_nested(const FieldAssignment& assignment, Forces& forces, Sink& sink) {
    const std::string_view prefix = assignment.parts[1];
    if ((prefix == "GravityField" || prefix == "Gravity") && assignment.parts.size() == 4) {
        const std::string_view body = assignment.parts[2];
        if (!has_field(forces, body)) {
            sink.error(assignment.target.child(2).span(),
                       quoted(body) + " is not among the PrimaryBodies set above, so it has no gravity field here");
        }
    } else if (prefix == "Drag" && assignment.last_part() == "AtmosphereModel") {
        set_drag(assignment, forces, sink);
    } else if (prefix == "Drag" && !forces.drag) {
        sink.error(assignment.target.span(), "drag has no settings before Drag.AtmosphereModel is set");
    } else if (prefix == "SRP" && !forces.srp) {
        sink.error(assignment.target.span(), "SRP has no settings before SRP = On");
    }
}

void follow(const FieldAssignment& assignment, Forces& forces, Sink& sink) {
    const std::string_view name = assignment.last_part();
    if (assignment.parts.size() > 2) {
        check_nested(assignment, forces, sink);
    } else if (name == "PointMasses" || name == "PrimaryBodies") {
        forces.followed = assignment.value_text.front() == '{' && assignment.value_text.back() == '}';
        if (forces.followed) {
            add_bodies(assignment, forces, sink);
        }
    } else if (name == "CentralBody") {
        forces.central = without_quotes(assignment.value_text);
    } else if (name == "Drag") {
        set_drag(assignment, forces, sink);
    } else if (name == "SRP") {
        forces.srp = forces.srp || assignment.value_text == "On";
    } else if (name == "PolyhedralBodies" || name == "Gravity" || name == "UserDefined" || name == "External") {
        forces.followed = false;
    }
}

}  // namespace

void force_conflict(const Context& context, Sink& sink) {
    std::unordered_map<const Symbol*, Forces> models;
    for (const FieldAssignment& assignment : context.fields) {
        const bool model =
            assignment.field != nullptr && assignment.value && catalogue::is_a(*assignment.type, "ODEModel");
        if (!model || assignment.value_text.empty()) {
            continue;
        }
        Forces& forces = models[assignment.owner];
        if (forces.followed) {
            follow(assignment, forces, sink);
        }
    }
}

}  // namespace gmat_copilot::lint::rule
