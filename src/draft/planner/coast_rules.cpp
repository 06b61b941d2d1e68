// Flying on: "propagate one day", "for 3 orbits", "coast to apogee", "until the altitude is 400 km".
#include <array>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

void add_coast(Facts& facts, const Match& match, const Until& until) {
    facts.propagate_verb.reset();
    facts.steps.emplace_back(CoastFact{until, words_of(match)});
}

void for_duration(Facts& facts, const Match& match) { add_coast(facts, match, *duration_of(match)); }
void until_event(Facts& facts, const Match& match) { add_coast(facts, match, UntilEvent{*event_of(match)}); }
void until_altitude(Facts& facts, const Match& match) { add_coast(facts, match, UntilAltitude{match.value("v")}); }
void until_radius(Facts& facts, const Match& match) { add_coast(facts, match, UntilRadius{match.value("v")}); }
void until_true_anomaly(Facts& facts, const Match& match) {
    add_coast(facts, match, UntilTrueAnomaly{match.value("v")});
}
void until_date(Facts& facts, const Match& match) { add_coast(facts, match, UntilDate{match.find("t")->epoch}); }
void at_event(Facts& facts, const Match& match) {
    facts.steps.emplace_back(PointFact{*event_of(match), words_of(match)});
}

/// "propagate" whose duration stands elsewhere: before it ("for one day propagate") or further on.
void verb_alone(Facts& facts, const Match& match) {
    const auto* coast = facts.steps.empty() ? nullptr : std::get_if<CoastFact>(&facts.steps.back());
    if (coast != nullptr && coast->words.end == match.begin) {
        return;
    }
    if (facts.propagate_verb) {
        facts.problem(*facts.propagate_verb, "for how long, or until when?");
    }
    facts.propagate_verb = words_of(match);
}

constexpr std::array rules{
    Rule{"({propagate}) {craft?} [forward|ahead|forwards] [for|over|through|during|by|across|in] "
         "[next|another|total of|period of|duration of|span of|further|additional|full|one full] {dur} [more|longer|in "
         "total]",
         for_duration},
    Rule{"(for|over|during|lasting|spanning|lasts|duration|duration of|duration :) "
         "[next|another|total of|period of|duration of|span of|further|additional|full|one full|=] {dur} "
         "[more|longer|in total|in duration]",
         for_duration},
    Rule{"{dur} [long|of|worth of] (propagate|coast|simulate|mission|coast phase|flight|arc|duration|drift)",
         for_duration},
    Rule{"{dur} in &([this|single] (orbit|circular|elliptical|leo|geo|low "
         "earth|polar|equatorial|sun|sso|molniya|geostationary|<len:size>))",
         for_duration},
    Rule{"(after|wait|wait for|wait until|following) [another|further|exactly] {dur}", for_duration},
    Rule{"{dur} (later|afterwards|elapse|pass)", for_duration},
    Rule{"[{propagate}] {craft?} [forward] [back] {until} [it|{craft}] [reach|is at|at|arrives at|passes|crosses|gets "
         "to|comes to] {point}",
         until_event},
    Rule{"(then|and|and then|then back) to {point}", until_event},
    Rule{"[{propagate}] {craft?} until [it|its|{craft}] [reach|reach an|is at|at|has|passes|crosses|descends to|climbs "
         "to|drops to] "
         "[altitude] [of|is|=|reach|falls to|drops to|equals|crosses|below|above] <len:v> [altitude]",
         until_altitude},
    Rule{"({propagate}) {craft?} to [altitude [of]] <len:v> [altitude]", until_altitude},
    Rule{"[{propagate}] {craft?} {until} [it|its|{craft}] [reach|is at|at|has] radius [of|is|=|reach|equals] <len:v>",
         until_radius},
    Rule{"[{propagate}] {craft?} {until} [it|its|{craft}] [reach|is at|at|has] (true anomaly|ta) "
         "[of|is|=|reach|equals] <angle:v>",
         until_true_anomaly},
    Rule{"[{propagate}] {craft?} (until|to|through|up to) [epoch|date] <date:t>", until_date},
    Rule{"(at|upon|on reach|upon reach|when at|once at|when it reach|once it reach) {point}", at_event},
    Rule{"(propagate|coast|fly|run|simulate) [forward] [this|its]", verb_alone},
};

}  // namespace

std::optional<Event> event_of(const Match& match) {
    constexpr std::array events{std::pair{"apogee", Event::apogee}, std::pair{"perigee", Event::perigee},
                                std::pair{"ascending_node", Event::ascending_node},
                                std::pair{"descending_node", Event::descending_node},
                                std::pair{"equator", Event::equator}};
    for (const auto& [mark, event] : events) {
        if (match.has(mark)) {
            return event;
        }
    }
    return std::nullopt;
}

std::optional<Until> duration_of(const Match& match) {
    if (const Capture* time = match.find("time")) {
        return ForDuration{time->value};
    }
    if (const Capture* revs = match.find("revs")) {
        return ForRevolutions{revs->value};
    }
    return std::nullopt;
}

std::span<const Rule> coast_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
