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
        if (catalogue::is_a(*assignment.type, owner.type)) {
            return &owner;
        }
    }
    return nullptr;
}

}  // namespace

void OwnedKinds::follow(const FieldAssignment& assignment) {
    const Owner* owner = owner_of(assignment);
    if (owner != nullptr && assignment.last_part() == owner->choice) {
        kinds_[assignment.owner] = catalogue::find_type(without_quotes(assignment.value_text));
    }
}

const catalogue::ResourceType* OwnedKinds::kind_of(const FieldAssignment& assignment) const {
    const auto found = kinds_.find(assignment.owner);
    return found == kinds_.end() ? catalogue::find_type(owner_of(assignment)->fallback) : found->second;
}

bool OwnedKinds::lacks(const FieldAssignment& assignment) const {
    const Owner* owner = owner_of(assignment);
    const std::string_view name = assignment.last_part();
    if (owner == nullptr || std::ranges::find(owner->own_fields, name) != owner->own_fields.end()) {
        return false;
    }
    const catalogue::ResourceType* kind = kind_of(assignment);
    return kind != nullptr && catalogue::find_field(*kind, name) == nullptr;
}

std::string_view OwnedKinds::chosen(const FieldAssignment& assignment) const { return kind_of(assignment)->name; }

}  // namespace gmat_copilot::lint
