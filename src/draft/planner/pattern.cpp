#include "draft/planner/pattern.hpp"

#include <algorithm>

#include "draft/planner/pattern_node.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr std::size_t most_ways = 128;
constexpr int most_rounds = 12;  ///< of a repetition: no phrase has more parts

/// One way to have matched so far.
struct Way {
    std::size_t at = 0;
    std::vector<Capture> captures;
};
using Ways = std::vector<Way>;

class Matcher {
  public:
    explicit Matcher(const std::vector<Token>& tokens) : tokens_(tokens) {}

    /// The first node works on `start` itself: most alternatives fail there, and a copy of its captures would cost
    /// more.
    Ways sequence(const std::vector<PatternNode>& nodes, const Way& start) const {
        if (nodes.empty()) {
            return {start};
        }
        Ways ways = step(nodes.front(), start);
        for (std::size_t i = 1; i < nodes.size() && !ways.empty(); ++i) {
            Ways next;
            for (const Way& way : ways) {
                append(next, step(nodes[i], way));
            }
            ways = std::move(next);
        }
        return ways;
    }

  private:
    static void append(Ways& to, Ways from) {
        for (Way& way : from) {
            const bool known = std::any_of(to.begin(), to.end(), [&](const Way& other) {
                return other.at == way.at && other.captures.size() == way.captures.size();
            });
            if (!known && to.size() < most_ways) {
                to.push_back(std::move(way));
            }
        }
    }

    Ways any(const std::vector<std::vector<PatternNode>>& alternatives, const Way& way) const {
        Ways out;
        for (const auto& alternative : alternatives) {
            append(out, sequence(alternative, way));
        }
        return out;
    }

    Ways step(const PatternNode& node, const Way& way) const {
        switch (node.type) {
            case NodeType::literal: {
                const bool fits = way.at < tokens_.size() && tokens_[way.at].text == node.text;
                return fits ? Ways{{way.at + 1, way.captures}} : Ways{};
            }
            case NodeType::mark: {
                Way marked = way;
                Capture& mark = marked.captures.emplace_back();
                mark.name = node.name;
                mark.begin = mark.end = way.at;
                return {marked};
            }
            case NodeType::slot: return slot(node, way);
            case NodeType::choice: return any(node.alternatives, way);
            case NodeType::optional_choice: {
                Ways out = any(node.alternatives, way);
                append(out, {way});
                return out;
            }
            case NodeType::ahead: return any(node.alternatives, way).empty() ? Ways{} : Ways{way};
            case NodeType::repeat: return repeat(node, way);
        }
        return {};
    }

    Ways slot(const PatternNode& node, const Way& way) const {
        auto capture = read_slot(node.text, tokens_, way.at);
        if (!capture) {
            return {};
        }
        capture->name = node.name;
        capture->begin = way.at;
        Way next{capture->end, way.captures};
        next.captures.push_back(std::move(*capture));
        return {next};
    }

    /// Greedy: of each round only what got furthest goes on.
    Ways repeat(const PatternNode& node, const Way& way) const {
        Ways out{way};
        Way current = way;
        for (int rounds = 0; rounds < most_rounds; ++rounds) {
            Ways round = any(node.alternatives, current);
            const auto furthest =
                std::max_element(round.begin(), round.end(), [](const Way& a, const Way& b) { return a.at < b.at; });
            if (furthest == round.end() || furthest->at <= current.at) {
                break;
            }
            current = *furthest;
            out.push_back(current);
        }
        std::reverse(out.begin(), out.end());
        return out;
    }

    const std::vector<Token>& tokens_;
};

}  // namespace

const Capture* Match::find(std::string_view name) const {
    const auto found = std::find_if(captures.begin(), captures.end(), [&](const Capture& c) { return c.name == name; });
    return found == captures.end() ? nullptr : &*found;
}

Pattern::Pattern(std::string_view text) : nodes_(compile_pattern(text)), beginnings_(beginnings_of(nodes_)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Match Pattern::match(const std::vector<Token>& tokens, std::size_t at) const {
    if (!beginnings_.anything && !std::ranges::binary_search(beginnings_.words, tokens[at].text)) {
        return {at, at, {}};
    }
    Ways ways = Matcher(tokens).sequence(nodes_, {at, {}});
    Match best{at, at, {}};
    for (Way& way : ways) {
        if (way.at > best.end) {
            best = {at, way.at, std::move(way.captures)};
        }
    }
    return best;
}

}  // namespace gmat_copilot::drafting::planner
