// Makes the plan of the facts, or says which words contradict each other or cannot be flown.
#pragma once

#include <vector>

#include "draft/planner/facts.hpp"
#include "draft/planner/plan.hpp"

namespace gmat_copilot::drafting::planner {

/// What assembling works on. Problems are added to; the plan counts only when there are none.
struct Assembly {
    const Facts& facts;
    Plan plan;
    std::vector<Problem> problems;

    void problem(Words words, std::string reason) { problems.push_back({words, std::move(reason)}); }
    void assume(std::string sentence);
};

/// The whole plan: the four parts below in order.
[[nodiscard]] Assembly assemble(const Facts& facts);

/// Spacecraft, epoch and force model.
void assemble_setting(Assembly& assembly);
/// The initial orbit. `start_radius_km`: a circular orbit that a transfer begins from.
void assemble_orbit(Assembly& assembly, const TransferFact* first_transfer);
/// Coasts, burns and transfers in order; reports among them; histories and plots.
void assemble_sequence(Assembly& assembly);

}  // namespace gmat_copilot::drafting::planner
