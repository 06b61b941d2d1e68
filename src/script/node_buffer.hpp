// The array of nodes while it grows and after. Internal to src/script.
//
// A std::vector would clear what it adds and copy what it has, which for a long script is most of the time spent; nodes
// are plain bytes, so realloc() serves: the C library moves large blocks by moving pages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

#include "script/tree.hpp"

namespace gmat_copilot::script::detail {

class NodeBuffer {
  public:
    NodeBuffer() = default;
    explicit NodeBuffer(std::size_t capacity) { reserve(capacity); }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Node& operator[](std::size_t index) { return nodes_.get()[index]; }
    [[nodiscard]] const Node& operator[](std::size_t index) const { return nodes_.get()[index]; }
    [[nodiscard]] Node* begin() { return nodes_.get(); }
    [[nodiscard]] Node* end() { return nodes_.get() + size_; }
    [[nodiscard]] const Node* begin() const { return nodes_.get(); }
    [[nodiscard]] const Node* end() const { return nodes_.get() + size_; }

    void push_back(const Node& node) {
        if (size_ == capacity_) {
            reserve(2 * capacity_ + 1);
        }
        nodes_.get()[size_++] = node;
    }
    /// Sets the size; what is added has no value yet.
    void resize(std::size_t size) {
        if (size > capacity_) {
            reserve(size > 2 * capacity_ ? size : 2 * capacity_);
        }
        size_ = size;
    }
    void shrink_to_fit() {
        if (size_ > 0 && size_ < capacity_) {
            reserve(size_);
        }
    }

  private:
    struct Free {
        void operator()(Node* nodes) const { std::free(nodes); }  // NOLINT(cppcoreguidelines-no-malloc)
    };
    static_assert(std::is_trivially_copyable_v<Node>);

    void reserve(std::size_t capacity) {
        // NOLINTNEXTLINE(cppcoreguidelines-no-malloc)
        void* const moved = std::realloc(nodes_.get(), capacity * sizeof(Node));
        if (moved == nullptr) {
            throw std::bad_alloc();
        }
        static_cast<void>(nodes_.release());
        nodes_.reset(static_cast<Node*>(moved));
        capacity_ = capacity;
    }

    std::unique_ptr<Node, Free> nodes_;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

}  // namespace gmat_copilot::script::detail
