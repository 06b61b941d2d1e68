// The commands of a script by their words, so that a rule looks only at those it is about.
#pragma once

#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "script/tree.hpp"

namespace gmat_copilot::lint {

class Commands {
  public:
    explicit Commands(const script::Tree& tree);

    /// Those of a keyword, in text order. Broken statements and assignments have none.
    [[nodiscard]] std::span<const script::Statement* const> of(std::string_view keyword) const;
    /// All of them, in text order.
    [[nodiscard]] std::span<const script::Statement* const> all() const { return all_; }

  private:
    std::vector<const script::Statement*> all_;
    std::unordered_map<std::string_view, std::vector<const script::Statement*>> by_keyword_;
};

}  // namespace gmat_copilot::lint
