// Taking the script out of a reply. Models answer in many shapes; each shape is one small step below, tried in order.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "draft/likeness.hpp"
#include "draft/prompt.hpp"
#include "draft/reply_blocks.hpp"
#include "model/model.hpp"

namespace gmat_copilot::drafting {

namespace {

constexpr std::string_view cut_off = "the reply was cut off at the token limit before the script ended";
constexpr std::string_view is_a_diff = "the reply is a diff, not a whole script";
constexpr std::string_view no_script = "the reply holds no GMAT script";

Extraction problem(ReplyShape shape, std::string_view what) { return {{}, std::string(what), shape}; }
Extraction truncated_reply() { return problem(ReplyShape::truncated, cut_off); }

/// How models begin when they decline; in lower case.
constexpr std::array refusals = {
    "i can't",     "i cannot",    "i can not",        "i'm sorry",    "i am sorry",     "i'm unable",
    "i am unable", "i won't",     "i will not",       "i'm not able", "i am not able",  "sorry, ",
    "i apologize", "i apologise", "unfortunately, i", "as an ai",     "i must decline", "i have to decline"};

/// Whether the first words of a reply without a script decline the task.
bool is_refusal(std::string_view text) {
    constexpr std::size_t first_words = 400;
    std::string start;
    for (std::size_t i = 0; i < text.size() && start.size() < first_words; ++i) {
        constexpr std::string_view curly_apostrophe = "\xE2\x80\x99";
        if (text.substr(i, curly_apostrophe.size()) == curly_apostrophe) {
            start += '\'';
            i += curly_apostrophe.size() - 1;
        } else {
            start += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        }
    }
    return std::any_of(refusals.begin(), refusals.end(),
                       [&start](std::string_view words) { return start.find(words) != std::string::npos; });
}

Extraction without_script(std::string_view text) {
    return is_refusal(text) ? problem(ReplyShape::refusal, "the model declines to write the script")
                            : problem(ReplyShape::no_script, no_script);
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos; }

bool is_binary(std::string_view text) {
    std::size_t controls = 0;
    for (const char c : text) {
        if (c == '\0') {
            return true;
        }
        const auto byte = static_cast<unsigned char>(c);
        controls += byte < 0x20U && std::string_view("\t\n\r\f\v").find(c) == std::string_view::npos ? 1U : 0U;
    }
    return controls * 100 > text.size();
}

/// LF line ends, no byte-order mark, and without the thinking that some models put before their answer.
std::string normalised(std::string_view reply) {
    std::string text;
    text.reserve(reply.size());
    for (const char c : reply) {
        if (c == '\n') {
            text.erase(text.find_last_not_of('\r') + 1);  // some replies were turned into Windows line ends twice
        }
        text += c;
    }
    text.erase(text.find_last_not_of('\r') + 1);
    if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) {
        text.erase(0, 3);
    }
    constexpr std::string_view thought_begin = "<think>";
    constexpr std::string_view thought_end = "</think>";
    const std::size_t first = std::min(text.find_first_not_of(" \n"), text.size());
    if (const std::size_t end = text.find(thought_end);
        text.compare(first, thought_begin.size(), thought_begin) == 0 && end != std::string::npos) {
        text.erase(0, end + thought_end.size());
    }
    return text;
}

/// The script in {"script": "..."}; null when the text is not such an object.
std::optional<std::string> script_in_json(std::string_view text) {
    constexpr std::array keys = {"script", "gmat", "code"};
    constexpr int deepest = 64;
    using Json = nlohmann::json;
    const std::size_t first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos || text[first] != '{') {
        return std::nullopt;
    }
    bool too_deep = false;
    const auto shallow = [&too_deep](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > deepest;
        return depth <= 1 && !too_deep;  // what is nested deeper is dropped while it is read
    };
    const Json object = Json::parse(text, shallow, false);
    if (too_deep || !object.is_object()) {
        return std::nullopt;
    }
    for (const char* key : keys) {
        if (const auto found = object.find(key); found != object.end() && found->is_string()) {
            return found->get<std::string>();
        }
    }
    return std::nullopt;
}

bool may_hold_script(const Block& block) { return block.tag != "json" && block.tag != "diff" && block.tag != "patch"; }

