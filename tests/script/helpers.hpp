// Short forms for the tests of the script room.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/tree.hpp"

namespace test {

namespace script = gmat_copilot::script;
namespace text = gmat_copilot::text;

/// A script whose mission sequence is `commands`.
[[nodiscard]] inline script::Tree mission(std::string_view commands) {
    return script::parse("BeginMissionSequence\n" + std::string(commands) + "\n");
}

/// True for a finding about the form of one statement, whatever the mistake is called.
[[nodiscard]] inline bool is_form(const text::Diagnostic& finding) { return finding.rule != "unbalanced-block"; }

/// The first statement behind BeginMissionSequence.
[[nodiscard]] inline const script::Statement& command(const script::Tree& tree) { return tree.statements().at(1); }

[[nodiscard]] inline std::uint32_t line_of(const script::Tree& tree, const text::Diagnostic& diagnostic) {
    return tree.source().position(diagnostic.span.begin).line;
}

[[nodiscard]] inline std::vector<std::string> texts(const std::vector<script::NodeRef>& nodes) {
    std::vector<std::string> all;
    for (const script::NodeRef node : nodes) {
        all.emplace_back(node.text());
    }
    return all;
}

}  // namespace test
