#include <algorithm>
#include <array>

#include "lint/rules/rules.hpp"

namespace gmat_copilot::lint::rule {
namespace {

/// Commands of one word: with a comment that touches it, GMAT takes the line for the call of a function of that name.
constexpr std::array one_word = {"BeginMissionSequence",
                                 "BeginScript",
                                 "Else",
                                 "EndFor",
                                 "EndIf",
                                 "EndOptimize",
                                 "EndScript",
                                 "EndTarget",
                                 "EndWhile",
                                 "NoOp",
                                 "Stop"};

}  // namespace

void glued_comment(const Context& context, Sink& sink) {
    const std::string_view text = context.tree.source().text();
    for (const script::Statement& statement : context.tree.statements()) {
        if (statement.kind() != script::NodeKind::command ||
            std::ranges::find(one_word, statement.keyword) == one_word.end()) {
            continue;
        }
        std::uint32_t at = statement.node.find(script::NodeKind::keyword).span().end;
        at += at < text.size() && text[at] == ';' ? 1U : 0U;
        if (at < text.size() && text[at] == '%') {
            sink.error({at, at + 1},
                       "the comment touches " + std::string(statement.keyword) +
                           ", and GMAT takes the line for the call of a function of that name",
                       text::Fix{"insert a blank", true, {{{at, at}, " "}}});
        }
    }
}

}  // namespace gmat_copilot::lint::rule
