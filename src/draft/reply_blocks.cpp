#include "draft/reply_blocks.hpp"

#include <algorithm>
#include <optional>

namespace gmat_copilot::drafting {

namespace {

struct Fence {
    char mark = '`';
    std::size_t length = 0;
    std::size_t indent = 0;
    std::string_view info;
};

std::optional<Fence> read_fence(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(" \t");
    if (indent == std::string_view::npos || (line[indent] != '`' && line[indent] != '~')) {
        return std::nullopt;
    }
    Fence fence;
    fence.mark = line[indent];
    fence.indent = indent;
    const std::size_t end = std::min(line.find_first_not_of(fence.mark, indent), line.size());
    fence.length = end - indent;
    fence.info = trimmed(line.substr(end));
    const bool inline_code = fence.mark == '`' && fence.info.find('`') != std::string_view::npos;
    return fence.length >= 3 && !inline_code ? std::optional(fence) : std::nullopt;
}

bool closes(const Fence& opening, std::string_view line) {
    const auto fence = read_fence(line);
    return fence && fence->mark == opening.mark && fence->length >= opening.length && fence->info.empty();
}

std::string tag_of(std::string_view info) {
    std::string tag(info.substr(0, info.find_first_of(" \t{,")));
    std::transform(tag.begin(), tag.end(), tag.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return tag;
}

std::string_view without_indent(std::string_view line, std::size_t indent) {
    const std::size_t text = std::min(line.find_first_not_of(" \t"), line.size());
    return line.substr(std::min(indent, text));
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::vector<Block> fenced_blocks(std::string_view reply) {
    std::vector<Block> blocks;
    std::optional<Fence> opening;
    for (const std::string_view line : lines_of(reply)) {
        if (!opening) {
            opening = read_fence(line);
            if (opening) {
                blocks.push_back({tag_of(opening->info), {}, false});
            }
        } else if (closes(*opening, line)) {
            blocks.back().closed = true;
            opening.reset();
        } else {
            blocks.back().content += without_indent(line, opening->indent);
            blocks.back().content += '\n';
        }
    }
    return blocks;
}

}  // namespace gmat_copilot::drafting
