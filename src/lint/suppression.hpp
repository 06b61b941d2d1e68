// Comments that silence findings.
//
//     Sat.SMAA = 7000  % gmat-copilot: disable-line=unknown-field
//     % gmat-copilot: disable-next-line=unknown-field,type-mismatch  why stands behind the names
//     % gmat-copilot: disable=unused-resource      from this line on ...
//     % gmat-copilot: enable=unused-resource       ... up to the line before this one
//
// Without "=" an instruction means all rules. disable-line and disable-next-line hold for all lines of a statement that
// the line is part of. The instruction begins the comment, or follows a further "%" in it; "gmat-script:" is read like
// "gmat-copilot:". A finding stands where it begins. Costs time linear in the script.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "script/tree.hpp"
#include "text/diagnostic.hpp"

namespace gmat_copilot::lint {

/// Whether the script may have such comments. One search of its text; most have none.
[[nodiscard]] bool has_suppressions(const script::Tree& tree);

/// Removes the silenced ones from `findings`, which are sorted by position, and appends an unused-suppression, when
/// that is `selected`, for each instruction or rule name that is none, and for each that silences nothing although its
/// rules are `selected`. Only an instruction that names unused-suppression silences those.
void apply_suppressions(const script::Tree& tree, const std::function<bool(std::string_view rule)>& selected,
                        std::vector<text::Diagnostic>& findings);

}  // namespace gmat_copilot::lint
