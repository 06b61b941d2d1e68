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
    for (const char* const keyword : one_word) {
        for (const script::Statement* const statement : context.commands.of(keyword)) {
            std::uint32_t at = statement->node.find(script::NodeKind::keyword).span().end;
            at += at < text.size() && text[at] == ';' ? 1U : 0U;
            if (at < text.size() && text[at] == '%') {
                sink.error({at, at + 1},
                           "the comment touches " + std::string(keyword) +
                               ", and GMAT takes the line for the call of a function of that name",
                           text::Fix{"insert a blank", true, {{{at, at}, " "}}});
            }
        }
    }
}

}  // namespace gmat_copilot::lint::rule