/// The longest block that looks like a script; else the one block that calls itself GMAT.
const Block* best_block(const std::vector<Block>& blocks) {
    const Block* best = nullptr;
    for (const Block& block : blocks) {
        if (may_hold_script(block) && !looks_like_diff(block.content) && looks_like_script(block.content) &&
            (best == nullptr || block.content.size() >= best->content.size())) {
            best = &block;
        }
    }
    if (best != nullptr) {
        return best;
    }
    const auto is_gmat = [](const Block& block) {
        return block.tag == "gmat" && !is_blank(block.content) && !looks_like_diff(block.content);
    };
    const auto found = std::find_if(blocks.begin(), blocks.end(), is_gmat);
    return found == blocks.end() ? nullptr : &*found;
}

std::size_t scripts_among(const std::vector<Block>& blocks) {
    return static_cast<std::size_t>(std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
        return may_hold_script(block) && !is_blank(block.content);
    }));
}

Extraction from_blocks(const std::vector<Block>& blocks, std::string_view text, bool truncated) {
    for (const Block& block : blocks) {
        if (auto script = script_in_json(block.content); script && !is_blank(*script)) {
            return {normalised(*script), {}, ReplyShape::json};
        }
    }
    if (const Block* best = best_block(blocks)) {
        const ReplyShape shape = scripts_among(blocks) > 1 ? ReplyShape::several_fenced : ReplyShape::fenced;
        return truncated && !best->closed ? truncated_reply() : Extraction{best->content, {}, shape};
    }
    const auto is_diff = [](const Block& block) {
        return block.tag == "diff" || block.tag == "patch" || looks_like_diff(block.content);
    };
    if (std::any_of(blocks.begin(), blocks.end(), is_diff)) {
        return problem(ReplyShape::diff, is_a_diff);
    }
    if (std::all_of(blocks.begin(), blocks.end(), [](const Block& block) { return is_blank(block.content); })) {
        return truncated ? truncated_reply() : problem(ReplyShape::empty, "the fenced block of the reply is empty");
    }
    return truncated && !blocks.back().closed ? truncated_reply() : without_script(text);
}

/// A script without fences: the prose before and after it is left out.
Extraction from_bare_text(std::string_view text, bool truncated, bool in_json) {
    std::vector<std::string_view> lines = lines_of(text);
    const auto outside = [](std::string_view line) { return is_blank(line) || is_prose_line(line); };
    const auto first = std::find_if_not(lines.begin(), lines.end(), outside);
    const auto last = std::find_if_not(lines.rbegin(), std::make_reverse_iterator(first), outside).base();
    std::string script;
    for (auto line = first; line < last; ++line) {
        script += *line;
        script += '\n';
    }
    if (looks_like_diff(text)) {
        return problem(ReplyShape::diff, is_a_diff);
    }
    if (script.empty() || !looks_like_script(script)) {
        return truncated ? truncated_reply() : without_script(text);
    }
    return truncated ? truncated_reply()
                     : Extraction{std::move(script), {}, in_json ? ReplyShape::json : ReplyShape::bare};
}

}  // namespace

Extraction extract(std::string_view reply, bool truncated) {
    if (reply.size() > model::max_reply_bytes) {
        return problem(ReplyShape::too_large, "the reply is larger than a script may be");
    }
    if (is_blank(reply)) {
        return truncated ? truncated_reply() : problem(ReplyShape::empty, "the reply is empty");
    }
    if (is_binary(reply)) {
        return problem(ReplyShape::binary, "the reply holds binary data");
    }
    std::string text = normalised(reply);
    bool in_json = false;
    if (const auto script = script_in_json(text)) {
        if (is_blank(*script)) {
            return problem(ReplyShape::empty, "the script in the reply is empty");
        }
        if (is_binary(*script)) {
            return problem(ReplyShape::binary, "the reply holds binary data");
        }
        text = normalised(*script);
        in_json = true;
    }
    const std::vector<Block> blocks = fenced_blocks(text);
    Extraction extraction =
        blocks.empty() ? from_bare_text(text, truncated, in_json) : from_blocks(blocks, text, truncated);
    if (in_json && extraction.ok()) {
        extraction.shape = ReplyShape::json;
    }
    return extraction;
}

}  // namespace gmat_copilot::drafting
