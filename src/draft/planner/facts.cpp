#include "draft/planner/facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gmat_copilot::drafting::planner {

void Facts::set(Element element, double value, Words words) {
    const auto [place, fresh] = elements.try_emplace(element, Stated{value, words});
    if (!fresh && std::abs(place->second.value - value) > 1e-9 * std::max(1.0, std::abs(value))) {
        problem(words, "contradicts what was said before");
    }
}

void Facts::assume(std::string sentence) {
    if (std::ranges::find(assumptions, sentence) == assumptions.end()) {
        assumptions.push_back(std::move(sentence));
    }
}

std::string_view event_name(Event event) {
    constexpr std::array<std::string_view, 5> names{"apogee", "perigee", "ascending node", "descending node",
                                                    "equator crossing"};
    return names.at(static_cast<std::size_t>(event));
}

}  // namespace gmat_copilot::drafting::planner
