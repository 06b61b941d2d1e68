#include <algorithm>
#include <string>

#include "lint/lint.hpp"

namespace gmat_copilot::lint {
namespace {

constexpr int most_rounds = 10;

/// What one round changes: fixes in text order, none that overlaps one before it.
struct Round {
    std::vector<text::Edit> edits;
    std::vector<std::string> applied;
};

Round choose(const FixResult& now, bool safe) {
    const text::SourceText source(now.text);
    Round round;
    std::uint32_t free_from = 0;
    for (const text::Diagnostic& diagnostic : now.diagnostics) {
        if (!diagnostic.fix || diagnostic.fix->safe != safe) {
            continue;
        }
        const std::vector<text::Edit>& edits = diagnostic.fix->edits;
        const bool clear = std::all_of(edits.begin(), edits.end(),
                                       [&](const text::Edit& edit) { return edit.span.begin >= free_from; });
        if (edits.empty() || !clear) {
            continue;  // it overlaps an edit of this round; the next round sees it again
        }
        for (const text::Edit& edit : edits) {
            round.edits.push_back(edit);
            free_from = std::max(free_from, edit.span.end + (edit.span.empty() ? 1U : 0U));
        }
        round.applied.push_back(diagnostic.rule + ": " + diagnostic.fix->description + " (line " +
                                std::to_string(source.position(diagnostic.span.begin).line) + ")");
    }
    return round;
}

}  // namespace

FixResult fix(const script::Tree& tree, const Options& options, bool unsafe) {
    FixResult result;
    result.text = std::string(tree.source().text());
    result.diagnostics = check(tree, options);
    for (int rounds = 0; rounds < most_rounds; ++rounds) {
        Round round = choose(result, true);
        if (round.edits.empty() && unsafe) {
            round = choose(result, false);  // a safe fix may make an unsafe one needless
        }
        std::string changed = text::apply_edits(result.text, std::move(round.edits));
        if (changed == result.text) {
            break;
        }
        result.text = std::move(changed);
        result.applied.insert(result.applied.end(), round.applied.begin(), round.applied.end());
        result.diagnostics = check(script::parse(result.text, tree.source().path()), options);
    }
    return result;
}

}  // namespace gmat_copilot::lint
