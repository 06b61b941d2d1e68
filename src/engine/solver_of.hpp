// The corrector a Target, Vary or Achieve names.
#pragma once

#include "engine/flight.hpp"

namespace gmat_copilot::engine {

/// Throws Halt when the name is no DifferentialCorrector, or one this engine does not model.
[[nodiscard]] const SolverSpec& solver_of(Flight& flight, script::NodeRef node, std::uint32_t line);

}  // namespace gmat_copilot::engine
