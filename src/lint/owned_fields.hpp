// Which integrators a propagator may have, which axes a coordinate system: their fields depend on the one chosen.
#pragma once

#include <unordered_map>
#include <vector>

#include "lint/fields.hpp"

namespace gmat_copilot::lint {

/// Reads all choices of a script once; then tells which fields a choice leaves out.
class OwnedKinds {
  public:
    explicit OwnedKinds(const std::vector<FieldAssignment>& assignments);

    /// True when none of the kinds chosen anywhere in the script for the assignment's owner has the field.
    [[nodiscard]] bool lacks(const FieldAssignment& assignment) const;
    /// What was chosen, for messages: "RungeKutta89".
    [[nodiscard]] std::string_view chosen(const FieldAssignment& assignment) const;

  private:
    std::unordered_map<const Symbol*, std::vector<const catalogue::ResourceType*>> kinds_;
};

}  // namespace gmat_copilot::lint
