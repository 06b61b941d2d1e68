// The orbital elements of a Spacecraft, and which state types contain them: GMAT takes the type of a state from the
// elements a script sets, and refuses elements of two types before the mission sequence.
#pragma once

#include <string_view>
#include <vector>

namespace gmat_copilot::lint {

/// The state types that contain an element, in the order in which GMAT considers them; empty when it is no element.
[[nodiscard]] const std::vector<std::string_view>& state_types_of(std::string_view element);

/// Follows the elements of one spacecraft as GMAT R2026a does (Spacecraft::SetPossibleInputTypes in its source).
class StateTypeGuess {
  public:
    /// False when GMAT would refuse the element after those seen before.
    bool take(std::string_view element);
    /// The one type that is left, or empty.
    [[nodiscard]] std::string_view settled() const { return unique_ ? possible_.front() : std::string_view{}; }

  private:
    std::vector<std::string_view> possible_;
    bool unique_ = false;
};

}  // namespace gmat_copilot::lint
