// The state that the grammar's rules are run with: the growing array of nodes. Internal to src/script.
//
// A rule that stands for a node reserves it when it starts, fills it when it matches, and takes it and all after it
// back when it does not: no node is ever allocated on its own. A fold ("a - b - c") notes a mark for each thing that
// wraps what came before; when it is complete, the wrapping nodes are put in front, outermost first, in one move.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "node_buffer.hpp"
#include "script/tree.hpp"

namespace gmat_copilot::script::detail {

/// Operators and calls allowed in one statement: bounds the depth of its tree, which others descend by recursion.
inline constexpr std::uint32_t max_folds = 5000;

struct Mark {
    NodeKind kind;
    Op op;
    std::uint32_t end;    ///< where the wrapping node ends
    std::uint32_t count;  ///< nodes that existed when it was complete
};

class Builder {
  public:
    explicit Builder(std::size_t text_size) : nodes_(std::max<std::size_t>(text_size / 4, 64)) {}

    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(nodes_.size()); }
    [[nodiscard]] std::uint32_t mark_count() const { return static_cast<std::uint32_t>(marks_.size()); }

    std::uint32_t open(NodeKind kind, std::uint32_t begin) {
        nodes_.push_back(Node{kind, Op::none, begin, begin, 1});
        return count() - 1;
    }
    void close(std::uint32_t index, std::uint32_t end) {
        nodes_[index].end = end;
        nodes_[index].size = count() - index;
    }
    void set_last_op(Op op) { nodes_[nodes_.size() - 1].op = op; }

    std::uint32_t open_mark(NodeKind kind) {
        marks_.push_back({kind, Op::none, 0, 0});
        return mark_count() - 1;
    }
    void close_mark(std::uint32_t index, std::uint32_t end) {
        marks_[index].end = end;
        marks_[index].count = count();
    }
    void set_mark_op(Op op) { marks_.back().op = op; }
    void set_mark_kind(NodeKind kind) { marks_.back().kind = kind; }

    /// Wraps the nodes from `first` on in one node per mark from `first_mark` on.
    void fold(std::uint32_t first, std::uint32_t first_mark, std::uint32_t begin);

    void back_to(std::uint32_t count, std::uint32_t marks) {
        nodes_.resize(count);
        marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(marks), marks_.end());
    }

    /// The nodes, once all is read.
    [[nodiscard]] NodeBuffer take() {
        nodes_.shrink_to_fit();
        return std::move(nodes_);
    }

    int depth = 0;                    ///< brackets open
    std::uint32_t folds = 0;          ///< operators and calls seen in this statement
    bool too_deep = false;            ///< a limit was hit in this statement: no more brackets are entered
    std::uint32_t statement_end = 0;  ///< where the statement just read ends, without ";" and blanks
    std::uint32_t furthest = 0;       ///< used when a broken line is traced: how far any rule came

  private:
    NodeBuffer nodes_;
    std::vector<Mark> marks_;
};

inline void Builder::fold(std::uint32_t first, std::uint32_t first_mark, std::uint32_t begin) {
    const std::uint32_t wraps = mark_count() - first_mark;
    if (wraps == 0) {
        return;
    }
    const std::size_t wrapped = nodes_.size() - first;
    nodes_.resize(nodes_.size() + wraps);
    std::move_backward(nodes_.begin() + first, nodes_.begin() + first + wrapped, nodes_.end());
    for (std::uint32_t i = 0; i < wraps; ++i) {
        const Mark& mark = marks_[first_mark + i];
        nodes_[first + (wraps - 1 - i)] = Node{mark.kind, mark.op, begin, mark.end, mark.count - first + i + 1};
    }
    marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(first_mark), marks_.end());
}

}  // namespace gmat_copilot::script::detail
