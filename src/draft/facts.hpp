// Catalogue entries as sentences a model can use.
#pragma once

#include <string>

#include "catalogue/catalogue.hpp"
#include "draft/words.hpp"

namespace gmat_copilot::drafting {

/// Largest text of one type's fact, in bytes.
inline constexpr std::size_t max_type_fact_bytes = 1'500;

/// "Create ForceModel NAME;  settable fields: CentralBody (a SpacePoint, default Earth), ...". Fields named in
/// `mentioned` come first, then the type's leading fields, then the others as far as they fit.
[[nodiscard]] std::string describe_type(const catalogue::ResourceType& type, const WordSet& mentioned);

/// "SMA: km, of a Spacecraft, as Sat.Earth.SMA"
[[nodiscard]] std::string describe_parameter(const catalogue::Parameter& parameter);

}  // namespace gmat_copilot::drafting
