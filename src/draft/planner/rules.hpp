// The phrases the planner understands, as tables: one file a family.
//
// At each place of the request the longest matching phrase wins; of equally long ones the earlier in the table. Adding
// a phrase is adding a row.
#pragma once

#include <span>
#include <string_view>

#include "draft/planner/facts.hpp"

namespace gmat_copilot::drafting::planner {

enum class Family { orbit, spacecraft, forces, sequence, output };

struct Rule {
    std::string_view pattern;
    void (*apply)(Facts& facts, const Match& match);
    bool only_after_orbit = false;  ///< counts only right behind words about the orbit: "circular orbit at 500 km"
};

[[nodiscard]] std::span<const Rule> orbit_rules();
[[nodiscard]] std::span<const Rule> element_rules();
[[nodiscard]] std::span<const Rule> spacecraft_rules();
[[nodiscard]] std::span<const Rule> force_rules();
[[nodiscard]] std::span<const Rule> coast_rules();
[[nodiscard]] std::span<const Rule> burn_rules();
[[nodiscard]] std::span<const Rule> transfer_rules();
[[nodiscard]] std::span<const Rule> report_rules();
[[nodiscard]] std::span<const Rule> plot_rules();

[[nodiscard]] inline Words words_of(const Match& match) { return {match.begin, match.end}; }

/// The event a {point} macro marked; null when the match has none.
[[nodiscard]] std::optional<Event> event_of(const Match& match);
/// The duration a {dur} macro captured; null when the match has none.
[[nodiscard]] std::optional<Until> duration_of(const Match& match);

}  // namespace gmat_copilot::drafting::planner
