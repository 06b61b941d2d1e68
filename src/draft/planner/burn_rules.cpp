// Impulsive burns: "a 50 m/s prograde burn at apogee", "apply a delta-v of 0.1 km/s along the velocity", VNB
// components.
#include <algorithm>
#include <array>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

constexpr std::array<std::string_view, 6> directions{"prograde",   "retrograde", "normal",
                                                     "antinormal", "radial",     "inward"};

void burn(Facts& facts, const Match& match) {
    BurnFact fact;
    fact.words = words_of(match);
    for (const Capture& capture : match.captures) {
        if (capture.name == "dv") {
            if (fact.magnitude_km_s) {
                facts.problem({capture.begin, capture.end}, "a second magnitude for one burn");
                return;
            }
            fact.magnitude_km_s = capture.value;
        }
        if (capture.name == "vec") {
            fact.components_km_s = capture.vector;
            if (capture.dimension == Dimension::none) {
                facts.assume("burn components without a unit are in km/s");
            }
        }
        for (const std::string_view direction : directions) {
            if (capture.name == direction) {
                if (!fact.direction.empty() && fact.direction != direction) {
                    facts.problem(fact.words, "two directions for one burn");
                    return;
                }
                fact.direction = direction;
            }
        }
    }
    fact.at = event_of(match);
    fact.after = duration_of(match);
    const auto places = std::ranges::count_if(match.captures, [](const Capture& c) { return c.name == "place"; });
    if (!fact.magnitude_km_s && fact.components_km_s.empty()) {
        facts.problem(fact.words, "a burn needs its size, for example 50 m/s");
        return;
    }
    if (places > 1) {
        facts.problem(fact.words, "a burn happens at one place, or after one time");
        return;
    }
    facts.steps.emplace_back(std::move(fact));
}

constexpr std::array rules{
    Rule{"[{when} [,]] {do} ({burnpart})* {burn} ({burnpart}|{burn})*", burn},
    Rule{"[{when} [,]] (burn|perform|apply|execute|accelerate|decelerate !retrograde|brake !retrograde) [by|with] "
         "<speed:dv> "
         "({burnpart}|{burn})*",
         burn},
};

}  // namespace

std::span<const Rule> burn_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
