#include <algorithm>

#include "draft/prompt.hpp"
#include "draft/visible.hpp"
#include "text/source.hpp"

namespace gmat_copilot::drafting {

namespace {
constexpr std::size_t longest_offending_text = 80;
}

std::vector<std::string> feedback_lines(std::string_view script, const std::vector<text::Diagnostic>& diagnostics) {
    const text::SourceText source{std::string(script)};
    std::vector<std::string> lines;
    lines.reserve(diagnostics.size());
    for (const text::Diagnostic& diagnostic : diagnostics) {
        const auto size = static_cast<std::uint32_t>(source.text().size());
        const std::uint32_t begin = std::min(diagnostic.span.begin, size);
        const std::uint32_t end = std::max(begin, std::min(diagnostic.span.end, size));
        std::string line = diagnostic.rule + " (line " + std::to_string(source.position(begin).line) +
                           "): " + one_line(diagnostic.message);
        if (end > begin) {
            line += " [" + cut(one_line(source.slice({begin, end})), longest_offending_text) + "]";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace gmat_copilot::drafting
