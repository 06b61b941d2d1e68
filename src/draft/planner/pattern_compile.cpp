#include <algorithm>
#include <stdexcept>

#include "draft/planner/pattern_node.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

class Compiler {
  public:
    explicit Compiler(std::string_view text) : text_(expand_macros(text)) {}

    std::vector<PatternNode> sequence(bool top) {
        std::vector<PatternNode> out;
        while (true) {
            skip_blanks();
            if (at_ >= text_.size()) {
                require(top);
                return out;
            }
            const char c = text_[at_];
            if (c == '|' || c == ')' || c == ']') {
                require(!top);
                return out;
            }
            out.push_back(item());
        }
    }

  private:
    void require(bool holds) const {
        if (!holds) {
            throw std::logic_error("malformed pattern: " + text_);
        }
    }
    void skip_blanks() {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
        }
    }
    std::string word() {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            at_ += 2;
            return text_.substr(at_ - 1, 1);
        }
        const std::size_t from = at_;
        at_ = std::min(text_.find_first_of(" |()[]<>*!&{}", at_), text_.size());
        require(at_ > from);
        return text_.substr(from, at_ - from);
    }

    PatternNode item() {
        PatternNode node;
        const char c = text_[at_];
        if (c == '[' || c == '(' || c == '&') {
            at_ += c == '&' ? 2U : 1U;
            node.type = c == '[' ? NodeType::optional_choice : c == '(' ? NodeType::choice : NodeType::ahead;
            group(node, c == '[' ? ']' : ')');
            if (at_ < text_.size() && text_[at_] == '*') {
                ++at_;
                node.type = NodeType::repeat;
            }
        } else if (c == '<') {
            const std::size_t close = text_.find('>', at_);
            const std::size_t colon = text_.find(':', at_);
            require(close != std::string::npos && colon < close);
            node.type = NodeType::slot;
            node.text = text_.substr(at_ + 1, colon - at_ - 1);
            node.name = text_.substr(colon + 1, close - colon - 1);
            at_ = close + 1;
        } else if (c == '!') {
            ++at_;
            node.type = NodeType::mark;
            node.name = word();
        } else {
            node.text = word();
        }
        return node;
    }

    void group(PatternNode& node, char closing) {
        while (true) {
            node.alternatives.push_back(sequence(false));
            require(at_ < text_.size());
            const char c = text_[at_++];
            if (c == closing) {
                return;
            }
            require(c == '|');
        }
    }

    std::string text_;
    std::size_t at_ = 0;
};

/// Adds what a sequence may begin with; true when it may match nothing at all.
bool add_beginnings(const std::vector<PatternNode>& nodes, Beginnings& out) {
    for (const PatternNode& node : nodes) {
        bool empty = node.type == NodeType::optional_choice || node.type == NodeType::repeat ||
                     node.type == NodeType::mark || node.type == NodeType::ahead;
        if (node.type == NodeType::literal) {
            out.words.push_back(node.text);
        } else if (node.type == NodeType::slot) {
            out.anything = true;
        } else if (node.type != NodeType::ahead) {
            for (const auto& alternative : node.alternatives) {
                empty = add_beginnings(alternative, out) || empty;
            }
        }
        if (!empty) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::vector<PatternNode> compile_pattern(std::string_view text) { return Compiler(text).sequence(true); }

Beginnings beginnings_of(const std::vector<PatternNode>& nodes) {
    Beginnings out;
    out.anything = add_beginnings(nodes, out) || out.anything;
    std::ranges::sort(out.words);
    out.words.erase(std::ranges::unique(out.words).begin(), out.words.end());
    return out;
}

}  // namespace gmat_copilot::drafting::planner
