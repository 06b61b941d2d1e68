#include "lint/owned_fields.hpp"

#include <algorithm>
#include <span>

#include "lint/values.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr std::string_view propagator_fields[] = {"FM", "Type"};
constexpr std::string_view system_fields[] = {
    "Origin", "Axes", "J2000Body", "SpiceFrameId", "Epoch", "UpdateInterval", "OverrideOriginInterval"};

struct Owner {
    std::string_view type;
    std::string_view choice;    ///< the field that chooses
    std::string_view fallback;  ///< what is chosen at first
    std::span<const std::string_view> own_fields;
};

constexpr Owner owners[] = {{"PropSetup", "Type", "RungeKutta89", propagator_fields},
                            {"CoordinateSystem", "Axes", "MJ2000Eq", system_fields}};

const Owner* owner_of(const FieldAssignment& assignment) {
    if (assignment.type == nullptr || assignment.parts.size() != 2) {
        return nullptr;
    }
    for (const Owner& owner : owners) {
        if (catalogue::is_a(assignment.type->name, owner.type)) {
            return &owner;
        }
    }
    return nullptr;
}

}  // namespace

OwnedKinds::OwnedKinds(const std::vector<FieldAssignment>& assignments) {
    for (const FieldAssignment& assignment : assignments) {
        const Owner* owner = owner_of(assignment);
        if (owner == nullptr) {
            continue;
        }
        auto& kinds = kinds_[assignment.owner];
        if (kinds.empty()) {
            kinds.push_back(catalogue::find_type(owner->fallback));
        }
        if (assignment.last_part() == owner->choice) {
            kinds.push_back(catalogue::find_type(without_quotes(assignment.value_text)));
        }
    }
}

bool OwnedKinds::lacks(const FieldAssignment& assignment) const {
    const Owner* owner = owner_of(assignment);
    const std::string_view name = assignment.last_part();
    if (owner == nullptr || std::ranges::find(owner->own_fields, name) != owner->own_fields.end()) {
        return false;
    }
    return std::ranges::none_of(kinds_.at(assignment.owner), [&](const catalogue::ResourceType* kind) {
        return kind == nullptr || catalogue::find_field(*kind, name) != nullptr;
    });
}

std::string_view OwnedKinds::chosen(const FieldAssignment& assignment) const {
    return kinds_.at(assignment.owner).back()->name;
}

}  // namespace gmat_copilot::lint
