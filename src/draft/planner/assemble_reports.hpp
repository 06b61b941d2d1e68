// Where the reports go among the coasts and burns; histories and plots.
#pragma once

#include <vector>

#include "draft/planner/assemble.hpp"

namespace gmat_copilot::drafting::planner {

struct Move {
    Step step;
    Words words;
    bool burn = false;  ///< a burn or a transfer
};
struct Request {
    const ReportFact* fact;
    std::size_t moves_before;  ///< how many moves the request says before it
};
struct Sequence {
    std::vector<Move> moves;
    std::vector<Request> reports;
};

/// Fills the plan's steps, history, cadence and plots.
void place_reports(Assembly& assembly, Sequence& sequence);

}  // namespace gmat_copilot::drafting::planner
