#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lint/rules/rules.hpp"
#include "script/view.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Axes that belong to a certain kind of origin: GMAT looks once the whole script is read.
struct Origin {
    std::string_view axes;
    std::string_view wanted;
    std::string_view also;
    std::string_view noun;
};
constexpr std::array origins = {
    Origin{"Equator", "CelestialBody", "", "a celestial body"},
    Origin{"BodyInertial", "CelestialBody", "", "a celestial body"},
    Origin{"BodySpinSun", "CelestialBody", "", "a celestial body"},
    Origin{"BodyFixed", "CelestialBody", "Spacecraft", "a celestial body or a spacecraft"},
    Origin{"Topocentric", "BodyFixedPoint", "", "a GroundStation"},
};

void check_origin(const Context& context, const Symbol& system, Sink& sink) {
    const std::string_view axes = context.settings.word(system, "Axes");
    const auto* row = std::ranges::find_if(origins, [&](const Origin& known) { return known.axes == axes; });
    const Symbol* origin = context.symbols.find(context.settings.word(system, "Origin"));
    if (row == origins.end() || origin == nullptr || origin->ambiguous || origin->may_be(row->wanted) ||
        (!row->also.empty() && origin->may_be(row->also))) {
        return;
    }
    const FieldAssignment* set = context.settings.last(system, "Origin");
    const FieldAssignment* chosen = context.settings.last(system, "Axes");
    const text::Span at = set != nullptr ? set->value.span() : chosen->value.span();
    sink.error(at, quoted(system.name) + " has " + std::string(axes) + " axes, whose origin is " +
                       std::string(row->noun) + "; " + quoted(origin->name) + " is a " +
                       std::string(origin->type_name));
}

/// Each kind of axes has fields of its own, and must have been chosen before they are set. The fields that other axes
/// lack altogether are unknown-field's; those here look like fields of all axes, or of axes that compute them.
void check_fields(const Context& context, Sink& sink) {
    constexpr std::array with_epoch = {"TOEEq", "TOEEc", "MOEEq", "MOEEc"};
    constexpr std::array computed = {"GSE", "GSM", "BodySpinSun"};
    constexpr std::array of_objects = {"Primary", "Secondary", "XAxis", "YAxis", "ZAxis"};
    std::unordered_map<const Symbol*, std::string_view> axes;
    for (const FieldAssignment& assignment : context.fields) {
        if (assignment.type == nullptr || assignment.type->name != "CoordinateSystem" || assignment.parts.size() != 2) {
            continue;
        }
        std::string_view& chosen = axes.try_emplace(assignment.owner, "MJ2000Eq").first->second;
        if (assignment.last_part() == "Axes") {
            chosen = without_quotes(assignment.value_text);
        } else if (assignment.last_part() == "Epoch" && std::ranges::find(with_epoch, chosen) == with_epoch.end() &&
                   catalogue::find_type(chosen) != nullptr) {
            sink.error(assignment.last_span(), std::string(chosen) +
                                                   " axes have no epoch; TOEEq, TOEEc, MOEEq and MOEEc have one, and "
                                                   "must be chosen first");
        } else if (std::ranges::find(computed, chosen) != computed.end() &&
                   std::ranges::find(of_objects, assignment.last_part()) != of_objects.end()) {
            sink.error(assignment.last_span(), std::string(chosen) + " axes have directions of their own; " +
                                                   quoted(assignment.last_part()) + " belongs to ObjectReferenced");
        }
    }
}

/// The frames that the mission sequence names within parameters: Sat.Frame.X.
std::unordered_set<std::string_view> used_frames(const Context& context) {
    std::unordered_set<std::string_view> frames;
    for (const Mention& mention : context.mentions) {
        const script::NodeRef path = mention.path();
        if (path && path.child_count() == 3) {
            frames.insert(path.child(1).text());
        }
    }
    return frames;
}

/// Axes that refer to an object are made of two different directions, of R, V and N.
void check_directions(const Context& context, const Symbol& system, bool used, Sink& sink) {
    const FieldAssignment* axes = context.settings.last(system, "Axes");
    std::vector<char> directions;
    text::Span at = axes->value.span();
    for (const std::string_view field : {"XAxis", "YAxis", "ZAxis"}) {
        const FieldAssignment* set = context.settings.last(system, field);
        const std::string_view word = set == nullptr ? std::string_view{} : without_quotes(set->value_text);
        if (!word.empty()) {
            directions.push_back(word.back());  // "-R" is along R
            at = set->value.span();
        }
    }
    const bool right = directions.size() == 2 && directions[0] != directions[1];
    if (!right) {
        sink.add(used ? text::Severity::error : text::Severity::info, at,
                 "the axes of " + quoted(system.name) +
                     " are not defined: ObjectReferenced wants two of XAxis, YAxis "
                     "and ZAxis, of two directions among R, V and N");
    }
}

}  // namespace

void inconsistent_axes(const Context& context, Sink& sink) {
    check_fields(context, sink);
    if (context.symbols.open_world()) {
        return;
    }
    std::optional<std::unordered_set<std::string_view>> used;
    for (const Symbol& symbol : context.symbols.created()) {
        if (!symbol.ambiguous && symbol.surely("CoordinateSystem") && context.settings.fixed(symbol, {})) {
            check_origin(context, symbol, sink);
            if (context.settings.word(symbol, "Axes") == "ObjectReferenced") {
                if (!used) {
                    used = used_frames(context);
                }
                check_directions(context, symbol, used->contains(symbol.name), sink);
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
