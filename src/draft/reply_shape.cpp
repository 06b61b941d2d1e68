#include <algorithm>
#include <array>
#include <utility>

#include "draft/prompt.hpp"

namespace gmat_copilot::drafting {

namespace {

constexpr std::array<std::pair<ReplyShape, std::string_view>, 11> names = {
    {{ReplyShape::fenced, "fenced"},
     {ReplyShape::several_fenced, "several-fenced"},
     {ReplyShape::bare, "bare"},
     {ReplyShape::json, "json"},
     {ReplyShape::diff, "diff"},
     {ReplyShape::truncated, "truncated"},
     {ReplyShape::empty, "empty"},
     {ReplyShape::refusal, "refusal"},
     {ReplyShape::binary, "binary"},
     {ReplyShape::too_large, "too-large"},
     {ReplyShape::no_script, "no-script"}}};

}  // namespace

std::string_view to_string(ReplyShape shape) {
    const auto* const row =
        std::find_if(names.begin(), names.end(), [shape](const auto& r) { return r.first == shape; });
    return row == names.end() ? std::string_view("no-script") : row->second;
}

std::optional<ReplyShape> reply_shape_from_string(std::string_view name) {
    const auto* const row =
        std::find_if(names.begin(), names.end(), [name](const auto& r) { return r.second == name; });
    return row == names.end() ? std::nullopt : std::optional(row->first);
}

}  // namespace gmat_copilot::drafting
