// Reports: what, and when. "report the altitude before and after the burn", "print latitude and longitude every 60
// seconds".
#include <array>

#include "draft/planner/rules.hpp"

namespace gmat_copilot::drafting::planner {

namespace {

void read_when(ReportFact& fact, const Match& match) {
    const bool both = match.has("both_sides");
    fact.before = fact.before || both || match.has("before");
    fact.after = fact.after || both || match.has("after");
    fact.at_each_burn = fact.at_each_burn || match.has("each");
    fact.at_start = fact.at_start || match.has("at_start");
    fact.at_end = fact.at_end || match.has("at_end");
    fact.throughout = fact.throughout || match.has("throughout") || match.has("every");
    fact.cadence_s = match.has("every") ? match.value("every") : fact.cadence_s;
}

void report(Facts& facts, const Match& match) {
    ReportFact fact;
    fact.words = words_of(match);
    fact.parameters = match.find("what")->parameters;
    read_when(fact, match);
    fact.at = event_of(match);
    fact.after_time = duration_of(match);
    facts.steps.emplace_back(std::move(fact));
}

/// "... every minute", parted from its report by other words: "report the altitude of a 500 km orbit every minute".
void late_when(Facts& facts, const Match& match) {
    for (auto step = facts.steps.rbegin(); step != facts.steps.rend(); ++step) {
        if (auto* report = std::get_if<ReportFact>(&*step)) {
            read_when(*report, match);
            return;
        }
    }
    facts.problem(words_of(match), "what shall be reported then?");
}

constexpr std::array rules{
    Rule{"[{report_when}] [,] {report_verb} [both] [{report_when}] [value of|values of|current|osculating] "
         "<params:what> "
         "[of [craft|spacecraft|satellite|orbit|it]] [[,|and|both] {report_when}] [[,|and] {report_when}]",
         report},
    Rule{"(before and after !both_sides [{deed}]|before !before {deed}|after !after {deed}|{report_steadily}|"
         "[at] [very] end [of ({craft}|mission|flight|propagate|simulate|day|run)] !at_end)",
         late_when},
};

}  // namespace

std::span<const Rule> report_rules() { return rules; }

}  // namespace gmat_copilot::drafting::planner
