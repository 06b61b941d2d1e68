#include <algorithm>
#include <string>

#include "lint/lint.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr int most_rounds = 10;

}  // namespace

FixResult fix(const script::Tree& tree, const Options& options, bool unsafe) {
    FixResult result;
    result.text = std::string(tree.source().text());
    result.diagnostics = check(tree, options);
    for (int round = 0; round < most_rounds; ++round) {
        const text::SourceText source(result.text);
        std::vector<text::Edit> edits;
        std::vector<std::string> applied;
        std::uint32_t free_from = 0;
        for (const text::Diagnostic& diagnostic : result.diagnostics) {
            if (!diagnostic.fix || (!diagnostic.fix->safe && !unsafe) || diagnostic.fix->edits.empty()) {
                continue;
            }
            const bool clear = std::all_of(diagnostic.fix->edits.begin(), diagnostic.fix->edits.end(),
                                           [&](const text::Edit& edit) { return edit.span.begin >= free_from; });
            if (!clear) {
                continue;  // it overlaps an edit of this round; the next round sees it again
            }
            for (const text::Edit& edit : diagnostic.fix->edits) {
                edits.push_back(edit);
                free_from = std::max(free_from, edit.span.end + (edit.span.empty() ? 1U : 0U));
            }
            applied.push_back(diagnostic.rule + ": " + diagnostic.fix->description + " (line " +
                              std::to_string(source.position(diagnostic.span.begin).line) + ")");
        }
        std::string changed = text::apply_edits(result.text, std::move(edits));
        if (changed == result.text) {
            break;
        }
        result.text = std::move(changed);
        result.applied.insert(result.applied.end(), applied.begin(), applied.end());
        result.diagnostics = check(script::parse(result.text, tree.source().path()), options);
    }
    return result;
}

}  // namespace gmat_copilot::lint
