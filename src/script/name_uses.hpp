// How often a script names something: the evidence that tells a slip of the pen from a name that is meant.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "script/tree.hpp"

namespace gmat_copilot::script {

/// Counts lines, outside comments, that name a thing by its first part: "Sat" in "Sat.SMA = 7000", not "SMA". Keeps
/// views into the tree's text. Linear in the text, and only once it is asked.
class NameUses {
  public:
    explicit NameUses(const Tree& tree) : text_(tree.source().text()) {}
    [[nodiscard]] std::uint32_t lines_naming(std::string_view name) const;

  private:
    struct Use {
        std::uint32_t lines = 0;
        std::uint32_t last_line = 0;
    };
    void count() const;

    std::string_view text_;
    mutable std::unordered_map<std::string_view, Use> uses_;
    mutable bool counted_ = false;
};

}  // namespace gmat_copilot::script
