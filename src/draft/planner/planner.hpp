// The built-in planner: a deterministic drafter. It reads quantities with units, orbit words and verbs out of a
// request, builds a typed mission plan, and renders a GMAT script from it. What it does not understand it says, word by
// word; it never guesses past a part of the request. Every assumption it makes stands as a comment in the script.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"

namespace gmat_copilot::drafting::planner {

struct Drafted {
    std::string script;                       ///< empty when not understood
    std::string plan_json;                    ///< the typed plan, for --plan, tests and provenance
    std::vector<std::string> not_understood;  ///< the words of the request that have no meaning here, in order
    [[nodiscard]] bool understood() const { return not_understood.empty(); }
};

/// Pure and deterministic. An empty request is not understood.
[[nodiscard]] Drafted draft(std::string_view request);

/// The planner behind the Model interface: reads Request::user_request, replies with the script in a fenced block;
/// throws model::Error(not_understood).
[[nodiscard]] std::unique_ptr<model::Model> make_builtin_model();

}  // namespace gmat_copilot::drafting::planner
