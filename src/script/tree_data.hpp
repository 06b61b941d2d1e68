// What a Tree owns, and the passes that fill it. Internal to src/script.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "node_buffer.hpp"
#include "script/tree.hpp"
#include "text/diagnostic.hpp"
#include "text/source.hpp"

namespace gmat_copilot::script::detail {

static_assert(sizeof(Node) <= 20, "a script has about one node per five bytes: keep them small");

struct TreeData {
    text::SourceText source;
    NodeBuffer nodes;  ///< pre-order; the statements are the roots, in text order
    std::vector<Statement> statements;
    std::vector<text::Diagnostic> diagnostics;
    std::uint32_t mission_start = 0;
    bool has_begin_mission_sequence = false;

    [[nodiscard]] std::string_view slice(const Node& node) const {
        return source.text().substr(node.begin, node.end - node.begin);
    }
};

}  // namespace gmat_copilot::script::detail
