// What the built-in engine models, by name: for whoever wants to know before flying. A script whose every name is
// modelled may still use one in a way that is not; fly() says so.
#pragma once

#include <string_view>

namespace gmat_copilot::engine {

/// False for types that act at run time in a way this engine does not (EphemerisFile, GmatFunction ...).
[[nodiscard]] bool models_resource_type(std::string_view type);
/// Commands, display commands and block ends included.
[[nodiscard]] bool models_command(std::string_view keyword);
/// The Type of a Propagator: the numerical integrators.
[[nodiscard]] bool models_propagator_type(std::string_view type);
/// A file of gravity coefficients, without its folder.
[[nodiscard]] bool models_gravity_file(std::string_view file);

}  // namespace gmat_copilot::engine
