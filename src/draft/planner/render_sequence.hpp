// The mission sequence of the script and the resources only it needs: burns, the corrector, variables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draft/planner/plan.hpp"

namespace gmat_copilot::drafting::planner {

void render_sequence_resources(std::string& out, const Plan& plan);
void render_sequence(std::string& out, const Plan& plan);

/// A section's headline as a comment.
void section(std::string& out, std::string_view title);

/// "Sat.Earth.SMA, Sat.Earth.ECC" with the given separator.
[[nodiscard]] std::string parameter_list(const std::string& craft, const std::vector<ParameterRef>& parameters,
                                         std::string_view separator);

}  // namespace gmat_copilot::drafting::planner
