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
    explicit Builder(std::size_t text_size) : nodes_(std::max<std::size_t>(text_size / 8, 64)) {}

    [[nodiscard]] std::uint32_t count() const { return count_; }
    [[nodiscard]] std::uint32_t mark_count() const { return static_cast<std::uint32_t>(marks_.size()); }

    std::uint32_t open(NodeKind kind, std::uint32_t begin) {
        if (count_ == nodes_.size()) {
            nodes_.resize(nodes_.size() * 2);
        }
        nodes_[count_] = Node{kind, Op::none, begin, begin, 1};
        return count_++;
    }
    void close(std::uint32_t index, std::uint32_t end) {
        nodes_[index].end = end;
        nodes_[index].size = count_ - index;
    }
    void set_last_op(Op op) { nodes_[count_ - 1].op = op; }

    std::uint32_t open_mark(NodeKind kind) {
        marks_.push_back({kind, Op::none, 0, 0});
        return mark_count() - 1;
    }
    void close_mark(std::uint32_t index, std::uint32_t end) {
        marks_[index].end = end;
        marks_[index].count = count_;
    }
    void set_mark_op(Op op) { marks_.back().op = op; }
    void set_mark_kind(NodeKind kind) { marks_.back().kind = kind; }

    /// Wraps the nodes from `first` on in one node per mark from `first_mark` on.
    void fold(std::uint32_t first, std::uint32_t first_mark, std::uint32_t begin);

    void back_to(std::uint32_t count, std::uint32_t marks) {
        count_ = count;
        marks_.resize(marks);
    }

    /// The nodes, once all is read.
    [[nodiscard]] std::vector<Node> take() {
        nodes_.resize(count_);
        return std::move(nodes_);
    }

    int depth = 0;                    ///< brackets open
    std::uint32_t folds = 0;          ///< operators and calls seen in this statement
    bool too_deep = false;            ///< a limit was hit in this statement: no more brackets are entered
    std::uint32_t statement_end = 0;  ///< where the statement just read ends, without ";" and blanks
    std::uint32_t furthest = 0;       ///< used when a broken line is traced: how far any rule came

  private:
    std::vector<Node> nodes_;
    std::vector<Mark> marks_;
    std::uint32_t count_ = 0;
};

inline void Builder::fold(std::uint32_t first, std::uint32_t first_mark, std::uint32_t begin) {
    const std::uint32_t wraps = mark_count() - first_mark;
    if (wraps == 0) {
        return;
    }
    if (nodes_.size() < std::size_t{count_} + wraps) {
        nodes_.resize(std::max<std::size_t>(nodes_.size() * 2, std::size_t{count_} + wraps));
    }
    const auto at = nodes_.begin() + static_cast<std::ptrdiff_t>(first);
    const auto end = nodes_.begin() + static_cast<std::ptrdiff_t>(count_);
    std::move_backward(at, end, end + static_cast<std::ptrdiff_t>(wraps));
    for (std::uint32_t i = 0; i < wraps; ++i) {
        const Mark& mark = marks_[first_mark + i];
        nodes_[first + (wraps - 1 - i)] = Node{mark.kind, mark.op, begin, mark.end, mark.count - first + i + 1};
    }
    count_ += wraps;
    marks_.resize(first_mark);
}

}  // namespace gmat_copilot::script::detail
