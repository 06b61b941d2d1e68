// The spacecraft and the start of its flight: name, mass, epoch.
#include <array>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

void name(Facts& facts, const Match& match) {
    const Capture& word = *match.find("n");
    if (facts.name && facts.name->value != word.text) {
        facts.problem(words_of(match), "a second name for the spacecraft");
        return;
    }
    facts.name = Said<std::string>{word.text, words_of(match)};
}

void mass(Facts& facts, const Match& match) { facts.set(Element::dry_mass, match.value("v"), words_of(match)); }

void epoch(Facts& facts, const Match& match) {
    const Epoch& given = match.find("t")->epoch;
    if (facts.epoch &&
        (!(facts.epoch->value.date == given.date) || facts.epoch->value.second_of_day != given.second_of_day)) {
        facts.problem(words_of(match), "contradicts the epoch given before");
        return;
    }
    facts.epoch = Said<Epoch>{given, words_of(match)};
}

constexpr std::array rules{
    Rule{"[spacecraft|satellite] (named|called) ['|\"] <word:n> ['|\"]", name},
    Rule{"[with|whose] [spacecraft|satellite] name (is|=|:) ['|\"] <word:n> ['|\"]", name},
    Rule{"<mass:v> [dry mass|mass|spacecraft|satellite|craft|vehicle|cubesat|smallsat]", mass},
    Rule{"[start|starts|begin|beginning|begins] [at|on|from|with] [initial|start|starting] [epoch|date|time|start "
         "date|start time] "
         "[is|of|=|:|on|at|from] <date:t>",
         epoch},
};

}  // namespace

std::span<const Rule> spacecraft_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
