#include "draft/planner/second_thoughts.hpp"

#include <algorithm>
#include <utility>

#include "draft/planner/second_thoughts/thought.hpp"

namespace gmat_copilot::drafting::planner {
namespace {

using namespace second;

struct Row {
    std::string_view rule;
    Edits (*think)(const Draft& draft, const text::Diagnostic& finding);
};

/// Of the thoughts about one finding the first that comes to something is made.
constexpr Row thoughts[] = {
    {"syntax-error", part_field},
    {"syntax-error", join_lines},
    {"syntax-error", open_list},
    {"syntax-error", open_options},
    {"syntax-error", enclose_craft},
    {"syntax-error", elapsed_reached},
    {"syntax-error", comment_out},
    {"foreign-syntax", counted_loop},
    {"unbalanced-block", end_by_indentation},
    {"unbalanced-block", drop_stray_end},
    {"unbalanced-block", uncross_ends},
    {"unknown-command", part_command},
    {"unknown-command", comment_out},
    {"undefined-variable", part_field},
    {"undefined-variable", declare_loop_counter},
    {"undefined-variable", rename_alike},
    {"undeclared-reference", drop_module},
    {"undeclared-reference", move_create_up},
    {"undeclared-reference", rename_alike},
    {"create-after-sequence", move_create_up},
    {"ref-target-mismatch", swap_with_craft},
    {"type-mismatch", plain_number},
    {"type-mismatch", drop_own_unit},
    {"invalid-epoch", gmat_epoch},
    {"invalid-epoch", epoch_below_format},
    {"invalid-epoch", format_of_epoch},
    {"enum-violation", format_of_epoch},
};

Edits think_about(const Draft& draft, const text::Diagnostic& finding) {
    for (const Row& row : thoughts) {
        if (row.rule == finding.rule) {
            if (Edits edits = row.think(draft, finding); !edits.empty()) {
                return edits;
            }
        }
    }
    return {};
}

/// More findings than a person would mend one by one are not thought about, and fewer of a huge script, which a
/// thought may have to read again.
constexpr std::size_t most_findings = 200;
constexpr std::size_t most_bytes_read = std::size_t{64} << 20U;

std::size_t findings_to_think_about(std::size_t script_bytes) {
    return std::clamp<std::size_t>(most_bytes_read / (script_bytes + 1), 1, most_findings);
}

}  // namespace

std::string second_thoughts(const model::FailingDraft& failing) {
    const Draft draft(failing);
    Edits all;
    std::size_t left = findings_to_think_about(failing.script.size());
    for (const text::Diagnostic& finding : failing.diagnostics) {
        if (!text::is_blocking(finding) || finding.span.end > draft.text.size() || left == 0) {
            continue;
        }
        --left;
        Edits edits = think_about(draft, finding);
        const bool clear = std::all_of(edits.begin(), edits.end(), [&all](const text::Edit& edit) {
            return std::none_of(all.begin(), all.end(), [&edit](const text::Edit& made) {
                return edit.span.begin <= made.span.end && made.span.begin <= edit.span.end;
            });
        });
        if (clear) {
            std::move(edits.begin(), edits.end(), std::back_inserter(all));
        }
    }
    return text::apply_edits(failing.script, std::move(all));
}

}  // namespace gmat_copilot::drafting::planner
