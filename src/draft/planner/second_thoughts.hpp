// The built-in planner's second thoughts: what it changes in a draft that was rejected.
//
// A change is a second thought only when the script itself gives the evidence for it: a name that nothing creates and
// one created object is called alike, of the type that is wanted there; the end of a block whose place the indentation
// tells; a unit behind a number that is the unit the field counts in anyway; a date that is complete but in another
// notation. Never: a physical value, a resource, or the loss of a statement that would fly. What would be a guess stays
// as it is, and the draft stays rejected.
//
// Pure and deterministic. Each thought is a row of the table in second_thoughts.cpp: the rule it answers and a function
// in second_thoughts/.
#pragma once

#include <string>

#include "model/model.hpp"

namespace gmat_copilot::drafting::planner {

/// The failing draft with every second thought made, in one pass; the same script when there is none. A change that
/// would make the script harder to read than it was is not made.
[[nodiscard]] std::string second_thoughts(const model::FailingDraft& failing);

}  // namespace gmat_copilot::drafting::planner
