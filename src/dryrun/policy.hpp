// What a dry-run does not run.
//
// GMAT writes where a script says and can call MATLAB, Python and libraries. A draft comes from a model, so before any
// run its tree is looked through for what would reach out of the run's own folder. The tables in policy.cpp are the
// policy: fields that name files, types and commands that run foreign code, and #Include.
#pragma once

#include <optional>
#include <string>

#include "script/tree.hpp"

namespace gmat_copilot::dryrun {

struct Refusal {
    std::string one_line;  ///< what, and what to write instead; without the path itself
    int line = 0;          ///< 1-based
};

/// The first statement the policy objects to, or null. Statements that could not be read are looked through as text.
[[nodiscard]] std::optional<Refusal> find_refusal(const script::Tree& tree);

/// True for what leads out of a folder it is relative to: '/x', '~/x', 'C:\x', '../x', 'a/../../x'.
[[nodiscard]] bool leads_outside(std::string_view path);

}  // namespace gmat_copilot::dryrun
