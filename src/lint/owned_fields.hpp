// Which integrator a propagator has, which axes a coordinate system: their fields depend on the one chosen so far.
#pragma once

#include <unordered_map>

#include "lint/fields.hpp"

namespace gmat_copilot::lint {

/// Follows the choices of a script, assignment by assignment in text order.
class OwnedKinds {
  public:
    /// Takes note of a choice. To be called for every assignment, before the next one is asked about.
    void follow(const FieldAssignment& assignment);

    /// True when the kind chosen for the assignment's owner does not have the field.
    [[nodiscard]] bool lacks(const FieldAssignment& assignment) const;
    /// What was chosen, for messages: "RungeKutta89".
    [[nodiscard]] std::string_view chosen(const FieldAssignment& assignment) const;

  private:
    [[nodiscard]] const catalogue::ResourceType* kind_of(const FieldAssignment& assignment) const;

    std::unordered_map<const Symbol*, const catalogue::ResourceType*> kinds_;  ///< null: not known
};

}  // namespace gmat_copilot::lint
