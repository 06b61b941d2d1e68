#include <algorithm>
#include <set>

#include "draft/prompt.hpp"
#include "draft/visible.hpp"
#include "text/source.hpp"

namespace gmat_copilot::drafting {

namespace {
constexpr std::size_t longest_offending_text = 80;
constexpr std::size_t longest_sentence = 240;

/// " GMAT says: ... Accepted: ..."
std::string explanation(const RuleWords& words) {
    std::string text;
    if (!words.gmat_says.empty()) {
        text += "; GMAT says of such a line: " + cut(one_line(words.gmat_says), longest_sentence);
    }
    if (!words.accepted.empty()) {
        text += "; accepted: " + cut(one_line(words.accepted), longest_sentence);
    }
    return text;
}

}  // namespace

std::vector<std::string> feedback_lines(std::string_view script, const std::vector<text::Diagnostic>& diagnostics,
                                        const FindRuleWords& rule_words) {
    const text::SourceText source{std::string(script)};
    std::vector<std::string> lines;
    lines.reserve(diagnostics.size());
    std::set<std::string_view> explained;
    for (const text::Diagnostic& diagnostic : diagnostics) {
        const auto size = static_cast<std::uint32_t>(source.text().size());
        const std::uint32_t begin = std::min(diagnostic.span.begin, size);
        const std::uint32_t end = std::max(begin, std::min(diagnostic.span.end, size));
        std::string line = diagnostic.rule + " (line " + std::to_string(source.position(begin).line) +
                           "): " + one_line(diagnostic.message);
        if (end > begin) {
            line += " [" + cut(one_line(source.slice({begin, end})), longest_offending_text) + "]";
        }
        if (diagnostic.fix) {
            line += (diagnostic.fix->safe ? "; a fix: " : "; a fix that may change the meaning: ") +
                    cut(one_line(diagnostic.fix->description), longest_sentence);
        }
        if (rule_words && explained.insert(diagnostic.rule).second) {
            line += explanation(rule_words(diagnostic.rule));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace gmat_copilot::drafting
